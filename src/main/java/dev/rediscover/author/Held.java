package dev.rediscover.author;

import dev.rediscover.lesson.Lesson;

/** Data that the instructor has not given away: answers that passed are tried on it as well. */
interface Held {
    /** There is none. */
    Held NONE = (lesson, take) -> null;

    /**
     * What came of it.
     *
     * @param why what goes wrong, for the instructor; {@code null} if nothing does
     */
    record Result(boolean right, String why) {}

    /** Tries the answer of a take; {@code null} if there is no such data for its step. */
    Result judge(Lesson lesson, Take take);
}
