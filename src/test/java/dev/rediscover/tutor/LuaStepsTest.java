package dev.rediscover.tutor;

import static dev.rediscover.tutor.Lessons.refusal;
import static dev.rediscover.tutor.Lessons.solved;
import static dev.rediscover.tutor.Lessons.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Ceilings;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Steps whose answer is a Lua text: written, tried, judged, and what is said to texts that fail. */
class LuaStepsTest {
    static final String RELEASE = """
            - id: release
              kind: script
              language: lua
              prompt: P
              setup: ["SET lock:report a1"]
              call: ["EVAL {script} 1 lock:report a1"]
              given: |
                -- compare, then delete
                return 0
              solution: |
                if redis.call("GET", KEYS[1]) == ARGV[1] then
                  return redis.call("DEL", KEYS[1])
                end
                return 0
              variants:
                - ["SET lock:report b2"]
                - []
              mistakes:
                - id: no-compare
                  when: {text: "redis[.]call[(]['\\"]DEL", not_text: "ARGV"}
                  say: "Whose lock is it?"
                  examples: ["return redis.call('DEL', KEYS[1])"]
                - {id: sets, when: {used: SET}, say: "Nothing is to be set.", examples: ["return redis.call('SET', KEYS[1], '')"]}
            """;
    private static final String RIGHT = """
            local owner = redis.call('GET', KEYS[1])
            if owner ~= ARGV[1] then return 0 end
            return redis.call('DEL', KEYS[1])""";

    private static Outcome answered(LessonRun run, String text) throws IOException {
        assertThat(run.submit(text)).isInstanceOf(Outcome.Written.class);
        return run.check();
    }

    @Test
    void anotherTextThatDoesTheSamePassesAndTheSolutionIsShownBesideIt() throws IOException {
        LessonRun run = started(RELEASE);
        assertThat(run.scriptText()).isEqualTo("-- compare, then delete\nreturn 0");
        Outcome.Solved solved = solved(answered(run, RIGHT));
        assertThat(solved.played()).hasSize(1);
        assertThat(solved.played().get(0).reply()).isEqualTo(Reply.of(1));
        assertThat(solved.solution()).hasSize(1);
        assertThat(solved.solution().get(0).text())
                .startsWith("EVAL 'if redis.call(\"GET\"")
                .endsWith("' 1 lock:report a1");
    }

    @Test
    void theSolutionItselfIsNotShownAgain() throws IOException {
        LessonRun run = started(RELEASE);
        assertThat(solved(answered(run, run.step().luaOrNull().solution() + "\n"))
                        .solution())
                .isEmpty();
    }

    @Test
    void whatIsGivenAndNothingAreNotRight() throws IOException {
        LessonRun run = started(RELEASE);
        assertThat(refusal(run.check())).contains("integer");
        assertThat(refusal(run.submit("  "))).startsWith("Nothing typed yet");
        assertThat(run.scriptText()).startsWith("-- compare");
    }

    @Test
    void aTextThatFitsOnlyTheDataShownIsMetWithOtherData() throws IOException {
        LessonRun run = started(RELEASE);
        Outcome outcome = answered(run, "redis.call('DEL', KEYS[1]) return ARGV[1] and 1");
        assertThat(outcome).isInstanceOf(Outcome.Countered.class);
        assertThat(((Outcome.Countered) outcome).feedback().text()).contains("wrong for other data");
    }

    @Test
    void mistakesLookAtTheTextAndAtTheCommandsInIt() throws IOException {
        LessonRun run = started(RELEASE);
        assertThat(refusal(answered(run, "return redis.call('DEL', 'x')"))).isEqualTo("Whose lock is it?");
        assertThat(refusal(answered(run, "redis.call('SET', KEYS[1], '')"))).isEqualTo("Nothing is to be set.");
        assertThat(refusal(answered(run, "return 5 -- redis.call('SET', KEYS[1], '')")))
                .contains("integer");
    }

    @Test
    void aTextThatIsNoLuaIsToldByItsLineAndIsNoAttempt() throws IOException {
        LessonRun run = started(RELEASE);
        Outcome.Written written = (Outcome.Written) run.submit("local a = 1\nlocal b = = 2\nreturn a");
        assertThat(written.fault().line()).isEqualTo(2);
        assertThat(written.fault().code()).isEqualTo("local b = = 2");
        Outcome.Refused refused = (Outcome.Refused) run.check();
        assertThat(refused.feedback().text())
                .isEqualTo("Your script is not Lua yet: line 2, `local b = = 2`: unexpected symbol near '='.");
        assertThat(((Reply.Err) refused.played().get(0).reply()).text())
                .startsWith("ERR Error compiling script (new function): user_script:2: unexpected symbol near '='");
        assertThat(run.attempts()).isZero();
    }

