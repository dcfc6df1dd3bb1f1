package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.resp.CommandLine;
import java.util.ArrayList;
import java.util.List;

/** Whether what is said to wrong answers reaches somebody. */
final class FeedbackLint {
    private final Linted on;
    private final Step step;
    private final List<Mistake> mistakes;

    private FeedbackLint(Linted on, Step step) {
        this.on = on;
        this.step = step;
        this.mistakes = step instanceof Step.Race race ? race.mistakes() : step.mistakes();
    }

    static void lint(Linted on) {
        on.lesson().steps().forEach(step -> new FeedbackLint(on, step).run());
    }

    private void run() {
        for (int i = 0; i < mistakes.size(); i++) {
            Mistake mistake = mistakes.get(i);
            if (mistake.examples().isEmpty()) {
                on.add(
                        Rule.TEACH_NO_EXAMPLE,
                        mistake.place(),
                        "the mistake " + mistake.id() + " has no example",
                        "add examples: [\"…\"] with a wrong answer that must bring it up");
            }
            String why = contradiction(mistake.when());
            if (why != null) {
                on.add(
                        Rule.FEEDBACK_NEVER,
                        on.at(step, "mistakes", "" + i, "when"),
                        "the mistake " + mistake.id() + " never speaks: " + why,
                        "take one of the two away");
            } else {
                shadowed(mistake, i);
                examples(mistake, i);
            }
            sameWords(mistake, i);
        }
    }

    // ---- conditions

    private static String contradiction(When when) {
        if (when.used().size() == 1 && when.notUsed().containsAll(when.used())) {
            return when.used().get(0) + " cannot be both used and not used";
        }
        if (!when.used().isEmpty()
                && !when.usedOnly().isEmpty()
                && when.used().stream()
                        .noneMatch(name -> when.usedOnly().stream().anyMatch(only -> covers(only, name)))) {
            return when.used().get(0) + " is used, and only " + String.join(", ", when.usedOnly());
        }
        When.Effect effect = when.effect();
        boolean some = effect != null
                && !(effect.changed().isEmpty()
                        && effect.created().isEmpty()
                        && effect.deleted().isEmpty());
        return some && effect.nothing() ? "no key can change if nothing changes" : null;
    }

    private static boolean covers(String one, String other) {
        return one.equals(other) || other.startsWith(one + " ") || one.startsWith(other + " ");
    }

    private void shadowed(Mistake mistake, int index) {
        for (Mistake earlier : mistakes.subList(0, index)) {
            if (covers(earlier.when(), mistake.when())) {
                on.add(
                        Rule.FEEDBACK_SHADOWED,
                        mistake.place(),
                        "the mistake " + mistake.id() + " never speaks: " + earlier.id()
                                + " comes first whenever it fits",
                        "put it before " + earlier.id() + ", or make that one narrower");
                return;
            }
        }
    }

    /** Whether {@code first} holds whenever {@code second} does, as far as can be seen without running anything. */
    private static boolean covers(When first, When second) {
        if (first.equals(second)) {
            return true;
        }
        boolean onlyUsed = first.usedOnly().isEmpty()
                && first.notUsed().isEmpty()
                && first.typed().isEmpty()
                && first.text().isEmpty()
                && first.notText().isEmpty()
                && first.reply() == null
                && first.effect() == null
                && first.state().isEmpty();
        return onlyUsed
                && !first.used().isEmpty()
                && !second.used().isEmpty()
                && first.used().containsAll(second.used());
    }

    // ---- examples

    private void examples(Mistake mistake, int index) {
        for (int i = 0; i < mistake.examples().size(); i++) {
            List<String> attempt = mistake.examples().get(i);
            String why = step.kind() == Step.Kind.RACE ? null : misfit(mistake.when(), attempt);
            if (why != null) {
                on.add(
                        Rule.FEEDBACK_EXAMPLE,
                        on.at(step, "mistakes", "" + index, "examples", "" + i),
                        "the example " + Texts.quoted(String.join(" ⏎ ", attempt)) + " is none of " + mistake.id()
                                + ": " + why,
                        "write an answer for which all of when: holds");
            }
        }
    }

    /** What keeps an example that is a Lua text from being one of a mistake; {@code null} if nothing does. */
    private static String misfit(When when, String text) {
        if (!when.text().isEmpty() && when.text().stream().noneMatch(pattern -> pattern.matches(text))) {
            return "no part of it fits the regular expression of text";
        }
        if (when.notText().stream().anyMatch(pattern -> pattern.matches(text))) {
            return "a part of it fits the regular expression of not_text";
        }
        if (when.notUsed().stream().anyMatch(command -> LuaCalls.uses(text, command))) {
            return "it uses " + String.join(" or ", when.notUsed());
        }
        return null;
    }

    private String misfit(When when, List<String> attempt) {
        if (step.luaOrNull() != null) {
            return attempt.size() == 1 ? misfit(when, attempt.get(0)) : null;
        }
        List<List<Bytes>> commands = new ArrayList<>();
        List<String> lines = attempt.stream().map(this::command).toList();
        for (String line : lines) {
            CommandLine split = CommandLine.split(line);
            if (!split.ok()) {
                return null;
            }
            commands.add(split.words());
        }
        if (!when.used().isEmpty() && !uses(commands, when.used())) {
            return "it does not use " + String.join(" or ", when.used());
        }
        if (uses(commands, when.notUsed())) {
            return "it uses " + String.join(" or ", when.notUsed());
        }
        boolean typed = when.typed().isEmpty()
                || attempt.size() > 1
                || when.typed().stream()
                        .anyMatch(pattern -> fits(pattern, lines.get(0)) || fits(pattern, attempt.get(0)));
        return typed ? null : "it does not look like " + when.typed().get(0);
    }

    /** What a typed line runs: without the name of another client, blanks filled in. */
    private String command(String typed) {
        String line = typed.replaceFirst("^(@[a-z0-9_-]+|[a-z0-9_-]+>>?) ", "");
        String filled = step instanceof Step.Fill fill ? Blanks.fill(fill.template(), line) : line;
        return filled == null ? line : filled;
    }

    private static boolean uses(List<List<Bytes>> commands, List<String> names) {
        return names.stream().anyMatch(name -> commands.stream().anyMatch(words -> CommandName.fits(name, words)));
    }

    private static boolean fits(String pattern, String line) {
        String single = String.join(" ", line.strip().split("\\s+"));
        return Glob.matches(Bytes.of(pattern), Bytes.of(single), true);
    }

    private void sameWords(Mistake mistake, int index) {
        for (Mistake earlier : mistakes.subList(0, index)) {
            if (earlier.say().equals(mistake.say())) {
                on.add(
                        Rule.FEEDBACK_SAME,
                        on.at(step, "mistakes", "" + index, "say"),
                        "the mistakes " + earlier.id() + " and " + mistake.id() + " say the same",
                        "join the two, or say what is different");
                return;
            }
        }
    }
}
