package dev.rediscover.tutor;

import dev.rediscover.spec.SyntaxNode;
import java.util.ArrayList;
import java.util.List;

/** Something to stand in each place that a syntax leaves open, as little as will do. */
final class Samples {
    private Samples() {}

    /** The least words for {@code node}, a space between them. */
    static String of(SyntaxNode node) {
        List<String> words = new ArrayList<>();
        add(node, words);
        return String.join(" ", words);
    }

    private static void add(SyntaxNode node, List<String> words) {
        if (SyntaxNode.mayBeEmpty(node)) {
            return;
        }
        if (node instanceof SyntaxNode.Sequence sequence) {
            sequence.parts().forEach(part -> add(part, words));
        } else if (node instanceof SyntaxNode.Choice choice) {
            add(shortest(choice.alternatives()), words);
        } else if (node instanceof SyntaxNode.Group group) {
            add(group.body(), words);
        } else if (node instanceof SyntaxNode.Repeat repeat) {
            for (int i = 0; i < repeat.least(); i++) {
                add(repeat.body(), words);
            }
        } else if (node instanceof SyntaxNode.Token token) {
            words.add(token.word());
        } else if (node instanceof SyntaxNode.Value value) {
            words.add(sample(value));
        }
    }

    private static SyntaxNode shortest(List<SyntaxNode> nodes) {
        SyntaxNode least = nodes.get(0);
        for (SyntaxNode node : nodes) {
            least = SyntaxNode.leastWords(node) < SyntaxNode.leastWords(least) ? node : least;
        }
        return least;
    }

    private static String sample(SyntaxNode.Value value) {
        return switch (value.type()) {
            case COUNT -> "1";
            case INTEGER -> "10";
            case DOUBLE -> "1.5";
            case UNIX_TIME -> "4102444800";
            case PATTERN -> "*";
            case STREAM_ID -> "0";
            case KEY -> "mykey";
            case STRING -> value.name().replace('-', '_');
        };
    }
}
