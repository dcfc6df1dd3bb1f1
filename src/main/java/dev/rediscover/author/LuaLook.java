package dev.rediscover.author;

import dev.rediscover.lesson.LuaReader;
import dev.rediscover.lesson.Rule;
import dev.rediscover.script.LuaText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the Lua texts of lessons for the linter: whether they are Lua, and which globals they make or miss. */
final class LuaLook implements LuaReader {
    @Override
    public List<Found> look(String text) {
        LuaText.Problem problem = LuaText.problem(text);
        if (problem != null) {
            return List.of(
                    new Found(Rule.LUA_COMPILE, problem.line(), "this is no Lua: " + problem.text(), "mend the text"));
        }
        return globals(text);
    }

    private static List<Found> globals(String text) {
        List<LuaText.Token> tokens = LuaText.tokens(text);
        Set<String> known = new HashSet<>(LuaText.globals());
        known.addAll(LuaText.locals(tokens));
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            LuaText.Token token = tokens.get(i);
            boolean field = is(tokens, i - 1, ".") || is(tokens, i - 1, ":") || isKey(tokens, i);
            if (token.kind() == LuaText.Kind.NAME && !field && known.add(token.text())) {
                boolean set = is(tokens, i + 1, "=");
                found.add(new Found(
                        Rule.LUA_GLOBALS,
                        token.line(),
                        set
                                ? "the name \"" + token.text() + "\" is made a global, which Redis refuses"
                                : "nothing is called \"" + token.text() + "\" here",
                        set ? "write local " + token.text() : "declare it with local, or mend the name"));
            }
        }
        return found;
    }

    /** Whether this is the name of a field in a table that is written out: {@code {name = 1}}. */
    private static boolean isKey(List<LuaText.Token> tokens, int i) {
        if (!is(tokens, i + 1, "=") || !is(tokens, i - 1, "{") && !is(tokens, i - 1, ",") && !is(tokens, i - 1, ";")) {
            return false;
        }
        int depth = 0;
        for (int at = i - 1; at >= 0; at--) {
            depth += is(tokens, at, "}") || is(tokens, at, ")") ? 1 : 0;
            if (depth == 0 && (is(tokens, at, "{") || is(tokens, at, "("))) {
                return is(tokens, at, "{");
            }
            depth -= is(tokens, at, "{") || is(tokens, at, "(") ? 1 : 0;
        }
        return false;
    }

    private static boolean is(List<LuaText.Token> tokens, int i, String symbol) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(symbol);
    }
}
