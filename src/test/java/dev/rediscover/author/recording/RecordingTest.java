package dev.rediscover.author.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.lesson.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of each kind, played and written; and what one may say while recording. */
class RecordingTest {
    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void begin() throws Exception {
        scene = new Scene(folder).begin("first", null, null);
    }

    private void saves(String... lines) throws Exception {
        assertThat(scene.type(lines)).as(scene.shown()).isEqualTo(Recording.Next.SAVED);
        assertThat(scene.findings("first")).isEmpty();
    }

    @Test
    void oneCommandIsAStepOfKindCommandBehindTheOthers() throws Exception {
        saves("HSET cart:1 pear 1", ":ask Put 2 apples into `cart:1`.", "HSET cart:1 apple 2", ":hint H", ":save");
        assertThat(scene.file("first.yaml")).isEqualTo("""
                id: first
                title: First
                goal: [basket]
                minutes: 3
                setup: ["SET open yes"]
                steps:
                  # what it is about
                  - id: why
                    kind: say
                    prompt: A basket is a hash.
                  - id: hset
                    kind: command
                    prompt: Put 2 apples into `cart:1`.
                    setup: ["HSET cart:1 pear 1"]
                    solution: ["HSET cart:1 apple 2"]
                    docs: [HSET]
                    hints:
                      - H
                # the end
                """);
        assertThat(scene.advice("first")).isEmpty();
    }

    @Test
    void severalCommandsAreATaskWithAGoalForEachKey() throws Exception {
        saves(
                "SET `old` 1",
                ":ask Fill `cart:2`, `tags:2`, `top:2`, `seen:2`, `log:2`; take away `open`.",
                "HSET cart:2 apple 2",
                "SADD tags:2 b a",
                "ZADD top:2 1.5 ann",
                "PFADD seen:2 ann bob",
                "RPUSH log:2 x y",
                "DEL open",
                ":hint H",
                ":save");
        assertThat(scene.file("first.yaml"))
                .contains(
                        "{key: \"cart:2\", type: hash, value: {map: {apple: \"2\"}}, goal: \"`cart:2` is a"
                                + " hash of 1 field\"}",
                        "{key: \"tags:2\", type: set, value: [\"b\", \"a\"], goal: \"`tags:2` is a set of 2 members\"}",
                        "{key: \"top:2\", type: zset, value: {map: {ann: 1.5}}, goal:",
                        "{run: \"PFCOUNT seen:2\", expect: 2, goal:",
                        "{key: \"log:2\", type: list, value: [\"x\", \"y\"], goal: \"`log:2` is a list"
                                + " of 2 elements\"}",
                        "{absent: [\"open\"], goal: \"`open` is gone\"}");
        assertThat(((Step.Task) scene.last("first")).judged().state()).hasSize(6);
    }

    @Test
    void whatEvalPlaysIsAStepWithALuaText() throws Exception {
        saves(
                ":kind lua",
                "SET lock:a a1",
                ":ask Release `lock:a` if its token is the argument.",
                "EVAL 'if redis.call(\"GET\", KEYS[1]) == ARGV[1] then\n  return redis.call(\"DEL\", KEYS[1])\nend\n"
                        + "return 0' 1 lock:a a1",
                ":wrong",
                "EVAL \"return redis.call('GET', KEYS[1])\" 1 lock:a a1",
                ":say That only looks.",
                "EVAL \"local owner = redis.call('GET', KEYS[1]) if owner ~= ARGV[1] then return 0 end"
                        + " return redis.call('DEL', KEYS[1])\" 1 lock:a a1",
                ":also",
                ":hint H",
                ":save!");
        assertThat(scene.file("first.yaml"))
                .contains("""
                    kind: script
                    language: lua
                    prompt: Release `lock:a` if its token is the argument.
                    setup: ["SET lock:a a1"]
                    call: ["EVAL {script} 1 lock:a a1"]
                    solution: |
                      if redis.call("GET", KEYS[1]) == ARGV[1] then
                        return redis.call("DEL", KEYS[1])
                      end
                      return 0
                    also:""".indent(4).stripTrailing())
                .contains("say: That only looks.");
        Step.Script step = (Step.Script) scene.last("first");
        assertThat(step.judged().also()).hasSize(1);
        assertThat(step.judged().mistakes().get(0).examples())
                .containsExactly(List.of("return redis.call('GET', KEYS[1])"));
        assertThat(scene.shown()).doesNotContain("solution-passes").doesNotContain("mistake-");
    }

