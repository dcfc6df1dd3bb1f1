package dev.rediscover.base;

/** Numbers as Redis reads and writes them: stricter than Java's own parsers, and with Redis's own layout. */
public final class Numbers {
    private Numbers() {}

    /** Whether {@code text} is a 64-bit integer in its one canonical spelling (no plus, blanks or leading zeros). */
    public static boolean isLong(Bytes text) {
        throw new UnsupportedOperationException();
    }

    /**
     * The 64-bit integer that {@code text} spells canonically.
     *
     * @throws NotANumber when it is anything else
     */
    public static long parseLong(Bytes text) {
        throw new UnsupportedOperationException();
    }

    /**
     * The double that {@code text} spells, as commands read scores and floats: C's strtod including inf and hex
     * floats, but no NaN, no blanks around it, and nothing too large or too small to hold.
     *
     * @throws NotANumber when it is anything else
     */
    public static double parseDouble(Bytes text) {
        throw new UnsupportedOperationException();
    }

    /** The shortest digits that read back as {@code number}, laid out as Redis 8 prints scores and doubles. */
    public static String format(double number) {
        throw new UnsupportedOperationException();
    }

    /** {@code number} with 17 significant digits as C's %.17g prints it (Redis 7.0 and older print doubles so). */
    public static String format17(double number) {
        throw new UnsupportedOperationException();
    }
}
