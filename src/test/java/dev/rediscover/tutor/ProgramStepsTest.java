package dev.rediscover.tutor;

import static dev.rediscover.tutor.Lessons.refusal;
import static dev.rediscover.tutor.Lessons.solved;
import static dev.rediscover.tutor.Lessons.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scripts to mend and to write, projects, words of one's own, and data behind the learner's back. */
class ProgramStepsTest {
    private static final String FIX = """
            - id: a
              kind: fix
              prompt: P
              script: ["SET page:home 0", "INCR page:home", "SET page:home 2"]
              solution: ["SET page:home 0", "INCR page:home", "INCR page:home"]
              mistakes:
                - {id: by-two, when: {used: INCRBY}, say: "One at a time.", examples: [["SET page:home 0", "INCRBY page:home 3"]]}
            """;
    private static final String BOTH = """
            - id: a
              kind: task
              prompt: P
              vary: {guest: {pick: [bob, eve, dan]}}
              setup: ["SADD sat ann {guest} chi", "SADD sun {guest} dora"]
              solution: ["SINTERSTORE both sat sun"]
            """;

    private static Reply ask(LessonRun run, String... words) {
        return Stages.of(run).ask(0, words);
    }

    /** The stage of a run at this moment. */
    private static final class Stages {
        static Stage of(LessonRun run) {
            return Stage.empty(
                            Lessons.ENGINES,
                            run.lesson().clockMillis(),
                            run.lesson().seed())
                    .at(run.playedHistory());
        }
    }

    private static List<String> texts(Outcome outcome) {
        return ((Outcome.Edited) outcome).script().stream().map(Line::typed).toList();
    }

    @Test
    void linesAreReplacedPutInAndDropped() throws IOException {
        LessonRun run = started(FIX);
        assertThat(run.script()).hasSize(3);
        assertThat(texts(run.enter("3 INCR page:home"))).endsWith("INCR page:home");
        assertThat(texts(run.enter("+1 DEL page:home")))
                .startsWith("DEL page:home")
                .hasSize(4);
        assertThat(texts(run.enter("+ GET page:home"))).endsWith("GET page:home");
        assertThat(texts(run.enter("-5"))).hasSize(4);
        assertThat(texts(run.enter("-1"))).hasSize(3);
        assertThat(texts(run.enter("list"))).hasSize(3);
        assertThat(refusal(run.enter("9 GET a"))).contains("no line 9").contains("2 COMMAND");
        assertThat(refusal(run.enter("GET a"))).startsWith("Which line");
        assertThat(refusal(run.enter("2"))).startsWith("What is line 2");
        assertThat(refusal(run.enter("1 GET \"open"))).isNotBlank();
    }

    @Test
    void undoTakesBackChangesOfTheScriptAndResetAllOfThem() throws IOException {
        LessonRun run = started(FIX);
        run.enter("-1");
        run.enter("-1");
        run.enter("undo");
        assertThat(run.script()).hasSize(2);
        run.enter("reset");
        assertThat(run.script()).hasSize(3);
        assertThat(((Outcome.Told) run.enter("undo")).text()).contains("nothing to undo");
    }

    @Test
    void aScriptIsTriedOnACopyAndJudgedAsAWhole() throws IOException {
        LessonRun run = started(FIX);
        Outcome.Tried tried = (Outcome.Tried) run.enter("run");
        assertThat(tried.played()).hasSize(3);
        assertThat(ReplyText.bare(ask(run, "GET", "page:home"))).isEqualTo("41");
        assertThat(run.enter("check")).isInstanceOf(Outcome.Refused.class);
        assertThat(ReplyText.bare(ask(run, "GET", "page:home"))).isEqualTo("41");
        run.enter("3 INCRBY page:home 1");
        Outcome.Solved solved = solved(run.enter("check"));
        assertThat(solved.played()).hasSize(3);
        assertThat(ReplyText.bare(ask(run, "GET", "page:home"))).isEqualTo("2");
    }

    @Test
    void everyLineKnowsWhatTimeItWas() throws IOException {
        LessonRun run = started("""
                - id: a
                  kind: fix
                  prompt: P
                  script: ["SET page 1 EX 60", ":tick 40s", "EXPIRE page 60"]
                  solution: ["SET page 1 EX 60", ":tick 40s", "EXPIRE page 60 NX"]
                """);
        List<Played> played = ((Outcome.Tried) run.enter("run")).played();
        assertThat(played.get(2).at() - played.get(0).at()).isEqualTo(40_000);
        assertThat(run.link().clock().millis()).isEqualTo(played.get(0).at());
    }

    @Test
    void aHardCodedAnswerIsRefusedWithDataThatDiffersInOneDatum() throws IOException {
        LessonRun run = started(BOTH);
        Outcome.Countered countered = (Outcome.Countered) run.enter("SADD both bob");
        assertThat(countered.feedback().kind()).isEqualTo(Feedback.Kind.COUNTEREXAMPLE);
        Counterexample example = countered.example();
        assertThat(example.data()).hasSize(1);
        assertThat(example.data().get(0).shown().text()).isEqualTo("SADD sun bob dora");
        assertThat(example.data().get(0).here().text()).isEqualTo("SADD sun eve dora");
        assertThat(example.why()).contains("both");
        assertThat(example.models()).hasSize(1);
        run.enter("play");
        assertThat(run.isOnOtherData()).isTrue();
        Outcome.Ran ran = (Outcome.Ran) run.enter("SISMEMBER sun eve");
        assertThat(ran.played().get(0).reply()).isEqualTo(Reply.ONE);
        run.enter("done");
        run.enter("reset");
        solved(run.enter("SINTERSTORE both sat sun"));
    }

