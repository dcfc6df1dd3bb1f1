package dev.rediscover.tutor;

import dev.rediscover.base.RandomSource;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/** Which instance of a step comes back in a review: the one place where that is chosen. */
final class Instances {
    private Instances() {}

    /**
     * A lesson in which one step may be on other data.
     *
     * @param number which one it is, 0 for the step as it is written
     */
    record Instance(Lesson lesson, long number) {}

    /** The instance of a step that {@code seed} chooses among the others that it offers; itself if it offers none. */
    static Instance of(Lesson lesson, Step step, long seed) {
        List<Step> others = step.head().variants().others();
        if (others.isEmpty()) {
            return new Instance(lesson, 0);
        }
        int chosen = new RandomSource(seed).nextInt(others.size());
        List<Step> steps = new ArrayList<>(lesson.steps());
        steps.set(steps.indexOf(step), others.get(chosen));
        return new Instance(lesson.with(steps), chosen + 1);
    }
}
