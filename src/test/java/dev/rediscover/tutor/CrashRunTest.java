package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.engine.Engine;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps with a second server that is killed, on the one within the program. */
class CrashRunTest {
    private static final String PREDICTED = """
            - id: a
              kind: crash
              prompt: P
              server: {save: ""}
              happens: ["SET orders 41", "SAVE", "INCR orders", ":kill", ":start"]
              ask: "GET orders"
              is: "41"
              mistakes:
                - {id: later, when: {typed: "42"}, say: "Older than INCR; {reply} it is.", examples: ["42"]}
            """;

    private static final String TYPED = """
            - id: a
              kind: crash
              prompt: P
              server: {save: ""}
              happens: ["SET order:7 pears"]
              solution: ["SAVE"]
              also: ["BGSAVE"]
              then: [":kill", ":start"]
              state: [{run: "GET order:7", expect: pears, say: "It replied {reply}."}]
              mistakes:
                - {id: looks, when: {used: LASTSAVE}, say: "That only looks.", examples: ["LASTSAVE"]}
            """;

    /** Remembers the folders of its second servers, and what it was told. */
    private static final class Watched implements EngineMaker {
        final List<Path> folders = new ArrayList<>();
        final List<String> told = new ArrayList<>();
        boolean impossible;

        @Override
        public Engine make(Clock clock, RandomSource random) {
            return Lessons.ENGINES.make(clock, random);
        }

        @Override
        public SecondServer second(SecondServer.Plan plan) throws IOException {
            if (impossible) {
                throw new IOException("this machine does not let the program start another process");
            }
            SecondServer server = EngineMaker.super.second(plan);
            folders.add(server.folder());
            return server;
        }

        @Override
        public boolean shows(CrashView view) {
            told.add(view.moments().get(view.moments().size() - 1).event().text());
            return true;
        }
    }

    private final Watched maker = new Watched();

    private LessonRun started(String steps) {
        LessonRun run = new LessonRun("p", Lessons.of(steps), maker, Progress.unkept(Clock.system()));
        run.start();
        return run;
    }

