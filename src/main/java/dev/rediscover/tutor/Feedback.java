package dev.rediscover.tutor;

/**
 * Why an answer is not taken, or what to notice.
 *
 * @param kind where it comes from
 * @param id of the mistake that the author foresaw; {@code null} for the others
 * @param text one or more sentences for the learner
 */
public record Feedback(Kind kind, String id, String text) {
    /** Where feedback comes from. */
    public enum Kind {
        /** Nothing was typed. */
        EMPTY,
        /** The line cannot be split into words, or the answer cannot be read. */
        UNREADABLE,
        /** There is no such command, or it does not take so many arguments. */
        NOT_A_COMMAND,
        /** A command is forbidden or wanting, or there were too many. */
        GATE,
        /** A wrong answer that the author foresaw. */
        MISTAKE,
        /** The first concrete difference. */
        DIFFERENCE,
        /** Right on the data shown, wrong on other data. */
        COUNTEREXAMPLE,
        /** Nothing is wrong: something was reached, or is told to compare with. */
        REACHED
    }

    /** Whether it counts as a wrong attempt: slips of the keyboard do not. */
    public boolean countsAsAttempt() {
        return kind == Kind.GATE || kind == Kind.MISTAKE || kind == Kind.DIFFERENCE || kind == Kind.COUNTEREXAMPLE;
    }
}
