package dev.rediscover.tutor;

/**
 * The help that a learner has had at a step.
 *
 * @param hints how many were given
 * @param revealed whether the solution was shown before the step was done
 */
public record Help(int hints, boolean revealed) {}
