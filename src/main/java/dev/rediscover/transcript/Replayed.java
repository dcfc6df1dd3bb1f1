package dev.rediscover.transcript;

/**
 * What came of running a transcript again.
 *
 * @param transcript what was run
 * @param commands how many commands were run
 * @param difference the first reply that is not as recorded; {@code null} if there is none
 * @param obstacle what could not be run, as {@code file:line: why}; {@code null} if everything could
 */
public record Replayed(Transcript transcript, int commands, Difference difference, String obstacle) {
    /**
     * A reply that is not as recorded.
     *
     * @param line where the file expects something else, counted from 1
     * @param command what was replied to, as typed
     * @param expected the first line that differs; {@code null} if nothing more was expected
     * @param actual what came in its place; {@code null} if nothing more came
     */
    public record Difference(int line, String command, String expected, String actual) {}

    /** Whether everything was run and every reply is as recorded. */
    public boolean isSame() {
        return difference == null && obstacle == null;
    }

    /** The difference or the obstacle in a few lines for people; empty if there is neither. */
    public String text() {
        if (obstacle != null) {
            return obstacle;
        }
        if (difference == null) {
            return "";
        }
        return transcript.name() + ":" + difference.line() + ": " + difference.command() + "\n  expected: "
                + shown(difference.expected()) + "\n  actual:   " + shown(difference.actual());
    }

    private static String shown(String line) {
        return line == null ? "(nothing more)" : line;
    }
}
