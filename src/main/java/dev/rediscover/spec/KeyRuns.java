package dev.rediscover.spec;

import dev.rediscover.spec.KeySpec.Begin;
import dev.rediscover.spec.KeySpec.Find;
import dev.rediscover.spec.SyntaxNode.Choice;
import dev.rediscover.spec.SyntaxNode.Group;
import dev.rediscover.spec.SyntaxNode.Optional;
import dev.rediscover.spec.SyntaxNode.Repeat;
import dev.rediscover.spec.SyntaxNode.Token;
import dev.rediscover.spec.SyntaxNode.Value;
import java.util.ArrayList;
import java.util.List;

/** Tells from a syntax tree at which words keys stand. Flags are left empty: a syntax line does not tell them. */
final class KeyRuns {
    private final List<KeySpec> runs = new ArrayList<>();
    private final List<SyntaxNode> parts;

    private KeyRuns(List<SyntaxNode> parts) {
        this.parts = parts;
    }

    static List<KeySpec> of(List<SyntaxNode> parts, int firstWord) {
        KeyRuns scan = new KeyRuns(parts);
        int word = firstWord;
        for (int i = 0; i < parts.size() && word >= 0; i++) {
            word = scan.part(i, word);
        }
        return scan.runs;
    }

    /** Looks at part {@code i}, which begins at {@code word}; returns where the next begins, or -1 if that varies. */
    private int part(int i, int word) {
        SyntaxNode part = parts.get(i);
        SyntaxNode inner = part instanceof Optional optional ? optional.body() : part;
        boolean counted = i > 0 && parts.get(i - 1) instanceof Value value && value.type() == ArgType.COUNT;
        if (inner instanceof Repeat repeat && firstIsKey(repeat)) {
            int width = SyntaxNode.leastWords(repeat.body());
            if (counted) {
                add(word - 1, new Find.NumKeys(0, 1, width));
            } else {
                add(word, new Find.Range(-1 - leastBehind(i), width, 0));
            }
        } else if (Syntax.isKey(part)) {
            add(word, new Find.Range(0, 1, 0));
        }
        int width = width(part);
        return width < 0 ? -1 : word + width;
    }

    /** How many words {@code node} takes, or -1 if that varies. */
    private static int width(SyntaxNode node) {
        if (node instanceof Group group) {
            return width(group.body());
        }
        if (node instanceof Choice choice) {
            int width = width(choice.alternatives().get(0));
            for (SyntaxNode alternative : choice.alternatives()) {
                width = width(alternative) == width ? width : -1;
            }
            return width;
        }
        return node instanceof Token || node instanceof Value ? 1 : -1;
    }

    private static boolean firstIsKey(Repeat repeat) {
        return Syntax.isKey(SyntaxNode.partsOf(repeat.body()).get(0));
    }

    private int leastBehind(int i) {
        int words = 0;
        for (SyntaxNode part : parts.subList(i + 1, parts.size())) {
            words += SyntaxNode.leastWords(part);
        }
        return words;
    }

    private void add(int word, Find find) {
        runs.add(new KeySpec(new Begin.Index(word), find, List.of()));
    }
}
