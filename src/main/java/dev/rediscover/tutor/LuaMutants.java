package dev.rediscover.tutor;

import dev.rediscover.script.LuaText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Lua texts that are nearly a right one: each differs from it in one way that people get scripts wrong. */
final class LuaMutants {
    private static final int MOST = 400;

    private static final Map<String, List<String>> SYMBOLS = Map.of(
            "==", List.of("~="),
            "~=", List.of("=="),
            "<", List.of("<=", ">"),
            "<=", List.of("<", ">="),
            ">", List.of(">=", "<"),
            ">=", List.of(">", "<="),
            "and", List.of("or"),
            "or", List.of("and"),
            "+", List.of("-"),
            "-", List.of("+"));

    private static final Map<String, List<String>> WORDS = Map.of("true", List.of("false"), "false", List.of("true"));

    private final LuaTokens tokens;
    private final Set<String> all = new LinkedHashSet<>();

    private LuaMutants(String text) {
        this.tokens = new LuaTokens(text);
    }

    /** Every mutant of a text that is Lua, each once, none equal to it. */
    static List<String> of(String text) {
        LuaMutants mutants = new LuaMutants(text);
        mutants.statements();
        for (int i = 0; i < mutants.tokens.size(); i++) {
            mutants.token(i);
        }
        mutants.all.remove(text);
        List<String> readable = new ArrayList<>();
        for (String mutant : mutants.all) {
            if (readable.size() < MOST && LuaText.problem(mutant) == null) {
                readable.add(mutant);
            }
        }
        return readable;
    }

    private void put(int from, int to, String instead) {
        all.add(tokens.with(new LuaTokens.Change(from, to, instead)));
    }

    private void instead(int at, String text) {
        put(at, at + 1, text);
    }

    /** Each statement left out. */
    private void statements() {
        for (LuaStatements.Span span : LuaStatements.of(tokens)) {
            if (!tokens.is(span.from(), ";")) {
                put(span.from(), span.to(), "");
            }
        }
    }

    private void token(int i) {
        String text = tokens.at(i).text();
        if (tokens.isNumber(i)) {
            number(i, text);
        } else if (tokens.isString(i)) {
            string(i, text);
        } else if (tokens.isCall(i)) {
            arguments(i + 3);
        } else if (tokens.isName(i, "KEYS") || tokens.isName(i, "ARGV")) {
            index(i, text);
        } else if (tokens.isName(i, "tonumber") && tokens.is(i + 1, "(")) {
            put(i, i + 1, "");
        } else if (tokens.is(i, "if") || tokens.is(i, "elseif") || tokens.is(i, "while")) {
            condition(i, tokens.is(i, "while") ? "do" : "then");
        } else if (tokens.is(i, "return")) {
            returned(i + 1);
        } else if (!tokens.isName(i)) {
            boolean sign = text.equals("-") && !endsValue(i - 1);
            SYMBOLS.getOrDefault(sign ? "" : text, List.of()).forEach(other -> instead(i, other));
            WORDS.getOrDefault(text, List.of()).forEach(other -> instead(i, other));
            if (sign || text.equals("not")) {
                instead(i, "");
            }
        }
    }

    private boolean endsValue(int i) {
        return tokens.isName(i) || tokens.isNumber(i) || tokens.isString(i) || tokens.is(i, ")") || tokens.is(i, "]");
    }

    /** One more and one less; the numbers of KEYS and ARGV have their own ways to be wrong. */
    private void number(int i, String text) {
        boolean whole = text.length() < 16 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean ofInput = tokens.is(i - 1, "[") && (tokens.isName(i - 2, "KEYS") || tokens.isName(i - 2, "ARGV"));
        if (whole && !ofInput) {
            long value = Long.parseLong(text);
            instead(i, Long.toString(value + 1));
            if (value > 0) {
                instead(i, Long.toString(value - 1));
            }
        }
    }