    @Test
    void aPredictionThatHitsIsRight() throws IOException {
        LessonRun run = started(PREDICTED);
        assertThat(maker.folders).as("nothing starts before it is needed").isEmpty();

        Outcome.Solved solved = Lessons.solved(run.enter("41"));

        assertThat(solved.hit()).isTrue();
        assertThat(maker.told).containsExactly("SET orders 41", "SAVE", "INCR orders", ":kill", ":start", "GET orders");
        assertThat(run.crash().untold()).isEmpty();
        List<Moment> all = run.crash().moments();
        assertThat(all.get(2).memory()).containsExactly("orders 42");
        assertThat(all.get(2).files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("dump.rdb");
            assertThat(file.lines()).containsExactly("orders 41");
        });
        assertThat(all.get(3).memory()).isNull();
        assertThat(all.get(4).memory()).containsExactly("orders 41");
        assertThat(maker.folders)
                .allSatisfy(folder -> assertThat(Files.exists(folder)).isFalse());
    }

    @Test
    void hintsToAPredictionAreOpenBeforeItIsMade() {
        LessonRun run = started(PREDICTED + "  hints: [Look.]\n");
        assertThat(((Outcome.Told) run.hint()).text()).isEqualTo("Look.");
    }

    @Test
    void aPredictionThatMissesIsToldTheTruth() throws IOException {
        Outcome.Solved miss = Lessons.solved(started(PREDICTED).enter("42"));
        assertThat(miss.hit()).isFalse();
        assertThat(miss.note().id()).isEqualTo("later");
        assertThat(miss.note().text()).isEqualTo("Older than INCR; 41 it is.");

        Outcome.Solved other = Lessons.solved(started(PREDICTED).enter("nil"));
        assertThat(other.note().text()).isEqualTo("You said nil; it replies \"41\".");
    }

    @Test
    void whatIsTypedRunsThereAndIsJudgedByWhatIsLeft() throws IOException {
        LessonRun run = started(TYPED);
        assertThat(run.crash().moments()).hasSize(1); // what happens first is there to be seen
        assertThat(run.enter("BGSAVE")).isInstanceOf(Outcome.Crashed.class);
        Outcome.Solved solved = Lessons.solved(run.enter("check"));
        assertThat(solved.hit()).isTrue();
        assertThat(solved.solution()).extracting("text").containsExactly("SAVE");
        assertThat(run.link().engine().db(0).size()).as("the lesson's own data").isEqualTo(3);
    }

    @Test
    void aWrongAnswerIsRefusedAndTheServerBeginsAgain() throws IOException {
        LessonRun run = started(TYPED);
        run.enter("LASTSAVE");
        assertThat(Lessons.refusal(run.enter("check"))).isEqualTo("That only looks.");
        assertThat(run.attempts()).isEqualTo(1);
        run.enter("PING");
        assertThat(run.crash().moments())
                .extracting(moment -> moment.event().text())
                .containsExactly("SET order:7 pears", "PING");
        assertThat(Lessons.refusal(run.enter("check"))).isEqualTo("It replied nil.");
        run.enter("SAVE");
        assertThat(Lessons.solved(run.enter("check")).hit()).isTrue();
        assertThat(maker.folders)
                .hasSize(3)
                .allSatisfy(folder -> assertThat(Files.exists(folder)).isFalse());
    }

    @Test
    void whatReachesFurtherIsNoAttempt() throws IOException {
        LessonRun run = started(TYPED);
        assertThat(Lessons.refusal(run.enter("CONFIG SET dir /tmp"))).contains("no setting \"dir\"");
        assertThat(Lessons.refusal(run.enter("SHUTDOWN"))).contains("when the lesson says so");
        assertThat(Lessons.refusal(run.enter("SAV"))).contains("no command called");
        assertThat(run.attempts()).isZero();
    }

    @Test
    void whoLooksDoesNotTakePartInATransaction() throws IOException {
        LessonRun run = started(TYPED);
        run.enter("MULTI");
        run.enter("SET order:7 plums");
        assertThat(last(run).memory()).containsExactly("order:7 pears");
        run.enter("EXEC");
        assertThat(ReplyText.show(last(run).reply())).isEqualTo("[OK]");
        assertThat(last(run).memory()).containsExactly("order:7 plums");
        run.enter("SELECT 1");
        run.enter("SET there 1");
        assertThat(last(run).memory()).containsExactly("there 1");
    }

    @Test
    void aScriptMayRunNoMoreThanAClient() throws IOException {
        LessonRun run = started(TYPED);
        run.enter("EVAL \"return redis.call('BLPOP', 'a', 1)\" 0");
        assertThat(ReplyText.show(last(run).reply())).contains("ACL");
        run.enter("EVAL \"return redis.call('GET', 'order:7')\" 0");
        assertThat(ReplyText.show(last(run).reply())).contains("pears");
    }

    private static Moment last(LessonRun run) {
        List<Moment> all = run.crash().moments();
        return all.get(all.size() - 1);
    }

    @Test
    void nothingIsTakenBackButEverythingCanBeginAgain() throws IOException {
        LessonRun run = started(TYPED);
        run.enter("SET order:7 plums");
        assertThat(((Outcome.Told) run.enter("undo")).text()).contains("reset begins again");
        run.reset();
        assertThat(run.crash().moments()).hasSize(1);
        assertThat(run.crash().moments().get(0).memory()).containsExactly("order:7 pears");
    }

    @Test
    void whereNoServerCanBeStartedItIsSaidAndTheLessonGoesOn() throws IOException {
        maker.impossible = true;
        for (String steps : List.of(PREDICTED, TYPED)) {
            LessonRun run = started(steps);
            Outcome outcome = run.enter(steps.equals(PREDICTED) ? "41" : "SAVE");
            assertThat(Lessons.refusal(outcome))
                    .contains("this machine does not let")
                    .contains("skip");
            assertThat(run.attempts()).isZero();
            assertThat(((Outcome.Solved) run.skip()).status()).isEqualTo(Outcome.Status.SKIPPED);
            assertThat(run.next()).isInstanceOf(Outcome.Finished.class);
        }
    }

    @Test
    void stepsDoneBeforeStartNoServer() {
        Lesson lesson = Lessons.of(PREDICTED + "- {id: b, kind: say, prompt: P}\n");
        LessonRun run = new LessonRun("p", lesson, maker, Progress.unkept(Clock.system()));
        run.startAt(1);
        assertThat(maker.folders).isEmpty();
        assertThat(run.crash()).isNull();
    }

    @Test
    void theProofFindsWhatIsJudgedWrongly() {
        assertThat(findings(PREDICTED)).isEmpty();
        assertThat(findings(TYPED)).isEmpty();
        assertThat(findings(PREDICTED.replace("is: \"41\"", "is: \"43\"")))
                .anyMatch(found -> found.contains("GET orders replies \"41\", not \"43\""));
        assertThat(findings(TYPED.replace("[\"SAVE\"]", "[\"PING\"]").replace("also: [\"BGSAVE\"]", "also: []")))
                .anyMatch(found -> found.contains("the model solution is not accepted"));
        assertThat(findings(TYPED.replace("expect: pears", "expect: {anything: true}")))
                .anyMatch(found -> found.contains("passes before anything is done"));
    }

    private static List<String> findings(String steps) {
        Lesson lesson = Lessons.of(steps);
        LessonProof proof = LessonProof.of(lesson, Lessons.ENGINES, 1);
        List<String> found = new ArrayList<>();
        proof.findings().forEach(finding -> found.add(finding.text()));
        for (Step step : lesson.steps()) {
            proof.prove(step.id(), true, 20_000).findings().forEach(finding -> found.add(finding.text()));
        }
        return found;
    }
}
