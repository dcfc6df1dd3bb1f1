package dev.rediscover.spec;

import dev.rediscover.spec.SyntaxNode.Choice;
import dev.rediscover.spec.SyntaxNode.Group;
import dev.rediscover.spec.SyntaxNode.Optional;
import dev.rediscover.spec.SyntaxNode.Repeat;
import dev.rediscover.spec.SyntaxNode.Token;
import dev.rediscover.spec.SyntaxNode.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a syntax line. Brackets mean what they mean in the Redis documentation: {@code [x]} optional, {@code <a | b>}
 * one of them, {@code x [x ...]} once or more, where x may be several pieces or all alternatives of the level
 * it stands in, {@code [...]} the same again. A word without a lower-case letter is typed as it stands; any other
 * names a value.
 *
 * <p>Lenient where the reference's own lines are not well formed: a closing bracket too many is passed over.
 */
final class SyntaxParser {
    private static final String DOTS = "...";

    private final List<String> words;
    private final String group;
    private int at;

    private SyntaxParser(List<String> words, String group) {
        this.words = words;
        this.group = group;
    }

    static SyntaxNode parse(String text, int nameWords, String group) {
        List<String> words = split(text);
        SyntaxParser parser = new SyntaxParser(words.subList(Math.min(nameWords, words.size()), words.size()), group);
        List<SyntaxNode> parts = new ArrayList<>();
        while (parser.at < parser.words.size()) {
            parts.add(parser.new Level().read());
        }
        return SyntaxNode.sequence(parts);
    }

    /** What stands between two brackets: alternatives, each a sequence. */
    private final class Level {
        private final List<SyntaxNode> alternatives = new ArrayList<>();
        private List<SyntaxNode> parts = new ArrayList<>();
        private boolean dotted;

        /** Reads up to the closing bracket and passes it. */
        SyntaxNode read() {
            while (at < words.size()) {
                String word = words.get(at++);
                if ("]>)".contains(word)) {
                    break;
                }
                switch (word) {
                    case "[" -> optional();
                    case "<", "(" -> parts.add(new Group(word.charAt(0), new Level().read()));
                    case "|" -> endAlternative();
                    case DOTS -> dotted = true;
                    default -> parts.add(leaf(word));
                }
            }
            return whole();
        }

        private void endAlternative() {
            alternatives.add(SyntaxNode.sequence(parts));
            parts = new ArrayList<>();
        }

        private SyntaxNode whole() {
            if (alternatives.isEmpty()) {
                return SyntaxNode.sequence(parts);
            }
            List<SyntaxNode> all = new ArrayList<>(alternatives);
            if (!parts.isEmpty()) {
                all.add(SyntaxNode.sequence(parts));
            }
            return all.size() == 1 ? all.get(0) : new Choice(all);
        }

        private void optional() {
            Level inner = new Level();
            SyntaxNode body = inner.read();
            if (!inner.dotted) {
                parts.add(new Optional(body));
            } else if (SyntaxNode.isNothing(body) || alike(body, whole())) {
                repeatAll(SyntaxNode.isNothing(body));
            } else {
                repeatTail(body);
            }
        }

        private void repeatAll(boolean brief) {
            SyntaxNode repeated = new Repeat(whole(), 1, Repeat.UNLIMITED, brief);
            alternatives.clear();
            parts = new ArrayList<>(List.of(repeated));
        }

        /** If the last parts are {@code body}, these are repeated; else {@code body} may come any number of times. */
        private void repeatTail(SyntaxNode body) {
            List<SyntaxNode> tail = SyntaxNode.partsOf(body);
            int from = parts.size() - tail.size();
            boolean same = from >= 0 && alike(SyntaxNode.sequence(parts.subList(from, parts.size())), body);
            if (same) {
                parts = new ArrayList<>(parts.subList(0, from));
            }
            parts.add(new Repeat(body, same ? 1 : 0, Repeat.UNLIMITED, false));
        }
    }

    /** Compares printed: the first use of a record's own equals costs tens of milliseconds. */
    private static boolean alike(SyntaxNode a, SyntaxNode b) {
        return a.toString().equals(b.toString());
    }

    private SyntaxNode leaf(String word) {
        if (word.equals("\"\"")) {
            return new Token("");
        }
        if (word.startsWith("\"") || hasLowerCase(word)) {
            return new Value(word, ArgType.of(word, group));
        }
        return new Token(word);
    }

    private static boolean hasLowerCase(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 'a' && word.charAt(i) <= 'z') {
                return true;
            }
        }
        return false;
    }

    /** Splits {@code text} into brackets, bars, dots and words. */
    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (c > ' ') {
                end = "[]<>|()".indexOf(c) >= 0 ? end : endOfWord(text, at);
                words.add(text.substring(at, end));
            }
            at = end;
        }
        return words;
    }

    /** Behind the word that begins at {@code start}; brackets inside it, as in {@code l=(v1,v2)}, belong to it. */
    static int endOfWord(String text, int start) {
        if (text.charAt(start) == '"') {
            int close = text.indexOf('"', start + 1);
            return close < 0 ? text.length() : close + 1;
        }
        boolean inside = false;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!inside && (c <= ' ' || "[]<>|)".indexOf(c) >= 0)) {
                return at;
            }
            inside = c == '(' || inside && c != ')';
            at++;
        }
        return at;
    }
}
