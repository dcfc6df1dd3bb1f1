package dev.rediscover.author.stats;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Step;
import java.util.List;

/**
 * How a step went for a class. Each learner counts once, with the best that became of it.
 *
 * @param learners how many came to it
 * @param atOnce how many were right with the first answer and without help
 * @param later how many were right after wrong answers or with hints
 * @param missed how many predicted something else
 * @param revealed how many were right after they had seen the solution
 * @param skipped how many passed it over
 * @param open how many never got it right, or did not try
 * @param attempts wrong answers of all
 * @param medianMillis the time spent by the one in the middle; -1 where no file tells
 * @param clusters the wrong answers, the most frequent first
 */
public record StepFigures(
        Lesson lesson,
        Step step,
        int learners,
        int atOnce,
        int later,
        int missed,
        int revealed,
        int skipped,
        int open,
        int attempts,
        long medianMillis,
        List<Cluster> clusters) {
    /** The share of learners who were not right at once, 0 to 1: how hot the step is. */
    public double heat() {
        return learners == 0 ? 0 : 1 - (double) atOnce / learners;
    }

    /** Its name: {@code lesson/step}. */
    public String name() {
        return lesson.id() + "/" + step.id();
    }
}
