package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Races that judge wrongly are found out. */
class RaceProofTest {
    private static final String TILLS = """
            - id: r
              kind: race
              prompt: P
              setup: ["SET n 1"]
              clients:
                ann: ["x = GET n", "SET n {x+1}"]
                bob: ["x = GET n", "SET n {x+1}"]
            """;

    private static List<String> rules(String task) {
        return PackProof.of(Lessons.of(TILLS + task.indent(2)), Lessons.ENGINES).stream()
                .map(Finding::rule)
                .distinct()
                .toList();
    }

    @Test
    void goodRacesHaveNoFindings() {
        assertThat(rules("find: {state: [{key: n, value: 2}], solution: abba}")).isEmpty();
        assertThat(rules("repair: {invariant: [{key: n, value: 3}], solution: {ann: [INCR n], bob: [INCR n]}}"))
                .isEmpty();
    }

    @Test
    void aSolutionMustPassAndSomethingMustBeWrong() {
        assertThat(rules("find: {state: [{key: n, value: 2}], solution: aabb}")).containsExactly("solution-passes");
        assertThat(rules("find: {state: [{key: n, value: 2}], solution: abb}")).containsExactly("solution-passes");
        assertThat(rules("find: {state: [{key: n}], solution: aabb}")).containsExactly("race-others-fail");
        assertThat(rules("repair: {invariant: [{key: n, value: 3}], solution: {ann: [INCR n]}}"))
                .containsExactly("solution-passes");
        assertThat(rules("repair: {invariant: [{key: n}], solution: {ann: [INCR n], bob: [INCR n]}}"))
                .contains("race-breaks");
    }

    @Test
    void anInvariantThatLetsNearlyEverythingPassIsFound() {
        String task = "repair: {invariant: [{run: GET n, expect: {any: [\"1\", \"3\"]}}],"
                + " solution: {ann: [INCR n], bob: [INCR n]}}";
        assertThat(rules(task)).containsExactly("race-mutants-fail");
    }

    @Test
    void aMistakeMustSpeakForItsExample() {
        String task = """
                find: {state: [{key: n, value: 2}], solution: abba}
                mistakes:
                  - {id: m, when: {typed: "b b a a"}, say: S, examples: ["aabb", "bbaa"]}
                """;
        assertThat(rules(task)).containsExactly("mistake-speaks");
        assertThat(rules(task.replace("\"aabb\", ", ""))).isEmpty();
        assertThat(rules(task.replace("\"aabb\", \"bbaa\"", "abba"))).containsExactly("mistake-is-wrong");
    }

    @Test
    void otherDataMustBeSetUpWithoutErrors() {
        String task = "repair: {invariant: [{key: n, value: 3}], solution: {ann: [INCR n], bob: [INCR n]},"
                + " cases: [{setup: [LPUSH n x], invariant: [{key: n, value: 3}]}]}";
        assertThat(rules(task)).contains("setup-runs");
    }
}
