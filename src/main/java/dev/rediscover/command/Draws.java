package dev.rediscover.command;

import dev.rediscover.engine.Args;
import dev.rediscover.engine.Errors;

/**
 * The count of SRANDMEMBER, HRANDFIELD and ZRANDMEMBER: different ones for a positive count, with repeats for a
 * negative one.
 */
final class Draws {
    /** Redis would try any number and die of it; this is what fits the memory of a small machine. */
    private static final long MOST_REPEATED = 1 << 24;

    private Draws() {}

    static long count(Args args) {
        long count = args.integer();
        if (count == Long.MIN_VALUE) {
            throw Errors.BETWEEN.raise(Long.toString(-Long.MAX_VALUE), Long.toString(Long.MAX_VALUE));
        }
        return count;
    }

    /** How many draws with repeats a negative {@code count} means. */
    static int repeated(long count) {
        if (count < -MOST_REPEATED) {
            throw Errors.OUT_OF_RANGE.raise();
        }
        return (int) -count;
    }
}
