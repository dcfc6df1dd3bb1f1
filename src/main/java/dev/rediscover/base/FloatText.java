package dev.rediscover.base;

/**
 * The part of a text that C's strtod and strtold would read: a sign, then inf or infinity, a hex float, or a decimal
 * float. NaN is read as no number, because nothing here may accept it.
 */
final class FloatText {
    enum Kind {
        NONE,
        INFINITY,
        DECIMAL,
        HEX
    }

    private static final int EXPONENT_CAP = 100_000; // far out of every range, and safe to calculate with

    final boolean negative;
    Kind kind = Kind.NONE;
    /** The digits without the point, hex digits where the kind is HEX. */
    final StringBuilder digits = new StringBuilder();
    /** Whether a digit other than 0 was among them. */
    boolean nonZero;
    /** What power of ten (or of two, for HEX) the digits, read as an integer, are to be multiplied with. */
    int exponent;
    /** The index after the last byte that belongs to the number; the start where there is none. */
    int end;

    private final byte[] text;

    private FloatText(byte[] text, int start) {
        this.text = text;
        this.end = start;
        int at = start;
        negative = byteAt(at) == '-';
        if (negative || byteAt(at) == '+') {
            at++;
        }
        if (!readInfinity(at)) {
            readDigits(at);
        }
    }

    static FloatText scan(byte[] text, int start) {
        return new FloatText(text, start);
    }

    private int byteAt(int index) {
        return index < text.length ? text[index] : 0;
    }

    private boolean spells(int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if ((byteAt(at + i) | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean readInfinity(int at) {
        if (!spells(at, "inf")) {
            return false;
        }
        kind = Kind.INFINITY;
        end = spells(at, "infinity") ? at + 8 : at + 3;
        return true;
    }

    private void readDigits(int start) {
        boolean hex = byteAt(start) == '0'
                && (byteAt(start + 1) | 0x20) == 'x'
                && (isDigit(byteAt(start + 2), true) || (byteAt(start + 2) == '.' && isDigit(byteAt(start + 3), true)));
        int at = hex ? start + 2 : start;
        int whole = at;
        at = takeDigits(at, hex);
        int fraction = 0;
        if (byteAt(at) == '.') {
            int point = at;
            at = takeDigits(at + 1, hex);
            fraction = at - point - 1;
            if (point == whole && fraction == 0) {
                return;
            }
        } else if (at == whole) {
            return;
        }
        kind = hex ? Kind.HEX : Kind.DECIMAL;
        exponent = -fraction * (hex ? 4 : 1);
        end = at;
        readExponent(hex ? 'p' : 'e');
    }

    private int takeDigits(int start, boolean hex) {
        int at = start;
        while (isDigit(byteAt(at), hex)) {
            nonZero |= byteAt(at) != '0';
            digits.append((char) byteAt(at++));
        }
        return at;
    }

    private static boolean isDigit(int b, boolean hex) {
        return (b >= '0' && b <= '9') || (hex && (b | 0x20) >= 'a' && (b | 0x20) <= 'f');
    }

    private void readExponent(char letter) {
        if ((byteAt(end) | 0x20) != letter) {
            return;
        }
        int at = end + 1;
        boolean minus = byteAt(at) == '-';
        if (minus || byteAt(at) == '+') {
            at++;
        }
        if (!isDigit(byteAt(at), false)) {
            return;
        }
        int power = 0;
        for (; isDigit(byteAt(at), false); at++) {
            power = Math.min(power * 10 + byteAt(at) - '0', EXPONENT_CAP);
        }
        exponent += minus ? -power : power;
        end = at;
    }
}
