package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as Lua reads and prints them, which is as C's strtod and printf do. */
final class LuaNumbers {
    private static final int DIGITS = 14;

    /** Whole numbers below this have few enough digits to be printed as they are. */
    private static final double PLAIN = 1e14;

    private LuaNumbers() {}

    /**
     * The number that {@code text} is, blanks around it left aside; {@code null} if it is none. As in C a byte 0 ends
     * the text, and {@code inf}, {@code nan} and hexadecimal fractions are numbers.
     */
    static Double parse(String text) {
        int zero = text.indexOf('\0');
        int end = zero < 0 ? text.length() : zero;
        int start = 0;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        boolean negative = start < end && text.charAt(start) == '-';
        boolean signed = negative || start < end && text.charAt(start) == '+';
        Double value = unsigned(text.substring(signed ? start + 1 : start, end));
        return value == null || !negative ? value : (Double) (-value);
    }

    /** How many characters of {@code text} are the longest number that it begins with; 0 if it begins with none. */
    static int prefix(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (text.regionMatches(true, start, "0x", 0, 2)) {
            int end = number(text, start + 2, 16, 'p');
            return end < 0 ? start + 1 : end;
        }
        if (text.regionMatches(true, start, "nan", 0, 3)) {
            int close = text.indexOf(')', start);
            boolean marked = close > 0 && isMarkedNan(text.substring(start, close + 1));
            return marked ? close + 1 : start + 3;
        }
        if (text.regionMatches(true, start, "inf", 0, 3)) {
            return text.regionMatches(true, start, "infinity", 0, 8) ? start + 8 : start + 3;
        }
        return Math.max(number(text, start, 10, 'e'), 0);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static Double unsigned(String word) {
        if (word.isEmpty()) {
            return null;
        }
        char first = word.charAt(0);
        if (first == '0' && word.length() > 1 && (word.charAt(1) | 0x20) == 'x') {
            return hexadecimal(word);
        }
        if (first == '.' || first >= '0' && first <= '9') {
            return number(word, 0, 10, 'e') == word.length() ? Double.valueOf(word) : null;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> isMarkedNan(word) ? Double.NaN : null;
        };
    }

    /** {@code nan(...)} with letters, digits and {@code _} in it. */
    private static boolean isMarkedNan(String word) {
        if (!word.regionMatches(true, 0, "nan(", 0, 4) || word.indexOf(')') != word.length() - 1) {
            return false;
        }
        for (int i = 4; i < word.length() - 1; i++) {
            char c = word.charAt(i);
            if (c >= 128 || !Character.isLetterOrDigit(c) && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static Double hexadecimal(String word) {
        if (number(word, 2, 16, 'p') != word.length()) {
            return null;
        }
        boolean hasExponent = word.indexOf('p') >= 0 || word.indexOf('P') >= 0;
        return Double.valueOf(hasExponent ? word : word + "p0");
    }

    /** Where digits with a point and an exponent end, -1 if there are none. */
    private static int number(String word, int start, int base, char exponent) {
        int whole = digits(word, start, base);
        int end = whole < word.length() && word.charAt(whole) == '.' ? digits(word, whole + 1, base) : whole;
        if (end - start < (end > whole ? 2 : 1)) {
            return -1;
        }
        if (end == word.length() || (word.charAt(end) | 0x20) != exponent) {
            return end;
        }
        int power = end + 1;
        if (power < word.length() && (word.charAt(power) == '+' || word.charAt(power) == '-')) {
            power++;
        }
        int stop = digits(word, power, 10);
        return stop > power ? stop : end;
    }

    private static int digits(String word, int start, int base) {
        int i = start;
        while (i < word.length() && word.charAt(i) < 128 && Character.digit(word.charAt(i), base) >= 0) {
            i++;
        }
        return i;
    }

    /** The whole number that {@code digits} are in {@code base}; {@code null} if they are none. */
    static Double parse(String digits, int base) {
        double value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), base);
            if (digit < 0) {
                return null;
            }
            value = value * base + digit;
        }
        return digits.isEmpty() ? null : (Double) value;
    }

    /** A number without its fraction, as a C compiler's cast to 64 bits has it: what does not fit is the smallest. */
    static long signed(double number) {
        return number >= -0x1p63 && number < 0x1p63 ? (long) number : Long.MIN_VALUE;
    }

    /** The same to 64 bits without a sign. */
    static long unsigned(double number) {
        if (number >= 0x1p63) {
            return number >= 0x1p64 ? 0 : (long) (number - 0x1p63) ^ Long.MIN_VALUE;
        }
        return signed(number);
    }

    /** A number as {@code tostring} gives it. */
    static String text(double value) {
        return text(value, DIGITS);
    }

    /** As C's {@code %.Ng} prints it. */
    static String text(double value, int digits) {
        if (value == Math.rint(value) && Math.abs(value) < PLAIN && digits == DIGITS && (value != 0 || 1 / value > 0)) {
            return String.valueOf((long) value);
        }
        boolean negative = Double.doubleToRawLongBits(value) < 0;
        double size = Math.abs(value);
        String shown = Double.isNaN(value) ? "nan" : Double.isInfinite(size) ? "inf" : general(size, digits, false);
        return negative ? "-" + shown : shown;
    }

    static Bytes bytes(double value) {
        return Bytes.of(text(value));
    }

    /** As C's {@code %.Ng} prints a finite number that is not negative; {@code full} is the flag {@code #}. */
    static String general(double value, int precision, boolean full) {
        int digits = Math.max(precision, 1);
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        boolean plain = exponent >= -4 && exponent < digits;
        String number = plain
                ? rounded.setScale(Math.max(digits - 1 - exponent, 0), RoundingMode.HALF_EVEN)
                        .toPlainString()
                : rounded.movePointLeft(exponent).setScale(digits - 1).toPlainString();
        String shown = full ? withPoint(number) : trimmed(number);
        return plain ? shown : shown + exponent(exponent);
    }

    /** As C's {@code %.Ne} prints a finite number that is not negative. */
    static String scientific(double value, int precision, boolean full) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String number = rounded.movePointLeft(exponent).setScale(precision).toPlainString();
        return (full ? withPoint(number) : number) + exponent(exponent);
    }

    /** As C's {@code %.Nf} prints a finite number that is not negative. */
    static String fixed(double value, int precision, boolean full) {
        String number = new BigDecimal(value)
                .setScale(precision, RoundingMode.HALF_EVEN)
                .toPlainString();
        return full ? withPoint(number) : number;
    }

    private static String exponent(int exponent) {
        int size = Math.abs(exponent);
        return (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }

    private static String withPoint(String number) {
        return number.indexOf('.') < 0 ? number + "." : number;
    }

    private static String trimmed(String number) {
        if (number.indexOf('.') < 0) {
            return number;
        }
        int end = number.length();
        while (number.charAt(end - 1) == '0') {
            end--;
        }
        return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
