package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import java.util.List;

/** Names of commands as lessons write them: {@code GET}, or with a subcommand, {@code CONFIG SET}. */
public final class CommandName {
    private CommandName() {}

    /** Whether the words of a command line are this command (or, for a container's name, any of its subcommands). */
    public static boolean fits(String command, List<Bytes> words) {
        int blank = command.indexOf(' ');
        if (words.isEmpty()) {
            return false;
        }
        if (blank < 0) {
            return words.get(0).is(command);
        }
        return words.size() > 1
                && words.get(0).is(command.substring(0, blank))
                && words.get(1).is(command.substring(blank + 1));
    }
}
