package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.Catalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds what is legal in a lesson but unwise: dishonest checks, missing help, feedback that nobody will see. */
public final class Linter {
    private static final int MOST_SAY = 3;
    private static final Set<String> PRAISE = Set.of(
            "well",
            "done",
            "good",
            "great",
            "job",
            "nice",
            "perfect",
            "right",
            "correct",
            "excellent",
            "super",
            "bravo",
            "very",
            "exactly",
            "yes",
            "that",
            "is",
            "work",
            "awesome",
            "you",
            "did",
            "it",
            "ok");

    private final Lesson lesson;
    private final Faults faults = new Faults();
    /** Everything that a learner has been told so far, in lower case. */
    private final StringBuilder told = new StringBuilder();

    private Linter(Lesson lesson) {
        this.lesson = lesson;
    }

    /** What is unwise in the lessons of a pack that was read from {@code source}. */
    public static List<Fault> lint(PackSource source, Pack pack, Catalog catalog) {
        List<Fault> found = new ArrayList<>();
        pack.lessons().forEach(lesson -> found.addAll(lint(lesson)));
        return found;
    }

    /** What is unwise in a lesson. */
    public static List<Fault> lint(Lesson lesson) {
        Linter linter = new Linter(lesson);
        linter.run();
        return linter.faults.all();
    }

    private void run() {
        lesson.setup().forEach(line -> tell(line.text()));
        int says = 0;
        for (Step step : lesson.steps()) {
            says = step.kind() == Step.Kind.SAY ? says + 1 : 0;
            if (says == MOST_SAY + 1) {
                add(
                        Rule.TEACH_MANY_SAY,
                        step.head().place(),
                        "more than " + MOST_SAY + " steps to read in a row",
                        "let the learner do something in between: a prediction, a choice, a demo");
            }
            step(step);
        }
        goalsArePractised();
    }

    private void add(Rule rule, Place place, String what, String cure) {
        faults.add(rule, place, what, cure);
    }

    private void tell(String text) {
        told.append(' ').append(text.toLowerCase(Locale.ROOT));
    }

    private void step(Step step) {
        tell(step.head().prompt());
        step.head().setup().forEach(line -> tell(line.text()));
        Step.Judged judged = step.judgedOrNull();
        if (step instanceof Step.Fill fill) {
            tell(fill.template());
        }
        if (step instanceof Step.Order order) {
            order.judged().solution().forEach(line -> tell(line.text()));
        }
        if (judged != null) {
            hiddenNames(step, judged);
            solutionGivenAway(step, judged);
            if (step.kind() == Step.Kind.COMMAND) {
                noHelp(step, judged.mistakes());
            }
            judged.solution().forEach(line -> tell(line.text()));
        }
        mistakes(step);
        praise(step);
        shown(step);
    }

    /** What a demo or a prediction shows is known afterwards. */
    private void shown(Step step) {
        if (step instanceof Step.Demo demo) {
            demo.run().forEach(shown -> tell(shown.line().text()));
        } else if (step instanceof Step.Predict predict) {
            predict.given().forEach(line -> tell(line.text()));
            predict.run().forEach(line -> tell(line.text()));
            predict.then().forEach(line -> tell(line.text()));
        } else if (step instanceof Step.Race race) {
            race.clients().values().forEach(program -> program.forEach(line -> tell(line.text())));
            noHelp(step, race.mistakes());
        }
    }

    private void hiddenNames(Step step, Step.Judged judged) {
        Set<String> names = new HashSet<>();
        for (Check check : judged.state()) {
            if (check instanceof Check.Key key) {
                names.add(key.key());
            } else if (check instanceof Check.Run run) {
                addKeyLike(names, run.run());
            }
        }
        judged.solution().forEach(line -> addKeyLike(names, line));
        for (String name : names) {
            if (told.indexOf(name.toLowerCase(Locale.ROOT)) < 0) {
                add(
                        Rule.HONESTY_HIDDEN_NAME,
                        step.head().place(),
                        "the name " + Texts.quoted(name) + " is asked for, but nothing before tells it",
                        "name it in the prompt");
            }
        }
    }

