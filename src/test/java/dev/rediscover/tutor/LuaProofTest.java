package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.embed.Families;
import dev.rediscover.engine.Ceilings;
import dev.rediscover.engine.Engine;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.script.LuaText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The proof of steps whose answer is a Lua text: mutants that fail, the same in other words that passes. */
class LuaProofTest {
    private static final EngineMaker BOUNDED =
            (clock, random) -> new Engine(Families.forLessons(), clock, random, Ceilings.LESSON);

    private static final String LIMITER = """
            - id: limiter
              kind: script
              language: lua
              prompt: P
              call: ["EVAL {script} 1 hits:ann 3 60"]
              solution: |
                local hits = redis.call("INCR", KEYS[1])
                if hits == 1 then
                  redis.call("EXPIRE", KEYS[1], ARGV[2])
                end
                if hits > tonumber(ARGV[1]) then
                  return 0
                end
                return 1
              variants: [["SET hits:ann 2 EX 30"], ["SET hits:ann 3 EX 30"], ["SET hits:ann 9 EX 30"]]
            """;
    private static final String BATCH = """
            - id: batch
              kind: fix
              language: lua
              prompt: P
              setup: ["RPUSH todo a b c d"]
              call: ["EVAL {script} 2 todo done 3"]
              script: |
                for i = 1, ARGV[1] do
                  redis.call("RPUSH", KEYS[2], redis.call("RPOP", KEYS[1]))
                end
                return ARGV[1]
              solution: |
                local moved = 0
                for i = 1, tonumber(ARGV[1]) do
                  local job = redis.call("LPOP", KEYS[1])
                  if not job then
                    break
                  end
                  redis.call("RPUSH", KEYS[2], job)
                  moved = moved + 1
                end
                return moved
              variants: [["RPUSH todo a b", "RPUSH done x"], []]
            """;

    private static StepProved prove(String steps, String id) {
        Lesson lesson = Lessons.of(steps);
        LessonProof proof = LessonProof.of(lesson, BOUNDED, 1);
        assertThat(proof.findings()).isEmpty();
        return proof.prove(id, true, 60_000);
    }

    private static List<String> texts(StepProved proved) {
        return proved.findings().stream()
                .map(finding -> finding.rule() + ": " + finding.text())
                .toList();
    }

