package dev.rediscover.tutor;

import dev.rediscover.lesson.Step;
import java.util.List;

/** A step in which the learner writes something down; nobody judges it. */
final class ReflectRun extends StepRun {
    private static final int FEWEST_WORDS = 3;

    private final Step.Reflect reflect;

    ReflectRun(Step.Reflect reflect, Stage stage) {
        super(reflect, stage);
        this.reflect = reflect;
    }

    @Override
    Outcome submit(String typed) {
        if (typed.isBlank()) {
            return empty("a sentence or two in your own words");
        }
        if (typed.strip().split("\\s+").length < FEWEST_WORDS) {
            String more = "Write a sentence, as if you explained it to a friend; nobody judges it.";
            return refused(refusal(Feedback.Kind.UNREADABLE, null, more), List.of());
        }
        Feedback note = new Feedback(Feedback.Kind.REACHED, null, "To compare with: " + reflect.answer());
        return solved(true, List.of(), note, List.of());
    }

    @Override
    String solutionText() {
        return reflect.answer();
    }

    @Override
    List<Played> playSolution() {
        return List.of();
    }
}
