package dev.rediscover.script;

import dev.rediscover.base.Bytes;

/** What the operators of Lua do with values, metatables included. */
final class Operators {
    private static final int LONGEST_CHAIN = 100;

    /** About what a place in a table takes. */
    private static final int ENTRY = 8;

    /** Where addresses seem to be. */
    private static final long HEAP = 0x55d0_0000_0000L;

    /** The methods of strings; {@code ("x"):rep(3)} finds them there. */
    static final LuaTable STRINGS = StringLibrary.table();

    /** The metatable of strings. */
    static final LuaTable OF_STRINGS = ofStrings();

    private Operators() {}

    private static LuaTable ofStrings() {
        LuaTable table = new LuaTable();
        table.put(Event.INDEX.key, STRINGS);
        return table.freeze();
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
        if (value instanceof LuaFunction) {
            return "function";
        }
        return value instanceof Coroutine ? "thread" : "userdata";
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
    static Object shown(Run run, Object value) {
        Object handler = handler(value, Event.TO_STRING);
        if (handler != null) {
            return LuaFunction.first(call(run, handler, LuaFunction.one(value)));
        }
        return shown(value);
    }

    /** The same without asking a metatable. */
    static Bytes shown(Object value) {
        Bytes text = text(value);
        if (text != null) {
            return text;
        }
        if (value == JsonLibrary.NULL) {
            return Bytes.of("userdata: (nil)"); // a pointer to nowhere
        }
        return Bytes.of(
                value == null || value instanceof Boolean
                        ? String.valueOf(value == null ? "nil" : value)
                        : type(value) + ": 0x" + Long.toHexString(HEAP + 16L * System.identityHashCode(value)));
    }

    /** What the metatable of a value says of an event; {@code null} for nothing. */
    static Object handler(Object value, Event event) {
        if (!(value instanceof LuaTable table) || table.metatable() == null) {
            return null;
        }
        return table.metatable().get(event.key, event.hash);
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
                throw LuaError.operator("attempt to index a " + type(at) + " value");
            }
            Object value = table.get(key);
            Object handler = value == null ? handler(table, Event.INDEX) : null;
            if (handler == null) {
                return value;
            }
            if (handler instanceof LuaFunction function) {
                return LuaFunction.first(call(run, function, new Object[] {at, key}));
            }
            at = handler;
        }
        throw LuaError.operator("loop in gettable");
    }

    /** Puts {@code value} at {@code key}. */
    static void assign(Run run, LuaTable table, Object key, Object value) {
        Object to = table;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (!(to instanceof LuaTable target)) {
                throw LuaError.operator("attempt to index a " + type(to) + " value");
            }
            if (target.isReadOnly()) {
                throw readOnly();
            }
            Object handler =
                    target.metatable() != null && target.get(key) == null ? handler(target, Event.NEW_INDEX) : null;
            if (handler == null) {
                put(run, target, key, value);
                return;
            }
            if (handler instanceof LuaFunction function) {
                call(run, function, new Object[] {target, key, value});
                return;
            }
            to = handler;
        }
        throw LuaError.operator("loop in settable");
    }

    /** Puts {@code value} at {@code key} without asking a metatable; room that the table takes is counted. */
    static void put(Run run, LuaTable table, Object key, Object value) {
        checkKey(key);
        int before = table.room();
        table.put(key, value);
        int grown = table.room() - before;
        if (grown > 0) {
            run.allocate((long) grown * ENTRY);
        }
    }

    static LuaError readOnly() {
        return LuaError.operator("Attempt to modify a readonly table");
    }

    static void checkKey(Object key) {
        if (key == null) {
            throw LuaError.operator("table index is nil");
        }
        if (key instanceof Double number && number.isNaN()) {
            throw LuaError.operator("table index is NaN");
        }
    }

    /** Calls a function, or what a metatable says is to be called. */
    static Object[] call(Run run, Object target, Object[] arguments) {
        if (target instanceof Closure function) {
            return function.call(run, arguments);
        }
        if (target instanceof LuaFunction function) {
            run.stack.enterLibrary();
            try {
                Object[] results = function.call(run, arguments);
                run.stack.libraries--;
                return results;
            } catch (LuaError e) {
                throw e.inLibrary();
            }
        }
        Object handler = handler(target, Event.CALL);
        if (!(handler instanceof LuaFunction function)) {
            throw LuaError.operator("attempt to call a " + type(target) + " value");
        }
        return call(run, function, Calls.Apply.withFirst(target, arguments));
    }

    static boolean same(Object a, Object b) {
        if (a == b && !(a instanceof Double)) {
            return true;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue();
        }
        return a instanceof Bytes && a.equals(b);
    }

    static boolean equal(Run run, Object a, Object b) {
        if (same(a, b)) {
            return true;
        }
        if (a instanceof LuaTable && b instanceof LuaTable) {
            Object handler = handler(a, Event.EQUAL);
            if (handler != null && same(handler, handler(b, Event.EQUAL))) {
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
        Object handler = orderHandler(Event.LESS, a, b);
        if (handler == null) {
            throw unordered(a, b);
        }
        return isTrue(LuaFunction.first(call(run, handler, new Object[] {a, b})));
    }

    static boolean lessOrEqual(Run run, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x <= y;
        }
        if (a instanceof Bytes x && b instanceof Bytes y) {
            return x.compareTo(y) <= 0;
        }
        Object handler = orderHandler(Event.LESS_OR_EQUAL, a, b);
        if (handler != null) {
            return isTrue(LuaFunction.first(call(run, handler, new Object[] {a, b})));
        }
        handler = orderHandler(Event.LESS, b, a);
        if (handler == null) {
            throw unordered(a, b);
        }
        return !isTrue(LuaFunction.first(call(run, handler, new Object[] {b, a})));
    }

    /** The function that both operands have for an order; {@code null} if there is none. */
    private static Object orderHandler(Event event, Object a, Object b) {
        Object handler = handler(a, event);
        return handler != null && same(handler, handler(b, event)) ? handler : null;
    }

    private static LuaError unordered(Object a, Object b) {
        String one = type(a);
        String other = type(b);
        // Lua looks at the third letter only, so a string and a thread are two string values
        return LuaError.operator(
                one.charAt(2) == other.charAt(2)
                        ? "attempt to compare two " + one + " values"
                        : "attempt to compare " + one + " with " + other);
    }

    /** What the metatable of either operand, the left one first, has for an event; {@code null} for nothing. */
    static Object binaryHandler(Event event, Object a, Object b) {
        Object handler = handler(a, event);
        return handler == null ? handler(b, event) : handler;
    }

    /** What a metatable's function makes of two operands of the operator at {@code line}. */
    static Object handled(Frame frame, int line, Object handler, Object a, Object b) {
        try {
            return LuaFunction.first(call(frame.run, handler, new Object[] {a, b}));
        } catch (LuaError e) {
            throw e.at(frame.chunk(), line);
        }
    }

    /** The remainder as Lua has it: with the sign of the divisor. */
    static double modulo(double a, double b) {
        return a - Math.floor(a / b) * b;
    }

    /** A power as C's {@code pow} has it, which says 1 where Java says NaN. */
    static double power(double a, double b) {
        return a == 1 || a == -1 && Double.isInfinite(b) ? 1 : Math.pow(a, b);
    }
}
