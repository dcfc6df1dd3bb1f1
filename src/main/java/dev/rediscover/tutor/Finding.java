package dev.rediscover.tutor;

import dev.rediscover.lesson.Place;

/**
 * Something that a pack judges wrongly.
 *
 * @param lesson the id of the lesson
 * @param step the id of the step
 * @param place where what is wrong begins
 * @param rule what should hold, such as {@code solution-passes}; stable
 * @param text what happened instead
 */
public record Finding(String lesson, String step, Place place, String rule, String text) {
    /** What an author can do about it. */
    public String cure() {
        return ProofRule.of(rule).cure();
    }

    /** Whether it is an answer that passes and should not: these are counted by the kill rate. */
    public boolean isSurvivor() {
        return ProofRule.of(rule).isSurvivor();
    }

    /** {@code file:line:column: lesson/step: text [rule]}. */
    @Override
    public String toString() {
        return place + ": " + lesson + "/" + step + ": " + text + " [" + rule + "]";
    }
}
