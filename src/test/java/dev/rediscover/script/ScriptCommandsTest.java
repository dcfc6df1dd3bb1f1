package dev.rediscover.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Ceilings;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Scripts;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scripts beyond what a real server can be asked: their bounds, who sees what they do, forks, RESP3. */
class ScriptCommandsTest {
    private final Engine engine = new Engine(Families.all(), Clock.system(), new RandomSource(1));
    private final List<Reply> pushed = new ArrayList<>();
    private final Client client = engine.connect((who, reply) -> pushed.add(reply));

    private Reply run(String line) {
        return run(engine, client, line);
    }

    private static Reply run(Engine engine, Client client, String line) {
        return engine.execute(client, CommandLine.split(Bytes.of(line)).words());
    }

    @Test
    void a_script_that_never_ends_is_killed_by_others_once_it_is_slow() {
        run("CONFIG SET busy-reply-threshold 20");
        Client other = engine.connect((who, reply) -> pushed.add(reply));
        engine.busy().attend((busy, slow) -> {
            if (slow) {
                assertThat(run(engine, other, "PING")).asString().contains("BUSY Redis is busy running a script.");
                assertThat(run(engine, other, "SCRIPT KILL")).isEqualTo(Reply.OK);
            }
            return true;
        });
        for (String loop : new String[] {
            "while true do end",
            "repeat until false",
            "local s = 'x' while true do s:len() end",
            "pcall(function() while true do end end) return 1",
            "while true do pcall(function() while true do end end) end"
        }) {
            assertThat(run("EVAL \"" + loop + "\" 0"))
                    .asString()
                    .contains("ERR Script killed by user with SCRIPT KILL... script: ", ", on @user_script:1.");
        }
        assertThat(run("EVAL \"return 1\" 0")).isEqualTo(Reply.ONE);
        assertThat(run("SCRIPT KILL")).isEqualTo(new Reply.Err("NOTBUSY No scripts in execution right now."));
    }

    @Test
    void deep_calls_and_long_strings_are_errors() {
        assertThat(run("EVAL \"local function f() return 1 + f() end return f()\" 0"))
                .asString()
                .contains("stack overflow");
        assertThat(run("EVAL \"return #string.rep('x', 2^30)\" 0")).asString().contains("resulting string too large");
        assertThat(run("EVAL \"return " + "(".repeat(5000) + "1" + ")".repeat(5000) + "\" 0"))
                .asString()
                .contains("too many syntax levels");
    }

    @Test
    void what_a_script_does_wakes_and_is_seen() {
        Client waiter = engine.connect((who, reply) -> pushed.add(reply));
        run(engine, waiter, "BLPOP queue 0");
        Client watcher = engine.connect((who, reply) -> {});
        run(engine, watcher, "WATCH seen");
        run(engine, watcher, "MULTI");
        run("EVAL \"redis.call('RPUSH', 'queue', 'a') redis.call('SET', 'seen', 1)\" 2 queue seen");
        assertThat(pushed).containsExactly(Reply.array(Reply.bulk("queue"), Reply.bulk("a")));
        assertThat(run(engine, watcher, "EXEC")).isEqualTo(Reply.NIL_ARRAY);
    }

    @Test
    void a_fork_knows_the_scripts() {
        Reply digest = run("SCRIPT LOAD \"return 7\"");
        Engine fork = engine.fork();
        Client there = fork.connect((who, reply) -> {});
        String evalsha = "EVALSHA " + ((Reply.Bulk) digest).value().utf8() + " 0";
        assertThat(run(fork, there, evalsha)).isEqualTo(new Reply.Int(7));
        run(fork, there, "SCRIPT FLUSH");
        assertThat(run(evalsha)).isEqualTo(new Reply.Int(7));
    }

    @Test
    void replies_of_resp3() {
        run("HELLO 3");
        run("ZADD z 1.5 a");
        run("HSET h f v");
        assertThat(run("EVAL \"return redis.call('ZSCORE', 'z', 'a')\" 0")).isEqualTo(Reply.bulk("1.5"));
        assertThat(run("EVAL \"redis.setresp(3) return redis.call('ZSCORE', 'z', 'a')\" 0"))
                .isEqualTo(new Reply.Dbl(1.5, "1.5"));
        assertThat(run("EVAL \"redis.setresp(3) return redis.call('HGETALL', 'h')\" 0"))
                .isEqualTo(new Reply.MapOf(List.of(Reply.bulk("f"), Reply.bulk("v"))));
        assertThat(run("EVAL \"redis.setresp(3) return true\" 0")).isEqualTo(new Reply.Bool(true));
    }

    @Test
    void scripts_of_strangers_end_after_so_many_steps() {
        Engine lesson = new Engine(Families.forLessons(), Clock.system(), new RandomSource(1), Ceilings.LESSON);
        Client there = lesson.connect((who, reply) -> {});
        assertThat(run(lesson, there, "EVAL \"return 1\" 0")).isEqualTo(Reply.ONE);
        assertThat(run(lesson, there, "EVAL \"while true do end\" 0"))
                .isEqualTo(new Reply.Err("ERR Error running script: it took too many steps; an engine for lessons stops"
                        + " here, a server would not"));
    }