    @Test
    void goodStepsAreProvedAndKillTheirMutants() {
        Kills all = Kills.NONE;
        for (String steps : List.of(LuaStepsTest.RELEASE, LIMITER, BATCH)) {
            String id = steps.substring(steps.indexOf("id: ") + 4, steps.indexOf('\n'));
            StepProved proved = prove(steps, id);
            assertThat(texts(proved)).isEmpty();
            all = all.plus(proved.kills());
        }
        assertThat(all.mutants()).isGreaterThan(70);
        assertThat(all.rate()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void dataThatIsTooWeakAndMutantsThatAuthorsExplainAreTold() {
        String weak = LIMITER.substring(0, LIMITER.indexOf("  variants:"));
        StepProved proved = prove(weak, "limiter");
        assertThat(texts(proved))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("weak-data: accepted: line 5 as `if hits")
                        .contains(
                                "instead of `if hits > tonumber(ARGV[1]) then`, which differs from the solution with"));
        assertThat(proved.kills().rate()).isLessThan(0.95);
        String lines = weak + "  survivor_ok:\n    - {answer: \"if hits* then\", because: B}\n"
                + "    - {answer: \"(nothing)\", because: B}\n";
        Kills kills = prove(lines, "limiter").kills();
        assertThat(kills.explained()).isGreaterThan(2);
        assertThat(kills.survived()).isLessThan(proved.kills().survived());
    }

    @Test
    void whatIsGivenMustNotPassNorTextsThatKnowTheReply() {
        String step = """
                - id: a
                  kind: script
                  language: lua
                  prompt: P
                  call: ["EVAL {script} 1 page:home"]
                  given: return redis.call("GET", KEYS[1])
                  solution: |
                    local n = redis.call("GET", KEYS[1])
                    return n
                  mistakes: [{id: m, when: {text: "41"}, say: S, examples: [return "41", return 41]}]
                """;
        assertThat(texts(prove(step, "a")))
                .anySatisfy(text -> assertThat(text).startsWith("untouched-fails"))
                .noneSatisfy(text -> assertThat(text).startsWith("cheats-fail"))
                .noneSatisfy(text -> assertThat(text).startsWith("mistake-"));
    }

    @Test
    void mutantsAreWhatPeopleGetWrong() {
        String text = "local a, b = KEYS[1], ARGV[2]\nif tonumber(ARGV[1]) <= 5 and not b then\n"
                + "  redis.call('LPUSH', a, 'x', b)\n  return a\nend\nreturn true";
        List<String> mutants = LuaMutants.of(text);
        assertThat(mutants)
                .contains(
                        text.replace("<=", "<"),
                        text.replace(" 5 ", " 6 "),
                        text.replace("KEYS[1]", "ARGV[1]"),
                        text.replace("ARGV[2]", "ARGV[1]"),
                        text.replace("'LPUSH'", "'RPUSH'"),
                        text.replace(", 'x', b)", ", b)"),
                        text.replace("'x', b", "b, 'x'"),
                        text.replace("tonumber(ARGV[1])", "(ARGV[1])"),
                        text.replace("return a", "return b"),
                        text.replace("return true", "return false"),
                        text.replace("return true", ""),
                        text.replace("  redis.call('LPUSH', a, 'x', b)", "  "),
                        text.replace("tonumber(ARGV[1]) <= 5 and not b", "not (tonumber(ARGV[1]) <= 5 and not b)"))
                .doesNotContain(text)
                .doesNotHaveDuplicates()
                .allSatisfy(mutant -> assertThat(LuaText.problem(mutant)).isNull());
    }

    @Test
    void statementsAreFoundInsideEachOther() {
        LuaTokens tokens =
                new LuaTokens("local f = function(x) return x + 1 end\nlocal t = {f(1), [2] = function() end}\n"
                        + "for i = 1, #t do t[i] = nil; f(i) end repeat local z = f(2) until z > 2\n"
                        + "t.a.b('c') f'd' return f, t");
        List<String> found = new ArrayList<>();
        LuaStatements.of(tokens).forEach(span -> found.add(tokens.text(span.from(), span.to())));
        assertThat(found)
                .containsExactly(
                        "local f = function(x) return x + 1 end",
                        "return x + 1",
                        "local t = {f(1), [2] = function() end}",
                        "for i = 1, #t do t[i] = nil; f(i) end",
                        "t[i] = nil",
                        ";",
                        "f(i)",
                        "repeat local z = f(2) until z > 2",
                        "local z = f(2)",
                        "t.a.b('c')",
                        "f'd'",
                        "return f, t");
    }

    @Test
    void theSameInOtherWordsIsLua() {
        String text = "local n = ARGV[1]\nlocal t = {n = 1}\nif n == \"a\" then t.n = 2 end\nreturn t.n";
        assertThat(LuaEquivalents.of(text))
                .hasSizeGreaterThan(3)
                .contains(text.replace("\"a\"", "'a'"))
                .allSatisfy(same -> assertThat(LuaText.problem(same)).isNull());
        assertThat(LuaEquivalents.of("local key = KEYS[1]\nreturn redis.call('GET', key)"))
                .contains(
                        "\nreturn redis.call('GET', KEYS[1])",
                        "local key_2 = KEYS[1]\nreturn redis.call('GET', key_2)");
    }

    @Test
    void loopsThatNeverEndAndTextsThatFillTheMemoryDoNotStopTheProof() {
        String endless = """
                - id: a
                  kind: script
                  language: lua
                  prompt: P
                  call: ["EVAL {script} 1 k"]
                  solution: |
                    %s
                """;
        for (String text : List.of("while true do end", "local s = 'x' while true do s = s .. s end")) {
            assertThat(texts(prove(endless.formatted(text), "a"))).as(text).isNotEmpty();
        }
    }
}
