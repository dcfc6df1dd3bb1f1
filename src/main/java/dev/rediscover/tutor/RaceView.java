package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import java.util.List;

/**
 * A race as it stands, to be shown.
 *
 * @param programs the clients in order
 * @param repairs whether the learner mends the programs, rather than to look for an order
 * @param retry how often a program begins again when its EXEC replied nil
 * @param keys the keys to show
 * @param begin what they hold before the first turn; {@code null} for a key that is not there
 * @param given lines that set up other data; empty for the step's own
 * @param turns what has happened
 * @param waiting who waits now
 * @param over whether nobody can take a turn
 * @param canStep whether an order that broke the programs can be gone through turn by turn
 */
public record RaceView(
        List<Program> programs,
        boolean repairs,
        int retry,
        List<String> keys,
        List<String> begin,
        List<Line> given,
        List<RaceTurn> turns,
        List<String> waiting,
        boolean over,
        boolean canStep) {
    /**
     * A client's program.
     *
     * @param lines as written
     * @param next which line comes next, from 0; the number of lines if it is through
     * @param editable whether the learner may change it
     */
    public record Program(String client, List<String> lines, int next, boolean editable) {}

    /** The names of the clients. */
    public List<String> clients() {
        return programs.stream().map(Program::client).toList();
    }
}
