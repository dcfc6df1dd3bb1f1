package dev.rediscover.base;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A number in the 80-bit extended format of x87 processors, in which INCRBYFLOAT and HINCRBYFLOAT calculate: 64 bits
 * of mantissa, 15 of exponent, rounding half to even. Done in integers, because no Java type is as wide.
 */
public final class LongDouble {
    private static final int MANTISSA_BITS = 64;
    private static final int LEAST_EXPONENT = -16445; // of the mantissa's last bit, in subnormal numbers
    private static final int GREATEST_EXPONENT = 16383; // of the mantissa's first bit
    private static final int LONGEST_TEXT = 5 * 1024 - 1; // what fits Redis's buffer
    private static final int DECIMALS = 17;
    private static final BigInteger DECIMALS_POWER = BigInteger.TEN.pow(DECIMALS);

    /** The greatest finite number. */
    public static final LongDouble GREATEST = new LongDouble(
            BigInteger.ONE.shiftLeft(MANTISSA_BITS).subtract(BigInteger.ONE), GREATEST_EXPONENT - MANTISSA_BITS + 1);

    private static final LongDouble NAN = new LongDouble(null, 0);
    private static final LongDouble INFINITY = new LongDouble(null, 1);
    private static final LongDouble MINUS_INFINITY = new LongDouble(null, -1);

    private final BigInteger mantissa; // null in what is not finite
    private final int exponent; // of two; of what is not finite, the sign, or 0 for NaN

    private LongDouble(BigInteger mantissa, int exponent) {
        this.mantissa = mantissa;
        this.exponent = exponent;
    }

    /**
     * The number that {@code text} spells (C's strtold), rounded to 64 bits of mantissa.
     *
     * @throws NotANumber when it spells none, NaN, or one out of range
     */
    public static LongDouble parse(Bytes text) {
        if (text.length() > LONGEST_TEXT) {
            throw NotANumber.INSTANCE;
        }
        FloatText number = FloatText.scan(text.array(), 0);
        if (number.kind == FloatText.Kind.NONE || number.end != text.length()) {
            throw NotANumber.INSTANCE;
        }
        if (number.kind == FloatText.Kind.INFINITY) {
            return number.negative ? MINUS_INFINITY : INFINITY;
        }
        if (!number.nonZero) {
            return of(0);
        }
        LongDouble value = number.kind == FloatText.Kind.HEX ? hex(number) : decimal(number);
        if (value.mantissa == null || value.mantissa.signum() == 0) {
            throw NotANumber.INSTANCE;
        }
        return number.negative ? new LongDouble(value.mantissa.negate(), value.exponent) : value;
    }

    private static LongDouble hex(FloatText number) {
        return rounded(new BigInteger(number.digits.toString(), 16), number.exponent, false);
    }

    private static LongDouble decimal(FloatText number) {
        BigInteger digits = new BigInteger(number.digits.toString());
        int magnitude = digits.toString().length() + number.exponent;
        if (magnitude > 4950 || magnitude < -4970) {
            throw NotANumber.INSTANCE;
        }
        if (number.exponent >= 0) {
            return rounded(digits.multiply(BigInteger.TEN.pow(number.exponent)), 0, false);
        }
        BigInteger divisor = BigInteger.TEN.pow(-number.exponent);
        int shift = Math.max(0, divisor.bitLength() - digits.bitLength() + MANTISSA_BITS + 2);
        BigInteger[] parts = digits.shiftLeft(shift).divideAndRemainder(divisor);
        return rounded(parts[0], -shift, parts[1].signum() != 0);
    }

    /** The integer itself: every long fits. */
    public static LongDouble of(long number) {
        return new LongDouble(BigInteger.valueOf(number), 0);
    }

    /** The double itself; negative zero becomes zero. */
    public static LongDouble of(double number) {
        if (Double.isNaN(number)) {
            return NAN;
        }
        if (Double.isInfinite(number)) {
            return number < 0 ? MINUS_INFINITY : INFINITY;
        }
        int power = Math.max(Math.getExponent(number), Double.MIN_EXPONENT) - 52;
        long bits = Double.doubleToRawLongBits(number) & (1L << 52) - 1;
        long digits = Math.abs(number) < Double.MIN_NORMAL ? bits : bits | 1L << 52;
        return new LongDouble(BigInteger.valueOf(number < 0 ? -digits : digits), digits == 0 ? 0 : power);
    }

