package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackProofTest {
    private static List<String> rules(String steps) {
        return PackProof.of(Lessons.of(steps), Lessons.ENGINES).stream()
                .map(finding -> finding.step() + " " + finding.rule())
                .toList();
    }

    private static String texts(String steps) {
        return PackProof.of(Lessons.of(steps), Lessons.ENGINES).toString();
    }

    @Test
    void aGoodLessonHasNoFindings() {
        assertThat(PackProof.of(Lessons.counters(), Lessons.ENGINES)).isEmpty();
    }

    @Test
    void aSolutionMustPass() {
        assertThat(rules("- {id: a, kind: command, prompt: P, solution: [DEL jobs], state: [{absent: [greeting]}]}\n"))
                .contains("a solution-passes");
        assertThat(rules("- {id: a, kind: answer, prompt: P, is: {all: [1, {not: 1}]}}\n"))
                .isEmpty();
    }

    @Test
    void predictionsMustBeTrue() {
        assertThat(rules("- {id: a, kind: predict, prompt: P, run: INCR page:home, is: 43}\n"))
                .containsExactly("a prediction-is-true");
        assertThat(rules("""
                - {id: a, kind: predict, prompt: P, given: [SET k v EX 60], run: SET k w, ask: TTL k, is: -1}
                """)).isEmpty();
    }

    @Test
    void predictionsMayBeOfACommandThatWaits() {
        String waits = "- {id: a, kind: predict, prompt: P, run: BLPOP jobs 0, %s}\n";
        String queue = "DEL jobs";
        assertThat(rules("- {id: s, kind: demo, prompt: P, run: " + queue + "}\n"
                        + waits.formatted("is: {waits: true}")))
                .isEmpty();
        assertThat(rules("- {id: s, kind: demo, prompt: P, run: " + queue + "}\n"
                        + waits.formatted("then: [\"bob> RPUSH jobs j1\"], is: [jobs, j1]")))
                .isEmpty();
        assertThat(rules("- {id: s, kind: demo, prompt: P, run: " + queue + "}\n"
                        + waits.formatted("then: [\"bob> RPUSH jobs j1\"], is: {waits: true}")))
                .containsExactly("a prediction-is-true");
    }

    @Test
    void doingNothingMustNotPass() {
        assertThat(rules("""
                - id: a
                  kind: task
                  prompt: P
                  solution: [GET greeting]
                  accept: {state: [{key: greeting, value: hello}]}
                """)).contains("a untouched-fails");
    }

    @Test
    void examplesOfMistakesMustBringUpTheirMessage() {
        String step = """
                - id: a
                  kind: command
                  prompt: P
                  solution: [INCR page:home]
                  mistakes:
                    - {id: reads, when: {used: GET}, say: X, examples: [GET page:home]}
                    - {id: shadowed, when: {used: [GET, DEL]}, say: Y, examples: [GET greeting]}
                    - {id: right, when: {used: INCRBY}, say: Z, examples: [INCRBY page:home 1]}
                """;
        assertThat(rules(step)).containsExactly("a mistake-speaks", "a mistake-is-wrong");
    }

    @Test
    void cheatsMustFail() {
        assertThat(rules("""
                - id: b
                  kind: command
                  prompt: P
                  solution: [DEL greeting]
                  accept: {reply: {any: [1, {status: OK}]}}
                """)).contains("b cheats-fail");
    }

    @Test
    void mutantsOfTheSolutionMustFail() {
        assertThat(rules("""
                - id: a
                  kind: command
                  prompt: P
                  solution: [INCRBY page:home 10]
                  accept: {reply: {between: [50, 52]}}
                """)).containsOnly("a mutants-fail");
        assertThat(rules("- {id: a, kind: command, prompt: P, solution: [INCRBY page:home 10]}\n"))
                .isEmpty();
        assertThat(rules("""
                - id: a
                  kind: task
                  prompt: P
                  solution: [RPUSH shelf x y, INCR page:home]
                  accept: {state: [{run: LLEN shelf, expect: 2}]}
                """)).contains("a mutants-fail");
    }

    @Test
    void otherRightAnswersMustPassAndAreNoMutants() {
        String step = """
                - id: a
                  kind: command
                  prompt: P
                  solution: [SET a 1]
                  accept: {same_reply: true, state: [{key: a, value: {between: [0, 2]}}]}
                  also: [SET a 2, SET a 0, SET a 5]
                """;
        assertThat(texts(step)).contains("not accepted: SET a 5").doesNotContain("SET a 0", "solution: SET a 2");
        assertThat(texts(step.replace(", SET a 0", ""))).contains("than the solution: SET a 0");
    }

    @Test
    void mutantsDifferInOnePlace() {
        Lesson lesson = Lessons.of("- {id: a, kind: command, prompt: P, solution: [SET a 1 EX 60 NX]}\n");
        List<List<String>> mutants = Mutants.of(
                        lesson.step("a").judgedOrNull().solution(),
                        Lessons.ENGINES
                                .make(VirtualClock.frozenAt(0), new RandomSource(1))
                                .catalog(),
                        List.of(Bytes.of("greeting")))
                .stream()
                .map(Mutant::lines)
                .toList();
        assertThat(mutants)
                .contains(List.of("SET ax 1 EX 60 NX"), List.of("SET a 2 EX 60 NX"), List.of("SET a 1 EX 61 NX"))
                .contains(List.of("SET greeting 1 EX 60 NX"), List.of("SET a 1 EX 60 XX"), List.of("SET a 1 NX"))
                .contains(List.of("SET a 1 EX 60"), List.of("SETNX a 1 EX 60 NX"), List.of("DEL a 1 EX 60 NX"))
                .doesNotContain(List.of("SET a 1 EX 60 NX"));
    }

    @Test
    void setupMustRun() {
        assertThat(rules("- {id: a, kind: say, prompt: P, setup: [INCR greeting]}\n"))
                .containsExactly("a setup-runs");
    }

    @Test
    void setupMayHaveOthersRefusedSoThatTheLogTellsOfIt() {
        String start = "- {id: a, kind: say, prompt: P, setup: ['ACL SETUSER w on >p +get ~c:*', 'w> AUTH w p', ";
        assertThat(rules(start + "'w> SET c:1 x', 'w> GET d', 'eve> AUTH w guess']}\n"))
                .isEmpty();
        assertThat(rules(start + "'AUTH w guess']}\n")).containsExactly("a setup-runs");
        assertThat(rules(start + "'w> HELLO 9']}\n")).containsExactly("a setup-runs");
    }

    @Test
    void anotherRightAnswerMustNotBreakTheNextStep() {
        String steps = """
                - id: a
                  kind: task
                  prompt: P
                  solution: [SET n 1]
                  accept: {state: [{key: n}]}
                  also: [SET n one]
                - {id: b, kind: predict, prompt: P, run: INCR n, is: 2}
                """;
        assertThat(rules(steps)).contains("b alternative-breaks-next");
        assertThat(rules(steps.replace("kind: predict", "kind: predict, setup: [SET n 1]")))
                .doesNotContain("b alternative-breaks-next");
    }

    @Test
    void whatHangsOnChanceOrTimeNeedsASeedOrAClock() {
        assertThat(rules("- {id: a, kind: predict, prompt: P, run: TIME, is: {at: {0: \"1767225600\"}}}\n"))
                .contains("a other-clock");
    }

    @Test
    void weakDataIsToldWithWhatShowsTheDifference() {
        String step = "- {id: a, kind: command, prompt: P, solution: [LRANGE jobs 0 %s]}\n";
        assertThat(texts(step.formatted("2")))
                .contains(
                        "accepted: LRANGE jobs 0 3, which differs from the solution with this setup only: RPUSH jobs");
        assertThat(rules(step.formatted("1"))).isEmpty();
    }

    @Test
    void survivorsThatAnAuthorExplainsAreNoneAndOldExplanationsAreFound() {
        String step = """
                - id: a
                  kind: task
                  prompt: P
                  solution: [INCRBY page:home 10]
                  accept: {state: [{key: page:home, value: {between: [50, 52]}}]}
                  survivor_ok: [{answer: INCRBY page:home 1*, because: near is good enough}%s]
                """;
        assertThat(rules(step.formatted(""))).doesNotContain("a survivor-gone");
        assertThat(texts(step.formatted(""))).doesNotContain("solution: INCRBY page:home 11");
        assertThat(rules(step.formatted(", {answer: PING, because: x}"))).contains("a survivor-gone");
    }

    @Test
    void whatDoesTheSameMustPass() {
        String step = """
                - id: a
                  kind: command
                  prompt: P
                  solution: [SADD s a b]
                  mistakes: [{id: m, when: {typed: "SADD *"}, say: X, examples: [SADD t a]}]
                """;
        assertThat(rules(step)).isEmpty();
        assertThat(rules(step.replace("mistakes:", "gates: {max_commands: 1}\n  mistakes:")))
                .isEmpty();
    }

    @Test
    void everyWayOfAcceptAndEveryMistakeMustBeTried() {
        assertThat(rules("""
                - id: a
                  kind: command
                  prompt: P
                  solution: [INCR page:home]
                  accept: [{same_reply: true, same_effect: true}, {reply: 99}]
                """)).contains("a accept-untried");
    }

    @Test
    void theKillRateLeavesOutWhatCannotOrNeedNotBeKilled() {
        assertThat(new Kills(10, 4, 3, 2, 1).rate()).isEqualTo(0.8);
        assertThat(Kills.NONE.rate()).isEqualTo(1);
        assertThat(new Kills(3, 1, 1, 0, 1).plus(new Kills(5, 4, 0, 1, 0))).isEqualTo(new Kills(8, 5, 1, 1, 1));
    }
}
