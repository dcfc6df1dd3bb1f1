package dev.rediscover.shell;

import dev.rediscover.base.Bytes;

/** The number before a command that says how often to run it: {@code 5 INCR n}. */
final class Repeat {
    private static final int MOST_DIGITS = 9;

    private Repeat() {}

    /** Whether {@code word} is a number. */
    static boolean isCount(Bytes word) {
        int from = !word.isEmpty() && word.at(0) == '-' ? 1 : 0;
        for (int i = from; i < word.length(); i++) {
            if (word.at(i) < '0' || word.at(i) > '9') {
                return false;
            }
        }
        return word.length() > from && word.length() - from <= MOST_DIGITS;
    }

    static long count(Bytes word) {
        return Long.parseLong(word.latin1());
    }
}
