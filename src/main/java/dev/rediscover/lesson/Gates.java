package dev.rediscover.lesson;

import java.util.Map;

/**
 * Which commands may or must be used. Names are upper case, a subcommand after one blank: {@code CONFIG SET}.
 *
 * @param maxCommands how many at most; 0 for any number
 * @param maxSay what to say if there were more; {@code null} for a general message
 * @param forbid commands that are refused, each with its message; {@code null} for a general one
 * @param all commands that must all be used, with messages as above
 * @param any commands of which one must be used, with messages as above
 * @param requireSay what to say if {@code all} or {@code any} is not met and it has no message of its own
 */
public record Gates(
        int maxCommands,
        Message maxSay,
        Map<String, Message> forbid,
        Map<String, Message> all,
        Map<String, Message> any,
        Message requireSay) {
    /** Anything goes. */
    public static final Gates NONE = new Gates(0, null, Map.of(), Map.of(), Map.of(), null);
}
