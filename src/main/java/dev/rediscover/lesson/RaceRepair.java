package dev.rediscover.lesson;

import java.util.List;
import java.util.Map;

/**
 * What must hold at the end of every order when the learner mends the programs.
 *
 * @param edit whose programs may be changed
 * @param cases what is tried, never empty: the step's own data first, then other data
 * @param mayWait who may wait at the end; for all others waiting for ever is wrong
 * @param solution programs that are right, by client; who is missing stays as he is
 */
public record RaceRepair(
        List<String> edit, List<Case> cases, List<String> mayWait, Map<String, List<RaceLine>> solution) {
    /**
     * Data to try the programs on.
     *
     * @param setup what is run after the setup of the step
     * @param invariant what must hold at the end
     */
    public record Case(List<Line> setup, List<Check> invariant) {}
}
