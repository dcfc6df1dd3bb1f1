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
 * @param joined whether it is sent together with the client's line before, without waiting for a reply
 */
public record Line(String text, String client, List<Bytes> words, long tickMillis, boolean joined) {
    /** The client that has no name: the learner's own. */
    public static final String YOU = "you";

    /** Stands between a client's name and a command that is sent together with the one before. */
    public static final String JOINED = ">> ";

    /** A line that is sent by itself. */
    public Line(String text, String client, List<Bytes> words, long tickMillis) {
        this(text, client, words, tickMillis, false);
    }

    /** Whether it moves the clock. */
    public boolean isTick() {
        return words.isEmpty();
    }

    /** Whether another client than the learner's runs it. */
    public boolean isOther() {
        return !client.equals(YOU);
    }

    /** The line as a learner would type it: {@code @bob PING} for another client, {@code bob>> PING} if joined. */
    public String typed() {
        return typed(text);
    }

    /** The same with another command. */
    public String typed(String other) {
        return joined ? client + JOINED + other : isOther() ? "@" + client + " " + other : other;
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
