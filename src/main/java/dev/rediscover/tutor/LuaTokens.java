package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.script.LuaText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tokens of a Lua text, with what is easily told of them, and the text with some of them changed. */
final class LuaTokens {
    /**
     * Another text in the place of some tokens.
     *
     * @param from the first token that goes
     * @param to behind the last one
     */
    record Change(int from, int to, String instead) {}

    private final Bytes text;
    private final List<LuaText.Token> tokens;

    LuaTokens(String text) {
        this.text = Bytes.of(text);
        this.tokens = List.copyOf(LuaText.tokens(text));
    }

    int size() {
        return tokens.size();
    }

    LuaText.Token at(int i) {
        return tokens.get(i);
    }

    boolean is(int i, String symbol) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(symbol);
    }

    boolean isName(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).kind() == LuaText.Kind.NAME;
    }

    boolean isName(int i, String name) {
        return isName(i) && tokens.get(i).text().equals(name);
    }

    boolean isString(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).kind() == LuaText.Kind.STRING;
    }

    boolean isNumber(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).kind() == LuaText.Kind.NUMBER;
    }

    /** Whether a name is a part of what stands before it: {@code a.name}, {@code a:name}. */
    boolean isPart(int i) {
        return is(i - 1, ".") || is(i - 1, ":");
    }

    /** Whether {@code redis.call(} or {@code redis.pcall(} begins here. */
    boolean isCall(int i) {
        return isName(i, "redis")
                && is(i + 1, ".")
                && (isName(i + 2, "call") || isName(i + 2, "pcall"))
                && is(i + 3, "(");
    }

    /** The bracket that closes the one at {@code open}; -1 if none does. */
    int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            if (is(i, "(") || is(i, "[") || is(i, "{")) {
                depth++;
            } else if (is(i, ")") || is(i, "]") || is(i, "}")) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The names that the text declares. */
    Set<String> locals() {
        return LuaText.locals(tokens);
    }

    /** The tokens from one to before another, as they are written. */
    String text(int from, int to) {
        return from >= to
                ? ""
                : text.slice(tokens.get(from).from(), tokens.get(to - 1).to()).utf8();
    }

    /** The text with one change. */
    String with(Change change) {
        return with(List.of(change));
    }

    /** The text with changes that do not overlap, in order. */
    String with(List<Change> changes) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Change change : changes) {
            int from = tokens.get(change.from()).from();
            out.append(text.slice(at, from).utf8()).append(change.instead());
            at = change.to() == change.from()
                    ? from
                    : tokens.get(change.to() - 1).to();
        }
        return out.append(text.slice(at, text.length()).utf8()).toString();
    }

    /** The names that stand in the text and are parts of nothing. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (isName(i) && !isPart(i)) {
                names.add(tokens.get(i).text());
            }
        }
        return names;
    }

    /** How often a name stands in the text as itself. */
    List<Integer> places(String name) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (isName(i, name) && !isPart(i)) {
                places.add(i);
            }
        }
        return places;
    }
}
