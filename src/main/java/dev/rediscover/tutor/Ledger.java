package dev.rediscover.tutor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Predictions and how sure the learner was of them: how well the two go together, and what surprised most. */
public final class Ledger {
    private static final int MOST_SURPRISES = 3;

    private final List<Surprise> guesses;

    private Ledger(List<Surprise> guesses) {
        this.guesses = guesses;
    }

    /** What was predicted at {@code millis} (since 1970) or later. */
    public static Ledger since(Progress progress, long millis) {
        List<Surprise> later = new ArrayList<>();
        for (Surprise guess : progress.guesses()) {
            if (guess.millis() >= millis) {
                later.add(guess);
            }
        }
        return new Ledger(later);
    }

    /** How many predictions there were. */
    public int count() {
        return guesses.size();
    }

    /** How often the learner was sure. */
    public int sure() {
        return count(true, false);
    }

    /** How often the learner was sure, and right. */
    public int sureAndRight() {
        return count(true, true);
    }

    /** How often the learner was not sure. */
    public int unsure() {
        return count(false, false);
    }

    /** How often the learner was not sure, and right all the same. */
    public int unsureAndRight() {
        return count(false, true);
    }

    private int count(boolean sure, boolean right) {
        int count = 0;
        for (Surprise guess : guesses) {
            boolean counts = guess.confidence() >= Confidence.SURE == sure && (guess.hit() || !right);
            count += counts ? 1 : 0;
        }
        return count;
    }

    /** The misses that must have surprised most, at most three: those of which the learner was surest, latest first. */
    public List<Surprise> surprises() {
        List<Surprise> misses = new ArrayList<>();
        for (int i = guesses.size() - 1; i >= 0; i--) {
            if (!guesses.get(i).hit()) {
                misses.add(guesses.get(i));
            }
        }
        misses.sort(Comparator.comparingInt(Surprise::confidence).reversed());
        return List.copyOf(misses.subList(0, Math.min(MOST_SURPRISES, misses.size())));
    }

    /** How well sureness and rightness go together, in a sentence; empty if nothing was predicted. */
    public String calibration() {
        if (guesses.isEmpty()) {
            return "";
        }
        String first = sure() == 0
                ? "You were never sure of a prediction"
                : "When you were sure of a prediction, you were right " + of(sureAndRight(), sure());
        String rest = unsure() == 0 ? "" : "; when you were not, " + of(unsureAndRight(), unsure());
        return sure() == 0 ? first + "; you were right " + of(unsureAndRight(), unsure()) + "." : first + rest + ".";
    }

    private static String of(int right, int all) {
        return right + " of " + all + (all == 1 ? " time" : " times");
    }
}
