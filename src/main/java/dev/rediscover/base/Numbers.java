package dev.rediscover.base;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Redis reads and writes them: stricter than Java's own parsers, and with Redis's own layout. */
public final class Numbers {
    private static final int LONGEST_LONG = 20; // -9223372036854775808
    private static final long SAFE_INTEGER = Long.MAX_VALUE / 2; // doubles up to here are printed as integers
    private static final int EXACT_DIGITS = 15; // so many decimal digits always survive a double

    private Numbers() {}

    /** Whether {@code text} is a 64-bit integer in its one canonical spelling (no plus, blanks or leading zeros). */
    public static boolean isLong(Bytes text) {
        return isLong(text.array(), 0, text.length());
    }

    /** The same for {@code text[from, to)}. */
    public static boolean isLong(byte[] text, int from, int to) {
        int at = from < to && text[from] == '-' ? from + 1 : from;
        int digits = to - at;
        if (digits == 0 || to - from > LONGEST_LONG) {
            return false;
        }
        if (text[at] == '0') {
            return to - from == 1;
        }
        for (int i = at; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return digits < 19 || (digits == 19 && fits(text, at, at > from));
    }

    /** Whether 19 digits are at most the greatest long, or its negative counterpart. */
    private static boolean fits(byte[] text, int from, boolean negative) {
        String limit = negative ? "9223372036854775808" : "9223372036854775807";
        for (int i = 0; i < 19; i++) {
            int difference = text[from + i] - limit.charAt(i);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return true;
    }

    /**
     * The 64-bit integer that {@code text} spells canonically.
     *
     * @throws NotANumber when it is anything else
     */
    public static long parseLong(Bytes text) {
        return parseLong(text.array(), 0, text.length());
    }

    /** The same for {@code text[from, to)}. */
    public static long parseLong(byte[] text, int from, int to) {
        if (!isLong(text, from, to)) {
            throw NotANumber.INSTANCE;
        }
        boolean negative = text[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            value = value * 10 + (text[i] - '0'); // the least long overflows to itself
        }
        return negative ? -value : value;
    }

    /**
     * The unsigned 64-bit integer that {@code text} spells: C's strtoull after Redis's stricter reading, so blanks, a
     * plus and zeros may lead what would otherwise be no number.
     *
     * @throws NotANumber when it is anything else, or negative
     */
    public static long parseUnsigned(Bytes text) {
        byte[] bytes = text.array();
        if (isLong(bytes, 0, bytes.length)) {
            long number = parseLong(text);
            if (number < 0) {
                throw NotANumber.INSTANCE;
            }
            return number;
        }
        int at = 0;
        while (at < bytes.length && isBlank(bytes[at])) {
            at++;
        }
        boolean negative = at < bytes.length && bytes[at] == '-';
        at += at < bytes.length && (bytes[at] == '-' || bytes[at] == '+') ? 1 : 0;
        long number = unsignedDigits(bytes, at);
        return negative ? -number : number; // strtoull wraps around: -01 is the greatest number
    }

    private static long unsignedDigits(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; i < bytes.length; i++) {
            int digit = bytes[i] - '0';
            boolean tooBig = Long.compareUnsigned(number, 1844674407370955161L) > 0
                    || (number == 1844674407370955161L && digit > 5);
            if (digit < 0 || digit > 9 || tooBig) {
                throw NotANumber.INSTANCE;
            }
            number = number * 10 + digit;
        }
        if (from == bytes.length) {
            throw NotANumber.INSTANCE;
        }
        return number;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    /**
     * The double that {@code text} spells, as commands read scores and floats: C's strtod including inf and hex
     * floats, but no NaN, no blanks around it, and nothing too large or too small to hold.
     *
     * @throws NotANumber when it is anything else
     */
    public static double parseDouble(Bytes text) {
        byte[] bytes = text.array();
        if (bytes.length <= EXACT_DIGITS && isLong(bytes, 0, bytes.length)) {
            return bytes[0] == '-' && bytes.length == 2 && bytes[1] == '0' ? -0.0 : parseLong(text);
        }
        FloatText number = FloatText.scan(bytes, 0);
        if (number.kind == FloatText.Kind.NONE || number.end != bytes.length) {
            throw NotANumber.INSTANCE;
        }
        double value = toDouble(number);
        boolean overflow = Double.isInfinite(value) && number.kind != FloatText.Kind.INFINITY;
        if (overflow || (value == 0 && number.nonZero)) {
            throw NotANumber.INSTANCE;
        }
        return value;
    }

    /**
     * The double that {@code text[from, end)} spells where the end of a range of scores is read, which is laxer:
     * blanks may come first, nothing at all is 0, and what is too large is infinite.
     *
     * @throws NotANumber when it is anything else
     */
    public static double parseBound(Bytes text, int from) {
        byte[] bytes = text.array();
        int start = from;
        while (start < bytes.length && isBlank(bytes[start])) {
            start++;
        }
        if (from == bytes.length) {
            return 0;
        }
        FloatText number = FloatText.scan(bytes, start);
        if (number.kind == FloatText.Kind.NONE || number.end != bytes.length) {
            throw NotANumber.INSTANCE;
        }
        return toDouble(number);
    }

    /**
     * The double that {@code text} spells up to its first zero byte, where SORT reads weights: blanks may come first
     * and nothing at all is 0, but what is too large or too small for a normal double is refused.
     *
     * @throws NotANumber when it is anything else
     */
    public static double parseWeight(Bytes text) {
        byte[] bytes = text.array();
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        int start = 0;
        while (start < end && isBlank(bytes[start])) {
            start++;
        }
        if (end == 0) {
            return 0;
        }
        FloatText number = FloatText.scan(bytes, start);
        if (number.kind == FloatText.Kind.NONE || number.end != end) {
            throw NotANumber.INSTANCE;
        }
        double value = toDouble(number);
        boolean tooLarge = Double.isInfinite(value) && number.kind != FloatText.Kind.INFINITY;
        if (tooLarge || (number.nonZero && Math.abs(value) < Double.MIN_NORMAL)) {
            throw NotANumber.INSTANCE;
        }
        return value;
    }

    private static double toDouble(FloatText number) {
        double magnitude = switch (number.kind) {
            case INFINITY -> Double.POSITIVE_INFINITY;
            case HEX -> Double.parseDouble("0x" + number.digits + "p" + number.exponent);
            default -> Double.parseDouble(number.digits + "e" + number.exponent);
        };
        return number.negative ? -magnitude : magnitude;
    }

    /** The shortest digits that read back as {@code number}, laid out as Redis 8 prints scores and doubles. */
    public static String format(double number) {
        String word = wordFor(number);
        if (word != null) {
            return word;
        }
        if (Math.abs(number) <= SAFE_INTEGER && number == (long) number) {
            return Long.toString((long) number);
        }
        BigDecimal shortest = shortest(Math.abs(number));
        String digits = shortest.unscaledValue().toString();
        return (number < 0 ? "-" : "") + layOut(digits, -shortest.scale());
    }

    private static String wordFor(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number < 0 ? "-inf" : "inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        return null;
    }

    /**
     * The shortest decimal that reads back as {@code number}. Java's own text is that up to 15 digits; beyond, Java
     * before 19 may print a digit too many, so the exact value is rounded to more and more digits instead.
     */
    private static BigDecimal shortest(double number) {
        BigDecimal printed = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        boolean normal = number >= Double.MIN_NORMAL;
        if (normal && printed.precision() <= EXACT_DIGITS) {
            return printed;
        }
        BigDecimal exact = new BigDecimal(number);
        for (int digits = normal ? EXACT_DIGITS : 1; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == number) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
    }

    /** {@code digits} times ten to the {@code power}: plain while few zeros are needed, else with an exponent. */
    private static String layOut(String digits, int power) {
        int exponent = power + digits.length() - 1;
        if (power >= 0 && exponent < digits.length() + 7) {
            return digits + "0".repeat(power);
        }
        if (power < 0 && (power > -7 || Math.abs(exponent) < 4)) {
            int point = digits.length() + power;
            return point <= 0
                    ? "0." + "0".repeat(-point) + digits
                    : digits.substring(0, point) + "." + digits.substring(point);
        }
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    /** {@code number} with 17 significant digits as C's %.17g prints it (Redis 7.0 and older print doubles so). */
    public static String format17(double number) {
        String word = wordFor(number);
        if (word != null) {
            return word;
        }
        return format17(number < 0, new BigDecimal(Math.abs(number)));
    }

    /** The same of a number that is not 0, given by its sign and its exact size. */
    static String format17(boolean negative, BigDecimal magnitude) {
        BigDecimal rounded = magnitude.round(new MathContext(17, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        String sign = negative ? "-" : "";
        BigDecimal bare = rounded.stripTrailingZeros();
        if (exponent >= -4 && exponent < 17) {
            return sign + bare.toPlainString();
        }
        String digits = bare.unscaledValue().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        int size = Math.abs(exponent);
        return sign + digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }
}