    @Test
    void scripts_of_eval_give_way_to_newer_ones_those_of_script_load_do_not() {
        Reply loaded = run("SCRIPT LOAD \"return 'loaded'\"");
        Reply first = run("EVAL \"return redis.sha1hex('return 1')\" 0");
        run("EVAL \"return 1\" 0");
        for (int i = 0; i < Scripts.MOST_EVALUATED - 1; i++) {
            run("EVAL \"return " + (1000 + i) + "\" 0");
            run("EVAL \"return 1\" 0");
        }
        String digest = ((Reply.Bulk) loaded).value().utf8();
        String used = ((Reply.Bulk) first).value().utf8();
        String idle = Digest.sha1(Bytes.of("return redis.sha1hex('return 1')")).utf8();
        assertThat(run("SCRIPT EXISTS " + digest + " " + used + " " + idle))
                .isEqualTo(Reply.array(Reply.ONE, Reply.ONE, Reply.ZERO));
        assertThat(run("INFO")).asString().contains("number_of_cached_scripts:501", "evicted_scripts:1");
        run("FLUSHALL");
        assertThat(run("EVALSHA " + digest + " 0")).isEqualTo(Reply.bulk("loaded"));
    }

    @Test
    void keys_do_not_get_older_while_a_script_runs() {
        run("SET due 1 PX 100000");
        String line = "EVAL \"local p = redis.call('PTTL', 'due') for i = 1, 2000000 do end"
                + " return p - redis.call('PTTL', 'due')\" 0";
        assertThat(run(line)).isEqualTo(Reply.ZERO);
    }

    @Test
    void a_fork_has_the_libraries_but_not_what_they_remember() {
        run("FUNCTION LOAD \"#!lua name=count\\nlocal n = 0 redis.register_function('next', function() n = n + 1"
                + " return n end)\"");
        run("FCALL next 0");
        assertThat(run("FCALL next 0")).isEqualTo(new Reply.Int(2));
        Engine fork = engine.fork();
        Client there = fork.connect((who, reply) -> {});
        assertThat(run(fork, there, "FCALL next 0")).isEqualTo(Reply.ONE);
        assertThat(run("FCALL next 0")).isEqualTo(new Reply.Int(3));
        run(fork, there, "FUNCTION FLUSH");
        assertThat(run("FCALL next 0")).isEqualTo(new Reply.Int(4));
        run("FLUSHALL");
        assertThat(run("FCALL next 0")).isEqualTo(new Reply.Int(5));
        assertThat(run("INFO")).asString().contains("number_of_functions:1", "number_of_libraries:1");
    }

    @Test
    void a_library_that_does_not_end_is_not_loaded() {
        assertThat(run("FUNCTION LOAD \"#!lua name=long\\nwhile true do end\""))
                .isEqualTo(new Reply.Err("ERR Error registering functions: ERR FUNCTION LOAD timeout"));
        assertThat(run("FUNCTION LIST")).isEqualTo(Reply.EMPTY_ARRAY);
    }

    @Test
    void a_debugger_is_not_promised() {
        assertThat(run("SCRIPT DEBUG YES"))
                .isEqualTo(new Reply.Err("ERR SCRIPT DEBUG: this server has no debugger for scripts"));
    }

    @Test
    void values_that_hold_themselves_end_in_an_error() {
        assertThat(run("EVAL \"local t = {} t[1] = t return t\" 0")).asString().contains("reached lua stack limit");
        run("HELLO 3");
        assertThat(run("EVAL \"local t = {} t.map = t return t\" 0")).asString().contains("reached lua stack limit");
    }

    @Test
    void scripts_that_may_write_wait_while_writes_are_held() {
        Client other = engine.connect((who, reply) -> pushed.add(reply));
        run("FUNCTION LOAD \"#!lua name=lib\\nredis.register_function{function_name='reads', callback=function() return"
                + " 1 end, flags={'no-writes'}} redis.register_function('writes', function() return 2 end)\"");
        run("CLIENT PAUSE 100000 WRITE");
        assertThat(run(engine, other, "FCALL reads 0")).isEqualTo(Reply.ONE);
        assertThat(run(engine, other, "EVAL \"#!lua flags=no-writes\\nreturn 1\" 0"))
                .isEqualTo(Reply.ONE);
        assertThat(run(engine, other, "EVAL_RO \"return 1\" 0")).isEqualTo(Reply.ONE);
        assertThat(run(engine, other, "FCALL writes 0")).isNull();
        run("CLIENT UNPAUSE");
        assertThat(pushed).containsExactly(new Reply.Int(2));
        run("CLIENT PAUSE 100000 WRITE");
        assertThat(run(engine, other, "EVAL \"return 3\" 0")).isNull();
        run("CLIENT UNPAUSE");
        assertThat(pushed).containsExactly(new Reply.Int(2), new Reply.Int(3));
    }
}
