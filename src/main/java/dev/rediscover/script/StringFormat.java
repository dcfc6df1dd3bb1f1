package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** {@code string.format}: what C's printf makes of numbers and strings, and {@code %q}. */
final class StringFormat {
    private static final int MOST_DIGITS = 99;

    private final Arguments given;
    private final Bytes form;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int position;
    private int argument;

    private String flags;
    private int width;
    private int precision;

    StringFormat(Arguments given) {
        this.given = given;
        this.form = given.text(0);
    }

    Bytes text() {
        while (position < form.length()) {
            int c = form.at(position++);
            if (c != '%') {
                out.write(c);
            } else if (position < form.length() && form.at(position) == '%') {
                out.write('%');
                position++;
            } else {
                item();
                given.run.checkLength(out.size());
            }
        }
        return Bytes.wrap(out.toByteArray());
    }

    private void item() {
        int start = position;
        while (position < form.length() && "-+ #0".indexOf(form.at(position)) >= 0) {
            position++;
        }
        flags = form.slice(start, position).latin1();
        width = Math.max(digits(), 0);
        precision = -1;
        if (position < form.length() && form.at(position) == '.') {
            position++;
            precision = Math.max(digits(), 0);
        }
        char letter = position < form.length() ? (char) form.at(position++) : 0;
        int index = ++argument;
        switch (letter) {
            case 'c' -> padded(Bytes.wrap(new byte[] {(byte) given.integer(index)}));
            case 'd', 'i' -> integer((long) given.number(index));
            case 'u' -> padded(signed(Long.toUnsignedString((long) given.number(index)), false));
            case 'o' -> padded(signed(Long.toOctalString((long) given.number(index)), false));
            case 'x' -> hex((long) given.number(index), false);
            case 'X' -> hex((long) given.number(index), true);
            case 'e', 'E', 'f', 'g', 'G' -> decimal(given.number(index), letter);
            case 'q' -> quoted(given.text(index));
            case 's' -> string(index);
            default -> throw LuaError.of("invalid option '%" + (letter == 0 ? "" : letter) + "' to 'format'");
        }
    }

    /** A number in the form; -1 if there is none. */
    private int digits() {
        int value = -1;
        while (position < form.length() && Character.isDigit(form.at(position))) {
            value = Math.max(value, 0) * 10 + form.at(position++) - '0';
            if (value > MOST_DIGITS) {
                throw LuaError.of("invalid format (width or precision too long)");
            }
        }
        return value;
    }

    private void string(int index) {
        if (index >= given.count()) {
            throw given.bad(index, "no value");
        }
        Bytes text = given.text(index);
        padded(precision >= 0 && precision < text.length() ? text.slice(0, precision) : text);
    }

    private void integer(long value) {
        String digits = value == Long.MIN_VALUE ? "9223372036854775808" : String.valueOf(Math.abs(value));
        padded(signed(digits, value < 0));
    }

    private void hex(long value, boolean upper) {
        String digits = Long.toHexString(value);
        String prefix = flags.indexOf('#') >= 0 && value != 0 ? "0x" : "";
        String all = prefix + atLeast(digits);
        padded(Bytes.of(zeros(upper ? all.toUpperCase(java.util.Locale.ROOT) : all, prefix.length())));
    }

    private String atLeast(String digits) {
        return digits.length() >= precision ? digits : "0".repeat(precision - digits.length()) + digits;
    }

    private Bytes signed(String digits, boolean negative) {
        String sign = negative ? "-" : flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
        return Bytes.of(precision >= 0 ? sign + atLeast(digits) : zeros(sign + digits, sign.length()));
    }

    /** Fills up with zeros behind the sign, if the flag says so. */
    private String zeros(String number, int signLength) {
        if (flags.indexOf('0') < 0 || flags.indexOf('-') >= 0 || number.length() >= width) {
            return number;
        }
        return number.substring(0, signLength) + "0".repeat(width - number.length()) + number.substring(signLength);
    }

    private void decimal(double value, char letter) {
        int digits = precision < 0 ? 6 : precision;
        double size = Math.abs(value);
        String text;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            padded(Bytes.of(LuaNumbers.general(value, 6, false)));
            return;
        }
        text = switch (letter) {
            case 'e', 'E' -> LuaNumbers.scientific(size, digits);
            case 'f' ->
                new BigDecimal(size).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
            default -> LuaNumbers.general(size, digits, flags.indexOf('#') >= 0);
        };
        boolean negative = value < 0 || value == 0 && 1 / value < 0;
        precision = -1;
        Bytes shown = signed(Character.isUpperCase(letter) ? text.toUpperCase(java.util.Locale.ROOT) : text, negative);
        padded(shown);
    }

    private void quoted(Bytes text) {
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            int c = text.at(i);
            switch (c) {
                case '"', '\\', '\n' -> {
                    out.write('\\');
                    out.write(c);
                }
                case '\r' -> out.writeBytes("\\r".getBytes(StandardCharsets.US_ASCII));
                case 0 -> out.writeBytes("\\000".getBytes(StandardCharsets.US_ASCII));
                default -> out.write(c);
            }
        }
        out.write('"');
    }

    private void padded(Bytes text) {
        byte[] blanks = " ".repeat(Math.max(width - text.length(), 0)).getBytes(StandardCharsets.US_ASCII);
        boolean left = flags.indexOf('-') >= 0;
        if (!left) {
            out.writeBytes(blanks);
        }
        out.write(text.array(), 0, text.length());
        if (left) {
            out.writeBytes(blanks);
        }
    }
}
