package dev.rediscover.author.recording;

import dev.rediscover.tutor.Played;
import java.io.IOException;

/** Where a recording shows things and asks for longer texts. */
public interface Desk {
    /** Shows what a line replied, and what others heard with it. */
    void played(Played played);

    /** Says something beside the replies: one or more lines without an end. */
    void note(String text);

    /** Says what is wrong. */
    void warn(String text);

    /** Shows YAML. */
    void yaml(String text);

    /**
     * Lets the author write a longer text in an editor of his own.
     *
     * @return what he wrote; {@code null} where no editor can be opened
     * @throws IOException if it could not be run
     */
    String write(String begun) throws IOException;
}
