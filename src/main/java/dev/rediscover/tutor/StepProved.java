package dev.rediscover.tutor;

import java.util.List;

/**
 * What the proof of a step found.
 *
 * @param step its id
 * @param findings in the order in which they were found
 */
public record StepProved(String step, List<Finding> findings, Kills kills) {}
