package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Heap;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/** The functions that have no table of their own: {@code pairs}, {@code pcall}, {@code tostring} and the like. */
final class BaseLibrary extends Library {
    private static final Bytes ERR = Bytes.of("err");
    private static final Bytes LOAD = Bytes.of("=(load)");

    /** Lua's LUAI_MAXCSTACK: how many values one call may give. */
    private static final int MOST_RESULTS = 7990;

    /** How often a handler of errors that itself fails is asked again, calls of libraries around it included. */
    private static final int HANDLINGS = 222;

    private static final int ESCAPE = 27;

    /** {@code next}; a loop over {@code pairs} knows it. */
    static final LuaFunction NEXT = new BaseLibrary().member("next");

    /** What {@code ipairs} gives; a loop knows it. */
    static final LuaFunction STEP = new BaseLibrary().member("ipairs step");

    static void into(LuaTable globals) {
        new BaseLibrary()
                .into(
                        globals,
                        "assert",
                        "collectgarbage",
                        "error",
                        "gcinfo",
                        "getmetatable",
                        "ipairs",
                        "load",
                        "loadstring",
                        "pairs",
                        "pcall",
                        "rawequal",
                        "rawget",
                        "rawset",
                        "select",
                        "setmetatable",
                        "tonumber",
                        "tostring",
                        "type",
                        "unpack",
                        "xpcall");
        globals.put(Bytes.of("next"), NEXT);
    }

    @Override
    Object[] call(String name, Arguments a) {
        return switch (name) {
            case "assert" -> asserted(a);
            case "collectgarbage" -> LuaFunction.one(collected(a));
            case "error" -> throw raised(a);
            case "gcinfo" -> LuaFunction.one(Math.floor(kilobytes()));
            case "getmetatable" -> LuaFunction.one(metatable(a.any(0)));
            case "ipairs" -> new Object[] {STEP, a.table(0), 0.0};
            case "ipairs step" -> stepped(a);
            case "load" -> loadedFrom(a);
            case "loadstring" -> loaded(a.run, a.text(0), a.has(1) ? a.text(1) : a.text(0));
            case "next" -> following(a.table(0), a.get(1));
            case "pairs" -> new Object[] {NEXT, a.table(0), null};
            case "pcall" -> guarded(a.run, a.any(0), Arrays.copyOfRange(a.given, 1, a.count()));
            case "rawequal" -> LuaFunction.one(rawequal(a));
            case "rawget" -> LuaFunction.one(rawget(a));
            case "rawset" -> rawset(a);
            case "select" -> selected(a);
            case "setmetatable" -> withMetatable(a);
            case "tonumber" -> LuaFunction.one(number(a));
            case "tostring" -> LuaFunction.one(Operators.shown(a.run, a.any(0)));
            case "type" -> LuaFunction.one(Bytes.of(Operators.type(a.any(0))));
            case "unpack" -> unpacked(a);
            default -> handled(a);
        };
    }

    private static Object[] stepped(Arguments a) {
        int index = a.integer(1) + 1;
        Object value = a.table(0).get(index);
        return value == null ? LuaFunction.NOTHING : new Object[] {(double) index, value};
    }

    private static Object[] following(LuaTable table, Object key) {
        Object[] pair = table.next(key);
        return pair == null ? LuaFunction.one(null) : pair;
    }

    private static Object[] asserted(Arguments a) {
        if (Operators.isTrue(a.any(0))) {
            return a.given;
        }
        throw LuaError.of(a.has(1) ? a.text(1) : Bytes.of("assertion failed!"));
    }

    private static Object collected(Arguments a) {
        String option = a.has(0) ? a.text(0).latin1() : "collect";
        return switch (option) {
            case "stop", "restart", "collect" -> 0.0;
            case "count" -> kilobytes();
            case "step" -> Boolean.TRUE;
            case "setpause", "setstepmul" -> 200.0;
            default -> throw a.bad(0, "invalid option '" + option + "'");
        };
    }

    /** What memory is in use; Java's, for there is no telling whose it is. */
    private static double kilobytes() {
        return Heap.used() / 1024.0;
    }

    private static LuaError raised(Arguments a) {
        int level = a.integer(1, 1);
        Bytes text = Operators.text(a.get(0));
        return text != null && level > 0 ? LuaError.level(text, level) : LuaError.bare(a.get(0));
    }

    private static Object metatable(Object value) {
        LuaTable table = value instanceof LuaTable own ? own.metatable() : null;
        if (value instanceof Bytes) {
            return Operators.OF_STRINGS;
        }
        Object instead = Operators.handler(value, Event.METATABLE);
        return instead == null ? table : instead;
    }

    private static Object[] withMetatable(Arguments a) {
        LuaTable table = a.table(0);
        if (a.count() < 2 || a.get(1) != null && !(a.get(1) instanceof LuaTable)) {
            throw a.bad(1, "nil or table expected");
        }
        if (Operators.handler(table, Event.METATABLE) != null) {
            throw LuaError.of("cannot change a protected metatable");
        }
        if (table.isReadOnly()) {
            throw Operators.readOnly();
        }
        table.metatable((LuaTable) a.get(1));
        return LuaFunction.one(table);
    }

    private static Object[] loaded(Run run, Bytes text, Bytes name) {
        try {
            String chunk = Parser.chunkName(name);
            if (text.length() > 0 && text.at(0) == ESCAPE) {
                throw LuaError.bare(Bytes.of(chunk + ": unexpected end in precompiled chunk"));
            }
            return LuaFunction.one(Parser.parse(text, chunk, run.stack.libraries));
        } catch (LuaError e) {
            return new Object[] {null, e.value()};
        } catch (StackOverflowError e) {
            return new Object[] {null, Bytes.of("chunk has too many syntax levels")};
        }
    }

