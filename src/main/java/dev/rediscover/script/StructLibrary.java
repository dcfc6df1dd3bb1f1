package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code struct}: values as the bytes that a C structure would hold, and back. The letters of a form: {@code > <} which
 * byte comes first, {@code !n} alignment, {@code b h i l} and their capitals whole numbers, {@code T} a size, {@code f
 * d} floating point, {@code cn} so many characters, {@code s} a string up to a zero, {@code x} a byte left out.
 */
final class StructLibrary extends Library {
    private static final int LARGEST_INTEGER = 32;
    private static final int LARGEST_ALIGNMENT = 8;
    private static final int MOST_RESULTS = 7996;

    static LuaTable table() {
        return new StructLibrary()
                .into(new LuaTable(), "pack", "size", "unpack")
                .freeze();
    }

    @Override
    Object[] call(String name, Arguments a) {
        Form form = new Form(a);
        return switch (name) {
            case "pack" -> LuaFunction.one(pack(a, form));
            case "unpack" -> unpack(a, form);
            default -> LuaFunction.one(size(a, form));
        };
    }

    /** A form, read option by option; it ends at its end or at a zero byte. */
    private static final class Form {
        private final Arguments given;
        private final Bytes text;
        private int position;
        private boolean bigEndian;
        private int alignment = 1;

        /** What was read last: its letter, and how many bytes it takes (0 if that depends on the value). */
        char option;

        long size;

        Form(Arguments given) {
            this.given = given;
            this.text = given.text(0);
        }

        boolean next() {
            if (position >= text.length() || text.at(position) == 0) {
                return false;
            }
            given.run.step();
            option = (char) text.at(position++);
            size = switch (option) {
                case 'b', 'B', 'x' -> 1;
                case 'h', 'H' -> 2;
                case 'l', 'L', 'T', 'd' -> 8;
                case 'f' -> 4;
                case 'c' -> count(1);
                case 'i', 'I' -> integerSize();
                default -> 0;
            };
            return true;
        }

        private int integerSize() {
            int wanted = count(4);
            if (wanted > LARGEST_INTEGER) {
                throw LuaError.of("integral size " + wanted + " is larger than limit of " + LARGEST_INTEGER);
            }
            return wanted;
        }

        private int count(int otherwise) {
            if (!atDigit()) {
                return otherwise;
            }
            long count = 0;
            while (atDigit()) {
                count = count * 10 + text.at(position++) - '0';
                if (count > Integer.MAX_VALUE) {
                    throw LuaError.of("integral size overflow");
                }
            }
            return (int) count;
        }

        private boolean atDigit() {
            return position < text.length() && text.at(position) >= '0' && text.at(position) <= '9';
        }

        /** How many bytes must be left out so that the option stands where its alignment wants it. */
        int gap(long at) {
            if (size == 0 || option == 'c') {
                return 0;
            }
            long step = Math.min(size, alignment);
            return (int) ((step - (at & step - 1)) & step - 1);
        }

        boolean isInteger() {
            return "bBhHlLTiI".indexOf(option) >= 0;
        }

        /** The options that stand for no value. */
        void control() {
            switch (option) {
                case ' ' -> {}
                case '>' -> bigEndian = true;
                case '<' -> bigEndian = false;
                case '!' -> align();
                default -> {
                    byte[] why = Bytes.of("invalid format option '?'").array().clone();
                    why[why.length - 2] = (byte) option;
                    throw given.bad(0, Bytes.wrap(why));
                }
            }
        }

        private void align() {
            int wanted = count(LARGEST_ALIGNMENT);
            if (Integer.bitCount(wanted) != 1) {
                throw LuaError.of("alignment " + wanted + " is not a power of 2");
            }
            alignment = wanted;
        }
    }

