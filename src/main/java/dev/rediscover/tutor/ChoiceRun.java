package dev.rediscover.tutor;

import dev.rediscover.base.RandomSource;
import dev.rediscover.lesson.Message;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/** A step with options to pick by number, letter or text. */
final class ChoiceRun extends StepRun {
    private final Step.Choice choice;
    private final List<Step.Option> shown;

    ChoiceRun(Step.Choice choice, Stage stage, long seed) {
        super(choice, stage);
        this.choice = choice;
        this.shown = choice.shuffle() ? Shuffle.of(choice.options(), new RandomSource(seed)) : choice.options();
    }

    /** The options as they are shown, numbered from 1. */
    List<Step.Option> shown() {
        return shown;
    }

    @Override
    Outcome submit(String typed) {
        String wanted = choice.many() ? "the numbers of all that are right" : "the number of one option";
        if (typed.isBlank()) {
            return empty(wanted);
        }
        List<Integer> numbers = byText(typed.strip());
        if (numbers == null) {
            numbers = Shuffle.numbers(typed, shown.size());
        }
        if (numbers == null || !choice.many() && numbers.size() != 1) {
            return refused(refusal(Feedback.Kind.UNREADABLE, null, "Type " + wanted + "."), List.of());
        }
        List<Step.Option> picked = new ArrayList<>();
        numbers.forEach(number -> picked.add(shown.get(number - 1)));
        return judge(typed, picked);
    }

    private List<Integer> byText(String typed) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).text().equalsIgnoreCase(typed)) {
                return List.of(i + 1);
            }
        }
        return null;
    }

    private Outcome judge(String typed, List<Step.Option> picked) {
        AttemptFacts facts = new AttemptFacts(typed, null, null, null, 0);
        for (Step.Option option : picked) {
            if (!option.ok()) {
                boolean ended = option.text().endsWith(".") || option.text().endsWith("?");
                String text =
                        option.text() + (ended ? " " : ": ") + option.why().fill(facts);
                return refused(refusal(Feedback.Kind.MISTAKE, option.text(), text), List.of());
            }
        }
        long missing = choice.options().stream().filter(Step.Option::ok).count() - picked.size();
        if (missing > 0) {
            String text = "What you picked is right, but " + (missing == 1 ? "one more is" : missing + " more are")
                    + " right too.";
            return refused(refusal(Feedback.Kind.DIFFERENCE, null, text), List.of());
        }
        Message why = picked.get(0).why();
        Feedback note =
                why == null || picked.size() > 1 ? null : new Feedback(Feedback.Kind.DIFFERENCE, null, why.fill(facts));
        return solved(true, stage.run(choice.run()), note, List.of());
    }

    @Override
    List<Played> playSolution() {
        return stage.run(choice.run());
    }

    @Override
    String solutionText() {
        List<String> right = new ArrayList<>();
        shown.stream().filter(Step.Option::ok).forEach(option -> right.add(option.text()));
        return String.join("; ", right);
    }
}
