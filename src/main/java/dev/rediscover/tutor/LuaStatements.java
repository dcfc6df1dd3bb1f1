package dev.rediscover.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the statements of a Lua text that can be read, those inside others too, by its tokens. */
final class LuaStatements {
    private static final Set<String> STARTS =
            Set.of("local", "if", "while", "for", "repeat", "do", "function", "return", "break");
    private static final Set<String> ENDS = Set.of("end", "else", "elseif", "until");
    private static final Set<String> VALUE_ENDS = Set.of(")", "]", "}", "end", "nil", "true", "false", "...");

    /** A statement: the tokens from one to before another. */
    record Span(int from, int to) {}

    private final LuaTokens tokens;
    private final List<Span> spans = new ArrayList<>();

    private LuaStatements(LuaTokens tokens) {
        this.tokens = tokens;
    }

    static List<Span> of(LuaTokens tokens) {
        LuaStatements statements = new LuaStatements(tokens);
        statements.block(0);
        return statements.spans;
    }

    /** Reads statements up to a word that ends a block; returns where it stands. */
    private int block(int from) {
        int at = from;
        while (at < tokens.size() && !isOne(at, ENDS)) {
            at = Math.max(at + 1, statement(at));
        }
        return at;
    }

    private boolean isOne(int at, Set<String> words) {
        return words.contains(word(at));
    }

    private int statement(int from) {
        int index = spans.size();
        spans.add(null); // what is inside comes behind
        int to = switch (word(from)) {
            case "if" -> branches(from);
            case "while", "for" -> block(behind(from, "do")) + 1;
            case "do" -> block(from + 1) + 1;
            case "repeat" -> expression(block(from + 1) + 1);
            case "function" -> function(from);
            case "local" -> tokens.is(from + 1, "function") ? function(from + 1) : expression(from + 1);
            case "break" -> from + 1;
            case ";" -> from + 1;
            default -> expression(word(from).equals("return") ? from + 1 : from);
        };
        spans.set(index, new Span(from, Math.min(to, tokens.size())));
        return to;
    }

    private String word(int at) {
        String text = tokens.at(at).text();
        return tokens.is(at, text) ? text : "";
    }

    private int branches(int from) {
        int at = block(behind(from, "then"));
        while (tokens.is(at, "elseif")) {
            at = block(behind(at, "then"));
        }
        return 1 + (tokens.is(at, "else") ? block(at + 1) : at);
    }

    /** Behind the next such word, functions between here and there read as what they are. */
    private int behind(int from, String word) {
        int at = from + 1;
        while (at < tokens.size() && !tokens.is(at, word)) {
            at = tokens.is(at, "function") ? function(at) : at + 1;
        }
        return at + 1;
    }

    /** Reads {@code function … ( … ) … end}. */
    private int function(int from) {
        int open = from;
        while (open < tokens.size() && !tokens.is(open, "(")) {
            open++;
        }
        int close = open < tokens.size() ? tokens.closing(open) : -1;
        return close < 0 ? tokens.size() : block(close + 1) + 1;
    }

    /** Reads up to where a statement ends that is no block: before what cannot go on with it. */
    private int expression(int from) {
        int at = from;
        int depth = 0;
        while (at < tokens.size()) {
            if (depth == 0 && (isOne(at, ENDS) || tokens.is(at, ";") || at > from && begins(at))) {
                return at;
            }
            if (tokens.is(at, "function")) {
                at = function(at);
                continue;
            }
            depth += tokens.is(at, "(") || tokens.is(at, "[") || tokens.is(at, "{") ? 1 : 0;
            depth -= tokens.is(at, ")") || tokens.is(at, "]") || tokens.is(at, "}") ? 1 : 0;
            at++;
        }
        return at;
    }

    /** Whether a new statement begins here: a name or a word of the language behind a value. */
    private boolean begins(int at) {
        boolean start = tokens.isName(at) || isOne(at, STARTS);
        return start && isValueEnd(at - 1);
    }

    private boolean isValueEnd(int at) {
        if (tokens.isName(at) || tokens.isNumber(at) || tokens.isString(at)) {
            return true;
        }
        return VALUE_ENDS.contains(word(at));
    }
}
