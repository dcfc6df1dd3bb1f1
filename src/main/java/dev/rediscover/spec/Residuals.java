package dev.rediscover.spec;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.SyntaxNode.Choice;
import dev.rediscover.spec.SyntaxNode.Group;
import dev.rediscover.spec.SyntaxNode.Optional;
import dev.rediscover.spec.SyntaxNode.Repeat;
import dev.rediscover.spec.SyntaxNode.Sequence;
import dev.rediscover.spec.SyntaxNode.Token;
import dev.rediscover.spec.SyntaxNode.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left of a syntax after one more word: derivatives in the sense of Brzozowski (Derivatives of Regular
 * Expressions, 1964), with the freedom that Redis gives: neighbouring options come in any order, each at most once.
 *
 * <p>What is left is again a syntax, so it can be printed as a hint, and a number such as numkeys turns what it counts
 * into a repetition of just that many.
 */
final class Residuals {
    /** One way to read a word: as {@code role}, leaving {@code rest}. */
    record Step(SyntaxNode rest, SyntaxNode role) {}

    private static final int COUNT_LIMIT = 1_000_000;

    private final Bytes word;

    private Residuals(Bytes word) {
        this.word = word;
    }

    /** All ways to read {@code word} as the first word of {@code node}, likely ones first. */
    static List<Step> after(SyntaxNode node, Bytes word) {
        List<Step> steps = new ArrayList<>(4);
        int tokens = 0;
        for (Step step : new Residuals(word).steps(node)) {
            steps.add(step.role() instanceof Token ? tokens++ : steps.size(), step);
        }
        return steps;
    }

    private List<Step> steps(SyntaxNode node) {
        if (node instanceof Token token) {
            return word.is(token.word()) ? List.of(new Step(SyntaxNode.NOTHING, token)) : List.of();
        }
        if (node instanceof Value value) {
            return value.type().accepts(word) ? List.of(new Step(SyntaxNode.NOTHING, value)) : List.of();
        }
        if (node instanceof Optional optional) {
            return steps(optional.body());
        }
        if (node instanceof Group group) {
            return steps(group.body());
        }
        if (node instanceof Choice choice) {
            List<Step> steps = new ArrayList<>();
            for (SyntaxNode alternative : choice.alternatives()) {
                steps.addAll(steps(alternative));
            }
            return steps;
        }
        return node instanceof Repeat repeat ? repeated(repeat) : inSequence(((Sequence) node).parts());
    }

    private List<Step> repeated(Repeat repeat) {
        List<Step> steps = new ArrayList<>();
        int most = repeat.most() == Repeat.UNLIMITED ? Repeat.UNLIMITED : repeat.most() - 1;
        if (repeat.most() > 0) {
            SyntaxNode again = new Repeat(repeat.body(), Math.max(0, repeat.least() - 1), most, repeat.brief());
            for (Step step : steps(repeat.body())) {
                steps.add(new Step(most == 0 ? step.rest() : join(step.rest(), List.of(again)), step.role()));
            }
        }
        return steps;
    }

    private List<Step> inSequence(List<SyntaxNode> parts) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        boolean open = true;
        while (at < parts.size() && open) {
            int end = endOfOptions(parts, at);
            for (int i = at; i < end; i++) {
                List<SyntaxNode> others = new ArrayList<>(parts.subList(at, parts.size()));
                others.remove(i - at);
                for (Step step : steps(parts.get(i))) {
                    steps.add(new Step(join(step.rest(), counted(step.role(), others)), step.role()));
                }
            }
            for (int i = at; i < end; i++) {
                open &= SyntaxNode.mayBeEmpty(parts.get(i));
            }
            at = end;
        }
        return steps;
    }

    /** Behind the options that begin at {@code from} and may be given in any order; else behind that one part. */
    static int endOfOptions(List<SyntaxNode> parts, int from) {
        int end = from;
        int required = 0;
        while (end < parts.size() && isOption(parts.get(end))) {
            required += parts.get(end) instanceof Optional ? 0 : 1;
            end++;
        }
        if (required == 1) {
            end = from;
            while (parts.get(end) instanceof Optional && isOption(parts.get(end))) {
                end++;
            }
        }
        return Math.max(end, from + 1);
    }

    /** Options begin with a word of their own; a choice is like options if such a word carries a value. */
    private static boolean isOption(SyntaxNode node) {
        if (node instanceof Optional optional) {
            return beginsWithToken(optional.body());
        }
        return node instanceof Group group && beginsWithToken(group) && carriesValue(group.body());
    }

    private static boolean beginsWithToken(SyntaxNode node) {
        if (node instanceof Choice choice) {
            for (SyntaxNode alternative : choice.alternatives()) {
                if (!beginsWithToken(alternative)) {
                    return false;
                }
            }
            return true;
        }
        if (node instanceof Sequence sequence) {
            return !sequence.parts().isEmpty()
                    && beginsWithToken(sequence.parts().get(0));
        }
        if (node instanceof Repeat repeat) {
            return beginsWithToken(repeat.body());
        }
        return node instanceof Group group ? beginsWithToken(group.body()) : node instanceof Token;
    }

    private static boolean carriesValue(SyntaxNode node) {
        if (node instanceof Choice choice) {
            for (SyntaxNode alternative : choice.alternatives()) {
                if (alternative instanceof Sequence) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@code rest}, its first part turned into just so many if {@link #word} said how many. */
    private List<SyntaxNode> counted(SyntaxNode role, List<SyntaxNode> rest) {
        boolean counts = role instanceof Value value && value.type() == ArgType.COUNT;
        if (!counts || rest.isEmpty()) {
            return rest;
        }
        SyntaxNode next = rest.get(0) instanceof Optional optional ? optional.body() : rest.get(0);
        int number = word.length() > 7 ? COUNT_LIMIT : Integer.parseInt(word.latin1());
        boolean perWord = ((Value) role).name().equals("nargs");
        if (!(next instanceof Repeat repeat) || number < 0 || number >= COUNT_LIMIT) {
            return rest;
        }
        int times = perWord ? number / Math.max(1, SyntaxNode.leastWords(repeat.body())) : number;
        List<SyntaxNode> exact = new ArrayList<>(rest);
        exact.remove(0);
        if (times > 0) {
            exact.add(0, new Repeat(repeat.body(), times, times, repeat.brief()));
        }
        return exact;
    }

    private SyntaxNode join(SyntaxNode first, List<SyntaxNode> then) {
        List<SyntaxNode> parts = new ArrayList<>(then.size() + 1);
        parts.add(first);
        parts.addAll(then);
        return SyntaxNode.sequence(parts);
    }
}
