package dev.rediscover.tutor;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of a line or a word of the learner. */
public sealed interface Outcome {
    /**
     * A step began.
     *
     * @param number its place, from 1
     * @param of how many there are
     * @param played what was run and is to be shown: the lines of a demo, what is given in a prediction
     */
    record Began(Step step, int number, int of, List<Shown> played) implements Outcome {}

    /** A line that was run and what to say to it; {@code note} may be {@code null}. */
    record Shown(Played played, String note) {}

    /**
     * The answer was not taken, and the data is as before.
     *
     * @param played what was run to see; empty if nothing was
     */
    record Refused(Feedback feedback, List<Played> played) implements Outcome {}

    /** A prediction is taken; the next line tells how sure the learner is, and only then the truth is shown. */
    record HowSure() implements Outcome {}

    /**
     * The answer is right on the data shown, and wrong on other data.
     *
     * @param played what of it has run and stays; empty if nothing does
     */
    record Countered(Feedback feedback, Counterexample example, List<Played> played) implements Outcome {}

    /** The script was changed, or is to be seen; nothing ran. */
    record Edited(List<Line> script) implements Outcome {}

    /**
     * The Lua text is this one now, or is to be seen; nothing ran.
     *
     * @param fault why it is no Lua (yet); {@code null} if it is
     */
    record Written(String text, LuaFault fault) implements Outcome {}

    /** The script was tried on a copy. */
    record Tried(List<Played> played) implements Outcome {}

    /**
     * Lines ran, and the step goes on.
     *
     * @param goals of a task, as they stand now; empty elsewhere
     * @param note something to notice; {@code null} for nothing
     */
    record Ran(List<Played> played, List<Goal> goals, Feedback note) implements Outcome {}

    /**
     * The step is done; the lesson waits for {@link LessonRun#next}.
     *
     * @param status how it was done
     * @param hit for a prediction, whether it was right; else true
     * @param played what was run
     * @param note what to notice, such as why a prediction missed; {@code null} for nothing
     * @param after the author's note; {@code null} if there is none
     * @param solution the model solution where it differs from what the learner did; else empty
     */
    record Solved(
            Step step,
            Status status,
            boolean hit,
            List<Played> played,
            Feedback note,
            String after,
            List<Line> solution)
            implements Outcome {}

    /** How a step was done. */
    enum Status {
        /** Without any help. */
        UNAIDED,
        /** With hints. */
        HINTED,
        /** After the solution was shown. */
        REVEALED,
        /** Passed over; the model solution was run. */
        SKIPPED,
        /** A prediction that missed. */
        MISSED,
        /** Nothing was asked. */
        READ
    }

    /**
     * The lesson is over.
     *
     * @param unaided how many exercises were done without help
     * @param exercises how many exercises there are
     * @param missed ids of the steps that were missed, skipped or shown: to be met again
     */
    record Finished(int unaided, int exercises, List<String> missed) implements Outcome {
        static Finished of(Lesson lesson, Map<String, Status> statuses) {
            List<String> missed = new ArrayList<>();
            int unaided = 0;
            for (Step step : lesson.steps()) {
                Status status = statuses.get(step.id());
                if (step.isExercise() && status != Status.UNAIDED && status != Status.HINTED) {
                    missed.add(step.id());
                }
                unaided += step.isExercise() && status == Status.UNAIDED ? 1 : 0;
            }
            return new Finished(unaided, lesson.exercises(), missed);
        }
    }

    /**
     * Something happened in a race, or in its programs, and the step goes on; {@link LessonRun#race} shows it.
     *
     * @param note something to notice; {@code null} for nothing
     */
    record Raced(Feedback note) implements Outcome {}

    /**
     * Something happened to the second server, and the step goes on; {@link LessonRun#crash} shows it.
     *
     * @param note something to notice; {@code null} for nothing
     */
    record Crashed(Feedback note) implements Outcome {}

    /** An answer to a word such as {@code hint} or {@code why}, in the author's or the tutor's words. */
    record Told(String text, List<Line> solution) implements Outcome {}
}
