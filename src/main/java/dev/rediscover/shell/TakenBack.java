package dev.rediscover.shell;

import dev.rediscover.lesson.Line;
import dev.rediscover.tutor.LessonRun;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The lines of a lesson that undo took back, as long as nothing else has happened since. */
final class TakenBack {
    private record Step(List<Line> left, String typed) {}

    private final Deque<Step> steps = new ArrayDeque<>();

    /** Notes that undo led from {@code before} to where the lesson is now. */
    void note(List<Line> before, LessonRun run) {
        List<Line> now = run.playedHistory();
        if (!now.isEmpty() && now.size() == before.size() - 1 || before.size() == 1 && now.isEmpty()) {
            steps.push(new Step(now, before.get(before.size() - 1).typed()));
        }
    }

    /** The line to run again; {@code null} if there is none, or something else has run since. */
    String next(LessonRun run) {
        if (steps.isEmpty() || !steps.peek().left.equals(run.playedHistory())) {
            steps.clear();
            return null;
        }
        return steps.pop().typed;
    }
}