    private static Bytes pack(Arguments a, Form form) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int argument = 1;
        while (form.next()) {
            a.run.checkGrowth(out.size(), 1);
            for (int gap = form.gap(out.size()); gap > 0; gap--) {
                out.write(0);
            }
            if (form.isInteger()) {
                write(out, form, LuaNumbers.unsigned(number(a, argument++)));
            } else {
                switch (form.option) {
                    case 'x' -> out.write(0);
                    case 'f' -> write(out, form, Float.floatToRawIntBits((float) number(a, argument++)));
                    case 'd' -> write(out, form, Double.doubleToRawLongBits(number(a, argument++)));
                    case 'c', 's' -> text(a, argument++, form, out);
                    default -> form.control();
                }
            }
        }
        return Bytes.wrap(out.toByteArray());
    }

    private static double number(Arguments a, int index) {
        if (index >= a.count()) {
            throw a.bad(index, "number expected, got nil");
        }
        return a.number(index);
    }

    private static void write(ByteArrayOutputStream out, Form form, long value) {
        int size = (int) form.size;
        for (int i = 0; i < size; i++) {
            int place = form.bigEndian ? size - 1 - i : i;
            out.write(place < Long.BYTES ? (int) (value >>> 8 * place) : 0);
        }
    }

    private static void text(Arguments a, int index, Form form, ByteArrayOutputStream out) {
        if (index >= a.count()) {
            throw a.bad(index, "string expected, got nil");
        }
        Bytes text = a.text(index);
        long size = form.size == 0 ? text.length() : form.size;
        if (text.length() < size) {
            throw a.bad(index + 1, "string too short"); // the library counts on before it looks
        }
        a.run.checkGrowth(out.size(), size);
        out.write(text.array(), 0, (int) size);
        if (form.option == 's') {
            out.write(0);
        }
    }

    private static Object[] unpack(Arguments a, Form form) {
        Bytes data = a.text(1);
        long position = a.whole(2, 1) - 1;
        if (position == -1) {
            throw a.bad(2, "offset must be 1 or greater");
        }
        List<Object> values = new ArrayList<>();
        while (form.next()) {
            position += form.gap(position);
            position = value(a, form, data, position, values);
        }
        values.add((double) (position + 1));
        return values.toArray();
    }

    /** Reads one option; where the next begins. */
    private static long value(Arguments a, Form form, Bytes data, long position, List<Object> values) {
        need(a, data, position, form.size);
        if (values.size() > MOST_RESULTS) {
            throw LuaError.of("stack overflow (too many results)");
        }
        int at = (int) position;
        if (form.isInteger()) {
            values.add(integer(form, data, at));
        } else {
            switch (form.option) {
                case 'x' -> {}
                case 'f' -> values.add((double) Float.intBitsToFloat((int) word(form, data, at)));
                case 'd' -> values.add(Double.longBitsToDouble(word(form, data, at)));
                case 'c' -> {
                    return characters(a, form, data, at, values);
                }
                case 's' -> {
                    return zeroEnded(data, at, values);
                }
                default -> form.control();
            }
        }
        return position + form.size;
    }

    private static void need(Arguments a, Bytes data, long position, long size) {
        if (size < 0 || size > data.length() || position < 0 || position > data.length() - size) {
            throw a.bad(1, "data string too short");
        }
    }

    private static long characters(Arguments a, Form form, Bytes data, int at, List<Object> values) {
        long size = form.size;
        if (size == 0) {
            Double counted = values.isEmpty() ? null : Operators.number(values.remove(values.size() - 1));
            if (counted == null) {
                throw LuaError.of("format 'c0' needs a previous size");
            }
            size = LuaNumbers.unsigned(counted);
            need(a, data, at, size);
        }
        a.run.checkLength(size);
        values.add(data.slice(at, at + (int) size));
        return at + size;
    }

    private static long zeroEnded(Bytes data, int at, List<Object> values) {
        int end = data.indexOf('\0', at);
        if (end < 0) {
            throw LuaError.of("unfinished string in data");
        }
        values.add(data.slice(at, end));
        return end + 1L;
    }

    private static long word(Form form, Bytes data, int at) {
        long value = 0;
        int size = (int) form.size;
        for (int i = 0; i < Math.min(size, Long.BYTES); i++) {
            int place = form.bigEndian ? at + size - 1 - i : at + i;
            value |= (long) data.at(place) << 8 * i;
        }
        return value;
    }

    private static double integer(Form form, Bytes data, int at) {
        long value = word(form, data, at);
        if (Character.isUpperCase(form.option)) {
            return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
        }
        long above = -1L << 8 * form.size - 1; // more than 8 bytes wrap around, as the processor's shift does
        return (value & above) == 0 ? value : value | above;
    }

    private static double size(Arguments a, Form form) {
        long position = 0;
        while (form.next()) {
            position += form.gap(position);
            if (form.option == 's' || form.option == 'c' && form.size == 0) {
                throw a.bad(0, "option '" + (form.option == 's' ? "s" : "c0") + "' has no fixed size");
            }
            if (!(form.option < 128 && Character.isLetterOrDigit(form.option))) {
                form.control();
            }
            position += form.size;
        }
        return position;
    }
}