    private static Object[] loadedFrom(Arguments a) {
        LuaFunction reader = a.function(0);
        Bytes name = a.has(1) ? a.text(1) : LOAD;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        CallStack stack = a.run.stack;
        int depth = stack.depth;
        int libraries = stack.libraries;
        try {
            while (true) {
                Object piece = LuaFunction.first(Operators.call(a.run, reader, LuaFunction.NOTHING));
                Bytes part = Operators.text(piece);
                if (part == null && piece != null) {
                    throw LuaError.of("reader function must return a string");
                }
                if (part == null || part.isEmpty()) {
                    return loaded(a.run, Bytes.wrap(text.toByteArray()), name);
                }
                a.run.checkLength((long) text.size() + part.length());
                text.write(part.array(), 0, part.length());
            }
        } catch (LuaError e) {
            stack.depth = depth;
            stack.libraries = libraries;
            return new Object[] {null, e.value()};
        }
    }

    private static boolean rawequal(Arguments a) {
        Object first = a.any(0);
        return Operators.same(first, a.any(1));
    }

    private static Object rawget(Arguments a) {
        LuaTable table = a.table(0);
        return table.get(a.any(1));
    }

    private static Object[] rawset(Arguments a) {
        LuaTable table = a.table(0);
        Object key = a.any(1);
        Object value = a.any(2);
        if (table.isReadOnly()) {
            throw Operators.readOnly();
        }
        Operators.put(a.run, table, key, value);
        return LuaFunction.one(table);
    }

    private static Object[] selected(Arguments a) {
        if (a.get(0) instanceof Bytes word && word.length() > 0 && word.at(0) == '#') {
            return LuaFunction.one((double) (a.count() - 1));
        }
        int from = a.integer(0);
        int start = from < 0 ? a.count() + from : Math.min(from, a.count());
        if (start < 1) {
            throw a.bad(0, "index out of range");
        }
        return Arrays.copyOfRange(a.given, start, a.count());
    }

    private static Object number(Arguments a) {
        int base = a.integer(1, 10);
        if (base == 10) {
            return Operators.number(a.any(0));
        }
        String text = a.text(0).latin1();
        if (base < 2 || base > 36) {
            throw a.bad(1, "base out of range");
        }
        return unsigned(text.strip(), base);
    }

    /** The number that C's {@code strtoul} reads; {@code null} if anything else is left. */
    private static Object unsigned(String text, int base) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        if (base == 16 && digits.length() > 2 && (digits.startsWith("0x") || digits.startsWith("0X"))) {
            digits = digits.substring(2);
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), base);
            if (digit < 0 || digits.charAt(i) > 'z') {
                return null;
            }
            value = value.multiply(BigInteger.valueOf(base)).add(BigInteger.valueOf(digit));
            value = value.bitLength() > 128 ? value.shiftRight(1) : value; // far beyond the largest anyway
        }
        if (digits.isEmpty()) {
            return null;
        }
        BigInteger range = BigInteger.ONE.shiftLeft(64);
        if (value.compareTo(range) >= 0) {
            return range.doubleValue();
        }
        return (negative ? value.negate().mod(range) : value).doubleValue();
    }

    private static Object[] unpacked(Arguments a) {
        LuaTable table = a.table(0);
        int from = a.integer(1, 1);
        int to = a.has(2) ? a.integer(2) : table.length();
        if (to < from) {
            return LuaFunction.NOTHING;
        }
        if ((long) to - from >= MOST_RESULTS) {
            throw LuaError.of("too many results to unpack");
        }
        Object[] values = new Object[to - from + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.get(from + i);
        }
        return values;
    }

    /** Calls and catches; an error of a command is given as its text, as Redis's own {@code pcall} does. */
    private static Object[] guarded(Run run, Object function, Object[] arguments) {
        try {
            return succeeded(attempt(run, function, arguments));
        } catch (LuaError e) {
            Object value = e.value();
            Object told =
                    value instanceof LuaTable table && Operators.text(table.get(ERR)) != null ? table.get(ERR) : value;
            return new Object[] {Boolean.FALSE, told};
        }
    }

    private static Object[] succeeded(Object[] results) {
        Object[] all = new Object[results.length + 1];
        all[0] = Boolean.TRUE;
        System.arraycopy(results, 0, all, 1, results.length);
        return all;
    }

    /** A call whose errors find the stack as it was. */
    private static Object[] attempt(Run run, Object function, Object[] arguments) {
        CallStack stack = run.stack;
        int depth = stack.depth;
        int libraries = stack.libraries;
        try {
            return Operators.call(run, function, arguments);
        } catch (LuaError e) {
            stack.depth = depth;
            stack.libraries = libraries;
            throw e;
        } catch (StackOverflowError e) {
            stack.depth = depth;
            stack.libraries = libraries;
            throw LuaError.operator("stack overflow");
        }
    }

    private static Object[] handled(Arguments a) {
        Object handler = a.any(1);
        try {
            return succeeded(attempt(a.run, a.get(0), LuaFunction.NOTHING));
        } catch (LuaError e) {
            return new Object[] {Boolean.FALSE, told(a.run, handler, e.value())};
        }
    }

    /** What a handler makes of an error; if it fails it is asked about its own error, and so on for a while. */
    private static Object told(Run run, Object handler, Object error) {
        Object value = error;
        for (int i = run.stack.libraries; i < HANDLINGS && handler instanceof LuaFunction; i++) {
            try {
                return LuaFunction.first(attempt(run, handler, LuaFunction.one(value)));
            } catch (LuaError e) {
                value = e.value();
            }
        }
        return Bytes.of("error in error handling");
    }
}
