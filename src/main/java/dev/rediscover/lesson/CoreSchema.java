package dev.rediscover.lesson;

/**
 * What a plain (unquoted) scalar means: the core schema of YAML 1.2, chapter 10.3, except that digits with a leading
 * zero stay text, because nobody who writes {@code 012} means twelve. So {@code no}, {@code on} and {@code 1:30} are
 * text as well.
 */
final class CoreSchema {
    private CoreSchema() {}

    static Node.Type typeOf(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> Node.Type.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Node.Type.BOOL;
            case ".inf", ".Inf", ".INF", "+.inf", "-.inf", ".nan", ".NaN", ".NAN" -> Node.Type.FLOAT;
            default -> isInt(text) ? Node.Type.INT : isFloat(text) ? Node.Type.FLOAT : Node.Type.TEXT;
        };
    }

    private static boolean isInt(String text) {
        if (text.startsWith("0x") || text.startsWith("0o")) {
            return text.length() > 2 && digitsEnd(text, 2, text.charAt(1) == 'x' ? 16 : 8) == text.length();
        }
        int from = signEnd(text);
        boolean leadingZero = from + 1 < text.length() && text.charAt(from) == '0';
        return from < text.length() && !leadingZero && digitsEnd(text, from, 10) == text.length();
    }

    private static boolean isFloat(String text) {
        int from = signEnd(text);
        int whole = digitsEnd(text, from, 10);
        if (whole - from > 1 && text.charAt(from) == '0') {
            return false;
        }
        int at = whole;
        boolean digits = whole > from;
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digitsEnd(text, at + 1, 10);
            digits |= end > at + 1;
            at = end;
        }
        if (digits && at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1 + (at + 1 < text.length() && isSign(text.charAt(at + 1)) ? 1 : 0);
            int end = digitsEnd(text, exponent, 10);
            return end > exponent && end == text.length();
        }
        return digits && at == text.length();
    }

    private static int signEnd(String text) {
        return !text.isEmpty() && isSign(text.charAt(0)) ? 1 : 0;
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    private static int digitsEnd(String text, int from, int radix) {
        int at = from;
        while (at < text.length() && text.charAt(at) < 128 && Character.digit(text.charAt(at), radix) >= 0) {
            at++;
        }
        return at;
    }

    /** The value of an INT scalar; throws {@link NumberFormatException} outside 64 bits. */
    static long toLong(String text) {
        if (text.startsWith("0x")) {
            return Long.parseLong(text.substring(2), 16);
        }
        if (text.startsWith("0o")) {
            return Long.parseLong(text.substring(2), 8);
        }
        return Long.parseLong(text);
    }

    /** The value of an INT or FLOAT scalar. */
    static double toDouble(String text) {
        if (text.endsWith("inf") || text.endsWith("Inf") || text.endsWith("INF")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (text.startsWith(".n") || text.startsWith(".N")) {
            return Double.NaN;
        }
        return text.startsWith("0x") || text.startsWith("0o") ? toLong(text) : Double.parseDouble(text);
    }
}
