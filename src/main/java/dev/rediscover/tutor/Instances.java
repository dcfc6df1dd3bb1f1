package dev.rediscover.tutor;

import dev.rediscover.lesson.Lesson;

/** Which instance of a step comes back in a review: the one place where that is chosen. */
final class Instances {
    private Instances() {}

    /**
     * A lesson whose step of that id may ask for something else.
     *
     * @param number which one it is, 0 for the step as it is written
     */
    record Instance(Lesson lesson, long number) {}

    /** The instance of a step that {@code seed} chooses. A step that offers no others comes as it is written. */
    static Instance of(Lesson lesson, String step, long seed) {
        return new Instance(lesson, 0);
    }
}
