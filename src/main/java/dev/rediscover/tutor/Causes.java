package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import java.util.ArrayList;
import java.util.List;

/** Finds why a command got its reply: from the table of commands, the data, and what has happened in the session. */
public final class Causes {
    private static final int MOST_KEYS = 3;

    private Causes() {}

    /** The reason for the reply of {@code situation}. */
    public static Cause of(Situation situation) {
        Cause cause = situation.reply() instanceof Reply.Err error
                ? ErrorCauses.of(situation, error.text())
                : ReplyCauses.of(situation);
        return cause == null ? nothingSpecial(situation) : cause;
    }

    /** The keys that a command names; empty where they cannot be told. */
    static List<Bytes> keys(CommandSpec spec, List<Bytes> command) {
        List<Bytes> keys = new ArrayList<>();
        if (spec == null || !KeyPositions.hasKeys(spec)) {
            return keys;
        }
        try {
            for (int position : KeyPositions.of(spec, command)) {
                if (!keys.contains(command.get(position))) {
                    keys.add(command.get(position));
                }
            }
        } catch (KeyPositions.Unclear unclear) {
            return List.of(); // an incomplete line: its keys cannot be told
        }
        return keys;
    }

    /** What the keys of a command are, for the first few of them. */
    static List<String> facts(Situation situation) {
        List<String> facts = new ArrayList<>();
        List<Bytes> keys = keys(situation.spec(), situation.command());
        for (Bytes key : keys.subList(0, Math.min(MOST_KEYS, keys.size()))) {
            facts.addAll(situation.key(key).sentences());
        }
        return facts;
    }

    /** What a command wants, from the table. */
    static String expects(CommandSpec spec) {
        return spec == null ? "" : spec.syntaxText();
    }

    static Cause.Way help(CommandSpec spec) {
        return new Cause.Way("help " + spec.words(), "explains it with an example");
    }

    private static Cause nothingSpecial(Situation situation) {
        CommandSpec spec = situation.spec();
        boolean error = situation.reply().isError();
        List<Cause.Way> ways = new ArrayList<>();
        List<Bytes> keys = keys(spec, situation.command());
        if (!keys.isEmpty()) {
            ways.add(situation.key(keys.get(0)).reader());
        }
        if (spec != null) {
            ways.add(help(spec));
        }
        String because = error
                ? "Redis says what is wrong in the error itself."
                : Quoting.line(situation.command()) + " did what it says: " + (spec == null ? "" : summary(spec));
        Cause.Kind kind = error ? Cause.Kind.OTHER_ERROR : Cause.Kind.NOTHING_SPECIAL;
        return new Cause(kind, because, facts(situation), expects(spec), ways);
    }

    private static String summary(CommandSpec spec) {
        String text = spec.summary();
        return text.endsWith(".") ? text : text + ".";
    }
}
