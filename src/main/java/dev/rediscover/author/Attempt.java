package dev.rediscover.author;

import dev.rediscover.tutor.Feedback;
import dev.rediscover.tutor.Played;
import java.util.List;

/**
 * An answer that was judged and not taken.
 *
 * @param line where it stands in the file, from 1
 * @param typed what it was: a command, the commands of a task so far, the lines of a script, a text
 * @param played what of it ran, with replies and what changed; empty where nothing ran
 * @param feedback why it was not taken
 * @param shownData whether it is right on the data shown, and wrong on other data
 */
public record Attempt(int line, List<String> typed, List<Played> played, Feedback feedback, boolean shownData) {}
