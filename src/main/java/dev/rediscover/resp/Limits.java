package dev.rediscover.resp;

/**
 * How much a reader takes from the other side before it refuses.
 *
 * @param bulkLength bytes in one string
 * @param lineLength bytes in one line: an inline command, a length, a status
 * @param count items in one array, or arguments of one command
 * @param depth arrays within arrays
 * @param authenticated false for a client that has not given its password yet; only changes what a refusal says
 */
public record Limits(int bulkLength, int lineLength, int count, int depth, boolean authenticated) {
    /** Redis's own: 512 MB strings, 64 kB lines; arrays and nesting bounded where Redis trusts the server. */
    public static final Limits DEFAULT = new Limits(512 * 1024 * 1024, 64 * 1024, Integer.MAX_VALUE, 128, true);

    /** What Redis grants a client that must still authenticate: 10 arguments of 16 kB. */
    public static final Limits UNAUTHENTICATED = new Limits(16384, 64 * 1024, 10, 128, false);

    /** These limits with another bound on the bytes in one string ({@code proto-max-bulk-len}). */
    public Limits withBulkLength(int bytes) {
        return new Limits(bytes, lineLength, count, depth, authenticated);
    }

    /** These limits with another bound on the items in one array. */
    public Limits withCount(int items) {
        return new Limits(bulkLength, lineLength, items, depth, authenticated);
    }

    /** These limits with another bound on nesting. */
    public Limits withDepth(int levels) {
        return new Limits(bulkLength, lineLength, count, levels, authenticated);
    }
}
