package dev.rediscover.value;

/**
 * One field of a grid over the world of two to the power of {@code steps} columns and as many rows.
 *
 * @param bits column and row, bit by bit in turn, the column's first
 * @param steps how fine the grid is, 1 to 26
 */
public record GeoCell(long bits, int steps) {
    private static final long COLUMN = 0xaaaaaaaaaaaaaaaaL;
    private static final long ROW = 0x5555555555555555L;

    /** The cell in which a place lies. */
    public static GeoCell around(GeoPosition place, int steps) {
        double share = (place.longitude() + GeoPosition.MOST_LONGITUDE) / (2 * GeoPosition.MOST_LONGITUDE);
        return new GeoCell(bits(share, place.latitude(), GeoPosition.MOST_LATITUDE, steps), steps);
    }

    /** The bits for a longitude given as share of the way from west to east, and a latitude of at most {@code most}. */
    static long bits(double eastward, double latitude, double most, int steps) {
        double northward = (latitude + most) / (2 * most);
        long scale = 1L << steps;
        return spread((long) (northward * scale)) | spread((long) (eastward * scale)) << 1;
    }

    /** Puts a zero after each of the lower 32 bits. */
    private static long spread(long number) {
        long x = number & 0xffffffffL;
        x = (x | x << 16) & 0x0000ffff0000ffffL;
        x = (x | x << 8) & 0x00ff00ff00ff00ffL;
        x = (x | x << 4) & 0x0f0f0f0f0f0f0f0fL;
        x = (x | x << 2) & 0x3333333333333333L;
        return (x | x << 1) & ROW;
    }

    /** Takes every other bit, from the lowest on: undoes {@link #spread}. */
    private static long gather(long number) {
        long x = number & ROW;
        x = (x | x >>> 1) & 0x3333333333333333L;
        x = (x | x >>> 2) & 0x0f0f0f0f0f0f0f0fL;
        x = (x | x >>> 4) & 0x00ff00ff00ff00ffL;
        x = (x | x >>> 8) & 0x0000ffff0000ffffL;
        return (x | x >>> 16) & 0xffffffffL;
    }

    /** The longitude of its left edge. */
    public double west() {
        return edge(gather(bits >>> 1), GeoPosition.MOST_LONGITUDE);
    }

    /** The longitude of its right edge. */
    public double east() {
        return edge(gather(bits >>> 1) + 1 & 0xffffffffL, GeoPosition.MOST_LONGITUDE);
    }

    /** The latitude of its lower edge. */
    public double south() {
        return edge(gather(bits), GeoPosition.MOST_LATITUDE);
    }

    /** The latitude of its upper edge. */
    public double north() {
        return edge(gather(bits) + 1 & 0xffffffffL, GeoPosition.MOST_LATITUDE);
    }

    private double edge(long index, double most) {
        return -most + index * 1.0 / (1L << steps) * (2 * most);
    }

    /** The cell so many columns to the east and rows to the north (-1, 0 or 1); the grid has no end. */
    public GeoCell neighbour(int eastward, int northward) {
        long rest = 64 - 2 * steps;
        long column = moved(bits & COLUMN, eastward, ROW >>> rest) & COLUMN >>> rest;
        long row = moved(bits & ROW, northward, COLUMN >>> rest) & ROW >>> rest;
        return new GeoCell(column | row, steps);
    }

    /** Counts up or down in every other bit; the bits between, {@code gaps}, hand the carry on. */
    private static long moved(long part, int by, long gaps) {
        return by > 0 ? part + (gaps + 1) : by < 0 ? (part | gaps) - (gaps + 1) : part;
    }

    /** The scores of all places in it. */
    public ScoreRange scores() {
        int shift = 52 - 2 * steps;
        return new ScoreRange(bits << shift, false, bits + 1 << shift, true);
    }
}
