package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.util.Arrays;

/** The functions that have no table of their own: {@code pairs}, {@code pcall}, {@code tostring} and the like. */
final class BaseLibrary extends Library {
    private static final Bytes ERR = Bytes.of("err");

    static void into(LuaTable globals) {
        new BaseLibrary()
                .into(
                        globals,
                        "assert",
                        "error",
                        "getmetatable",
                        "ipairs",
                        "loadstring",
                        "next",
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
    }

    @Override
    Object[] call(String name, Arguments a) {
        return switch (name) {
            case "assert" -> asserted(a);
            case "error" -> throw raised(a);
            case "getmetatable" -> LuaFunction.one(metatable(a.any(0)));
            case "ipairs" -> new Object[] {STEP, a.table(0), 0.0};
            case "loadstring" -> loaded(a);
            case "next" -> following(a.table(0), a.get(1));
            case "pairs" -> new Object[] {NEXT, a.table(0), null};
            case "pcall" -> guarded(a.run, a.any(0), Arrays.copyOfRange(a.given, 1, a.count()), null);
            case "rawequal" -> LuaFunction.one(Operators.same(a.any(0), a.any(1)));
            case "rawget" -> LuaFunction.one(a.table(0).get(a.any(1)));
            case "rawset" -> rawset(a);
            case "select" -> selected(a);
            case "setmetatable" -> withMetatable(a);
            case "tonumber" -> LuaFunction.one(number(a));
            case "tostring" -> LuaFunction.one(Operators.shown(a.run, a.any(0)));
            case "type" -> LuaFunction.one(Bytes.of(Operators.type(a.any(0))));
            case "unpack" -> unpacked(a);
            default -> guarded(a.run, a.any(0), LuaFunction.NOTHING, a.any(1));
        };
    }

    private static final LuaFunction NEXT = new LuaFunction() {
        @Override
        Object[] call(Run run, Object[] arguments) {
            return following((LuaTable) arguments[0], arguments[1]);
        }
    };

    private static final LuaFunction STEP = new LuaFunction() {
        @Override
        Object[] call(Run run, Object[] arguments) {
            double index = (Double) arguments[1] + 1;
            Object value = ((LuaTable) arguments[0]).get((int) index);
            return value == null ? LuaFunction.one(null) : new Object[] {index, value};
        }
    };

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

    private static LuaError raised(Arguments a) {
        Object value = a.get(0);
        return value instanceof Bytes text && a.integer(1, 1) > 0 ? LuaError.of(text) : LuaError.bare(value);
    }

    private static Object metatable(Object value) {
        LuaTable table = value instanceof LuaTable own ? own.metatable() : null;
        Object instead = table == null ? null : table.get(Bytes.of("__metatable"));
        return instead == null ? table : instead;
    }

    private static Object[] withMetatable(Arguments a) {
        LuaTable table = a.table(0);
        if (a.count() < 2 || a.get(1) != null && !(a.get(1) instanceof LuaTable)) {
            throw a.bad(1, "nil or table expected");
        }
        if (table.isReadOnly()) {
            throw Operators.readOnly();
        }
        if (table.metatable() != null && table.metatable().get(Bytes.of("__metatable")) != null) {
            throw LuaError.of("cannot change a protected metatable");
        }
        table.metatable((LuaTable) a.get(1));
        return LuaFunction.one(table);
    }

    private static Object[] loaded(Arguments a) {
        try {
            return LuaFunction.one(Parser.parse(a.text(0), Parser.chunkName(a.text(a.has(1) ? 1 : 0))));
        } catch (LuaError e) {
            return new Object[] {null, e.value()};
        }
    }

    private static Object[] rawset(Arguments a) {
        LuaTable table = a.table(0);
        Operators.checkKey(a.any(1));
        if (table.isReadOnly()) {
            throw Operators.readOnly();
        }
        table.put(a.any(1), a.any(2));
        return LuaFunction.one(table);
    }

    private static Object[] selected(Arguments a) {
        if (a.get(0) instanceof Bytes word && word.is("#")) {
            return LuaFunction.one((double) (a.count() - 1));
        }
        int from = a.integer(0);
        int start = from < 0 ? a.count() + from : from;
        if (start < 1) {
            throw a.bad(0, "index out of range");
        }
        return start >= a.count() ? LuaFunction.NOTHING : Arrays.copyOfRange(a.given, start, a.count());
    }

    private static Object number(Arguments a) {
        if (!a.has(1) || a.integer(1) == 10) {
            return Operators.number(a.any(0));
        }
        int base = a.integer(1);
        if (base < 2 || base > 36) {
            throw a.bad(1, "base out of range");
        }
        String digits = a.text(0).latin1().strip().toLowerCase(java.util.Locale.ROOT);
        boolean negative = digits.startsWith("-");
        Double value = LuaNumbers.parse(negative ? digits.substring(1) : digits, base);
        return value == null ? null : (Object) (negative ? -value : value);
    }

    private static Object[] unpacked(Arguments a) {
        LuaTable table = a.table(0);
        int from = a.integer(1, 1);
        int to = a.integer(2, table.length());
        if (to < from) {
            return LuaFunction.NOTHING;
        }
        if ((long) to - from > 7999) {
            throw LuaError.of("too many results to unpack");
        }
        Object[] values = new Object[to - from + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.get(from + i);
        }
        return values;
    }

    /** Calls and catches; an error of a command is given as its text, as Redis's own {@code pcall} does. */
    private static Object[] guarded(Run run, Object function, Object[] arguments, Object handler) {
        int depth = run.depth();
        try {
            Object[] results = Operators.call(run, function, arguments);
            Object[] all = new Object[results.length + 1];
            all[0] = Boolean.TRUE;
            System.arraycopy(results, 0, all, 1, results.length);
            return all;
        } catch (LuaError e) {
            run.depth(depth);
            return failed(run, e.value(), handler);
        } catch (Operators.NotCallable e) {
            run.depth(depth);
            return failed(run, Bytes.of("attempt to call a " + Operators.type(function) + " value"), handler);
        } catch (StackOverflowError e) {
            run.depth(depth);
            return failed(run, Bytes.of("stack overflow"), handler);
        }
    }

    private static Object[] failed(Run run, Object value, Object handler) {
        Object told = value instanceof LuaTable table && table.get(ERR) instanceof Bytes text ? text : value;
        if (handler == null) {
            return new Object[] {Boolean.FALSE, told};
        }
        return new Object[] {Boolean.FALSE, LuaFunction.first(Operators.call(run, handler, LuaFunction.one(told)))};
    }
}
