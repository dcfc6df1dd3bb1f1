package dev.rediscover.tutor;

import dev.rediscover.base.RandomSource;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A lesson as one learner gets it, where its policy says {@code own_data}: every step with {@code vary} is one of its
 * instances, the one that the learner's name chooses. The same name always gets the same, on every machine; so a
 * transcript is judged on the data that its learner had.
 */
public final class OwnData {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private OwnData() {}

    /**
     * The lesson of a learner; as it is written for {@code null}, and where no step has data of one's own.
     *
     * @param pack the id of its pack
     */
    public static Lesson of(Lesson lesson, String pack, String learner) {
        if (learner == null || !isIn(lesson)) {
            return lesson;
        }
        List<Step> steps = new ArrayList<>(lesson.steps().size());
        for (Step step : lesson.steps()) {
            steps.add(isFor(step) ? chosen(step, String.join("\n", pack, lesson.id(), step.id(), learner)) : step);
        }
        return lesson.with(steps);
    }

    /** Whether learners get data of their own in a lesson. */
    public static boolean isIn(Lesson lesson) {
        for (Step step : lesson.steps()) {
            if (isFor(step)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFor(Step step) {
        return step.head().policy().ownData()
                && !step.head().variants().others().isEmpty();
    }

    private static Step chosen(Step step, String name) {
        List<Step> others = step.head().variants().others();
        int number = new RandomSource(hash(name)).nextInt(others.size() + 1);
        return number == 0 ? step : others.get(number - 1);
    }

    /** FNV-1a with 64 bits (Fowler, Noll, Vo), over UTF-8. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xff) * FNV_PRIME;
        }
        return hash;
    }
}
