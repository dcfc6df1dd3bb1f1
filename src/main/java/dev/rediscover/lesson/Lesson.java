package dev.rediscover.lesson;

import java.util.List;

/**
 * A lesson.
 *
 * @param file path inside the pack
 * @param id the name of its file
 * @param summary one line; empty if the author gave none
 * @param goal skills taught here
 * @param needs skills assumed
 * @param minutes how long it takes
 * @param clockMillis what the clock shows at the beginning, in ms since 1970; it stands still
 * @param seed where chance begins
 * @param ownClock whether the author has set the clock, so that the lesson may hang on the time
 * @param ownSeed whether the author has chosen the seed, so that the lesson may hang on chance
 * @param setup lines run before the first step
 */
public record Lesson(
        String file,
        String id,
        String title,
        String summary,
        List<String> goal,
        List<String> needs,
        int minutes,
        long clockMillis,
        long seed,
        boolean ownClock,
        boolean ownSeed,
        List<Line> setup,
        List<Step> steps) {
    /** The same lesson with other steps. */
    public Lesson with(List<Step> others) {
        return new Lesson(
                file,
                id,
                title,
                summary,
                goal,
                needs,
                minutes,
                clockMillis,
                seed,
                ownClock,
                ownSeed,
                setup,
                List.copyOf(others));
    }

    /** How many steps have something to do. */
    public int exercises() {
        int count = 0;
        for (Step step : steps) {
            count += step.isExercise() ? 1 : 0;
        }
        return count;
    }

    /** The step of this id; {@code null} if there is none. */
    public Step step(String id) {
        for (Step step : steps) {
            if (step.id().equals(id)) {
                return step;
            }
        }
        return null;
    }
}