    @Test
    void aTextThatFailsWhileItRunsIsToldByItsLine() throws IOException {
        LessonRun run = started(RELEASE);
        assertThat(refusal(answered(run, "local n = redis.call('GET', KEYS[1])\n\n  return n + 1")))
                .isEqualTo("Your script fails in line 3, `return n + 1`: attempt to perform arithmetic on local 'n'"
                        + " (a string value).");
        assertThat(refusal(answered(run, "local n = 1\nreturn redis.call('LPUSH', KEYS[1], n)")))
                .startsWith("Your script fails in line 2, `return redis.call('LPUSH', KEYS[1], n)`: WRONGTYPE");
        assertThat(refusal(answered(run, "return nothing"))).contains("line 1").contains("nothing");
        assertThat(run.attempts()).isEqualTo(3);
    }

    @Test
    void anErrorOnOtherDataNamesItsLineToo() throws IOException {
        LessonRun run = started(RELEASE);
        Outcome outcome = answered(
                run,
                "local n = redis.call('GET', KEYS[1])\nif n:len() == 0 or n ~= ARGV[1] then return 0 end\n"
                        + "return redis.call('DEL', KEYS[1])");
        assertThat(((Outcome.Countered) outcome).feedback().text()).contains("Your script fails in line 2");
    }

    @Test
    void anEndlessTextIsToldSoInPlainWords() throws IOException {
        EngineMaker bounded = (clock, random) -> new Engine(Families.forLessons(), clock, random, Ceilings.LESSON);
        LessonRun run = new LessonRun("p", Lessons.of(RELEASE), bounded, Progress.unkept(Clock.system()));
        run.start();
        assertThat(refusal(answered(run, "while true do end"))).startsWith("Your script does not come to its end");
        assertThat(refusal(answered(run, "return string.rep('x', 2^30)"))).contains("line 1");
    }

    @Test
    void tryingLeavesTheDataAsItWasAndUndoBringsTheTextBack() throws IOException {
        LessonRun run = started(RELEASE);
        run.submit(RIGHT);
        Outcome.Tried tried = (Outcome.Tried) run.enter("run");
        assertThat(tried.played().get(0).reply()).isEqualTo(Reply.of(1));
        assertThat(((Outcome.Written) run.enter("list")).text()).isEqualTo(RIGHT);
        run.enter("undo");
        assertThat(run.scriptText()).startsWith("-- compare");
        run.submit(RIGHT);
        solved(run.enter("check"));
    }

    @Test
    void theTextIsOneWordWhateverIsInIt() throws IOException {
        LessonRun run = started(RELEASE);
        for (String tail : new String[] {"-- it's \\\\", "-- \\' \"quoted\"", "--\ttab\r", "-- ä€\\", "--[[ ]] --\\"}) {
            Outcome outcome = answered(run, "return '" + "\\n' ..\n  \"it's\" " + tail);
            Outcome.Refused refused = (Outcome.Refused) outcome;
            assertThat(refused.played().get(0).reply()).as(tail).isEqualTo(Reply.of(Bytes.of("\nit's")));
            assertThat(Typed.read(refused.played().get(0).line().typed()).line().words())
                    .as(tail)
                    .isEqualTo(refused.played().get(0).line().words());
        }
    }

    @Test
    void functionsAreLoadedAndCalled() throws IOException {
        LessonRun run = started("""
                - id: count
                  kind: fix
                  language: lua
                  prompt: P
                  call: ["FUNCTION LOAD REPLACE {script}", "FCALL twice 1 page:home"]
                  script: |
                    #!lua name=lib
                    redis.register_function("twice", function(keys, args)
                      return redis.call("INCR", keys[1])
                    end)
                  solution: |
                    #!lua name=lib
                    redis.register_function("twice", function(keys, args)
                      return redis.call("INCRBY", keys[1], 2)
                    end)
                """);
        assertThat(run.scriptText()).contains("INCR");
        assertThat(run.step().luaOrNull().call()).hasSize(2);
        String another = "#!lua name=lib\nlocal function twice(k)\n  redis.call('INCR', k[1])\n"
                + "  return redis.call('INCR', k[1])\nend\nredis.register_function('twice', twice)";
        assertThat(refusal(answered(run, another.replace("name=lib", "name=other"))))
                .contains("the functions");
        solved(answered(run, another));
    }
}
