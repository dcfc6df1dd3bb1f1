package dev.rediscover.base;

import java.util.Arrays;

/**
 * A set of characters or bytes, as one place of a regular expression takes them: ranges of numbers, or all but them.
 * Immutable.
 */
public final class SymbolSet {
    private static final int MAPPED = 256; // symbols below are looked up in a bitmap

    private final boolean negated;
    private final int[] ranges;
    private final long[] map = new long[MAPPED / Long.SIZE];

    private SymbolSet(boolean negated, int[] ranges) {
        this.negated = negated;
        this.ranges = ranges;
        for (int symbol = 0; symbol < MAPPED; symbol++) {
            if (inRanges(symbol) != negated) {
                map[symbol >> 6] |= 1L << symbol;
            }
        }
    }

    /** What lies in {@code ranges}: pairs of a first and a last symbol. */
    public static SymbolSet of(int... ranges) {
        return new SymbolSet(false, ranges.clone());
    }

    /** The one symbol. */
    public static SymbolSet one(int symbol) {
        return of(symbol, symbol);
    }

    /** Every symbol there is. */
    public static SymbolSet any() {
        return new SymbolSet(true, new int[0]);
    }

    /** What is not in this set. */
    public SymbolSet complement() {
        return new SymbolSet(!negated, ranges);
    }

    /** The ranges that make up this set, or the ones left out of it: see {@link #isNegated()}. */
    public int[] ranges() {
        return ranges.clone();
    }

    /** Whether this set is all but its ranges. */
    public boolean isNegated() {
        return negated;
    }

    public boolean has(int symbol) {
        if (symbol < MAPPED) {
            return (map[symbol >> 6] & 1L << symbol) != 0;
        }
        return inRanges(symbol) != negated;
    }

    private boolean inRanges(int symbol) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (symbol >= ranges[i] && symbol <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return (negated ? "not " : "") + Arrays.toString(ranges);
    }
}
