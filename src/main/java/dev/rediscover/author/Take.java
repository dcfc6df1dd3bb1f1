package dev.rediscover.author;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import java.util.List;

/**
 * A step of a lesson as it was taken in one session.
 *
 * @param line where it begins in the file, from 1
 * @param step as the lesson has it now
 * @param mark how it went, judged again
 * @param attempts how many answers were judged, the right one too
 * @param hints how many hints were given
 * @param revealed whether the solution was shown before the step was done
 * @param millis how long the learner was at it; -1 where the file does not say
 * @param wrong the answers that were not taken, in order
 * @param answer the lines that were taken; empty if none were, or if the answer was not commands
 * @param begun every line that had run when the step began, its setup too
 * @param recorded what the file says of it; {@code null} if it says nothing
 * @param covered whether a password that the shell has covered is part of what was typed, so that it cannot be judged
 */
public record Take(
        int line,
        Step step,
        Mark mark,
        int attempts,
        int hints,
        boolean revealed,
        long millis,
        List<Attempt> wrong,
        List<String> answer,
        List<Line> begun,
        Mark recorded,
        boolean covered) {
    /** Whether it was done without any help. */
    public boolean unaided() {
        return mark == Mark.PASS && hints == 0 && !revealed;
    }

    /** Whether the file says something else. */
    public boolean differs() {
        return recorded != null && recorded != mark;
    }
}
