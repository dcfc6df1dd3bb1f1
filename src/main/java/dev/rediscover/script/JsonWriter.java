package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Makes JSON of values of Lua, as {@code cjson.encode} does. */
final class JsonWriter {
    /** What a stack of Lua bears, whatever the script has chosen. */
    private static final int MOST_DEPTH = 2600;

    private static final String HEX = "0123456789abcdef";

    private final Run run;
    private final JsonSettings settings;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Level> open = new ArrayDeque<>();

    JsonWriter(Run run, JsonSettings settings) {
        this.run = run;
        this.settings = settings;
    }

    /** A table that is being written, and how far. */
    private static final class Level {
        final LuaTable table;
        final int length;
        int index;
        Object key;

        Level(LuaTable table, int length) {
            this.table = table;
            this.length = length;
        }
    }

    Bytes text(Object value) {
        write(value);
        while (!open.isEmpty()) {
            Level level = open.peek();
            if (level.length > 0) {
                element(level);
            } else {
                member(level);
            }
            run.checkGrowth(out.size(), 0);
        }
        return Bytes.wrap(out.toByteArray());
    }

    private void write(Object value) {
        run.step();
        if (value == null || value == JsonLibrary.NULL) {
            ascii("null");
        } else if (value instanceof Boolean) {
            ascii(value.toString());
        } else if (value instanceof Bytes text) {
            string(text);
        } else if (value instanceof Double number) {
            ascii(number(number));
        } else if (value instanceof LuaTable table) {
            if (open.size() >= Math.min(settings.encodeDepth, MOST_DEPTH)) {
                throw LuaError.of("Cannot serialise, excessive nesting (" + (open.size() + 1) + ")");
            }
            int length = arrayLength(table);
            out.write(length > 0 ? '[' : '{');
            open.push(new Level(table, length));
        } else {
            throw LuaError.of("Cannot serialise " + Operators.type(value) + ": type not supported");
        }
    }

    private String number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            if (settings.encodeInvalid == JsonSettings.OFF) {
                throw LuaError.of("Cannot serialise number: must not be NaN or Inf");
            }
            if (settings.encodeInvalid != JsonSettings.ON) {
                return "null";
            }
            return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }
        return LuaNumbers.text(number, settings.precision);
    }

    /** Writes the next element of a list, or its end. */
    private void element(Level level) {
        if (level.index == level.length) {
            out.write(']');
            open.pop();
            return;
        }
        if (level.index > 0) {
            out.write(',');
        }
        write(level.table.get(++level.index));
    }

    /** Writes the next member of an object, or its end. */
    private void member(Level level) {
        Object[] pair = level.table.next(level.key);
        if (pair == null) {
            out.write('}');
            open.pop();
            return;
        }
        if (level.key != null) {
            out.write(',');
        }
        level.key = pair[0];
        if (pair[0] instanceof Double number) {
            ascii("\"" + number(number) + "\"");
        } else if (pair[0] instanceof Bytes key) {
            string(key);
        } else {
            throw LuaError.of("Cannot serialise " + Operators.type(pair[0]) + ": table key must be a number or string");
        }
        out.write(':');
        write(pair[1]);
    }

    /** The highest index if all keys are whole numbers from 1 up, else 0 or less. */
    private int arrayLength(LuaTable table) {
        int most = 0;
        long count = 0;
        for (Object[] pair = table.next(null); pair != null; pair = table.next(pair[0])) {
            run.step();
            if (!(pair[0] instanceof Double key) || key < 1 || key != Math.floor(key)) {
                return 0;
            }
            if (key > most) {
                most = key <= Integer.MAX_VALUE ? (int) (double) key : Integer.MIN_VALUE;
            }
            count++;
        }
        if (settings.sparseRatio > 0 && most > count * settings.sparseRatio && most > settings.sparseSafe) {
            if (settings.sparseConvert == JsonSettings.OFF) {
                throw LuaError.of("Cannot serialise table: excessively sparse array");
            }
            return 0;
        }
        return most;
    }

    private void string(Bytes text) {
        run.checkGrowth(out.size(), text.length());
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            int c = text.at(i);
            switch (c) {
                case '"', '\\', '/' -> {
                    out.write('\\');
                    out.write(c);
                }
                case '\b' -> ascii("\\b");
                case '\t' -> ascii("\\t");
                case '\n' -> ascii("\\n");
                case '\f' -> ascii("\\f");
                case '\r' -> ascii("\\r");
                default -> {
                    if (c < 32 || c == 127) {
                        ascii("\\u00" + HEX.charAt(c >> 4) + HEX.charAt(c & 0xF));
                    } else {
                        out.write(c);
                    }
                }
            }
        }
        out.write('"');
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
