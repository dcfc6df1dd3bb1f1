package dev.rediscover.base;

/** A number in the 80-bit extended format of x87 processors, in which INCRBYFLOAT and HINCRBYFLOAT calculate. */
public final class LongDouble {
    private LongDouble() {}

    /**
     * The number that {@code text} spells (C's strtold), rounded to 64 bits of mantissa.
     *
     * @throws NotANumber when it spells none, NaN, or one out of range
     */
    public static LongDouble parse(Bytes text) {
        throw new UnsupportedOperationException();
    }

    /** The integer itself: every long fits. */
    public static LongDouble of(long number) {
        throw new UnsupportedOperationException();
    }

    /** The sum, rounded to the format (half to even). */
    public LongDouble plus(LongDouble other) {
        throw new UnsupportedOperationException();
    }

    public boolean isNaN() {
        throw new UnsupportedOperationException();
    }

    public boolean isInfinite() {
        throw new UnsupportedOperationException();
    }

    /** With up to 17 decimals and no trailing zeros, never with an exponent: what INCRBYFLOAT replies and stores. */
    public String format() {
        throw new UnsupportedOperationException();
    }
}
