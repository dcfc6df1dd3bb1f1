package dev.rediscover.shell;

import dev.rediscover.render.StyledText;

/** Where the shell's lines come from. */
interface LineSource {
    /** How reading a line ended. */
    enum End {
        LINE,
        /** Ctrl-C. */
        CLEARED,
        /** Ctrl-D on an empty line, or the end of the input. */
        FINISHED
    }

    /** Reads a line, which {@link #line} then gives; it may hold several if they were pasted. */
    End read(String prompt);

    /** The line read last. */
    String line();

    /** Reads an answer that is not remembered; {@code null} for Ctrl-C and Ctrl-D. */
    String ask(String question);

    /** Reads a password without showing it; {@code null} where that cannot be done, for Ctrl-C and Ctrl-D. */
    default String askSecret(String question) {
        return null;
    }

    /** The next line begins with {@code text}, for changing it; false if that cannot be done. */
    default boolean prefill(String text) {
        return false;
    }

    /** The next line is read as if {@code keys} had been pressed for it already. */
    default void ahead(String keys) {}

    /** What the next line begins with as it stands; empty for nothing. */
    default String prefilled() {
        return "";
    }

    /** The line below the prompt from the next line on; empty for none. */
    default void status(String text) {}

    /** Keeps lines, already styled, below the one that is being typed; false if that cannot be done. */
    default boolean pin(java.util.List<String> lines) {
        return false;
    }

    /** Ends the reading of a line as Ctrl-C does, where that can be done; may come from any thread. */
    default void wake() {}

    /** Shows {@code text}, already styled, without hurting a line that is being typed. */
    void above(String text);

    /** The remembered lines, the oldest first. */
    java.util.List<String> remembered();

    /** What a key does, a line each; empty where the terminal itself edits. */
    StyledText bindings();
}
