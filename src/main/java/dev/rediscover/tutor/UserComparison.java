package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.acl.Selector;
import dev.rediscover.engine.acl.User;
import dev.rediscover.lesson.Difference;
import dev.rediscover.spec.CommandSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the users of two engines by what they may do: rules in another order, or other rules with the same outcome,
 * make no difference.
 */
final class UserComparison {
    private final Engine model;
    private final User mine;
    private final User wanted;

    private UserComparison(Engine model, User mine, User wanted) {
        this.model = model;
        this.mine = mine;
        this.wanted = wanted;
    }

    /** The first difference; {@code null} if there is none. */
    static Difference of(Engine learner, Engine model) {
        Set<Bytes> names = new TreeSet<>();
        learner.access().users().forEach(user -> names.add(user.name()));
        model.access().users().forEach(user -> names.add(user.name()));
        for (Bytes name : names) {
            User mine = learner.access().user(name);
            User wanted = model.access().user(name);
            if (mine == null) {
                String text = "a user is missing afterwards";
                return new Difference("the users", text, text, "the user " + name.utf8() + " is missing afterwards");
            }
            if (wanted == null) {
                String text = "the user " + name.utf8() + " should not be there afterwards";
                return new Difference("the users", text, text, text);
            }
            Difference difference = mine == wanted ? null : new UserComparison(model, mine, wanted).difference();
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private Difference difference() {
        if (mine.isOn() != wanted.isOn()) {
            String state = mine.isOn() ? "is on" : "is off";
            return told("is switched another way than wanted", state, mine.isOn() ? "off" : "on");
        }
        if (mine.needsNoPassword() != wanted.needsNoPassword()) {
            return mine.needsNoPassword()
                    ? told("may come in otherwise than wanted", "needs no password", "one that needs a password")
                    : told("may come in otherwise than wanted", "needs a password", "one that needs none");
        }
        if (!Set.copyOf(mine.passwords()).equals(Set.copyOf(wanted.passwords()))) {
            int count = mine.passwords().size();
            String has = count == 1 ? "has one password" : "has " + (count == 0 ? "no" : count) + " passwords";
            return told("has other passwords than wanted", has, "other passwords");
        }
        if (mine.sanitizes() != wanted.sanitizes()) {
            return told(
                    "treats payloads otherwise than wanted",
                    mine.flags().toString(),
                    wanted.flags().toString());
        }
        return selectors(mine.allSelectors(), wanted.allSelectors());
    }

    private Difference selectors(List<Selector> some, List<Selector> others) {
        if (some.size() != others.size()) {
            return told(
                    "has another number of selectors than wanted",
                    "has " + counted(some.size() - 1) + " in parentheses",
                    counted(others.size() - 1));
        }
        for (int i = 0; i < some.size(); i++) {
            Difference difference = rights(some.get(i), others.get(i));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static String counted(int selectors) {
        return selectors == 0 ? "no selectors" : selectors == 1 ? "1 selector" : selectors + " selectors";
    }

    private Difference rights(Selector some, Selector other) {
        for (CommandSpec spec : model.catalog().all()) {
            if (spec.isContainer() || some.allows(spec) == other.allows(spec)) {
                continue;
            }
            boolean may = some.allows(spec);
            return told(
                    "may run other commands than wanted",
                    (may ? "may" : "may not") + " run " + spec.words(),
                    may ? "one that may not" : "one that may");
        }
        for (CommandSpec spec : model.catalog().all()) {
            Set<Bytes> first = some.firstArguments(spec);
            if (!some.allows(spec) && !first.equals(other.firstArguments(spec))) {
                return told(
                        "may run other commands than wanted",
                        "may run " + spec.words() + " with " + first,
                        String.valueOf(other.firstArguments(spec)));
            }
        }
        if (!some.keyRules().equals(other.keyRules())) {
            return told(
                    "may use other keys than wanted",
                    "may use " + shown(some.keyRules(), "no key"),
                    shown(other.keyRules(), "no key"));
        }
        if (!some.channelRules().equals(other.channelRules())) {
            return told(
                    "may use other channels than wanted",
                    "may use " + shown(some.channelRules(), "no channel"),
                    shown(other.channelRules(), "no channel"));
        }
        return null;
    }

    private static String shown(Set<Bytes> rules, String none) {
        StringBuilder text = new StringBuilder();
        for (Bytes rule : rules) {
            text.append(text.isEmpty() ? "" : " ").append(rule.utf8());
        }
        return rules.isEmpty() ? none : text.toString();
    }

    private Difference told(String kind, String is, String should) {
        String who = "the user " + mine.name().utf8();
        return new Difference(
                who,
                who + " " + kind,
                who + " " + is + "; that is not as wanted",
                who + " " + is + ", wanted " + should);
    }
}
