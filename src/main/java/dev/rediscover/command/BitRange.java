package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Errors;

/**
 * The part of a string that BITCOUNT and BITPOS look at, by its first and last byte or bit; negative ones count from
 * the end.
 */
record BitRange(long start, long end, boolean bits) {
    /** The whole string. */
    static final BitRange ALL = new BitRange(0, -1, false);

    /** Reads {@code BYTE} or {@code BIT}, if the line goes on, and says whether it was the latter. */
    static boolean inBits(Args args) {
        return args.hasNext() && isBits(args.next());
    }

    /** Whether {@code word} is BIT; raises a syntax error if it is not BYTE either. */
    static boolean isBits(Bytes word) {
        if (!word.is("BIT") && !word.is("BYTE")) {
            throw Errors.SYNTAX.raise();
        }
        return word.is("BIT");
    }

    /** Whether both ends count from the end and lie in the wrong order, in any string. */
    boolean isBackwards() {
        return start < 0 && end < 0 && start > end;
    }

    /** The first bit, in a string of {@code length} bytes. */
    long from(int length) {
        long total = total(length);
        long first = Math.min(total, Math.max(0, start < 0 ? total + start : start));
        return bits ? first : 8 * first;
    }

    /** The bit after the last one. */
    long to(int length) {
        long total = total(length);
        long last = Math.min(total - 1, Math.max(0, end < 0 ? total + end : end));
        return bits ? last + 1 : 8 * (last + 1);
    }

    private long total(int length) {
        return bits ? 8L * length : length;
    }
}