    /** Words with a colon inside are names of keys by custom. */
    private static void addKeyLike(Set<String> names, Line line) {
        for (Bytes word : line.words()) {
            String text = word.utf8();
            for (int i = 0; i < text.length(); i++) {
                boolean pattern = text.charAt(i) == '*' || text.charAt(i) == '?' || text.charAt(i) == '[';
                text = pattern ? text.substring(0, i) : text;
            }
            int colon = text.indexOf(':');
            if (colon > 0 && colon < text.length() - 1 && text.indexOf(' ') < 0) {
                names.add(text);
            }
        }
    }

    private void solutionGivenAway(Step step, Step.Judged judged) {
        if (step.kind() != Step.Kind.COMMAND || judged.solution().isEmpty()) {
            return;
        }
        Line solution = judged.solution().get(0);
        String line = single(solution.text());
        if (solution.words().size() > 1 && single(step.head().prompt()).contains(line)) {
            add(
                    Rule.HONESTY_SOLUTION_IN_PROMPT,
                    step.head().place(),
                    "the prompt contains the solution " + solution.text(),
                    "make it a demo, or ask for something else");
        }
        List<Hint> hints = step.head().hints();
        boolean firstIsSolution = !hints.isEmpty()
                && (hints.get(0).revealsSolution()
                        || single(hints.get(0).text()).contains(line));
        if (firstIsSolution && solution.words().size() > 1) {
            add(
                    Rule.HONESTY_HINT_IS_SOLUTION,
                    step.head().place(),
                    "the first hint is the solution",
                    "put a gentler one before it: which command, or which idea");
        }
    }

    private static String single(String text) {
        return String.join(
                " ", text.strip().toLowerCase(Locale.ROOT).replace("`", "").split("\\s+"));
    }

    private void noHelp(Step step, List<Mistake> mistakes) {
        if (step.head().hints().isEmpty() && mistakes.isEmpty()) {
            add(
                    Rule.TEACH_NO_HELP,
                    step.head().place(),
                    "this step has neither a hint nor a mistake",
                    "add a hint, and a message for the wrong answer that people give most");
        }
    }

    private void mistakes(Step step) {
        List<Mistake> before = new ArrayList<>();
        for (Mistake mistake : step.mistakes()) {
            if (mistake.examples().isEmpty()) {
                add(
                        Rule.TEACH_NO_EXAMPLE,
                        mistake.place(),
                        "the mistake " + mistake.id() + " has no example",
                        "add examples: [\"…\"] with a wrong answer that must bring it up");
            }
            for (Mistake earlier : before) {
                if (covers(earlier.when(), mistake.when())) {
                    add(
                            Rule.FEEDBACK_SHADOWED,
                            mistake.place(),
                            "the mistake " + mistake.id() + " never speaks: " + earlier.id()
                                    + " comes first whenever it fits",
                            "put it before " + earlier.id() + ", or make that one narrower");
                    break;
                }
            }
            before.add(mistake);
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
                && first.reply() == null
                && first.effect() == null
                && first.state().isEmpty();
        return onlyUsed
                && !first.used().isEmpty()
                && !second.used().isEmpty()
                && first.used().containsAll(second.used());
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
        add(Rule.TEACH_PRAISE, step.head().place(), "\"after\" is only praise", "say why it works, or what to notice");
    }

    private void goalsArePractised() {
        Set<String> practised = new HashSet<>();
        lesson.steps().stream()
                .filter(Step::isExercise)
                .forEach(step -> practised.addAll(step.head().skills()));
        for (String goal : lesson.goal()) {
            if (!practised.contains(goal)) {
                add(
                        Rule.TEACH_NOT_PRACTISED,
                        Place.whole(lesson.file()),
                        "the goal " + goal + " is practised in no step",
                        "name it in skills: of an exercise, or drop it");
            }
        }
    }
}
