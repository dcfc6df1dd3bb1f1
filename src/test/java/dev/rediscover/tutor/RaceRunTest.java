package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A race in a lesson: orders are tried one by one, or all of them. */
class RaceRunTest {
    private static final String CLIENTS = """
            - id: r
              kind: race
              prompt: P
              setup: ["SET sold 40"]
              clients:
                ann: ["seen = GET sold", "SET sold {seen+1}"]
                bob: ["seen = GET sold", "SET sold {seen+1}"]
            """;
    private static final String FIND = CLIENTS + """
              find: {state: [{key: sold, value: 41}], solution: a b b a}
              mistakes:
                - {id: alone, when: {typed: "a a b b"}, say: "Nobody is in between.", examples: ["aabb"]}
            """;
    private static final String WATCH = "both: WATCH sold ; seen = GET sold ; MULTI ; SET sold {seen+1} ; EXEC";
    private static final String REPAIR = CLIENTS + """
              retry: 1
              repair:
                invariant: [{key: sold, value: 42}]
                cases: [{setup: ["SET sold 7"], invariant: [{key: sold, value: 9}]}]
                solution: {ann: [INCR sold], bob: [INCR sold]}
              mistakes:
                - id: multi
                  when: {used: MULTI, not_used: WATCH}
                  say: "Too late."
                  examples: [["both: seen = GET sold ; MULTI ; SET sold {seen+1} ; EXEC", check]]
            """;

    private final LessonRun find = Lessons.started(FIND);
    private final LessonRun repair = Lessons.started(REPAIR);

    private static String note(Outcome outcome) {
        return Lessons.solved(outcome).note().text();
    }

    @Test
    void anOrderIsWrittenAtOnceOrTurnByTurn() throws IOException {
        assertThat(find.enter("ann")).isInstanceOf(Outcome.Raced.class);
        assertThat(find.enter("b, B")).isInstanceOf(Outcome.Raced.class);
        RaceView view = find.race();
        assertThat(view.turns())
                .extracting(turn -> turn.line().text())
                .containsExactly("GET sold", "GET sold", "SET sold 41");
        assertThat(view.turns().get(2).values()).containsExactly("41");
        assertThat(view.begin()).containsExactly("40");
        assertThat(note(find.enter("a"))).isEqualTo("4 of all 6 orders end so.");
        assertThat(Lessons.started(FIND).enter("abab")).isInstanceOf(Outcome.Solved.class);
    }

    @Test
    void anOrderThatEndsOtherwiseIsRefusedAndTheNextBeginsAnew() throws IOException {
        assertThat(Lessons.refusal(find.enter("a a b b"))).isEqualTo("Nobody is in between.");
        assertThat(Lessons.refusal(find.enter("b b a a"))).isEqualTo("The key sold is \"42\", wanted \"41\".");
        assertThat(find.attempts()).isEqualTo(2);
        assertThat(find.enter("a b b a")).isInstanceOf(Outcome.Solved.class);
    }

    @Test
    void aTurnIsTakenBackAndTheRaceBeginsAgain() throws IOException {
        find.enter("a a");
        assertThat(Lessons.refusal(find.enter("a"))).startsWith("Ann has no line left.");
        find.enter("undo");
        find.enter("undo");
        assertThat(find.race().turns()).isEmpty();
        find.enter("ab");
        find.enter("reset");
        assertThat(find.race().turns()).isEmpty();
        assertThat(find.link().engine().db(0).keys()).hasSize(4);
    }

    @Test
    void everyOrderIsRunAndTheOneThatBreaksIsShown() throws IOException {
        assertThat(Lessons.refusal(repair.enter("check"))).startsWith("Order 3 of 6 breaks it; 4 of them do. ");
        assertThat(repair.race().turns()).hasSize(4);
        repair.enter("step");
        assertThat(repair.race().turns()).hasSize(1);
    }

    @Test
    void watchWithARetryIsRightInAllOrders() throws IOException {
        repair.enter(WATCH);
        assertThat(note(repair.enter("check"))).isEqualTo("All 252 orders keep it, and 252 more with other data.");
    }