    @Test
    void onlyTheScriptMayDifferInAnswersToAStepWithALuaText() throws Exception {
        scene.type(":ask Q `k`", "GET k");
        assertThat(scene.type(":kind lua")).isEqualTo(Recording.Next.REFUSED);
        scene.type(":again", ":kind lua", "EVAL 'return 1' 1 k", ":wrong", "EVAL 'return 2' 1 other");
        assertThat(scene.shown()).contains("Only the script may differ: play EVAL {script} 1 k.");
    }

    @Test
    void whatTimeAndChanceDecideIsNotAskedFor() throws Exception {
        saves(
                "SADD wheel red green blue",
                ":ask Note a sale in the stream `sales`, and draw from `wheel`.",
                "XADD sales * item apple",
                "SPOP wheel",
                ":hint H",
                ":save");
        assertThat(scene.shown()).contains("accept: ");
        assertThat(scene.file("first.yaml"))
                .contains("accept: {state: [{run: \"XLEN sales\", expect: 1}, "
                        + "{key: \"wheel\", type: set, value: {len: 2}}]}")
                .contains("{key: \"wheel\", type: set, value: {len: 2}, goal:");
    }

    @Test
    void idsOfStreamsThatAreTimesDoNotCount() throws Exception {
        scene.type(":kind task", ":ask Note a sale in the stream `sales`.", "XADD sales * item apple");
        assertThat(scene.yaml()).contains("  accept: {same_effect: {ignore: [stream_ids]}}\n");
        saves(":hint H", ":save");
    }

