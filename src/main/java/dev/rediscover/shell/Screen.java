package dev.rediscover.shell;

import dev.rediscover.render.Canvas;
import dev.rediscover.render.StyledText;
import java.util.List;

/** Where a session shows things: a terminal, or the streams of a batch run. */
public interface Screen {
    /** What a command replied, every line ended. */
    void reply(StyledText text);

    /** What the shell says beside a reply, one or more ended lines; it never mixes with what replies print. */
    void note(StyledText text);

    /** What a word of the shell was asked to show, every line ended; it may be taller than the window. */
    void page(StyledText text);

    /** Something that happened by itself, while the user may be typing; may come from any thread. */
    void late(StyledText text);

    /** What pictures may use. */
    Canvas canvas();

    /** Whether somebody sits before it. */
    boolean isInteractive();

    /** Whether colours are shown; where they are not, words and signs have to do. */
    boolean isColoured();

    /** Asks a question that Enter answers with yes; yes where nobody sits. */
    boolean confirm(String question);

    /** Asks a question and returns what was typed; {@code null} if nobody sits there, or does not want to answer. */
    default String ask(String question) {
        return null;
    }

    /** Asks for a password, which is not shown; {@code null} where that cannot be done, or nobody wants to answer. */
    default String askSecret(String question) {
        return null;
    }

    /** The lines typed before, the oldest first; none where nobody types. */
    List<String> typed();

    /** What the keys do; empty where nobody types or the terminal itself edits. */
    StyledText bindings();

    /**
     * Puts {@code line} into the next prompt, for changing it.
     *
     * @return whether that can be done: false where nobody types or the terminal itself edits
     */
    default boolean prefill(String line) {
        return false;
    }

    /**
     * Lets the user's own editor change {@code line}; if that is empty, what stands in the prompt.
     *
     * @return what was saved; {@code null} where no editor can run
     * @throws java.io.IOException if it could not be run
     */
    default String edited(String line) throws java.io.IOException {
        return null;
    }

    /**
     * Lets the user's own editor change a whole text.
     *
     * @param ending of the file's name, such as {@code .lua}, by which editors know what it is
     * @return what was saved; {@code null} where no editor can run
     * @throws java.io.IOException if it could not be run
     */
    default String edited(String text, String ending) throws java.io.IOException {
        return null;
    }

    /**
     * Keeps a picture in sight below the line that is being typed, in the place of the one before; an empty one takes
     * it away. May come from any thread.
     *
     * @return whether it is there; false where nothing can be redrawn
     */
    default boolean pin(StyledText picture) {
        return false;
    }

    /** Ends the reading of a line that will not be taken any more. May come from any thread. */
    default void wake() {}

    /** Wipes the screen, where there is one. */
    void clear();

    /** Whether the whole screen can be drawn anew, as {@link #giveTo} needs it. */
    default boolean canRedraw() {
        return false;
    }

    /** What was shown while a program has had the whole terminal, and since this was asked last. */
    default StyledText taken() {
        return StyledText.EMPTY;
    }

    /**
     * Gives the whole terminal to {@code program}; what comes late meanwhile is shown afterwards.
     *
     * @return whether it ran: false where nothing can be redrawn
     */
    default boolean giveTo(FullScreen program) throws java.io.IOException {
        return false;
    }
}
