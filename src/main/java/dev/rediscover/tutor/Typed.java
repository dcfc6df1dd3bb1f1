package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import dev.rediscover.resp.CommandLine;
import java.util.List;

/** What a learner typed, read as a line that can be run, or what is wrong with it. */
record Typed(Line line, String problem) {
    /** Reads {@code CMD}, {@code @bob CMD}, {@code bob> CMD}, {@code bob>> CMD} and {@code :tick 61s}. */
    static Typed read(String text) {
        String rest = text.strip();
        int together = rest.indexOf(Line.JOINED);
        if (together > 0 && isName(rest.substring(0, together))) {
            Typed alone = read(rest.substring(together + Line.JOINED.length()));
            boolean command = alone.line() != null
                    && !alone.line().isTick()
                    && !alone.line().isOther();
            return command ? new Typed(joined(alone.line(), rest.substring(0, together)), null) : alone;
        }
        String client = Line.YOU;
        if (rest.startsWith("@") && rest.indexOf(' ') > 1) {
            client = rest.substring(1, rest.indexOf(' '));
            rest = rest.substring(rest.indexOf(' ')).strip();
        } else if (rest.indexOf("> ") > 0 && isName(rest.substring(0, rest.indexOf("> ")))) {
            client = rest.substring(0, rest.indexOf("> "));
            rest = rest.substring(rest.indexOf("> ") + 2).strip();
        }
        if (rest.startsWith(":tick")) {
            long millis = Line.duration(rest.substring(5).strip());
            return millis > 0
                    ? new Typed(new Line(rest, client, List.of(), millis), null)
                    : new Typed(null, "how long? Write :tick 61s, :tick 5m or :tick 2h");
        }
        CommandLine split = CommandLine.split(rest);
        if (!split.ok() || split.words().isEmpty()) {
            return new Typed(null, split.ok() ? "" : split.explanation());
        }
        return new Typed(new Line(rest, client, split.words(), 0), null);
    }

    private static Line joined(Line line, String client) {
        return new Line(line.text(), client, line.words(), 0, true);
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || i > 0 && (c >= '0' && c <= '9' || c == '-'))) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
