package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import dev.rediscover.resp.Reply;
import java.util.List;

/**
 * One turn of a client in a race.
 *
 * @param client whose turn it was; {@link #NOBODY} where all waited and time passed
 * @param number which line of its program, from 1; 0 for nobody
 * @param kind what became of it
 * @param line the command as it ran, every name replaced; if nothing ran, the line as written
 * @param reply its reply; {@code null} if it waits or nothing ran
 * @param late what other clients were told because of it, in order
 * @param again whether the program begins again now, because its EXEC replied nil
 * @param values what the watched keys hold afterwards, in order; {@code null} for a key that is not there
 */
public record RaceTurn(
        String client,
        int number,
        Kind kind,
        Line line,
        Reply reply,
        List<Played.Late> late,
        boolean again,
        List<String> values) {
    /** The client of a turn in which all wait and time passes by itself. */
    public static final String NOBODY = "";

    /** What can become of a turn. */
    public enum Kind {
        /** The command ran. */
        RAN,
        /** The command waits. */
        WAITS,
        /** The condition of the line did not hold. */
        PASSED,
        /** The clock moved. */
        SLEPT,
        /** Something was to be added to a reply that is no number; the program ends there. */
        STUCK
    }
}
