package dev.rediscover.shell;

import dev.rediscover.link.EmbeddedLink;
import java.util.List;

/**
 * Somebody else's conversation at the shell's prompt, such as the recording of a step: lines go to it, and completion,
 * hints and colours look at its engine.
 */
public interface Guest {
    /**
     * A word of the guest's, for completion and hints.
     *
     * @param label without its colon
     * @param syntax its arguments; empty for none
     * @param brief what it does, in a line
     */
    record Word(String label, String syntax, String brief) {}

    /** Says what this is, before the first line. */
    void begin();

    /** What stands before the cursor. */
    String prompt();

    /** Takes a line; {@code null} to leave it to the shell, which then treats it as it does without a guest. */
    Result line(String typed);

    /** The engine behind the prompt; ask again after each line. */
    EmbeddedLink link();

    /** The number of the database that is selected. */
    int db();

    /** Whether what is typed now is a command. */
    boolean takesCommands();

    /** Its words. */
    List<Word> words();
}
