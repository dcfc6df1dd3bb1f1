package dev.rediscover.script;

import dev.rediscover.base.Bytes;

/** An error that a script raised and may catch: any value, and the line where it was raised. */
final class LuaError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Object value;
    private final boolean bare;
    private String chunk;
    private int line;

    LuaError(Object value, String chunk, int line) {
        this(value, chunk, line, true);
    }

    private LuaError(Object value, String chunk, int line, boolean bare) {
        super(null, null, false, false);
        this.value = value;
        this.chunk = chunk;
        this.line = line;
        this.bare = bare;
    }

    /** What a script raises itself, without a place in front of it. */
    static LuaError bare(Object value) {
        return new LuaError(value, null, 0, true);
    }

    /** An error of the language or its libraries; whoever runs the node that failed adds the place in front. */
    static LuaError of(String text) {
        return of(Bytes.of(text));
    }

    /** The same with a text that may hold any bytes. */
    static LuaError of(Bytes text) {
        return new LuaError(text, null, 0, false);
    }

    Object value() {
        return value;
    }

    /** The line where it was raised, 0 while nobody has said it. */
    int line() {
        return line;
    }

    /** The name of the chunk in which it was raised, as errors show it; {@code null} while nobody has said it. */
    String chunk() {
        return chunk;
    }

    /** The same with its place, unless it has one. */
    LuaError at(String within, int where) {
        if (line != 0) {
            return this;
        }
        if (!bare && value instanceof Bytes text) {
            return new LuaError(Bytes.of(within + ":" + where + ": ").concat(text), within, where, false);
        }
        chunk = within;
        line = where;
        return this;
    }
}
