package dev.rediscover.tutor;

import java.util.List;

/**
 * Why a command got the reply it got.
 *
 * @param kind what sort of reason it is
 * @param because the reason, in a sentence
 * @param facts what the keys concerned are and how they came to be so, a sentence each
 * @param expects what the command wants; empty if that is not the point
 * @param ways how to go on
 */
public record Cause(Kind kind, String because, List<String> facts, String expects, List<Way> ways) {
    /** The sorts of reasons. */
    public enum Kind {
        WRONG_TYPE,
        TOO_FEW_WORDS,
        TOO_MANY_WORDS,
        UNKNOWN_COMMAND,
        UNKNOWN_SUBCOMMAND,
        NOT_BUILT,
        SYNTAX,
        NOT_A_NUMBER,
        OUT_OF_RANGE,
        NO_SUCH_KEY,
        EXPIRED,
        DELETED,
        NO_SUCH_FIELD,
        NO_SUCH_ELEMENT,
        ALREADY_THERE,
        CONDITION,
        NO_EXPIRY,
        WATCHED_KEY_CHANGED,
        BATCH_ABORTED,
        BATCH_ORDER,
        GROUP_EXISTS,
        NO_GROUP,
        OUT_OF_MEMORY,
        LISTENING,
        NO_PERMISSION,
        NOT_LOGGED_IN,
        WRONG_PASSWORD,
        RIGHTS,
        SCRIPT_UNREADABLE,
        SCRIPT_STOPPED,
        SCRIPT_CALL,
        OTHER_ERROR,
        NOTHING_SPECIAL
    }

    /**
     * One way on.
     *
     * @param line a command, with the learner's own names
     * @param purpose what it is good for, in a few words
     */
    public record Way(String line, String purpose) {}

    /** A copy of the parts. */
    public Cause {
        facts = List.copyOf(facts);
        ways = List.copyOf(ways);
    }

    /** Whether there is more to tell than the reply itself says. */
    public boolean isTelling() {
        return kind != Kind.OTHER_ERROR && kind != Kind.NOTHING_SPECIAL;
    }

    /** Whether there is more to tell than the names that are near a misspelt one. */
    public boolean tellsMoreThanNames() {
        return isTelling() && kind != Kind.UNKNOWN_COMMAND && kind != Kind.UNKNOWN_SUBCOMMAND;
    }
}
