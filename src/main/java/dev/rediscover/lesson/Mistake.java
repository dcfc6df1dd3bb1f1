package dev.rediscover.lesson;

import java.util.List;

/**
 * A wrong answer that people give, and what to tell them.
 *
 * @param id unique in its step
 * @param place where it stands
 * @param when when it speaks
 * @param say what it says
 * @param examples wrong answers that must bring it up: one or more typed lines each
 */
public record Mistake(String id, Place place, When when, Message say, List<List<String>> examples) {}
