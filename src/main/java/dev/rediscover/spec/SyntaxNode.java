package dev.rediscover.spec;

import java.util.ArrayList;
import java.util.List;

/** A piece of a syntax line. Immutable; two pieces are equal if they print alike. */
public sealed interface SyntaxNode {
    /** A word to be typed as it stands, in any letter case: {@code NX}. */
    record Token(String word) implements SyntaxNode {
        @Override
        public String toString() {
            return word.isEmpty() ? "\"\"" : word;
        }
    }

    /** A value of the user's choice: {@code seconds}. */
    record Value(String name, ArgType type) implements SyntaxNode {
        @Override
        public String toString() {
            return name;
        }
    }

    /** One piece after the other. */
    record Sequence(List<SyntaxNode> parts) implements SyntaxNode {
        public Sequence {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return join(parts, " ");
        }
    }

    /** One of several. */
    record Choice(List<SyntaxNode> alternatives) implements SyntaxNode {
        public Choice {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public String toString() {
            return join(alternatives, " | ");
        }
    }

    /** A piece in angle brackets or parentheses, {@code open} being the opening one. */
    record Group(char open, SyntaxNode body) implements SyntaxNode {
        @Override
        public String toString() {
            return open + body.toString() + (open == '<' ? '>' : ')');
        }
    }

    /** A piece that may be left out. */
    record Optional(SyntaxNode body) implements SyntaxNode {
        @Override
        public String toString() {
            return "[" + body + "]";
        }
    }

    /**
     * A piece that comes several times.
     *
     * @param least how often at least: 0 or 1, or a known number
     * @param most how often at most; {@link #UNLIMITED} unless a number typed before says it
     * @param brief whether the repetition is written {@code [...]}, without saying again what is repeated
     */
    record Repeat(SyntaxNode body, int least, int most, boolean brief) implements SyntaxNode {
        static final int UNLIMITED = Integer.MAX_VALUE;
        private static final int SHOWN_AT_MOST = 3;

        @Override
        public String toString() {
            if (most != UNLIMITED) {
                return counted();
            }
            String again = brief && least > 0 ? "[...]" : "[" + body + " ...]";
            return least == 0 ? again : body + " " + again;
        }

        private String counted() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < Math.min(most, SHOWN_AT_MOST); i++) {
                text.append(i == 0 ? "" : " ").append(body);
            }
            return most > SHOWN_AT_MOST ? text + " ..." : text.toString();
        }
    }

    /** Nothing: the syntax of a command without arguments. */
    SyntaxNode NOTHING = new Sequence(List.of());

    /** {@code parts} one after the other, sequences among them dissolved. */
    static SyntaxNode sequence(List<SyntaxNode> parts) {
        List<SyntaxNode> flat = new ArrayList<>(parts.size());
        for (SyntaxNode part : parts) {
            if (part instanceof Sequence inner) {
                flat.addAll(inner.parts());
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new Sequence(flat);
    }

    /** The pieces of {@code node} in order: those of a sequence, or the node itself. */
    static List<SyntaxNode> partsOf(SyntaxNode node) {
        return node instanceof Sequence sequence ? sequence.parts() : List.of(node);
    }

    /** Whether {@code node} is {@link #NOTHING}. */
    static boolean isNothing(SyntaxNode node) {
        return node instanceof Sequence sequence && sequence.parts().isEmpty();
    }

    /** Whether nothing need be typed for {@code node}. */
    static boolean mayBeEmpty(SyntaxNode node) {
        return leastWords(node) == 0;
    }

    /** The least number of words that {@code node} takes. */
    static int leastWords(SyntaxNode node) {
        if (node instanceof Sequence sequence) {
            int words = 0;
            for (SyntaxNode part : sequence.parts()) {
                words += leastWords(part);
            }
            return words;
        }
        if (node instanceof Choice choice) {
            int words = Integer.MAX_VALUE;
            for (SyntaxNode alternative : choice.alternatives()) {
                words = Math.min(words, leastWords(alternative));
            }
            return words;
        }
        if (node instanceof Group group) {
            return leastWords(group.body());
        }
        if (node instanceof Repeat repeat) {
            return repeat.least() * leastWords(repeat.body());
        }
        return node instanceof Optional ? 0 : 1;
    }

    private static String join(List<SyntaxNode> nodes, String between) {
        StringBuilder text = new StringBuilder();
        for (SyntaxNode node : nodes) {
            text.append(text.length() == 0 ? "" : between).append(node);
        }
        return text.toString();
    }
}