    @Test
    void multiWithoutWatchIsRefusedWithItsOwnWords() throws IOException {
        repair.enter(WATCH);
        repair.enter("ann -1");
        repair.enter("bob -1");
        assertThat(Lessons.refusal(repair.enter("check"))).contains("Too late.").contains("breaks it");
    }

    @Test
    void aFixedAnswerBreaksWithOtherData() throws IOException {
        repair.enter("both: SET sold 42");
        assertThat(Lessons.refusal(repair.enter("check"))).startsWith("Order 1 of 2 with other data breaks it");
        assertThat(repair.race().given()).hasSize(1);
    }

    @Test
    void linesAreReplacedInsertedAddedAndDropped() throws IOException {
        repair.enter("ann 2 INCR sold");
        repair.enter("ann -1");
        repair.enter("ann +1 GET sold");
        repair.enter("ann + TTL sold");
        assertThat(repair.race().programs().get(0).lines()).containsExactly("GET sold", "INCR sold", "TTL sold");
        repair.enter("undo");
        assertThat(repair.race().programs().get(0).lines()).containsExactly("GET sold", "INCR sold");
        for (String wrong : List.of("ann 9 GET a", "ann", "ann 2 SET a {none}", "ann -7", "ann x")) {
            if (!wrong.equals("ann")) {
                assertThat(repair.enter(wrong)).as(wrong).isInstanceOf(Outcome.Refused.class);
            }
        }
        assertThat(repair.attempts()).isZero();
    }

    @Test
    void whoWaitsTakesNoTurnUntilSomebodyWakesHim() throws IOException {
        LessonRun run = Lessons.started("""
                - id: r
                  kind: race
                  prompt: P
                  clients: {ann: ["RPUSH q j1"], bob: ["BLPOP q 0"], cleo: ["BLPOP q 0"]}
                  find: {blocked: [bob], reply: {cleo.1: [q, j1]}, solution: c b a}
                """);
        run.enter("bob");
        assertThat(Lessons.refusal(run.enter("bob"))).startsWith("Bob waits");
        run.enter("c");
        assertThat(Lessons.refusal(run.enter("a"))).isEqualTo("Bob does not wait at the end.");
        assertThat(run.race().turns().get(2).late()).hasSize(1);
        assertThat(run.race().waiting()).containsExactly("cleo");
        assertThat(run.enter("c b a")).isInstanceOf(Outcome.Solved.class);
    }

    @Test
    void whoDoesNotWaitForEverGoesOnWhenHisTimeIsUp() throws IOException {
        LessonRun run = Lessons.started("""
                - id: r
                  kind: race
                  prompt: P
                  clients: {ann: ["BLPOP p 3"], bob: ["job = BLPOP q 5", "if job = nil: INCR bored"]}
                  find: {state: [{key: bored, value: 1}], solution: a b b}
                """);
        assertThat(run.enter("ab")).isInstanceOf(Outcome.Raced.class);
        assertThat(run.race().turns()).extracting(RaceTurn::client).containsExactly("ann", "bob", "", "");
        assertThat(run.race().turns().get(2).late())
                .extracting(Played.Late::client)
                .containsExactly("ann");
        assertThat(note(run.enter("b"))).isEqualTo("2 of all 2 orders end so.");
    }

    @Test
    void timePassesWhereAProgramSaysSo() throws IOException {
        LessonRun run = Lessons.started("""
                - id: r
                  kind: race
                  prompt: P
                  clients:
                    ann: ["SET lock ann NX EX 10", ":tick 11s", "got = GET lock", "if got = bob: SET oops 1"]
                    bob: ["SET lock bob NX EX 10"]
                  find: {state: [{key: oops, value: 1}], solution: a a b a a}
                """);
        assertThat(run.enter("a b a a a")).isInstanceOf(Outcome.Refused.class);
        assertThat(run.enter("a a b a a")).isInstanceOf(Outcome.Solved.class);
    }
}
