package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** {@code cjson}: values as JSON and back; {@link JsonReader} does the way back. */
final class JsonLibrary extends Library {
    private static final int MOST_DEPTH = 1000;
    private static final int SPARSE_RATIO = 2;
    private static final int SPARSE_SAFE = 10;

    /** What {@code null} within JSON is in Lua, where nil cannot stand in a table. */
    static final Object NULL = new Object();

    static LuaTable table() {
        LuaTable table = new JsonLibrary().into(new LuaTable(), "decode", "encode");
        table.put(Bytes.of("null"), NULL);
        table.put(Bytes.of("_NAME"), Bytes.of("cjson"));
        return table.freeze();
    }

    @Override
    Object[] call(String name, Arguments a) {
        if (a.count() != 1) {
            throw a.bad(0, "expected 1 argument");
        }
        if (name.equals("decode")) {
            return LuaFunction.one(new JsonReader(a.run, a.text(0)).value());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(a.run, out, a.get(0), 0);
        return LuaFunction.one(Bytes.wrap(out.toByteArray()));
    }

    private static void write(Run run, ByteArrayOutputStream out, Object value, int depth) {
        run.step();
        run.checkLength(out.size());
        if (value == null || value == NULL) {
            ascii(out, "null");
        } else if (value instanceof Boolean) {
            ascii(out, value.toString());
        } else if (value instanceof Bytes text) {
            string(out, text);
        } else if (value instanceof Double number) {
            if (number.isNaN() || number.isInfinite()) {
                throw LuaError.of("Cannot serialise number: must not be NaN or Inf");
            }
            ascii(out, LuaNumbers.text(number));
        } else if (value instanceof LuaTable table) {
            if (depth > MOST_DEPTH) {
                throw LuaError.of("Cannot serialise, excessive depth (" + (MOST_DEPTH + 1) + ")");
            }
            container(run, out, table, depth + 1);
        } else {
            throw LuaError.of("Cannot serialise " + Operators.type(value) + ": type not supported");
        }
    }

    private static void container(Run run, ByteArrayOutputStream out, LuaTable table, int depth) {
        int length = arrayLength(table);
        if (length > 0) {
            out.write('[');
            for (int i = 1; i <= length; i++) {
                if (i > 1) {
                    out.write(',');
                }
                write(run, out, table.get(i), depth);
            }
            out.write(']');
            return;
        }
        out.write('{');
        boolean first = true;
        for (Object[] pair = table.next(null); pair != null; pair = table.next(pair[0])) {
            if (!first) {
                out.write(',');
            }
            first = false;
            Bytes key = Operators.text(pair[0]);
            if (key == null) {
                throw LuaError.of(
                        "Cannot serialise " + Operators.type(pair[0]) + ": table key must be a number or string");
            }
            string(out, key);
            out.write(':');
            write(run, out, pair[1], depth);
        }
        out.write('}');
    }

    /** The highest index if all keys are whole numbers from 1 up, else 0. */
    private static int arrayLength(LuaTable table) {
        double most = 0;
        int count = 0;
        for (Object[] pair = table.next(null); pair != null; pair = table.next(pair[0])) {
            if (!(pair[0] instanceof Double key) || key < 1 || key != Math.floor(key)) {
                return 0;
            }
            most = Math.max(most, key);
            count++;
        }
        if (most > SPARSE_SAFE && most > (double) count * SPARSE_RATIO) {
            throw LuaError.of("Cannot serialise table: excessively sparse array");
        }
        return (int) most;
    }

    private static void string(ByteArrayOutputStream out, Bytes text) {
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            int c = text.at(i);
            switch (c) {
                case '"', '\\', '/' -> {
                    out.write('\\');
                    out.write(c);
                }
                case '\b' -> ascii(out, "\\b");
                case '\t' -> ascii(out, "\\t");
                case '\n' -> ascii(out, "\\n");
                case '\f' -> ascii(out, "\\f");
                case '\r' -> ascii(out, "\\r");
                default -> {
                    if (c < 32 || c == 127) {
                        ascii(out, String.format("\\u%04x", c));
                    } else {
                        out.write(c);
                    }
                }
            }
        }
        out.write('"');
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