    @Test
    void aMistakeSpeaksOnOtherDataToo() throws IOException {
        String speaking = BOTH + "  mistakes: [{id: by-hand, when: {used: SADD}, say: \"Let Redis find out.\","
                + " examples: [[SADD both bob]]}]\n";
        LessonRun run = started(speaking);
        Outcome.Countered countered = (Outcome.Countered) run.enter("SADD both bob");
        assertThat(countered.feedback().id()).isEqualTo("by-hand");
        assertThat(countered.feedback().text()).endsWith("Let Redis find out.");
        assertThat(PackProof.of(Lessons.of(speaking), Lessons.ENGINES)).isEmpty();
    }

    @Test
    void ofSetupsThatDifferInMuchOnlyWhatMattersIsShown() throws IOException {
        LessonRun run = started("""
                - id: a
                  kind: script
                  prompt: P
                  setup: ["SET a 1", "SET b 2", "SET c 3"]
                  solution: ["COPY b d"]
                  variants: [["SET a 7", "SET b 8", "SET c 9"]]
                """);
        run.enter("SET d 2");
        Outcome.Refused other = (Outcome.Refused) run.enter("check");
        assertThat(other.feedback().kind()).isEqualTo(Feedback.Kind.DIFFERENCE);
        run.enter("1 SET d 2");
        run.enter("+ EXISTS d");
        Outcome.Countered countered = (Outcome.Countered) run.enter("check");
        assertThat(countered.example().data()).hasSize(1);
        assertThat(countered.example().data().get(0).here().text()).isEqualTo("SET b 8");
    }

    @Test
    void aProjectIsBuiltInAnyOrderAndWhatWasReachedStays() throws IOException {
        LessonRun run = started("""
                - id: a
                  kind: project
                  prompt: P
                  milestones:
                    - {id: m, goal: A page, state: [{key: p, value: x}], after: It is there.}
                    - {id: n, goal: A hit, state: [{key: hits, value: "1", say: "The hits are {reply}."}]}
                  solution: ["SET p x", "INCR hits"]
                """);
        Outcome.Ran ran = (Outcome.Ran) run.enter("SET p x");
        assertThat(ran.note().text()).contains("A page").contains("It is there.");
        assertThat(ran.goals()).extracting(Goal::done).containsExactly(true, false);
        assertThat(refusal(run.enter("check"))).isEqualTo("The hits are nil.");
        run.enter("DEL p");
        assertThat(run.goals()).extracting(Goal::done).containsExactly(true, false);
        run.enter("undo");
        assertThat(run.goals()).extracting(Goal::done).containsExactly(true, false);
        assertThat(solved(run.enter("INCR hits")).status()).isEqualTo(Outcome.Status.UNAIDED);
    }

    @Test
    void aProjectTellsWhatIsWantingBeforeItTellsOfAGate() throws IOException {
        LessonRun run = started("""
                - id: a
                  kind: project
                  prompt: P
                  milestones:
                    - {id: m, goal: A page, state: [{key: p, value: x}]}
                    - {id: n, goal: A hit, state: [{key: hits, value: "1", say: "The hits are {reply}."}]}
                  gates: {require: {all: {INCR: "Count with INCR."}}}
                  mistakes:
                    - {id: two, when: {state: [{key: hits, value: "2"}]}, say: "One hit.", examples: [["SET p x", "SET hits 2"]]}
                  solution: ["SET p x", "INCR hits"]
                """);
        run.enter("SET p x");
        assertThat(refusal(run.enter("check"))).isEqualTo("The hits are nil.");
        run.enter("SET hits 2");
        assertThat(refusal(run.enter("check"))).isEqualTo("One hit.");
        Outcome.Ran ran = (Outcome.Ran) run.enter("SET hits 1");
        assertThat(ran.goals()).allMatch(Goal::done);
        assertThat(ran.note().text()).isEqualTo("Count with INCR.");
        run.enter("DEL hits");
        solved(run.enter("INCR hits"));
    }

    @Test
    void wordsOfOnesOwnAreNotJudged() throws IOException {
        LessonRun run = started("- {id: a, kind: reflect, prompt: P, answer: SCAN goes in steps.}\n");
        assertThat(run.enter("")).isInstanceOf(Outcome.Refused.class);
        assertThat(run.enter("dunno")).isInstanceOf(Outcome.Refused.class);
        Outcome.Solved solved = solved(run.enter("Because KEYS blocks everybody."));
        assertThat(solved.note().text()).contains("SCAN goes in steps.");
    }

    @Test
    void theProofKnowsTheseKinds() {
        assertThat(PackProof.of(Lessons.of(FIX + BOTH.replace("id: a", "id: b")), Lessons.ENGINES))
                .isEmpty();
        assertThat(PackProof.of(Lessons.of("""
                - id: a
                  kind: project
                  prompt: P
                  milestones:
                    - {id: m, goal: A, state: [{key: greeting}]}
                    - {id: n, goal: B, state: [{key: b}]}
                  solution: ["SET b 1"]
                - id: b
                  kind: task
                  prompt: P
                  setup: [SADD s 1]
                  solution: [SADD t 1]
                  state: [{key: s}]
                  variants: [[SET t x]]
                """), Lessons.ENGINES).stream().map(Finding::rule))
                .contains("untouched-fails", "solution-passes");
    }
}
