package dev.rediscover.tutor;

import dev.rediscover.script.LuaText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A Lua text in other words: what Lua takes for the same. */
final class LuaEquivalents {
    private final LuaTokens tokens;

    private LuaEquivalents(String text) {
        this.tokens = new LuaTokens(text);
    }

    /** Each that is Lua and written differently. */
    static List<String> of(String text) {
        LuaEquivalents same = new LuaEquivalents(text);
        Set<String> all = new LinkedHashSet<>(
                List.of(same.renamed(), same.bracketed(), same.commented(), same.quotedOtherwise()));
        same.inlined(all);
        all.add(text + "\n");
        all.remove(text);
        all.removeIf(other -> LuaText.problem(other) != null);
        return List.copyOf(all);
    }

    /** Locals with other names. */
    private String renamed() {
        List<LuaTokens.Change> changes = new ArrayList<>();
        Set<String> locals = tokens.locals();
        locals.removeIf(name -> LuaText.globals().contains(name) || isField(name));
        Set<String> names = tokens.names();
        for (int i = 0; i < tokens.size(); i++) {
            String name = tokens.at(i).text();
            if (tokens.isName(i) && !tokens.isPart(i) && locals.contains(name) && !names.contains(name + "_2")) {
                changes.add(new LuaTokens.Change(i, i + 1, name + "_2"));
            }
        }
        return tokens.with(changes);
    }

    /** Whether a name may also be a field of a table written out, {@code {name = 1}}. */
    private boolean isField(String name) {
        return tokens.places(name).stream()
                .anyMatch(at -> tokens.is(at + 1, "=") && (tokens.is(at - 1, "{") || tokens.is(at - 1, ",")));
    }

    /** Brackets around conditions and numbers. */
    private String bracketed() {
        List<LuaTokens.Change> changes = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean branch = tokens.is(i, "if") || tokens.is(i, "elseif");
            if (branch) {
                changes.add(new LuaTokens.Change(i, i + 1, tokens.at(i).text() + " ("));
            } else if (tokens.is(i, "then")) {
                changes.add(new LuaTokens.Change(i, i + 1, ") then"));
            } else if (tokens.isNumber(i)) {
                changes.add(new LuaTokens.Change(i, i + 1, "(" + tokens.at(i).text() + ")"));
            }
        }
        return tokens.with(changes);
    }

    /** Comments and blanks between the tokens. */
    private String commented() {
        List<LuaTokens.Change> changes = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, ",") || tokens.is(i, "then") || tokens.is(i, "=")) {
                changes.add(new LuaTokens.Change(i, i + 1, tokens.at(i).text() + " --[[ so ]] "));
            }
        }
        return tokens.with(changes);
    }

    /** Single quotes for double ones, and the other way round. */
    private String quotedOtherwise() {
        List<LuaTokens.Change> changes = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String text = tokens.at(i).text();
            boolean simple = tokens.isString(i)
                    && !text.startsWith("[")
                    && text.indexOf('\\') < 0
                    && text.substring(1, text.length() - 1).indexOf(text.charAt(0) == '"' ? '\'' : '"') < 0;
            if (simple) {
                String other = text.charAt(0) == '"' ? "'" : "\"";
                changes.add(new LuaTokens.Change(i, i + 1, other + text.substring(1, text.length() - 1) + other));
            }
        }
        return tokens.with(changes);
    }

    /** A local that only gives a name to an input or a constant is written out where it is used. */
    private void inlined(Set<String> all) {
        for (LuaStatements.Span span : LuaStatements.of(tokens)) {
            int from = span.from();
            boolean plain = tokens.is(from, "local") && tokens.isName(from + 1) && tokens.is(from + 2, "=");
            if (plain
                    && isInput(from + 3, span.to())
                    && isSetOnce(tokens.at(from + 1).text(), from + 1)) {
                all.add(inlined(span));
            }
        }
    }

    private boolean isInput(int from, int to) {
        boolean indexed = to == from + 4
                && (tokens.isName(from, "KEYS") || tokens.isName(from, "ARGV"))
                && tokens.is(from + 1, "[")
                && tokens.isNumber(from + 2);
        return indexed || to == from + 1 && (tokens.isNumber(from) || tokens.isString(from));
    }

    private boolean isSetOnce(String name, int declared) {
        for (int at : tokens.places(name)) {
            boolean set = tokens.is(at + 1, "=") || tokens.is(at + 1, ",") && !tokens.is(at - 1, ",") && begins(at);
            boolean again = tokens.is(at - 1, "local") || tokens.is(at - 1, "for") || tokens.is(at - 1, "function");
            if (at != declared && (set || again)) {
                return false;
            }
        }
        return tokens.locals().contains(name);
    }

    /** Whether a name stands where a statement may begin, so that it may be the first of several that are set. */
    private boolean begins(int at) {
        return !tokens.is(at - 1, "(") && !tokens.is(at - 1, "{") && !tokens.is(at - 1, "return");
    }

    private String inlined(LuaStatements.Span span) {
        String name = tokens.at(span.from() + 1).text();
        String value = tokens.text(span.from() + 3, span.to());
        boolean constant = span.to() == span.from() + 4;
        List<LuaTokens.Change> changes = new ArrayList<>();
        changes.add(new LuaTokens.Change(span.from(), span.to(), ""));
        for (int at : tokens.places(name)) {
            if (at >= span.to()) {
                changes.add(new LuaTokens.Change(at, at + 1, constant ? "(" + value + ")" : value));
            }
        }
        return tokens.with(changes);
    }
}
