package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.nio.charset.StandardCharsets;

/**
 * An error that a script raised and may catch: any value, and the place where it was raised.
 *
 * <p>Which place a text has in front is told by the calls that it passes on its way up, as Lua's levels want it: an
 * error of a library has the place of its caller, one of {@code error(text, 2)} that of the caller's caller, and one of
 * an operator the place of that operator, or none if the operator ran inside a library.
 */
final class LuaError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int OPERATOR = -1;

    private transient Object value;
    private transient LuaFunction raiser;
    private int argument;
    private boolean unnamed;
    private String chunk;
    private int line;
    private int levels;
    private boolean passed;

    private LuaError(Object value, int levels) {
        super(null, null, false, false);
        this.value = value;
        this.levels = levels;
    }

    /** An error whose text is complete, with the place where it was raised: that of a text that is not Lua. */
    LuaError(Object value, String chunk, int line) {
        this(value, 0);
        this.chunk = chunk;
        this.line = line;
    }

    /** What a script raises itself, without a place in front of it. */
    static LuaError bare(Object value) {
        return new LuaError(value, 0);
    }

    /** An error of a function of a library; the call that failed adds its place in front. */
    static LuaError of(String text) {
        return of(Bytes.of(text));
    }

    /** The same with a text that may hold any bytes. */
    static LuaError of(Bytes text) {
        return new LuaError(text, 1);
    }

    /** A text that has in front the place of the call that is {@code levels} further up; for 0 none. */
    static LuaError level(Bytes text, int levels) {
        return new LuaError(text, levels);
    }

    /** An error of an operator, whose text has one character per byte; inside a library it gets no place. */
    static LuaError operator(String latin1) {
        return new LuaError(Bytes.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1)), OPERATOR);
    }

    /** A wrong argument, counted from 1, of {@code raiser}; the call adds the name by which it was called. */
    static LuaError argument(LuaFunction raiser, int index, Bytes why) {
        LuaError error = of(why);
        error.raiser = raiser;
        error.argument = index;
        error.unnamed = true;
        return error;
    }

    Object value() {
        if (unnamed) {
            name(null, false);
        }
        return value;
    }

    /** The name of the chunk in which it was raised, as errors show it; {@code null} while nobody has said it. */
    String chunk() {
        return chunk;
    }

    /** The line where it was raised, 0 while nobody has said it. */
    int line() {
        return line;
    }

    /** The same with its place, unless it has one: what the node says whose operator failed. */
    LuaError at(String within, int where) {
        origin(within, where);
        if (levels == OPERATOR || levels > 0 && --levels == 0) {
            place(within, where);
        }
        passed = true;
        return this;
    }

    /** What a call says that it passes; {@code name} is what the function was called by, {@code null} for no name. */
    LuaError through(String within, int where, LuaFunction called, String name, boolean method) {
        origin(within, where);
        if (unnamed) {
            name(called == raiser ? name : null, method);
        }
        if (levels > 0 && passed && !(called instanceof Closure)) {
            levels--; // the library's function is a level too, one without a line
        } else if (levels == OPERATOR) {
            levels = 0;
        }
        passed = true;
        if (levels > 0 && --levels == 0) {
            place(within, where);
        }
        return this;
    }

    /** What a function of a library says that it passes, called by another one or by an operator. */
    LuaError inLibrary() {
        levels = levels == OPERATOR ? 0 : levels;
        return this;
    }

    /** What a chain of tail calls says that it passes: their callers are gone, and have no line. */
    LuaError lost(int calls) {
        levels = levels > 0 ? Math.max(levels - calls, 0) : levels;
        return this;
    }

    private void origin(String within, int where) {
        if (line == 0) {
            chunk = within;
            line = where;
        }
    }

    private void place(String within, int where) {
        levels = 0;
        if (value() instanceof Bytes text) {
            byte[] place = (within + ":" + where + ": ").getBytes(StandardCharsets.ISO_8859_1);
            value = Bytes.wrap(place).concat(text);
        }
    }

    private void name(String name, boolean method) {
        String why = ((Bytes) value).latin1();
        int index = argument - (method && name != null ? 1 : 0);
        String text = index == 0 && method && name != null
                ? "calling '" + name + "' on bad self (" + why + ")"
                : "bad argument #" + index + " to '" + (name == null ? "?" : name) + "' (" + why + ")";
        unnamed = false;
        value = Bytes.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
