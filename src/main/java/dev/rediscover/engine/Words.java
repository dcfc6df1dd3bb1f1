package dev.rediscover.engine;

import java.util.ArrayList;
import java.util.List;

/** Splits texts at blanks; without a regular expression, because every start of the program does it. */
final class Words {
    private Words() {}

    /** The words of {@code text}. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>(4);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(' ', at);
            if (end < 0) {
                end = text.length();
            }
            if (end > at) {
                words.add(text.substring(at, end));
            }
            at = end + 1;
        }
        return words;
    }
}
