package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads MessagePack into values of Lua; how deep it may nest is what a stack of Lua bears, not Java's. */
final class PackReader {
    /** As many values as C may have on Lua's stack. */
    private static final int MOST_STACK = 8000;

    private final Run run;
    private final Bytes text;
    private final List<Object> values = new ArrayList<>();
    private final Deque<Container> open = new ArrayDeque<>();
    private int position;

    PackReader(Run run, Bytes text, int position) {
        this.run = run;
        this.text = text;
        this.position = position;
    }

    /** A table that is still being filled, and what lies on Lua's stack below what comes next. */
    private static final class Container {
        final LuaTable table = new LuaTable();
        final boolean map;
        final int stack;
        long left;
        double index = 1;
        Object key;
        boolean hasKey;

        Container(boolean map, long left, int stack) {
            this.map = map;
            this.left = left;
            this.stack = stack;
        }

        void add(Run run, Object value) {
            if (!map) {
                Operators.put(run, table, index++, value);
                left--;
            } else if (!hasKey) {
                key = value;
                hasKey = true;
            } else {
                check();
                Operators.put(run, table, key, value);
                hasKey = false;
                left--;
            }
        }

        private void check() {
            try {
                Operators.checkKey(key);
            } catch (LuaError e) {
                throw LuaError.bare(e.value()); // raised by C: no place in front
            }
        }
    }

    /** All values there are. */
    Object[] all() {
        while (position < text.length()) {
            values.add(one());
        }
        return values.toArray();
    }

    /** Where the rest begins (-1 if there is none), and at most so many values. */
    Object[] some(long most) {
        while (position < text.length() && values.size() < most) {
            values.add(one());
        }
        if (values.size() + 2 > MOST_STACK) {
            throw LuaError.of("stack overflow (in function mp_unpack_full)");
        }
        values.add(0, position == text.length() ? -1.0 : (double) position);
        return values.toArray();
    }

    private Object one() {
        int below = 1 + values.size();
        open.clear();
        while (true) {
            Object value = next(below);
            while (!(value instanceof Container)) {
                Container around = open.peek();
                if (around == null) {
                    return value;
                }
                around.add(run, value);
                if (around.left > 0) {
                    break;
                }
                value = open.pop().table;
            }
        }
    }

    /** The next value; a container that is not empty is opened. */
    private Object next(int below) {
        run.step();
        need(1);
        Container around = open.peek();
        int stack = around == null ? below : around.stack + (around.map && !around.hasKey ? 0 : 1);
        if (stack + 1 > MOST_STACK) {
            throw LuaError.of(
                    "stack overflow (too many return values at once; use unpack_one or unpack_limit" + " instead.)");
        }
        int first = text.at(position++);
        if (first < 0x80 || first >= 0xE0) {
            return (double) (byte) first;
        }
        if (first < 0x90) {
            return container(true, first & 0xF, stack);
        }
        if (first < 0xA0) {
            return container(false, first & 0xF, stack);
        }
        return first < 0xC0 ? string(first & 0x1F) : marked(first, stack);
    }

    private Object marked(int first, int stack) {
        return switch (first) {
            case 0xC0 -> null;
            case 0xC2 -> Boolean.FALSE;
            case 0xC3 -> Boolean.TRUE;
            case 0xCA -> (double) Float.intBitsToFloat((int) bits(4));
            case 0xCB -> Double.longBitsToDouble(bits(8));
            case 0xCC, 0xCD, 0xCE, 0xCF -> (double) bits(1 << first - 0xCC);
            case 0xD0 -> (double) (byte) bits(1);
            case 0xD1 -> (double) (short) bits(2);
            case 0xD2 -> (double) (int) bits(4);
            case 0xD3 -> (double) bits(8);
            case 0xD9, 0xDA, 0xDB -> string(bits(1 << first - 0xD9));
            case 0xDC, 0xDD -> container(false, bits(2 << first - 0xDC), stack);
            case 0xDE, 0xDF -> container(true, bits(2 << first - 0xDE), stack);
            default -> throw LuaError.of("Bad data format in input.");
        };
    }

    private Object container(boolean map, long size, int stack) {
        if (!map && stack + 2 > MOST_STACK) {
            throw LuaError.of("stack overflow (in function mp_decode_to_lua_array)");
        }
        Container container = new Container(map, size, stack + 1);
        if (size == 0) {
            return container.table;
        }
        open.push(container);
        return container;
    }

    private Bytes string(long size) {
        need(size);
        run.checkLength(size);
        position += (int) size;
        return text.slice(position - (int) size, position);
    }

    private long bits(int bytes) {
        need(bytes);
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | text.at(position++);
        }
        return value;
    }

    private void need(long bytes) {
        if (text.length() - position < bytes) {
            throw LuaError.of("Missing bytes in input.");
        }
    }
}
