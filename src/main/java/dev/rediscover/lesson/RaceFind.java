package dev.rediscover.lesson;

import java.util.List;
import java.util.Map;

/**
 * What a race must come to when the learner looks for an order of turns.
 *
 * @param state what must hold of the data at the end
 * @param replies what a line was told, by {@code client.number}, lines counted from 1; {@code null} if it never ran
 * @param blocked who must be waiting at the end
 * @param solution one such order, as a learner would write it
 */
public record RaceFind(List<Check> state, Map<String, Matcher> replies, List<String> blocked, String solution) {}
