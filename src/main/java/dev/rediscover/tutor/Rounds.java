package dev.rediscover.tutor;

import java.io.IOException;

/** Exercises from anywhere, one after the other: a review, or a drill. Each is a lesson run of its own. */
public interface Rounds {
    /**
     * Goes to the next exercise, which has not begun; {@code null} if there is none left.
     *
     * @throws IOException if progress cannot be kept
     */
    LessonRun next() throws IOException;

    /** Begins the exercise under way. */
    Outcome begin();

    /**
     * A line of the learner in the exercise under way: what {@link LessonRun#enter} makes of it, noted.
     *
     * @throws IOException if progress cannot be kept
     */
    Outcome enter(String typed) throws IOException;

    /**
     * An exercise was judged without a line: something came from a program.
     *
     * @throws IOException if progress cannot be kept
     */
    default void noted(Outcome outcome) throws IOException {}

    /** Whether the next exercise follows at once, without a pause to read. */
    boolean goesOn();

    /** What the exercise under way is, such as {@code Review 2 of 6: counters}. */
    String heading();

    /** The same in a word or two, for the prompt. */
    String place();

    /** What was done so far and what comes of it, a few sentences. */
    String summary();
}
