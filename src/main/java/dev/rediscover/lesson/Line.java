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
}
