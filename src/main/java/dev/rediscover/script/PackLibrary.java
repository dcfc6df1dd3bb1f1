package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;

/**
 * {@code cmsgpack}: values as MessagePack and back; {@link PackReader} does the way back. What MessagePack is:
 * github.com/msgpack/msgpack/blob/master/spec.md.
 */
final class PackLibrary extends Library {
    /** Tables deeper than this are written as nil, so one that holds itself comes to an end. */
    private static final int MOST_DEPTH = 16;

    /** Half of what C may have on Lua's stack: every argument is put there once more. */
    private static final int MOST_ARGUMENTS = 4000;

    static LuaTable table() {
        LuaTable table = new PackLibrary().into(new LuaTable(), "pack", "unpack", "unpack_limit", "unpack_one");
        table.put(Bytes.of("_NAME"), Bytes.of("cmsgpack"));
        table.put(Bytes.of("_VERSION"), Bytes.of("lua-cmsgpack 0.4.0"));
        table.put(Bytes.of("_COPYRIGHT"), Bytes.of("Copyright (C) 2012, Salvatore Sanfilippo"));
        table.put(Bytes.of("_DESCRIPTION"), Bytes.of("MessagePack C implementation for Lua"));
        return table.freeze();
    }

    @Override
    Object[] call(String name, Arguments a) {
        return switch (name) {
            case "pack" -> LuaFunction.one(packed(a));
            case "unpack" -> new PackReader(a.run, a.text(0), 0).all();
            case "unpack_one" -> some(a, 1, a.whole(1, 0));
            default -> some(a, a.whole(1), a.whole(2, 0));
        };
    }

    private static Bytes packed(Arguments a) {
        if (a.count() == 0) {
            throw a.bad(-1, "MessagePack pack needs input.");
        }
        if (a.count() > MOST_ARGUMENTS) {
            throw a.bad(-1, "Too many arguments for MessagePack pack.");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object value : a.given) {
            write(a.run, out, value, 0);
        }
        return Bytes.wrap(out.toByteArray());
    }

    private static Object[] some(Arguments a, long most, long offset) {
        Bytes text = a.text(0);
        if (offset < 0 || most < 0) {
            throw LuaError.of("Invalid request to unpack with offset of " + (int) offset + " and limit of "
                    + text.length() + ".");
        }
        if (offset > text.length()) {
            throw LuaError.of("Start offset " + (int) offset + " greater than input length " + text.length() + ".");
        }
        PackReader reader = new PackReader(a.run, text, (int) offset);
        return most == 0 && offset == 0 ? reader.all() : reader.some(most);
    }

    private static void write(Run run, ByteArrayOutputStream out, Object value, int depth) {
        run.step();
        run.checkGrowth(out.size(), 1);
        if (value instanceof Bytes text) {
            run.checkGrowth(out.size(), text.length());
            sized(out, text.length(), 0xA0, 32, 0xD9);
            out.write(text.array(), 0, text.length());
        } else if (value instanceof Double number) {
            number(out, number);
        } else if (value instanceof Boolean yes) {
            out.write(yes ? 0xC3 : 0xC2);
        } else if (value instanceof LuaTable table && depth < MOST_DEPTH) {
            table(run, out, table, depth);
        } else {
            out.write(0xC0);
        }
    }

    /** How long what follows is: in the first byte if it is {@code small}, else in 1 (strings only), 2 or 4 bytes. */
    private static void sized(ByteArrayOutputStream out, int size, int first, int small, int longer) {
        if (size < small) {
            out.write(first | size);
        } else if (size <= 0xFF && longer == 0xD9) {
            big(out, longer, size, 1);
        } else if (size <= 0xFFFF) {
            big(out, longer == 0xD9 ? 0xDA : longer, size, 2);
        } else {
            big(out, longer == 0xD9 ? 0xDB : longer + 1, size, 4);
        }
    }

    private static void big(ByteArrayOutputStream out, int first, long value, int bytes) {
        out.write(first);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (value >>> 8 * i));
        }
    }

    private static void number(ByteArrayOutputStream out, double number) {
        if (number >= -0x1p63 && number < 0x1p63 && number == Math.rint(number)) {
            whole(out, (long) number);
        } else if (number == (float) number) {
            big(out, 0xCA, Float.floatToRawIntBits((float) number), 4);
        } else {
            big(out, 0xCB, Double.doubleToRawLongBits(number), 8);
        }
    }

    private static void whole(ByteArrayOutputStream out, long n) {
        if (n >= -32 && n <= 127) {
            out.write((int) n);
        } else if (n > 0) {
            int width = n <= 0xFF ? 0 : n <= 0xFFFF ? 1 : n <= 0xFFFFFFFFL ? 2 : 3;
            big(out, 0xCC + width, n, 1 << width);
        } else {
            int width = n >= Byte.MIN_VALUE ? 0 : n >= Short.MIN_VALUE ? 1 : n >= Integer.MIN_VALUE ? 2 : 3;
            big(out, 0xD0 + width, n, 1 << width);
        }
    }

    private static void table(Run run, ByteArrayOutputStream out, LuaTable table, int depth) {
        int count = 0;
        boolean list = true;
        double most = 0;
        for (Object[] pair = table.next(null); pair != null; pair = table.next(pair[0])) {
            run.step();
            count++;
            list &= pair[0] instanceof Double key && key > 0 && key == (int) (double) key;
            most = list ? Math.max(most, (Double) pair[0]) : 0;
        }
        if (list && most == count) {
            sized(out, count, 0x90, 16, 0xDC);
            for (int i = 1; i <= count; i++) {
                write(run, out, table.get(i), depth + 1);
            }
            return;
        }
        sized(out, count, 0x80, 16, 0xDE);
        for (Object[] pair = table.next(null); pair != null; pair = table.next(pair[0])) {
            write(run, out, pair[0], depth + 1);
            write(run, out, pair[1], depth + 1);
        }
    }
}
