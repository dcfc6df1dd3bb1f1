package dev.rediscover.command;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Degrees with up to 17 decimals, rounded from the exact value as C's %.17f does, without zeros at the end. */
final class DegreeText {
    private static final int DECIMALS = 17;
    private static final long SCALE = 100_000_000_000_000_000L;
    private static final int FRACTION_BITS = 56;
    private static final double LEAST = 1.0 / 16; // from here on no double has more bits behind the point than those

    private DegreeText() {}

    /** {@code degrees} lie between -256 and 256. */
    static String of(double degrees) {
        double size = Math.abs(degrees);
        if (size < LEAST) {
            BigDecimal rounded = new BigDecimal(degrees).setScale(DECIMALS, RoundingMode.HALF_EVEN);
            return rounded.stripTrailingZeros().toPlainString();
        }
        long whole = (long) size;
        long fraction = (long) ((size - whole) * 0x1p56); // exact, and so is the product of 128 bits
        long high = Math.multiplyHigh(fraction, SCALE);
        long low = fraction * SCALE;
        long decimals = high << 64 - FRACTION_BITS | low >>> FRACTION_BITS;
        long rest = low & (1L << FRACTION_BITS) - 1;
        long half = 1L << FRACTION_BITS - 1;
        if (rest > half || rest == half && (decimals & 1) == 1) {
            decimals++;
        }
        return (degrees < 0 ? "-" : "") + text(whole + decimals / SCALE, decimals % SCALE);
    }

    private static String text(long whole, long decimals) {
        if (decimals == 0) {
            return Long.toString(whole);
        }
        String digits = Long.toString(decimals + SCALE); // a one in front keeps the zeros
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return whole + "." + digits.substring(1, end);
    }
}
