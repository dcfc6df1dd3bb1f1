package dev.rediscover.value;

/**
 * A run of neighbours in a sorted set: ranks {@code from} (inclusive) to {@code to} (exclusive), counted from the
 * lowest score. Every range of scores or of members is one of these.
 */
public record Ranks(long from, long to) {
    /** No rank at all. */
    public static final Ranks NONE = new Ranks(0, 0);

    public long count() {
        return Math.max(0, to - from);
    }

    public boolean isEmpty() {
        return to <= from;
    }
}
