package dev.rediscover.engine;

import java.util.Arrays;

/** Counts of times in microseconds, in steps that grow with the time: sixteen for each doubling. */
public final class Histogram {
    private static final int STEPS = 16;
    private static final int STEP_BITS = 4;
    private static final int LARGEST_BITS = 40;

    /** As long as the greatest time so far needs it to be: every fork counts anew, and most times are small. */
    private int[] counts = new int[2 * STEPS];

    private long total;

    void add(long micros) {
        int index = index(Math.max(0, Math.min(micros, (1L << LARGEST_BITS) - 1)));
        if (index >= counts.length) {
            counts = Arrays.copyOf(counts, (index / STEPS + 1) * STEPS);
        }
        counts[index]++;
        total++;
    }

    private static int index(long micros) {
        if (micros < STEPS) {
            return (int) micros;
        }
        int bits = 63 - Long.numberOfLeadingZeros(micros);
        int step = (int) (micros >>> bits - STEP_BITS) - STEPS;
        return (bits - STEP_BITS + 1) * STEPS + step;
    }

    /** The greatest time that is counted at {@code index}. */
    private static long greatest(int index) {
        if (index < STEPS) {
            return index;
        }
        int bits = index / STEPS + STEP_BITS - 1;
        long width = 1L << bits - STEP_BITS;
        return (1L << bits) + (index % STEPS + 1) * width - 1;
    }

    /** How many times were counted. */
    public long total() {
        return total;
    }

    /** How many of them were at most {@code micros}. */
    public long upTo(long micros) {
        long sum = 0;
        for (int i = 0; i < counts.length && greatest(i) <= micros; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /** The time that {@code percent} of the calls did not exceed. */
    public long percentile(double percent) {
        long wanted = Math.max(1, (long) Math.ceil(total * percent / 100));
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i];
            if (sum >= wanted) {
                return greatest(i);
            }
        }
        return 0;
    }

    void clear() {
        Arrays.fill(counts, 0);
        total = 0;
    }
}