    /** The sum, rounded to the format (half to even). */
    public LongDouble plus(LongDouble other) {
        if (mantissa == null || other.mantissa == null) {
            return plusNotFinite(other);
        }
        int least = Math.min(exponent, other.exponent);
        BigInteger sum = mantissa.shiftLeft(exponent - least).add(other.mantissa.shiftLeft(other.exponent - least));
        return rounded(sum, least, false);
    }

    /** The same number with the other sign. */
    public LongDouble negated() {
        return mantissa == null ? new LongDouble(null, -exponent) : new LongDouble(mantissa.negate(), exponent);
    }

    private LongDouble plusNotFinite(LongDouble other) {
        if (isNaN() || other.isNaN()) {
            return NAN;
        }
        if (mantissa != null) {
            return other;
        }
        return other.mantissa != null || other.exponent == exponent ? this : NAN;
    }

    /** {@code value} (plus a little more, when {@code more}) times two to the {@code exponent}, in the format. */
    private static LongDouble rounded(BigInteger value, int exponent, boolean more) {
        BigInteger size = value.abs();
        int excess = Math.max(size.bitLength() - MANTISSA_BITS, LEAST_EXPONENT - exponent);
        int newExponent = exponent;
        if (excess > 0) {
            size = shiftRightRounding(size, excess, more);
            newExponent += excess;
        }
        if (size.bitLength() + newExponent - 1 > GREATEST_EXPONENT && size.signum() != 0) {
            return value.signum() < 0 ? MINUS_INFINITY : INFINITY;
        }
        return new LongDouble(value.signum() < 0 ? size.negate() : size, size.signum() == 0 ? 0 : newExponent);
    }

    private static BigInteger shiftRightRounding(BigInteger size, int bits, boolean more) {
        BigInteger kept = size.shiftRight(bits);
        boolean half = size.testBit(bits - 1);
        boolean rest = more || (size.signum() != 0 && size.getLowestSetBit() < bits - 1);
        return half && (rest || kept.testBit(0)) ? kept.add(BigInteger.ONE) : kept;
    }

    /** Less than 0, 0 or more as this is less than, equal to or more than {@code other}; neither may be NaN. */
    public int compare(LongDouble other) {
        if (mantissa == null || other.mantissa == null) {
            return Integer.compare(mantissa == null ? exponent : 0, other.mantissa == null ? other.exponent : 0);
        }
        int least = Math.min(exponent, other.exponent);
        return mantissa.shiftLeft(exponent - least).compareTo(other.mantissa.shiftLeft(other.exponent - least));
    }

    /** Whether this, without its decimals, is a 64-bit integer. */
    public boolean fitsLong() {
        return mantissa != null && compare(of(Long.MIN_VALUE)) >= 0 && compare(of(Long.MAX_VALUE)) <= 0;
    }

    /** This without its decimals, where it {@linkplain #fitsLong() fits}. */
    public long longValue() {
        BigInteger size = mantissa.abs();
        BigInteger whole = exponent < 0 ? size.shiftRight(-exponent) : size.shiftLeft(exponent);
        return mantissa.signum() < 0 ? whole.negate().longValue() : whole.longValue();
    }

    public boolean isNaN() {
        return mantissa == null && exponent == 0;
    }

    public boolean isInfinite() {
        return mantissa == null && exponent != 0;
    }

    /** With 17 significant digits, as C's %.17Lg prints it. */
    public String format17() {
        if (mantissa == null || mantissa.signum() == 0) {
            return format();
        }
        BigDecimal size = new BigDecimal(mantissa.abs());
        BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(exponent)));
        size = exponent >= 0 ? size.multiply(power) : size.divide(power);
        return Numbers.format17(mantissa.signum() < 0, size);
    }

    /** With up to 17 decimals and no trailing zeros, never with an exponent: what INCRBYFLOAT replies and stores. */
    public String format() {
        if (mantissa == null) {
            return isNaN() ? "nan" : exponent < 0 ? "-inf" : "inf";
        }
        BigInteger scaled = mantissa.abs().multiply(DECIMALS_POWER);
        scaled = exponent >= 0 ? scaled.shiftLeft(exponent) : shiftRightRounding(scaled, -exponent, false);
        BigInteger[] parts = scaled.divideAndRemainder(DECIMALS_POWER);
        String sign = mantissa.signum() < 0 && scaled.signum() != 0 ? "-" : "";
        return sign + parts[0] + fraction(parts[1].toString());
    }

    private static String fraction(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return end == 0 ? "" : "." + "0".repeat(DECIMALS - digits.length()) + digits.substring(0, end);
    }

    @Override
    public String toString() {
        return format();
    }
}
