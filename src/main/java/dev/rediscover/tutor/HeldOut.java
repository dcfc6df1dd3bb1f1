package dev.rediscover.tutor;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/** Tries an answer that was taken on other data, after the lesson. */
public final class HeldOut {
    private HeldOut() {}

    /**
     * Data on which an answer goes wrong.
     *
     * @param step the step with that data as its hidden variants
     * @param begun every line that had run when the step began, its setup too
     * @param typed the answer, as typed
     * @return {@code null} if it is right on all of it
     */
    public static Counterexample against(
            EngineMaker maker, Lesson lesson, Step step, List<Line> begun, List<String> typed) {
        List<Line> lines = new ArrayList<>();
        for (String one : typed) {
            Typed read = Typed.read(one);
            if (read.line() != null) {
                lines.add(read.line());
            }
        }
        String last = typed.isEmpty() ? "" : typed.get(typed.size() - 1);
        return new HiddenData(step, stage(maker, lesson, begun)).against(last, lines);
    }

    /** How many of a step's variants the model solution itself fails on: they judge nobody. */
    public static int unsolved(EngineMaker maker, Lesson lesson, int step) {
        LessonRun run = new LessonRun("", lesson, maker, Progress.unkept(VirtualClock.frozenAt(0)));
        run.startAt(step);
        Stage stage = stage(maker, lesson, run.history());
        return new HiddenData(lesson.steps().get(step), stage).unsolved().size();
    }

    private static Stage stage(EngineMaker maker, Lesson lesson, List<Line> begun) {
        return Stage.empty(maker, lesson.clockMillis(), lesson.seed()).at(begun);
    }
}
