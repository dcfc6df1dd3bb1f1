package dev.rediscover.render;

/**
 * A piece of a Lua script, as {@link LuaTokens} finds it.
 *
 * @param start its first character in the script
 * @param end behind its last character
 */
public record LuaToken(Kind kind, int start, int end) {
    /** What a piece is. */
    public enum Kind {
        /** A word of the language. */
        WORD,
        NAME,
        NUMBER,
        STRING,
        COMMENT,
        SYMBOL,
        /** A string or a long comment that has no end (yet). */
        OPEN
    }

    /** The piece as it is written. */
    public String in(String script) {
        return script.substring(start, end);
    }

    /** Whether it is this word of the language, or this sign. */
    public boolean is(String script, String text) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL)
                && end - start == text.length()
                && script.startsWith(text, start);
    }
}
