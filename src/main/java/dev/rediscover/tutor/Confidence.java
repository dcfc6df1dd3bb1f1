package dev.rediscover.tutor;

import java.util.Locale;

/** How sure a learner is of a prediction: 1 a guess, 2 thinks so, 3 sure. */
public final class Confidence {
    /** The number for somebody who is sure. */
    public static final int SURE = 3;

    /** What an empty line means. */
    private static final int USUAL = 2;

    /** The question, in a line. */
    public static final String QUESTION = "How sure? 1 guess, 2 think so, 3 sure (Enter: 2)";

    static final String WANTED = "How sure of it are you: 1, 2 or 3? Enter alone is 2; the word reset takes it back.";

    private Confidence() {}

    /** The number that a line means, 1 to 3; 0 if it means none. */
    static int read(String typed) {
        return switch (typed.strip().toLowerCase(Locale.ROOT)) {
            case "" -> USUAL;
            case "1", "guess" -> 1;
            case "2", "think so" -> 2;
            case "3", "sure" -> SURE;
            default -> 0;
        };
    }

    /** The word for a number: {@code a guess}, {@code you thought so}, {@code you were sure}. */
    public static String word(int confidence) {
        return confidence >= SURE ? "you were sure" : confidence == 2 ? "you thought so" : "a guess";
    }
}
