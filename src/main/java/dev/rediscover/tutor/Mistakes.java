package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.lesson.Check;
import dev.rediscover.lesson.Mistake;
import dev.rediscover.lesson.When;
import java.util.List;
import java.util.Set;

/** Finds the wrong answer that an author foresaw. */
final class Mistakes {
    private Mistakes() {}

    /** The first mistake that fits a typed answer of which nothing was run; {@code null} if none does. */
    static Mistake typed(List<Mistake> mistakes, String typed) {
        for (Mistake mistake : mistakes) {
            if (!mistake.when().typed().isEmpty() && fitsTyped(mistake.when().typed(), typed)) {
                return mistake;
            }
        }
        return null;
    }

    /** The first mistake that fits; {@code null} if none does. */
    static Mistake first(List<Mistake> mistakes, String typed, Performance learner, int db) {
        for (Mistake mistake : mistakes) {
            if (fits(mistake.when(), typed, learner, db)) {
                return mistake;
            }
        }
        return null;
    }

    private static boolean fits(When when, String typed, Performance learner, int db) {
        boolean empty = when.used().isEmpty()
                && when.usedOnly().isEmpty()
                && when.notUsed().isEmpty()
                && when.typed().isEmpty()
                && when.text().isEmpty()
                && when.notText().isEmpty()
                && when.reply() == null
                && when.effect() == null
                && when.state().isEmpty();
        return !empty
                && (when.used().isEmpty() || when.used().stream().anyMatch(learner::used))
                && (when.usedOnly().isEmpty() || learner.usedOnly(when.usedOnly()))
                && when.notUsed().stream().noneMatch(learner::used)
                && (when.typed().isEmpty() || fitsTyped(when.typed(), typed) || typedAny(when.typed(), learner))
                && (when.text().isEmpty() || when.text().stream().anyMatch(pattern -> pattern.matches(typed)))
                && when.notText().stream().noneMatch(pattern -> pattern.matches(typed))
                && (when.reply() == null || when.reply().fits(learner.reply()))
                && (when.effect() == null || fitsEffect(when.effect(), learner.effect()))
                && holds(when.state(), learner.stage(), db);
    }

    private static boolean typedAny(List<String> patterns, Performance learner) {
        return learner.commands().stream().anyMatch(line -> fitsTyped(patterns, line.text()));
    }

    private static boolean fitsTyped(List<String> patterns, String typed) {
        String single = String.join(" ", typed.strip().split("\\s+"));
        for (String pattern : patterns) {
            if (Glob.matches(Bytes.of(pattern), Bytes.of(single), true)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fitsEffect(When.Effect wanted, Effect effect) {
        return (!wanted.nothing() || effect.changed().isEmpty())
                && any(wanted.changed(), wanted.except(), effect.changed())
                && any(wanted.created(), wanted.except(), effect.created())
                && any(wanted.deleted(), wanted.except(), effect.deleted());
    }

    private static boolean any(List<String> patterns, List<String> except, Set<Effect.Spot> spots) {
        if (patterns.isEmpty()) {
            return true;
        }
        for (Effect.Spot spot : spots) {
            if (fitsKey(patterns, spot) && !fitsKey(except, spot)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fitsKey(List<String> patterns, Effect.Spot spot) {
        for (String pattern : patterns) {
            if (Glob.matches(Bytes.of(pattern), spot.key())) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(List<Check> state, Stage stage, int db) {
        StateCheck test = new StateCheck(stage, db);
        for (Check check : state) {
            if (!test.test(check).holds()) {
                return false;
            }
        }
        return true;
    }
}