    /** A command becomes a sibling, an option its opposite; another short text gets a letter more. */
    private void string(int i, String text) {
        String inside = text.length() < 2 || text.startsWith("[") ? "" : text.substring(1, text.length() - 1);
        String quote = text.substring(0, 1);
        String upper = inside.toUpperCase(Locale.ROOT);
        boolean command = tokens.is(i - 1, "(") && tokens.isCall(i - 4);
        for (String[] pair : command ? WordMutants.SIBLINGS : WordMutants.OPTIONS) {
            for (int side = 0; side < 2; side++) {
                if (pair[side].equals(upper)) {
                    instead(i, quote + pair[1 - side] + quote);
                }
            }
        }
        for (String[] pair : command ? WordMutants.CAREFUL : List.<String[]>of()) {
            if (pair[0].equals(upper)) {
                instead(i, quote + pair[1] + quote);
            }
        }
        boolean option = upper.equals(inside) && WordMutants.isOption(upper);
        boolean plain = !inside.isEmpty() && inside.length() < 40 && inside.indexOf('\\') < 0;
        if (!command && !option && plain) {
            instead(i, quote + inside + "x" + quote);
        }
    }

    /** {@code KEYS[1]} becomes {@code ARGV[1]} or another one that the text uses. */
    private void index(int i, String name) {
        boolean indexed = tokens.is(i + 1, "[") && tokens.isNumber(i + 2) && tokens.is(i + 3, "]");
        if (!indexed) {
            return;
        }
        String number = tokens.at(i + 2).text();
        String other = name.equals("KEYS") ? "ARGV" : "KEYS";
        instead(i, other);
        for (String index : indexes(name)) {
            if (!index.equals(number)) {
                instead(i + 2, index);
            }
        }
    }

    private Set<String> indexes(String name) {
        Set<String> found = new TreeSet<>();
        for (int at : tokens.places(name)) {
            if (tokens.is(at + 1, "[") && tokens.isNumber(at + 2)) {
                found.add(tokens.at(at + 2).text());
            }
        }
        return found;
    }

    /** Each argument of a command left out, and each two neighbours in the place of each other. */
    private void arguments(int open) {
        int close = tokens.closing(open);
        List<LuaStatements.Span> arguments = new ArrayList<>();
        int from = open + 1;
        int depth = 0;
        for (int i = open + 1; close > 0 && i <= close; i++) {
            depth += tokens.is(i, "(") || tokens.is(i, "[") || tokens.is(i, "{") ? 1 : 0;
            if (depth == 0 && (tokens.is(i, ",") || i == close)) {
                arguments.add(new LuaStatements.Span(from, i));
                from = i + 1;
            }
            depth -= tokens.is(i, ")") || tokens.is(i, "]") || tokens.is(i, "}") ? 1 : 0;
        }
        for (int i = 1; i < arguments.size(); i++) {
            LuaStatements.Span one = arguments.get(i);
            put(one.from() - 1, one.to(), "");
            if (i > 1) {
                LuaStatements.Span before = arguments.get(i - 1);
                String swapped = tokens.text(one.from(), one.to()) + ", " + tokens.text(before.from(), before.to());
                put(before.from(), one.to(), swapped);
            }
        }
    }

    private void condition(int at, String end) {
        int to = at + 1;
        while (to < tokens.size() && !tokens.is(to, end)) {
            to++;
        }
        if (to < tokens.size() && to > at + 1) {
            put(at + 1, to, "not (" + tokens.text(at + 1, to) + ")");
        }
    }

    /** Another variable is returned. */
    private void returned(int at) {
        boolean alone = tokens.isName(at)
                && !tokens.is(at + 1, ".")
                && !tokens.is(at + 1, "[")
                && !tokens.is(at + 1, "(")
                && !tokens.is(at + 1, ":");
        if (alone) {
            for (String other : tokens.locals()) {
                instead(at, other);
            }
        }
    }
}
