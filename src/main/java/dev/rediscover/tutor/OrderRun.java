package dev.rediscover.tutor;

import dev.rediscover.base.RandomSource;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/** A step that wants lines in order; the learner types their numbers. */
final class OrderRun extends StepRun {
    private final Step.Order order;
    private final List<Line> shown;
    private final Script script;

    OrderRun(Step.Order order, Stage stage, long seed) {
        super(order, stage);
        this.order = order;
        this.script = Script.of(order);
        List<Line> all = new ArrayList<>(order.judged().solution());
        all.addAll(order.distractors());
        this.shown = Shuffle.of(all, new RandomSource(seed));
        if (shown.equals(all) && all.size() > 1) {
            shown.add(shown.remove(0));
        }
    }

    /** The lines as they are shown, numbered from 1. */
    List<Line> shown() {
        return shown;
    }

    @Override
    Outcome submit(String typed) {
        if (typed.isBlank()) {
            return empty("the numbers of the lines in the right order, such as 2 1 3");
        }
        List<Integer> numbers = Shuffle.numbers(typed, shown.size());
        if (numbers == null) {
            String wanted = "Write numbers from 1 to " + shown.size() + ", each at most once, such as 2 1 3.";
            return refused(refusal(Feedback.Kind.UNREADABLE, null, wanted), List.of());
        }
        List<Line> lines = new ArrayList<>();
        numbers.forEach(number -> lines.add(shown.get(number - 1)));
        Performance learner = script.perform(stage.copy(), lines);
        Verdict verdict = new Judge(order.judged(), stage, script).verdict(typed, learner);
        if (!verdict.accepted()) {
            return refused(feedback(verdict), learner.played());
        }
        List<Played> played = script.perform(stage, lines).played();
        return solved(true, played, null, lines.equals(solution()) ? List.of() : solution());
    }

    @Override
    List<Played> playSolution() {
        return script.perform(stage, solution()).played();
    }
}
