package dev.rediscover.script;

import dev.rediscover.base.Bytes;

/** What a function of a library was given; asking for something else than is there raises Lua's error. */
final class Arguments {
    final Run run;
    final Object[] given;
    private final LuaFunction function;

    /** {@code function} is what was called. */
    Arguments(Run run, LuaFunction function, Object[] given) {
        this.run = run;
        this.function = function;
        this.given = given;
    }

    int count() {
        return given.length;
    }

    /** The argument at {@code index}, counted from 0; {@code null} if there is none. */
    Object get(int index) {
        return index < given.length ? given[index] : null;
    }

    boolean has(int index) {
        return get(index) != null;
    }

    /** Any value, but one. */
    Object any(int index) {
        if (index >= given.length) {
            throw bad(index, "value expected");
        }
        return given[index];
    }

    double number(int index) {
        Double number = Operators.number(get(index));
        if (number == null) {
            throw wrongType(index, "number");
        }
        return number;
    }

    double number(int index, double otherwise) {
        return has(index) ? number(index) : otherwise;
    }

    /** A number without its fraction, as a C compiler's cast to 64 bits has it: what does not fit is the smallest. */
    long whole(int index) {
        return LuaNumbers.signed(number(index));
    }

    long whole(int index, long otherwise) {
        return has(index) ? whole(index) : otherwise;
    }

    /** The lower 32 bits of {@link #whole(int)}, as C's int. */
    int integer(int index) {
        return (int) whole(index);
    }

    int integer(int index, int otherwise) {
        return has(index) ? integer(index) : otherwise;
    }

    Bytes text(int index) {
        Bytes text = Operators.text(get(index));
        if (text == null) {
            throw wrongType(index, "string");
        }
        return text;
    }

    LuaTable table(int index) {
        if (get(index) instanceof LuaTable table) {
            return table;
        }
        throw wrongType(index, "table");
    }

    LuaFunction function(int index) {
        if (get(index) instanceof LuaFunction found) {
            return found;
        }
        throw wrongType(index, "function");
    }

    LuaError wrongType(int index, String wanted) {
        String got = index < given.length ? Operators.type(given[index]) : "no value";
        return bad(index, wanted + " expected, got " + got);
    }

    LuaError bad(int index, String why) {
        return bad(index, Bytes.of(why));
    }

    /** The same with a text that may hold any bytes. */
    LuaError bad(int index, Bytes why) {
        return LuaError.argument(function, index + 1, why);
    }
}
