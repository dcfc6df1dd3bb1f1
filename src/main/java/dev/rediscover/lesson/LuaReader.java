package dev.rediscover.lesson;

import java.util.List;

/** Whoever can read Lua, which this room cannot: tells what is wrong or unwise in a text. */
public interface LuaReader {
    /** One that knows nothing and finds nothing. */
    LuaReader NONE = text -> List.of();

    /**
     * Something found.
     *
     * @param rule what it breaks
     * @param line the line of the text, from 1
     */
    record Found(Rule rule, int line, String what, String cure) {}

    /** What is wrong with a text, and what is unwise in it, by line. */
    List<Found> look(String text);
}
