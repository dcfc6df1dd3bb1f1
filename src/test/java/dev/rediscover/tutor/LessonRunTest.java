package dev.rediscover.tutor;

import static dev.rediscover.tutor.Lessons.refusal;
import static dev.rediscover.tutor.Lessons.run;
import static dev.rediscover.tutor.Lessons.solved;
import static dev.rediscover.tutor.Lessons.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonRunTest {
    private static final String INCR = """
            - id: incr
              kind: command
              prompt: P
              solution: ["INCR page:home"]
              gates: {forbid: {DEL: "Not so."}}
              mistakes:
                - {id: reads, when: {used: GET}, say: "GET only reads {typed}.", examples: ["GET page:home"]}
              hints: ["Short.", {reveal: solution}]
              after: A note.
            """;

    private static Reply value(LessonRun run, String key) throws IOException {
        var client = run.link().open("t", (c, r) -> {});
        try {
            return client.send(List.of(Bytes.of("GET"), Bytes.of(key)));
        } finally {
            client.close();
        }
    }

    @Test
    void aWholeLessonFromBeginningToEnd() throws IOException {
        LessonRun run = run(Lessons.counters());
        assertThat(((Outcome.Began) run.start()).step().id()).isEqualTo("why");
        assertThat(((Outcome.Began) enterTwice(run, "")).step().id()).isEqualTo("incr");
        assertThat(refusal(run.enter("GET page:home"))).startsWith("GET only reads.");
        assertThat(refusal(run.enter("INCR page:about"))).startsWith("You counted in page:about;");
        Outcome.Solved incr = solved(run.enter("incrby page:home 1"));
        assertThat(incr.played().get(0).reply()).isEqualTo(Reply.of(42));
        assertThat(incr.solution()).hasSize(1);
        run.enter("");
        assertThat(solved(run.enter("1")).hit()).isTrue();
        run.enter("");
        solved(run.enter("INCRBY page:home 10"));
        run.enter("");
        Outcome.Solved wrong = solved(run.enter("6"));
        assertThat(wrong.status()).isEqualTo(Outcome.Status.MISSED);
        assertThat(wrong.note().text()).contains("ERR value is not an integer");
        run.enter("");
        Outcome.Ran ran = (Outcome.Ran) run.enter("SET stock:apples 20");
        assertThat(ran.goals()).extracting(Goal::done).containsExactly(false);
        run.enter("DECRBY stock:apples 3");
        solved(run.enter("INCRBY stock:apples 12"));
        run.enter("");
        Outcome.Finished finished = (Outcome.Finished) enterTwice(run, "");
        assertThat(finished.unaided()).isEqualTo(4);
        assertThat(finished.missed()).containsExactly("not-a-number");
    }

    /** Reads a step and goes on. */
    private static Outcome enterTwice(LessonRun run, String line) throws IOException {
        run.enter(line);
        return run.enter(line);
    }

    @Test
    void aWrongCommandLeavesNoTrace() throws IOException {
        LessonRun run = started(INCR);
        refusal(run.enter("INCRBY page:home 5"));
        refusal(run.enter("SET other x"));
        assertThat(value(run, "page:home")).isEqualTo(Reply.bulk("41"));
        assertThat(value(run, "other")).isEqualTo(Reply.NIL);
        solved(run.enter("INCR page:home"));
        assertThat(value(run, "page:home")).isEqualTo(Reply.bulk("42"));
    }

    @Test
    void refusalsTellMoreEachTimeAndNeverRepeatThemselves() throws IOException {
        LessonRun run = started(INCR);
        String first = refusal(run.enter("INCRBY page:home 5"));
        String second = refusal(run.enter("INCRBY page:home 5"));
        String third = refusal(run.enter("INCRBY page:home 5"));
        String fourth = refusal(run.enter("INCRBY page:home 5"));
        assertThat(first).doesNotContain("46").doesNotContain("42");
        assertThat(second).contains("46").doesNotContain("42");
        assertThat(third).contains("46").contains("42");
        assertThat(fourth).isNotEqualTo(third).contains("42");
        assertThat(refusal(run.enter("GET page:home"))).isEqualTo("GET only reads GET page:home.");
        assertThat(refusal(run.enter("GET page:home"))).startsWith("Attempt 6, and still the same");
    }

    @Test
    void slipsOfTheKeyboardAreNoAttempts() throws IOException {
        LessonRun run = started(INCR);
        assertThat(refusal(run.enter(""))).startsWith("Nothing typed yet");
        assertThat(refusal(run.enter("  "))).startsWith("Again: Nothing typed yet");
        assertThat(refusal(run.enter("INCR \"page"))).contains("never closed");
        assertThat(refusal(run.enter("INKR page:home"))).isEqualTo("There is no command INKR.");
        assertThat(refusal(run.enter("INCR"))).isEqualTo("The form of this command is: INCR key");
        assertThat(run.attempts()).isZero();
        assertThat(refusal(run.enter("DEL page:home"))).isEqualTo("Not so.");
        assertThat(run.attempts()).isEqualTo(1);
    }

    @Test
    void hintsAndSolutionsOpenWithAttempts() throws IOException {
        LessonRun run = started(INCR);
        assertThat(((Outcome.Told) run.enter("hint")).text()).contains("after one more attempt");
        run.enter("GET page:home");
        assertThat(((Outcome.Told) run.enter("hint")).text()).isEqualTo("Short.");
        assertThat(((Outcome.Told) run.enter("hint")).text()).contains("2 more attempts");
        assertThat(((Outcome.Told) run.enter("solution")).solution()).isEmpty();
        run.enter("GET page:home");
        run.enter("GET page:home");
        assertThat(((Outcome.Told) run.enter("hint")).solution())
                .extracting(line -> line.text())
                .containsExactly("INCR page:home");
        assertThat(solved(run.enter("INCR page:home")).status()).isEqualTo(Outcome.Status.REVEALED);
        assertThat(((Outcome.Told) run.enter("why")).text()).isEqualTo("A note.");
    }

    @Test
    void aPredictionIsOneGuessSoItsHintsAreOpenBeforeIt() throws IOException {
        LessonRun run = started("""
                - id: p
                  kind: predict
                  prompt: What will it say?
                  run: "INCR page:home"
                  is: 42
                  hints: [It counts on from what is there.]
                  after: One more than before.
                """);
        assertThat(run.hint()).isEqualTo(new Outcome.Told("It counts on from what is there.", List.of()));
        assertThat(((Outcome.Solved) run.submit("42")).status()).isEqualTo(Outcome.Status.HINTED);
    }

    @Test
    void whatIsPredictedMayComeLate() throws IOException {
        String step = """
                - id: p
                  kind: predict
                  prompt: What will it say?
                  run: "BLPOP queue 5"
                  then: %s
                  is: %s
                """;
        LessonRun late = started(step.formatted("[\"bob> RPUSH queue a b\"]", "[queue, a]"));
        Outcome.Solved solved = (Outcome.Solved) late.submit("queue a");
        assertThat(solved.hit()).isTrue();
        assertThat(solved.played()).extracting(Played::own).containsExactly(true, false);
        LessonRun timeout = started(step.formatted("[\":tick 5s\"]", "null"));
        assertThat(((Outcome.Solved) timeout.submit("nil")).hit()).isTrue();
        LessonRun waiting = started(step.formatted("[\":tick 4s\"]", "{waits: true}"));
        assertThat(((Outcome.Solved) waiting.submit("it waits")).hit()).isTrue();
        LessonRun missed = started(step.formatted("[]", "{waits: true}"));
        Outcome.Solved wrong = (Outcome.Solved) missed.submit("nil");
        assertThat(wrong.hit()).isFalse();
        assertThat(wrong.note().text()).isEqualTo("You said nil; it waits.");
    }

    @Test
    void aClientThatWaitsCanSendNothingWhilePlayingEither() throws IOException {
        LessonRun run = started(INCR);
        run.enter("play");
        run.enter("@bob BLPOP queue 5");
        Outcome.Refused refused = (Outcome.Refused) run.enter("@bob PING");
        assertThat(refused.feedback().text()).startsWith("bob waits for the command before.");
        assertThat(run.enter(":tick 5s")).isInstanceOf(Outcome.Ran.class);
        assertThat(run.enter("@bob PING")).isInstanceOf(Outcome.Ran.class);
    }

    @Test
    void skippingRunsTheSolutionAndCountsApart() throws IOException {
        LessonRun run = started(INCR);
        assertThat(((Outcome.Told) run.enter("next")).text()).contains("not done yet");
        Outcome.Solved skipped = solved(run.enter("skip"));
        assertThat(skipped.status()).isEqualTo(Outcome.Status.SKIPPED);
        assertThat(skipped.solution()).hasSize(1);
        assertThat(value(run, "page:home")).isEqualTo(Reply.bulk("42"));
        Outcome.Finished finished = (Outcome.Finished) run.enter("");
        assertThat(finished.unaided()).isZero();
        assertThat(finished.missed()).containsExactly("incr");
    }

    @Test
    void playingHappensOnACopy() throws IOException {
        LessonRun run = started(INCR);
        run.enter("play");
        assertThat(run.isPlaying()).isTrue();
        run.enter("FLUSHALL");
        assertThat(value(run, "page:home")).isEqualTo(Reply.NIL);
        assertThat(((Outcome.Told) run.enter("undo")).text()).isEqualTo("Taken back: FLUSHALL");
        assertThat(value(run, "page:home")).isEqualTo(Reply.bulk("41"));
        run.enter("DEL page:home");
        run.enter("done");
        assertThat(value(run, "page:home")).isEqualTo(Reply.bulk("41"));
        solved(run.enter("INCR page:home"));
    }

    @Test
    void goingBackBringsTheDataOfThatStep() throws IOException {
        LessonRun run = started(INCR + """
                - {id: gone, kind: command, prompt: P, solution: ["DEL page:home"], setup: ["SET side 1"]}
                """);
        run.enter("INCR page:home");
        run.enter("");
        run.enter("DEL page:home");
        assertThat(value(run, "page:home")).isEqualTo(Reply.NIL);
        run.enter("back");
        assertThat(value(run, "page:home")).isEqualTo(Reply.bulk("41"));
        assertThat(value(run, "side")).isEqualTo(Reply.NIL);
        assertThat(((Outcome.Told) run.enter("back")).text()).isEqualTo("This is the first step.");
    }

    @Test
    void aTaskKeepsWhatRanUntilResetOrUndo() throws IOException {
        LessonRun run = started("""
                - id: stock
                  kind: task
                  prompt: P
                  solution: ["SET apples 20", "DECRBY apples 3"]
                  state: [{key: apples, value: 17, goal: 17 apples}]
                """);
        run.enter("SET apples 30");
        Outcome check = run.enter("check");
        assertThat(refusal(check)).containsIgnoringCase("apples");
        run.enter("undo");
        assertThat(value(run, "apples")).isEqualTo(Reply.NIL);
        run.enter("SET apples 18");
        run.enter("reset");
        assertThat(value(run, "apples")).isEqualTo(Reply.NIL);
        solved(run.enter("SET apples 17"));
    }

    @Test
    void waitingCommandsGetTheirReplyFromAnotherClient() throws IOException {
        LessonRun run = started("""
                - id: wait
                  kind: command
                  prompt: P
                  solution: ["BLPOP mail 0"]
                  then: ["bob> LPUSH mail hello"]
                - id: both
                  kind: task
                  prompt: P
                  solution: ["BLPOP mail 0", "bob> RPUSH mail x y"]
                """);
        refusal(run.enter("LPOP mail"));
        Outcome.Solved wait = solved(run.enter("BLPOP mail 5"));
        assertThat(wait.played()).hasSize(2);
        assertThat(wait.played().get(1).late()).hasSize(1);
        run.enter("");
        Outcome.Ran ran = (Outcome.Ran) run.enter("BLPOP mail 0");
        assertThat(ran.played().get(0).waits()).isTrue();
        assertThat(refusal(run.enter("GET a"))).startsWith("Your client waits");
        Outcome.Solved both = solved(run.enter("@bob RPUSH mail x y"));
        assertThat(both.played().get(0).late().get(0).client()).isEqualTo("you");
    }

    @Test
    void timeMovesOnlyWhenTold() throws IOException {
        LessonRun run = started("""
                - id: ttl
                  kind: task
                  prompt: P
                  solution: ["SET s v EX 60", ":tick 61s"]
                  state: [{absent: [s], goal: s has expired}]
                  gates: {require: {all: {SET: "Make it first."}}}
                """);
        assertThat(((Outcome.Ran) run.enter("SET s v EX 50")).goals().get(0).done())
                .isFalse();
        solved(run.enter(":tick 51s"));
    }

    @Test
    void anotherClientActsMeanwhile() throws IOException {
        LessonRun run = started("""
                - id: race
                  kind: task
                  prompt: P
                  solution: ["GET page:home", "SET page:home 1"]
                  meanwhile: [{after: GET, run: ["bob> SET page:home 99"]}]
                  state: [{key: page:home, value: 1}]
                """);
        Outcome.Ran ran = (Outcome.Ran) run.enter("GET page:home");
        assertThat(ran.played()).extracting(played -> played.line().client()).containsExactly("you", "bob");
        assertThat(ran.played()).extracting(Played::own).containsExactly(true, false);
        assertThat(value(run, "page:home")).isEqualTo(Reply.bulk("99"));
        solved(run.enter("SET page:home 1"));
    }

    @Test
    void echoOfTheReplyIsNoAnswer() throws IOException {
        LessonRun run = started("- {id: g, kind: command, prompt: P, solution: [\"GET greeting\"]}\n");
        assertThat(refusal(run.enter("ECHO hello"))).contains("must look at the data");
        solved(run.enter("GETRANGE greeting 0 -1"));
    }

    @Test
    void otherKindsOfSteps() throws IOException {
        LessonRun run = started("""
                - id: c
                  kind: choice
                  prompt: P
                  options: [{text: RPOP, ok: true}, {text: LPOP, why: The newest.}, {text: DEL, why: All.}]
                - {id: a, kind: answer, prompt: P, is: {any: [6379, default]}}
                - {id: f, kind: fill, prompt: P, template: "SET lock t __ EX __", solution: ["SET lock t NX EX 30"]}
                - {id: o, kind: order, prompt: P, lines: ["SET n 1", "INCR n", "DECRBY n 5"], distractors: ["DEL n"]}
                """);
        int wrong = run.options().get(0).ok() ? 2 : 1;
        assertThat(refusal(run.enter("" + wrong))).contains(": ");
        assertThat(refusal(run.enter("9"))).startsWith("Type the number");
        solved(run.enter("rpop"));
        run.enter("");
        assertThat(refusal(run.enter("80"))).contains("80");
        solved(run.enter(" 6379 "));
        run.enter("");
        assertThat(refusal(run.enter("NX"))).startsWith("2 words");
        refusal(run.enter("XX 30"));
        solved(run.enter("nx 30"));
        run.enter("");
        assertThat(run.orderLines()).hasSize(4);
        assertThat(refusal(run.enter("1 1 2"))).startsWith("Write numbers");
        StringBuilder right = new StringBuilder();
        for (String line : List.of("SET n 1", "INCR n", "DECRBY n 5")) {
            for (int i = 0; i < 4; i++) {
                right.append(run.orderLines().get(i).text().equals(line) ? i + 1 + " " : "");
            }
        }
        solved(run.enter(right.toString()));
        assertThat(run.enter("")).isInstanceOf(Outcome.Finished.class);
    }

    @Test
    void commandsTriedWhileReadingDoNotTouchTheLesson() throws IOException {
        LessonRun run = started("- {id: s, kind: say, prompt: P}\n" + INCR);
        assertThat(run.enter("DEL page:home")).isInstanceOf(Outcome.Ran.class);
        enterTwice(run, "");
        solved(run.enter("INCR page:home"));
    }

    @Test
    void commandsFromOutsideCountWhereTheStepSaysSo() throws IOException {
        LessonRun run = started("""
                - id: out
                  kind: task
                  prompt: Connect to {port}.
                  solution: ["SET from:python 1"]
                  port: true
                  gates: {require: [SET]}
                """);
        run.openedPort(7001);
        assertThat(run.text(run.step().head().prompt())).isEqualTo("Connect to 7001.");
        var outside = run.link().open("py", (c, r) -> {});
        var words = List.of(Bytes.of("SET"), Bytes.of("from:python"), Bytes.of("1"));
        run.callers().arrived(9, words, false, outside.send(words));
        assertThat(run.callers().take()).hasSize(1);
        solved(run.settle());
    }

    @Test
    void optionalStepsMayBePassedByAndForbiddenSkipsMayNot() throws IOException {
        LessonRun run = started("""
                - {id: a, kind: answer, prompt: P, is: 1, optional: true}
                - {id: b, kind: answer, prompt: P, is: hint, policy: {skip: forbid, hints: never}, hints: [H]}
                """);
        assertThat(((Outcome.Began) run.enter("next")).step().id()).isEqualTo("b");
        assertThat(((Outcome.Told) run.enter("skip")).text()).contains("cannot be skipped");
        assertThat(((Outcome.Told) run.hint()).text()).isEqualTo("Hints are not given here.");
        solved(run.enter("hint"));
    }

    @Test
    void aStepMayBeginAfresh() throws IOException {
        LessonRun run = started(INCR + """
                - {id: again, kind: command, prompt: P, solution: [INCR page:home], continue: false}
                """);
        run.enter("INCR page:home");
        run.enter("");
        assertThat(solved(run.enter("INCR page:home")).played().get(0).reply()).isEqualTo(Reply.of(42));
    }
}
