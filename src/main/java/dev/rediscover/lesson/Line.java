package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import java.util.List;

/**
 * One line of a lesson that runs: a command of some client, or a move of the clock.
 *
 * @param text the line as written, without the client
 * @param client who runs it: {@link #YOU}, or the name before {@code >}
 * @param words the command split into its words; empty for a move of the clock
 * @param tickMillis by how much the clock moves; 0 for a command
 */
public record Line(String text, String client, List<Bytes> words, long tickMillis) {
    /** The client that has no name: the learner's own. */
    public static final String YOU = "you";

    /** Whether it moves the clock. */
    public boolean isTick() {
        return words.isEmpty();
    }

    /** Whether another client than the learner's runs it. */
    public boolean isOther() {
        return !client.equals(YOU);
    }

    /** The line as a learner would type it: {@code @bob PING} for another client. */
    public String typed() {
        return isOther() ? "@" + client + " " + text : text;
    }

    /** Milliseconds of {@code 500ms}, {@code 61s}, {@code 5m}, {@code 2h}, {@code 1d}; 0 if it is none of these. */
    public static long duration(String text) {
        int unitAt = 0;
        while (unitAt < text.length() && text.charAt(unitAt) >= '0' && text.charAt(unitAt) <= '9') {
            unitAt++;
        }
        if (unitAt == 0 || unitAt > 9) {
            return 0;
        }
        long unit = switch (text.substring(unitAt)) {
            case "ms" -> 1;
            case "s", "" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 0;
        };
        return unit * Long.parseLong(text.substring(0, unitAt));
    }
}
