package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Lua reads and prints them. */
final class LuaNumbers {
    private static final int DIGITS = 14;
    private static final double PLAIN = 1e15;

    private LuaNumbers() {}

    /** The number that {@code text} is, blanks around it left aside; {@code null} if it is none. */
    static Double parse(String text) {
        String word = text.strip();
        boolean negative = word.startsWith("-");
        String digits = negative || word.startsWith("+") ? word.substring(1) : word;
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            Double value = parse(digits.substring(2), 16);
            return value == null ? null : negative ? -value : value;
        }
        if (digits.isEmpty() || !digits.chars().allMatch(c -> "0123456789.eE+-".indexOf(c) >= 0)) {
            return null;
        }
        try {
            return Double.valueOf(word);
        } catch (NumberFormatException e) {
            return null;
        }
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

    /** A number as {@code tostring} gives it. */
    static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < PLAIN && !(value == 0 && 1 / value < 0)
                ? String.valueOf((long) value)
                : general(value, DIGITS, false);
    }

    static Bytes bytes(double value) {
        return Bytes.of(text(value));
    }

    /** As C's {@code %.Ng} prints it; {@code keepZeros} is the flag {@code #}. */
    static String general(double value, int precision, boolean keepZeros) {
        if (Double.isNaN(value)) {
            return Double.doubleToRawLongBits(value) < 0 ? "nan" : "-nan"; // what x86 makes of 0/0 has its sign set
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        int digits = Math.max(precision, 1);
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= digits) {
            String mantissa =
                    rounded.movePointLeft(exponent).setScale(digits - 1).toPlainString();
            return (keepZeros ? mantissa : trimmed(mantissa)) + exponent(exponent);
        }
        String plain = rounded.setScale(Math.max(digits - 1 - exponent, 0), RoundingMode.HALF_EVEN)
                .toPlainString();
        return keepZeros ? plain : trimmed(plain);
    }

    /** As C's {@code %.Ne} prints a finite number. */
    static String scientific(double value, int precision) {
        if (value == 0) {
            return new BigDecimal(0).setScale(precision).toPlainString() + "e+00";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).setScale(precision).toPlainString() + exponent(exponent);
    }

    private static String exponent(int exponent) {
        int size = Math.abs(exponent);
        return (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
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
