package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;

/** The scores from {@code min} to {@code max}, each end included or not; the ends may be infinite. */
public record ScoreRange(double min, boolean minExclusive, double max, boolean maxExclusive) {
    /** Every score. */
    public static final ScoreRange ALL =
            new ScoreRange(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    /**
     * The range that two arguments such as {@code (1.5} and {@code +inf} spell.
     *
     * @throws NotANumber when one of them is not a float
     */
    public static ScoreRange parse(Bytes min, Bytes max) {
        return new ScoreRange(number(min), isExclusive(min), number(max), isExclusive(max));
    }

    private static boolean isExclusive(Bytes bound) {
        return !bound.isEmpty() && bound.at(0) == '(';
    }

    private static double number(Bytes bound) {
        return Numbers.parseBound(bound, isExclusive(bound) ? 1 : 0);
    }

    /** Whether {@code score} is not below this range. */
    public boolean reaches(double score) {
        return minExclusive ? score > min : score >= min;
    }

    /** Whether {@code score} is not above this range. */
    public boolean admits(double score) {
        return maxExclusive ? score < max : score <= max;
    }

    public boolean contains(double score) {
        return reaches(score) && admits(score);
    }

    /** Whether no score at all can lie within. */
    public boolean isEmpty() {
        return min > max || (min == max && (minExclusive || maxExclusive));
    }
}