    @Test
    void aPredictionTakesItsTruthFromTheEngine() throws Exception {
        saves(
                "SET k v EX 60",
                ":predict",
                ":ask Somebody sets `k` again. What does TTL say?",
                "SET k v2",
                "TTL k",
                ":wrong",
                "60",
                ":say A plain SET drops it.",
                "-1",
                ":save");
        Step.Predict step = (Step.Predict) scene.last("first");
        assertThat(step.id()).isEqualTo("ttl");
        assertThat(step.is().wanted()).isEqualTo("(integer) -1");
        assertThat(step.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.when().typed()).containsExactly("60");
            assertThat(mistake.examples()).containsExactly(java.util.List.of("60"));
        });
    }

    @Test
    void predictionsOfSetsErrorsNilAndWaitingAreWrittenAsMatchers() throws Exception {
        String[][] cases = {
            {"SADD s b a", "SMEMBERS s", "is: {unordered: ["},
            {"SET t x", "LPUSH t 1", "is: {error: WRONGTYPE}"},
            {"SET t x", "GET nobody", "is: null"},
            {"HSET h a 1 b 2", "HGETALL h", "is: {map: {a: \"1\", b: \"2\"}}"},
            {"RPUSH l a b", "LRANGE l 0 -1", "is: [\"a\", \"b\"]"},
            {"SET t x", "SET t y", "is: {status: OK}"},
            {"SET t \"\\xff\\x00\"", "GET t", "is: {bytes: \"/wA=\"}"},
            {"SET t x", "BLPOP nobody 0", "is: {waits: true}"},
        };
        for (String[] one : cases) {
            scene.begin("first", null, "predict").type(one[0], ":ask What does it say?", one[1]);
            assertThat(scene.yaml()).contains(one[2]);
            saves(":save");
        }
    }

    @Test
    void whatOthersDoBehindACommandFollowsByItself() throws Exception {
        saves(":ask Wait for a job in `jobs`.", "BLPOP jobs 0", "@bob LPUSH jobs j1", ":hint H", ":save");
        assertThat(scene.file("first.yaml"))
                .contains("    solution: [\"BLPOP jobs 0\"]\n    then: [\"bob> LPUSH jobs j1\"]\n");
    }

    @Test
    void aScriptIsJudgedAsAWhole() throws Exception {
        saves(":kind script", ":ask Count twice in `n`.", "INCR n", "INCR n", ":wrong once", "INCR n", ":save");
        assertThat(scene.last("first").kind()).isEqualTo(Step.Kind.SCRIPT);
        assertThat(scene.last("first").mistakes()).hasSize(1);
    }

    @Test
    void aLessonThatIsNotThereIsMadeAndNamedInThePack() throws Exception {
        scene.begin("stock", "sell", null);
        assertThat(scene.type("SET n 5", ":ask Sell one of `n`.", "DECR n", ":hint H", ":save"))
                .isEqualTo(Recording.Next.SAVED);
        assertThat(scene.file("pack.yaml"))
                .startsWith("# the pack's own comment\n")
                .contains("lessons: [first, stock]   # in this order\n")
                .contains("  stock: Stock\n");
        assertThat(scene.last("stock").id()).isEqualTo("sell");
        assertThat(scene.findings("stock")).isEmpty();
    }

    @Test
    void aSecondStepOfTheSameCommandGetsANumber() throws Exception {
        saves("SET n 1", ":ask Count `n`.", "INCR n", ":hint H", ":save");
        scene.begin("first", null, null);
        saves(":ask Count `n` again.", "INCR n", ":hint H", ":save");
        assertThat(scene.last("first").id()).isEqualTo("incr-2");
        assertThat(scene.last("first").head().setup()).isEmpty();
    }

    @Test
    void undoTakesBackLinesWordsAndAnswersOneAfterTheOther() {
        scene.type("SET a 1", "SET b 2", ":undo", ":ask Count `a`.", "INCR a", "INCR a", ":undo", ":hint H");
        assertThat(scene.yaml())
                .contains("setup: [\"SET a 1\"]")
                .contains("solution: [\"INCR a\"]")
                .contains("- H");
        scene.type(":undo", ":wrong", "GET a", ":undo");
        assertThat(scene.yaml()).doesNotContain("hints").doesNotContain("mistakes");
        assertThat(scene.recording().prompt()).isEqualTo("wrong> ");
        for (int i = 0; i < 4; i++) {
            assertThat(scene.type(":undo")).isEqualTo(Recording.Next.GO_ON);
        }
        assertThat(scene.recording().prompt()).isEqualTo("setup> ");
        assertThat(scene.type(":undo")).isEqualTo(Recording.Next.REFUSED);
    }

    @Test
    void againBringsTheDataBack() {
        scene.type("SET a 1", ":ask Count `a`.", "INCR a", ":again");
        scene.type("GET a");
        assertThat(scene.shown()).endsWith("\"1\"");
        assertThat(scene.yaml()).contains("solution: [\"GET a\"]");
    }

    @Test
    void everyWrongAnswerFindsTheDataBeforeTheSolution() {
        scene.type("SET a 1", ":ask Count `a`.", "INCR a", ":wrong", "INCRBY a 5", "GET a");
        assertThat(scene.shown()).contains("6").contains("\"1\"").doesNotContain("\"6\"");
    }

    @Test
    void whatCannotStandInALessonIsNotKept() {
        assertThat(scene.type("ICNR a")).isEqualTo(Recording.Next.REFUSED);
        assertThat(scene.shown()).contains("Not kept: the command \"ICNR\" is not known; did you mean INCR?");
        assertThat(scene.type("SET a \"x")).isEqualTo(Recording.Next.REFUSED);
        assertThat(scene.type("LPUSH open 1")).isEqualTo(Recording.Next.REFUSED);
        assertThat(scene.shown()).contains("Not kept: what prepares the data may not fail.");
        assertThat(scene.type(":nonsense")).isEqualTo(Recording.Next.REFUSED);
        assertThat(scene.type(":ask Look at `open`.", "GET open", ":show")).isEqualTo(Recording.Next.GO_ON);
        assertThat(scene.shown()).doesNotContain("setup: ");
    }

    @Test
    void nothingIsWrittenThatIsNotFinishedOrJudgesWrongly() throws Exception {
        assertThat(scene.type(":save")).isEqualTo(Recording.Next.REFUSED);
        assertThat(scene.type(":ask Ask TIME.", ":save")).isEqualTo(Recording.Next.REFUSED);
        scene.type(":kind task", "GET open", ":hint H");
        assertThat(scene.type(":save")).isEqualTo(Recording.Next.REFUSED);
        assertThat(scene.shown()).contains("Wrong: ", "[untouched-fails]", "Not written.");
        assertThat(scene.file("first.yaml")).isEqualTo(Scene.LESSON);
        assertThat(scene.type(":save!")).isEqualTo(Recording.Next.SAVED);
        assertThat(scene.last("first").id()).isEqualTo("get");
    }

    @Test
    void anotherRightWayIsProvedAtOnce() {
        scene.type("SET a 1", ":ask Count `a`.", "INCR a", ":also INCRBY a 1");
        assertThat(scene.shown()).endsWith("Accepted, and kept as another right way.");
        assertThat(scene.type(":also INCRBY a 2")).isEqualTo(Recording.Next.REFUSED);
        assertThat(scene.shown()).contains("! Not kept: a learner who types that is refused.");
        assertThat(scene.yaml()).contains("also: [\"INCRBY a 1\"]");
    }

    @Test
    void theQuestionMayComeFromAnEditorOrFromSeveralLines() {
        scene.editor = "One.\n\nTwo.\n";
        scene.type(":ask", "GET open");
        assertThat(scene.yaml()).contains("prompt: |\n    One.\n\n    Two.\n");
        scene.editor = null;
        scene.type(":ask", "Three: 3", "", "# Four", ".");
        assertThat(scene.yaml()).contains("prompt: |\n    Three: 3\n\n    # Four\n");
    }

    @Test
    void whatASentenceCannotFillInStaysAsItIs() throws Exception {
        scene.type("SET a 1", ":ask Count `a`.", "INCR a", ":wrong", "GET a", ":say {nobody} knows {reply}");
        assertThat(scene.shown()).contains("Kept, with braces as braces.");
        assertThat(scene.yaml()).contains("say: \"{{nobody}} knows {{reply}}\"");
        saves(":save");
    }

    @Test
    void helpNamesEveryWord() {
        scene.type(":help");
        for (RecordingWord word : RecordingWord.values()) {
            assertThat(scene.shown()).contains(":" + word.label());
            assertThat(RecordingWord.startingWith(word.label())).containsExactly(word);
        }
    }

    @Test
    void aPackOrLessonThatCannotBeReadIsRefusedWithItsPlace() throws Exception {
        Files.writeString(folder.resolve("first.yaml"), Scene.LESSON.replace("kind: say", "kind: sya"));
        assertThatThrownBy(() -> scene.begin("first", null, null))
                .hasMessageContaining("mend this first: ")
                .hasMessageContaining("first.yaml:9:");
        Files.writeString(folder.resolve("first.yaml"), Scene.LESSON);
        assertThatThrownBy(() -> scene.begin("First!", null, null))
                .hasMessageContaining("cannot be the id of a lesson");
        assertThatThrownBy(() -> scene.begin("first", "why", null)).hasMessageContaining("has a step why already");
    }
}
