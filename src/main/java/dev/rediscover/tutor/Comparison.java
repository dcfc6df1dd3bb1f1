package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.lesson.Difference;
import dev.rediscover.lesson.EffectRule;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.ReplyDiff;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares what the learner did with what the model solution did, from the same beginning. */
final class Comparison {
    private final Performance learner;
    private final Performance model;

    Comparison(Performance learner, Performance model) {
        this.learner = learner;
        this.model = model;
    }

    /** The first difference of the last replies; {@code null} if they are the same. */
    Difference replies() {
        Reply got = learner.reply();
        Reply wanted = model.reply();
        if (got == null || wanted == null) {
            return got == wanted ? null : waiting(got == null);
        }
        List<Bytes> words = model.lastWords();
        if (Unordered.isScan(words) && isScanReply(got) && isScanReply(wanted)) {
            boolean pairs = words.get(0).is("HSCAN") || words.get(0).is("ZSCAN");
            ReplyDiff.Order order = pairs ? ReplyDiff.Order.PAIRS : ReplyDiff.Order.ANY;
            return ReplyDiff.between(
                    ReplyText.items(wanted).get(1), ReplyText.items(got).get(1), order);
        }
        return ReplyDiff.between(wanted, got, Unordered.of(words));
    }

    private static Difference waiting(boolean learnerWaits) {
        String text = learnerWaits
                ? "your command waits and gets no reply here; the one that is wanted does not wait"
                : "your command replies at once; the one that is wanted waits for something to come";
        return new Difference("your reply", text, text, text);
    }

    private static boolean isScanReply(Reply reply) {
        List<Reply> items = ReplyText.items(reply);
        return items != null && items.size() == 2 && ReplyText.items(items.get(1)) != null;
    }

    /** The first difference of the effects under a rule; {@code null} if they are the same. */
    Difference effects(EffectRule rule) {
        Difference first = keys(rule);
        if (first == null) {
            first = Heard.difference(learner, model);
        }
        return first != null ? first : Surroundings.difference(learner, model);
    }

    /** The first difference of what became of the keys under a rule; {@code null} if it is the same. */
    Difference keys(EffectRule rule) {
        Set<Effect.Spot> mine = inScope(learner.effect().changed(), rule);
        Set<Effect.Spot> wanted = inScope(model.effect().changed(), rule);
        Difference first = null;
        Set<Effect.Spot> both = new LinkedHashSet<>(mine);
        both.addAll(wanted);
        for (Effect.Spot spot : both) {
            Difference difference = new KeyComparison(learner.stage(), model.stage(), spot, rule).difference();
            if (difference != null && !wanted.contains(spot)) {
                return stray(spot, wanted);
            }
            if (first == null && difference != null) {
                first = mine.contains(spot) ? naming(spot, difference) : difference;
            }
        }
        return first != null && mine.isEmpty() ? untouched(wanted) : first;
    }

    /** The learner has changed this key, so its name gives nothing away. */
    private static Difference naming(Effect.Spot spot, Difference difference) {
        String kind = difference.kind().startsWith("a key ")
                ? "the key " + spot + difference.kind().substring("a key".length())
                : difference.kind();
        return new Difference(difference.where(), kind, difference.place(), difference.expected());
    }

    private static Set<Effect.Spot> inScope(Set<Effect.Spot> spots, EffectRule rule) {
        if (rule.scope() == null) {
            return spots;
        }
        Set<Effect.Spot> inside = new LinkedHashSet<>();
        for (Effect.Spot spot : spots) {
            if (Glob.matches(Bytes.of(rule.scope()), spot.key())) {
                inside.add(spot);
            }
        }
        return inside;
    }

    private static Difference stray(Effect.Spot spot, Set<Effect.Spot> wanted) {
        String did = "you changed the key " + spot;
        String place = did + ", which should stay as it is";
        String expected = wanted.isEmpty()
                ? did + "; nothing was to be changed"
                : did + "; what was to change is " + names(wanted);
        return new Difference("key " + spot, place, place, expected);
    }

    private static Difference untouched(Set<Effect.Spot> wanted) {
        String nothing = "your command changed no key";
        String several = wanted.size() == 1 ? "one key was to change" : wanted.size() + " keys were to change";
        String kind = nothing + "; something was to change";
        return new Difference(
                "the data", kind, nothing + "; " + several, nothing + "; to be changed: " + names(wanted));
    }

    private static String names(Set<Effect.Spot> spots) {
        List<String> names = new ArrayList<>();
        spots.forEach(spot -> names.add(spot.toString()));
        return String.join(", ", names);
    }

    /**
     * Whether an answer only repeats what the model solution found: it changes nothing, and it would reply the same if
     * there were no data at all, while the model solution would not.
     */
    boolean isConstant(Stage before, List<Line> lines, List<Line> modelLines) {
        if (!learner.effect().changed().isEmpty() || learner.reply() == null || model.reply() == null) {
            return false;
        }
        Reply mine = onNothing(before, lines);
        Reply models = onNothing(before, modelLines);
        boolean modelLooks = models == null || !models.equals(model.reply());
        return modelLooks && learner.reply().equals(mine);
    }

    private static Reply onNothing(Stage before, List<Line> lines) {
        Stage empty = before.copy();
        empty.ask(0, "FLUSHALL");
        return Performance.on(empty, lines, List.of()).reply();
    }
}
