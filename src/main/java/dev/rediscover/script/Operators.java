package dev.rediscover.script;

import dev.rediscover.base.Bytes;

/** What the operators of Lua do with values, metatables included. */
final class Operators {
    private static final int LONGEST_CHAIN = 100;

    /** The methods of strings; {@code ("x"):rep(3)} finds them there. */
    static final LuaTable STRINGS = StringLibrary.table();

    private Operators() {}

    /** Raised for a call of something that is no function; who calls knows its name. */
    static final class NotCallable extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotCallable() {
            super(null, null, false, false);
        }
    }

    static boolean isTrue(Object value) {
        return value != null && value != Boolean.FALSE && !Boolean.FALSE.equals(value);
    }

    /** The name of a value's type. */
    static String type(Object value) {
        if (value == null) {
            return "nil";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        if (value instanceof Double) {
            return "number";
        }
        if (value instanceof Bytes) {
            return "string";
        }
        if (value instanceof LuaTable) {
            return "table";
        }
        return value instanceof LuaFunction ? "function" : "userdata";
    }

    /** The number that a value is or, a string, can be read as; {@code null} for none. */
    static Double number(Object value) {
        if (value instanceof Double number) {
            return number;
        }
        return value instanceof Bytes text ? LuaNumbers.parse(text.latin1()) : null;
    }

    /** The string that a string or number is; {@code null} for other values. */
    static Bytes text(Object value) {
        if (value instanceof Bytes text) {
            return text;
        }
        return value instanceof Double number ? LuaNumbers.bytes(number) : null;
    }

    /** What {@code tostring} gives. */
    static Bytes shown(Run run, Object value) {
        Object handler = handler(value, "__tostring");
        if (handler != null) {
            return text(LuaFunction.first(call(run, handler, LuaFunction.one(value))));
        }
        Bytes text = text(value);
        if (text != null) {
            return text;
        }
        return Bytes.of(
                value == null || value instanceof Boolean
                        ? String.valueOf(value == null ? "nil" : value)
                        : type(value) + ": 0x" + String.format("%08x", System.identityHashCode(value)));
    }

    /** What the metatable of a value says of an event; {@code null} for nothing. */
    static Object handler(Object value, String event) {
        if (!(value instanceof LuaTable table) || table.metatable() == null) {
            return null;
        }
        return table.metatable().get(Bytes.of(event));
    }

    static boolean canIndex(Object value) {
        return value instanceof LuaTable || value instanceof Bytes;
    }

    /** What stands at {@code key} of a table or string. */
    static Object index(Run run, Object from, Object key) {
        Object at = from;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (at instanceof Bytes) {
                return STRINGS.get(key);
            }
            if (!(at instanceof LuaTable table)) {
                throw LuaError.of("attempt to index a " + type(at) + " value");
            }
            Object value = table.get(key);
            Object handler = value == null ? handler(table, "__index") : null;
            if (handler == null) {
                return value;
            }
            if (handler instanceof LuaFunction function) {
                return LuaFunction.first(function.call(run, new Object[] {at, key}));
            }
            at = handler;
        }
        throw LuaError.of("loop in gettable");
    }

    /** Puts {@code value} at {@code key}. */
    static void assign(Run run, LuaTable table, Object key, Object value) {
        Object handler = table.metatable() != null && table.get(key) == null ? handler(table, "__newindex") : null;
        if (handler instanceof LuaFunction function) {
            function.call(run, new Object[] {table, key, value});
        } else if (handler instanceof LuaTable other) {
            run.step();
            run.enter();
            assign(run, other, key, value);
            run.leave();
        } else {
            checkKey(key);
            if (table.isReadOnly()) {
                throw readOnly();
            }
            table.put(key, value);
        }
    }

    static LuaError readOnly() {
        return LuaError.of("Attempt to modify a readonly table");
    }

    static void checkKey(Object key) {
        if (key == null) {
            throw LuaError.of("table index is nil");
        }
        if (key instanceof Double number && number.isNaN()) {
            throw LuaError.of("table index is NaN");
        }
    }

    /** Calls a function, or what a metatable says is to be called. */
    static Object[] call(Run run, Object target, Object[] arguments) {
        if (target instanceof LuaFunction function) {
            return function.call(run, arguments);
        }
        Object handler = handler(target, "__call");
        if (!(handler instanceof LuaFunction function)) {
            throw new NotCallable();
        }
        Object[] withSelf = new Object[arguments.length + 1];
        withSelf[0] = target;
        System.arraycopy(arguments, 0, withSelf, 1, arguments.length);
        return function.call(run, withSelf);
    }

    static boolean same(Object a, Object b) {
        return a == b
                || a != null
                        && b != null
                        && (a instanceof Double x && b instanceof Double y
                                ? x.doubleValue() == y.doubleValue()
                                : a.equals(b));
    }

    static boolean equal(Run run, Object a, Object b) {
        if (same(a, b)) {
            return true;
        }
        if (a instanceof LuaTable && b instanceof LuaTable) {
            Object handler = handler(a, "__eq");
            if (handler != null && handler == handler(b, "__eq")) {
                return isTrue(LuaFunction.first(call(run, handler, new Object[] {a, b})));
            }
        }
        return false;
    }

    static boolean less(Run run, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x < y;
        }
        if (a instanceof Bytes x && b instanceof Bytes y) {
            return x.compareTo(y) < 0;
        }
        return isTrue(compared(run, "__lt", a, b));
    }

    static boolean lessOrEqual(Run run, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x <= y;
        }
        if (a instanceof Bytes x && b instanceof Bytes y) {
            return x.compareTo(y) <= 0;
        }
        if (handler(a, "__le") == null && handler(b, "__le") == null && handler(a, "__lt") != null) {
            return !isTrue(compared(run, "__lt", b, a));
        }
        return isTrue(compared(run, "__le", a, b));
    }

    private static Object compared(Run run, String event, Object a, Object b) {
        Object handler = handler(a, event);
        if (handler == null || handler != handler(b, event)) {
            throw LuaError.of(
                    type(a).equals(type(b))
                            ? "attempt to compare two " + type(a) + " values"
                            : "attempt to compare " + type(a) + " with " + type(b));
        }
        return LuaFunction.first(call(run, handler, new Object[] {a, b}));
    }

    /** What the metatable of either operand makes of them; an empty array if neither has anything to say. */
    static Object[] handled(Run run, String event, Object a, Object b) {
        Object handler = handler(a, event);
        if (handler == null) {
            handler = handler(b, event);
        }
        return handler == null
                ? LuaFunction.NOTHING
                : LuaFunction.one(LuaFunction.first(call(run, handler, new Object[] {a, b})));
    }

    /** The remainder as Lua has it: with the sign of the divisor. */
    static double modulo(double a, double b) {
        return a - Math.floor(a / b) * b;
    }
}
