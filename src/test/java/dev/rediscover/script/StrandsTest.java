package dev.rediscover.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Coroutines and deep calls, which run in threads of their own, reach the engine and end with their script. */
class StrandsTest {
    private static final String DEEP = "local function deep(n) if n == 0 then return redis.call('INCR', 'n') end"
            + " local x = deep(n - 1) return x end ";

    private final Engine engine = new Engine(Families.all(), Clock.system(), new RandomSource(1));
    private final Client client = engine.connect((who, reply) -> {});

    private Reply run(Client who, String line) {
        return engine.execute(who, CommandLine.split(Bytes.of(line)).words());
    }

    private Reply eval(String script) {
        return engine.execute(client, List.of(Bytes.of("EVAL"), Bytes.of(script), Bytes.of("0")));
    }

    @Test
    void commands_run_from_coroutines_and_from_deep_calls() {
        assertThat(eval(DEEP + "return deep(5000)")).isEqualTo(new Reply.Int(1));
        assertThat(eval(DEEP + "return coroutine.wrap(deep)(3000)")).isEqualTo(new Reply.Int(2));
        assertThat(eval("local co = coroutine.create(function() redis.call('NO') end)"
                        + " local ok, e = coroutine.resume(co) return e.err"))
                .asString()
                .contains("Unknown Redis command");
    }

    @Test
    void threads_end_with_their_script() {
        assertThat(eval("for i = 1, 20 do coroutine.wrap(function() coroutine.yield(i) end)() end return 20"))
                .isEqualTo(new Reply.Int(20));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("script")));
    }

    @Test
    void there_is_a_bound_for_coroutines() {
        assertThat(eval("local t = {} for i = 1, 2000 do t[i] = coroutine.wrap(coroutine.wrap(function() end) and"
                        + " function() coroutine.yield() end) t[i]() end"))
                .asString()
                .contains("too many coroutines (limit is 1000)");
    }

    @Test
    void calls_that_never_end_are_an_error() {
        assertThat(eval("local function f() return 1 + f() end return f()"))
                .asString()
                .contains("user_script:1: stack overflow");
    }

    @Test
    void what_runs_in_a_thread_of_its_own_can_be_killed() {
        run(client, "CONFIG SET busy-reply-threshold 20");
        Client other = engine.connect((who, reply) -> {});
        engine.busy().attend((busy, slow) -> {
            if (slow) {
                assertThat(run(other, "SCRIPT KILL")).isEqualTo(Reply.OK);
            }
            return true;
        });
        for (String script : new String[] {
            "coroutine.wrap(function() pcall(function() while true do end end) end)()",
            "local function d(n) if n == 0 then while true do end end return 1 + d(n - 1) end return pcall(d, 5000)"
        }) {
            assertThat(eval(script)).asString().contains("Script killed by user");
        }
    }
}
