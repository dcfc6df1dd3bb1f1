package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** {@code string.format}: what C's printf makes of numbers and strings, and {@code %q}. */
final class StringFormat {
    private static final int MOST_FLAGS = 5;

    /** A string of this length is never padded, and may hold zeros. */
    private static final int LONG = 100;

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
            } else if (here() == '%') {
                out.write('%');
                position++;
            } else {
                int before = out.size();
                item();
                given.run.step();
                given.run.checkGrowth(before, out.size() - before);
            }
        }
        return Bytes.wrap(out.toByteArray());
    }

    /** The character that is next, 0 at the end. */
    private int here() {
        return position < form.length() ? form.at(position) : 0;
    }

    private void item() {
        int index = ++argument;
        if (index >= given.count()) {
            throw given.bad(index, "no value");
        }
        frame();
        int letter = here();
        position++;
        switch (letter) {
            case 'c' -> character(given.number(index));
            case 'd', 'i' -> integer(LuaNumbers.signed(given.number(index)));
            case 'u' -> digits("", Long.toUnsignedString(LuaNumbers.unsigned(given.number(index))));
            case 'o' -> octal(LuaNumbers.unsigned(given.number(index)));
            case 'x', 'X' -> hex(LuaNumbers.unsigned(given.number(index)), letter == 'X');
            case 'e', 'E', 'f', 'g', 'G' -> decimal(given.number(index), (char) letter);
            case 'q' -> quoted(given.text(index));
            case 's' -> string(given.text(index));
            default -> throw invalid(letter);
        }
    }

    private static LuaError invalid(int letter) {
        Bytes shown = letter == 0 ? Bytes.EMPTY : Bytes.wrap(new byte[] {(byte) letter});
        return LuaError.of(Bytes.of("invalid option '%").concat(shown).concat(Bytes.of("' to 'format'")));
    }

    /** Reads what stands between the percent sign and the letter. */
    private void frame() {
        int start = position;
        while (here() != 0 && "-+ #0".indexOf(here()) >= 0) {
            position++;
        }
        if (position - start > MOST_FLAGS) {
            throw LuaError.of("invalid format (repeated flags)");
        }
        flags = form.slice(start, position).latin1();
        width = twoDigits();
        precision = -1;
        if (here() == '.') {
            position++;
            precision = twoDigits();
        }
        if (isDigit(here())) {
            throw LuaError.of("invalid format (width or precision too long)");
        }
    }

    private int twoDigits() {
        int value = 0;
        for (int i = 0; i < 2 && isDigit(here()); i++) {
            value = value * 10 + form.at(position++) - '0';
        }
        return value;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    /** As C does: what is behind a byte 0 is lost. */
    private void character(double code) {
        byte c = (byte) (code > Integer.MIN_VALUE - 1.0 && code < 0x1p31 ? (int) code : 0);
        if (c != 0) {
            padded(Bytes.wrap(new byte[] {c}));
        } else if (!has('-') && width > 1) {
            padded(Bytes.of(" "), width - 1);
        }
    }

    private void string(Bytes text) {
        if (precision < 0 && text.length() >= LONG) {
            given.run.checkGrowth(out.size(), text.length());
            out.write(text.array(), 0, text.length());
            return;
        }
        int zero = text.indexOf('\0', 0);
        int end = zero < 0 ? text.length() : zero;
        padded(text.slice(0, precision >= 0 ? Math.min(precision, end) : end));
    }

    private void integer(long value) {
        String number = Long.toString(value);
        boolean negative = value < 0;
        digits(negative ? "-" : sign(), negative ? number.substring(1) : number);
    }

    private String sign() {
        return has('+') ? "+" : has(' ') ? " " : "";
    }

    /** With the flag {@code #} the first digit is a 0, which counts for the precision. */
    private void octal(long value) {
        String digits = Long.toOctalString(value);
        if (!has('#') || value == 0 && precision != 0) {
            digits("", digits);
        } else if (value == 0) {
            padded(Bytes.of("0"));
        } else {
            digits("", "0" + digits);
        }
    }

    private void hex(long value, boolean upper) {
        String digits = Long.toHexString(value);
        String prefix = has('#') && value != 0 ? "0x" : "";
        digits(upper ? prefix.toUpperCase(Locale.ROOT) : prefix, upper ? digits.toUpperCase(Locale.ROOT) : digits);
    }

    private void digits(String front, String digits) {
        digits(front, precision == 0 && digits.equals("0") ? "" : digits, precision < 0 && has('0') && !has('-'));
    }

    /** {@code fill}: zeros up to the width instead of up to the precision. */
    private void digits(String front, String digits, boolean fill) {
        int wanted = fill ? width - front.length() : precision;
        padded(Bytes.of(front + "0".repeat(Math.max(wanted - digits.length(), 0)) + digits));
    }

    private void decimal(double value, char letter) {
        boolean upper = Character.isUpperCase(letter);
        String front = Double.doubleToRawLongBits(value) < 0 ? "-" : sign();
        double size = Math.abs(value);
        if (Double.isNaN(size) || Double.isInfinite(size)) {
            String word = Double.isNaN(size) ? "nan" : "inf";
            padded(Bytes.of(front + (upper ? word.toUpperCase(Locale.ROOT) : word)));
            return;
        }
        int places = precision < 0 ? 6 : precision;
        String text = switch (letter) {
            case 'e', 'E' -> LuaNumbers.scientific(size, places, has('#'));
            case 'f' -> LuaNumbers.fixed(size, places, has('#'));
            default -> LuaNumbers.general(size, places, has('#'));
        };
        precision = -1;
        digits(front, upper ? text.toUpperCase(Locale.ROOT) : text, has('0') && !has('-'));
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
        padded(text, width);
    }

    private void padded(Bytes text, int to) {
        byte[] blanks = " ".repeat(Math.max(to - text.length(), 0)).getBytes(StandardCharsets.US_ASCII);
        boolean left = has('-');
        if (!left) {
            out.writeBytes(blanks);
        }
        out.write(text.array(), 0, text.length());
        if (left) {
            out.writeBytes(blanks);
        }
    }
}
