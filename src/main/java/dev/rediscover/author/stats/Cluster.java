package dev.rediscover.author.stats;

import java.util.List;

/**
 * Wrong answers to a step that come to the same: the same effect and the same reply, however they are written.
 *
 * @param mistake the id of the mistake that the author foresaw; {@code null} if nobody did
 * @param outcome what came of it, in a line: the reply, and the keys that were changed
 * @param learners how many gave such an answer
 * @param attempts how often it was given
 * @param examples how it was written, the most frequent first; one or more lines each
 * @param told what the learners were told
 */
public record Cluster(
        String mistake, String outcome, int learners, int attempts, List<List<String>> examples, String told) {
    /** The most frequent way to write it, in one line. */
    public String shown() {
        return String.join("; ", examples.get(0));
    }
}
