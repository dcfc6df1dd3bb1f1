package dev.rediscover.author;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/** Takes together what one learner did at one step, in one session or in several. */
final class Merge {
    /** Which of several takes counts. */
    enum Count {
        BEST,
        LAST
    }

    private Merge() {}

    /**
     * The row of a step.
     *
     * @param takes in order of time; empty if the learner never came to it
     * @param held whether the answer that counts is right on held-out data; {@code null} if that was not tried
     */
    static GradeReport.Row row(Lesson lesson, Step step, List<Take> takes, Count count, Held held) {
        Take counts = counting(takes, count);
        Mark mark = counts == null ? Mark.UNATTEMPTED : counts.mark();
        Held.Result tried = counts == null || mark != Mark.PASS ? null : held.judge(lesson, counts);
        boolean failsHeld = tried != null && !tried.right();
        int attempts = takes.stream().mapToInt(Take::attempts).sum();
        long millis =
                takes.stream().mapToLong(take -> Math.max(0, take.millis())).sum();
        Mark recorded = null;
        for (Take take : takes) {
            recorded = Mark.better(recorded, take.recorded());
        }
        return new GradeReport.Row(
                lesson.id(),
                step.id(),
                step.kind().word(),
                before(lesson, step),
                mark,
                mark == Mark.PASS && isUnaided(takes, counts) && !failsHeld,
                attempts,
                takes.stream().mapToInt(Take::hints).sum(),
                takes.stream().anyMatch(Take::revealed),
                takes.stream().allMatch(take -> take.millis() < 0) ? -1 : millis,
                mark == Mark.PASS && !failsHeld ? step.head().points() : 0,
                step.head().optional() ? 0 : step.head().points(),
                recorded,
                failsHeld ? tried.why() : message(counts),
                mistakes(takes),
                tried == null ? null : tried.right());
    }

    /** The take that counts; {@code null} if there is none. */
    private static Take counting(List<Take> takes, Count count) {
        Take best = null;
        for (Take take : takes) {
            boolean tried = take.mark() != Mark.UNATTEMPTED;
            boolean better = best == null || take.mark().compareTo(best.mark()) < 0;
            best = better || count == Count.LAST && tried ? take : best;
        }
        return best;
    }

    /** Nobody is unaided who was helped at the same step before. */
    private static boolean isUnaided(List<Take> takes, Take counts) {
        for (Take take : takes) {
            boolean seen = take.mark() == Mark.REVEALED || take.mark() == Mark.SKIPPED || take.mark() == Mark.MISS;
            if (take.hints() > 0 || take.revealed() || seen) {
                return false;
            }
            if (take == counts) {
                return true;
            }
        }
        return false;
    }

    private static String message(Take counts) {
        if (counts == null) {
            return null;
        }
        if (counts.covered()) {
            return "A password that was covered (****) is part of what was typed, so this may be judged wrongly.";
        }
        boolean open = counts.mark() == Mark.FAIL && !counts.wrong().isEmpty();
        return open ? counts.wrong().get(counts.wrong().size() - 1).feedback().text() : null;
    }

    private static List<String> mistakes(List<Take> takes) {
        List<String> ids = new ArrayList<>();
        for (Take take : takes) {
            take.wrong().stream()
                    .map(attempt -> attempt.feedback().id())
                    .filter(id -> id != null && take.step().kind() != Step.Kind.CHOICE)
                    .forEach(ids::add);
        }
        return ids;
    }

    /** The exercise whose data a step goes on with; {@code null} for none. */
    private static String before(Lesson lesson, Step step) {
        for (int at = lesson.steps().indexOf(step);
                at > 0 && lesson.steps().get(at).head().continues();
                at--) {
            Step earlier = lesson.steps().get(at - 1);
            if (earlier.isExercise()) {
                return earlier.id();
            }
        }
        return null;
    }
}
