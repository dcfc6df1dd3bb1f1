package dev.rediscover.value;

import dev.rediscover.base.Bytes;

/**
 * The id of a stream's entry: milliseconds since 1970 and a number within that millisecond, both unsigned 64-bit.
 *
 * @param ms the milliseconds
 * @param seq the number within them
 */
public record StreamId(long ms, long seq) implements Comparable<StreamId> {
    /** {@code 0-0}, before every entry. */
    public static final StreamId MIN = new StreamId(0, 0);

    /** The greatest there can be. */
    public static final StreamId MAX = new StreamId(-1, -1);

    @Override
    public int compareTo(StreamId other) {
        int byTime = Long.compareUnsigned(ms, other.ms);
        return byTime != 0 ? byTime : Long.compareUnsigned(seq, other.seq);
    }

    /** The id right after this one; {@code null} after {@link #MAX}. */
    public StreamId next() {
        if (seq != -1) {
            return new StreamId(ms, seq + 1);
        }
        return ms == -1 ? null : new StreamId(ms + 1, 0);
    }

    /** The id right before this one; {@code null} before {@link #MIN}. */
    public StreamId previous() {
        if (seq != 0) {
            return new StreamId(ms, seq - 1);
        }
        return ms == 0 ? null : new StreamId(ms - 1, -1);
    }

    /** As replies show it: {@code 1700000000000-0}. */
    public Bytes bytes() {
        return Bytes.of(toString());
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(ms) + "-" + Long.toUnsignedString(seq);
    }
}
