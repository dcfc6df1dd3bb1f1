package dev.rediscover.lesson;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a lesson teaches what it asks for, and helps who is stuck. */
final class TeachingLint {
    private static final int MOST_SAY = 3;
    private static final Set<String> PRAISE = Set.of(("well done good great job nice perfect right correct excellent"
                    + " super bravo very exactly yes that is work awesome you did it ok")
            .split(" "));

    private final Linted on;
    private final Introduced introduced;

    private TeachingLint(Linted on, Introduced introduced) {
        this.on = on;
        this.introduced = introduced;
    }

    /** {@code introduced}: the commands that learners have met before this lesson; those that it shows are added. */
    static void lint(Linted on, Introduced introduced) {
        new TeachingLint(on, introduced).run();
    }

    private void run() {
        int says = 0;
        introduced.lesson(on.lesson());
        for (Step step : on.lesson().steps()) {
            says = step.kind() == Step.Kind.SAY ? says + 1 : 0;
            if (says == MOST_SAY + 1) {
                on.add(
                        Rule.TEACH_MANY_SAY,
                        step.head().place(),
                        "more than " + MOST_SAY + " steps to read in a row",
                        "let the learner do something in between: a prediction, a choice, a demo");
            }
            step(step);
        }
        goalsArePractised();
    }

    private void step(Step step) {
        help(step);
        praise(step);
        introduced.before(step);
        Step.Judged judged = step.judgedOrNull();
        if (judged != null && step.kind() != Step.Kind.ORDER) {
            for (int i = 0; i < judged.solution().size(); i++) {
                known(step, judged.solution().get(i), i);
            }
        }
        introduced.after(step);
    }

    private void known(Step step, Line line, int index) {
        String unknown = introduced.unknown(line);
        if (unknown != null) {
            on.add(
                    Rule.TEACH_NOT_INTRODUCED,
                    on.at(step, "solution", "" + index),
                    unknown + " is asked for, but nothing before tells of it or shows it",
                    "show it in a demo, name it in the prompt or a hint, or add docs: [" + unknown + "]");
            introduced.command(line);
        }
    }

    private void help(Step step) {
        boolean commands = step.judgedOrNull() != null && step.kind() != Step.Kind.ORDER;
        boolean asked = commands || step.kind() == Step.Kind.RACE || step instanceof Step.Crash crash && !crash.asks();
        if (!asked || !step.head().hints().isEmpty()) {
            return;
        }
        boolean none = step instanceof Step.Race race
                ? race.mistakes().isEmpty()
                : step.mistakes().isEmpty();
        if (none) {
            on.add(
                    Rule.TEACH_NO_HELP,
                    step.head().place(),
                    "this step has neither a hint nor a mistake",
                    "add a hint, and a message for the wrong answer that people give most");
        } else if (step.head().policy().hints() != Policy.NEVER) {
            on.add(
                    Rule.TEACH_NO_HINT,
                    step.head().place(),
                    "this step has no hint",
                    "add hints: the idea first, then the command, and {reveal: solution} last");
        }
    }

    private void praise(Step step) {
        String after = step.head().after();
        if (after == null) {
            return;
        }
        for (String word : after.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
            if (!word.isEmpty() && !PRAISE.contains(word)) {
                return;
            }
        }
        on.add(
                Rule.TEACH_PRAISE,
                on.at(step, "after"),
                "\"after\" is only praise",
                "say why it works, or what to notice");
    }

    private void goalsArePractised() {
        Set<String> practised = new HashSet<>();
        on.lesson().steps().stream()
                .filter(Step::isExercise)
                .forEach(step -> practised.addAll(step.head().skills()));
        List<String> goals = on.lesson().goal();
        for (int i = 0; i < goals.size(); i++) {
            if (!practised.contains(goals.get(i))) {
                on.add(
                        Rule.TEACH_NOT_PRACTISED,
                        on.at("goal", "" + i),
                        "the goal " + goals.get(i) + " is practised in no step",
                        "name it in skills: of an exercise, or drop it");
            }
        }
    }
}
