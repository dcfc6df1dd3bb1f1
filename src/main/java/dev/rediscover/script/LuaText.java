package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lua texts looked at without being run: their tokens, and what keeps them from being scripts. */
public final class LuaText {
    private static final String CHUNK = "user_script";

    private static final Set<String> LIBRARIES = Set.of(
            "redis",
            "server",
            "KEYS",
            "ARGV",
            "string",
            "table",
            "math",
            "bit",
            "struct",
            "cjson",
            "cmsgpack",
            "os",
            "coroutine",
            "assert",
            "collectgarbage",
            "error",
            "getmetatable",
            "ipairs",
            "load",
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
            "xpcall",
            "_G",
            "_VERSION");

    private LuaText() {}

    /** What a token is: words of the language, operators and brackets are symbols. */
    public enum Kind {
        NAME,
        NUMBER,
        STRING,
        SYMBOL
    }

    /**
     * A token of a text.
     *
     * @param text as it is written
     * @param from where it begins in the bytes of the text
     * @param to behind its last byte
     * @param line in which it stands, from 1
     */
    public record Token(Kind kind, String text, int from, int to, int line) {
        /** Whether it is a word of the language, an operator or a bracket that reads like this. */
        public boolean is(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }
    }

    /**
     * What keeps a text from being a script.
     *
     * @param line in which it shows, from 1
     * @param text what is wrong, without the place
     */
    public record Problem(int line, String text) {}

    /** The names that tokens declare with {@code local}, in loops and as parameters, in order. */
    public static Set<String> locals(List<Token> tokens) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            int at = -1;
            if (is(tokens, i, "local")) {
                at = is(tokens, i + 1, "function") ? i + 2 : i + 1;
            } else if (is(tokens, i, "for")) {
                at = i + 1;
            } else if (is(tokens, i, "function")) {
                at = i + 1;
                while (at < tokens.size() && !is(tokens, at, "(")) {
                    at++;
                }
                at++;
            }
            while (at > 0 && at < tokens.size() && tokens.get(at).kind() == Kind.NAME) {
                names.add(tokens.get(at).text());
                at = is(tokens, at + 1, ",") ? at + 2 : -1;
            }
        }
        return names;
    }

    private static boolean is(List<Token> tokens, int i, String symbol) {
        return i < tokens.size() && tokens.get(i).is(symbol);
    }

    /** The names that a script finds without declaring them. */
    public static Set<String> globals() {
        return LIBRARIES;
    }

    /** Why a text is no script; {@code null} if it is one. A first line {@code #!lua …} is passed over. */
    public static Problem problem(String text) {
        try {
            Parser.parse(body(Bytes.of(text)), CHUNK);
            return null;
        } catch (LuaError e) {
            String said = e.value() instanceof Bytes bytes ? bytes.utf8() : "it cannot be read";
            return problem(said, e.line());
        } catch (StackOverflowError e) {
            return new Problem(1, "it is nested too deep");
        }
    }

    /** Takes {@code chunk:7: } from the beginning of an error. */
    private static Problem problem(String said, int line) {
        int first = said.indexOf(':');
        int second = first < 0 ? -1 : said.indexOf(": ", first + 1);
        String number = second < 0 ? "" : said.substring(first + 1, second);
        boolean isPlace =
                !number.isEmpty() && number.length() < 7 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return isPlace
                ? new Problem(Integer.parseInt(number), said.substring(second + 2))
                : new Problem(Math.max(1, line), said);
    }

    /** The tokens of a text, up to the first thing that is none. */
    public static List<Token> tokens(String text) {
        Bytes bytes = Bytes.of(text);
        Lexer lexer = new Lexer(body(bytes), CHUNK);
        int shift = bytes.length() - body(bytes).length();
        List<Token> tokens = new ArrayList<>();
        try {
            for (lexer.advance(); lexer.kind() != Lexer.Kind.END; lexer.advance()) {
                int from = lexer.start() + shift;
                int to = lexer.end() + shift;
                Kind kind = Kind.valueOf(lexer.kind().name());
                tokens.add(new Token(kind, bytes.slice(from, to).utf8(), from, to, lexer.line()));
            }
        } catch (LuaError e) {
            return tokens;
        }
        return tokens;
    }

    /** What stands behind a first line {@code #!…}; its line break stays, so that lines keep their numbers. */
    private static Bytes body(Bytes text) {
        boolean named = text.length() > 1 && text.at(0) == '#' && text.at(1) == '!';
        int end = named ? text.indexOf('\n', 0) : 0;
        return end < 0 ? Bytes.EMPTY : text.slice(end, text.length());
    }
}
