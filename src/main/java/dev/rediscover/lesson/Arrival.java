package dev.rediscover.lesson;

import java.util.List;
import java.util.Locale;

/**
 * Something that must happen on the connections of the learner's own programs ({@code arrives:}).
 *
 * @param label words for the learner
 * @param lines glob patterns without letter case, each of a command as it is written out, or of what is pushed
 * @param how how the lines belong together
 * @param times how often all of it happens; 0: once or more often
 * @param reply what the last of the commands must be told; {@code null} if it does not matter
 */
public record Arrival(Check.Label label, List<String> lines, How how, int times, Matcher reply) {
    /** How the lines of an arrival belong together. */
    public enum How {
        /** One after the other on one connection; others may come between. */
        IN_ORDER,
        /** One after the other on one connection, sent without waiting for replies. */
        PIPELINE,
        /** One after the other in one transaction that ran. */
        TRANSACTION,
        /** One after the other, whoever sends them: the learner at the prompt too. */
        ACROSS,
        /** They do not arrive: the program is sent them unasked. */
        PUSHED;

        /** The word in YAML. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first word of the first line: what learners call it. */
    public String first() {
        return lines.isEmpty() ? "" : lines.get(0);
    }
}
