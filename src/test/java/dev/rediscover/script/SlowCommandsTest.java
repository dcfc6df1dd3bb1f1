package dev.rediscover.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A script of few steps whose commands are slow looks around as often as one of many steps. */
class SlowCommandsTest {
    /** A clock of which every look takes 50 ms, as if each command did. */
    private static final class Slow implements Clock {
        private final long step;
        private long micros = 1_700_000_000_000_000L;

        Slow(long step) {
            this.step = step;
        }

        @Override
        public long millis() {
            return micros / 1000;
        }

        @Override
        public long micros() {
            micros += step;
            return micros;
        }

        @Override
        public boolean isReal() {
            return true;
        }

        @Override
        public Clock fork() {
            return this;
        }
    }

    private int turns;
    private boolean goesOn = true;

    private Reply run(long step, String script) {
        Engine engine = new Engine(Families.all(), new Slow(step), new RandomSource(1));
        Client client = engine.connect((who, reply) -> {});
        engine.busy().attend((busy, slow) -> {
            turns++;
            return goesOn;
        });
        return engine.execute(client, List.of(Bytes.of("EVAL"), Bytes.of(script), Bytes.of("0")));
    }

    @Test
    void others_get_a_turn_after_each_slow_command() {
        assertThat(run(50_000, "for i = 1, 20 do redis.call('INCR', 'n') end return redis.call('GET', 'n')"))
                .isEqualTo(Reply.of(Bytes.of("20")));
        assertThat(turns).isBetween(20, 22);
    }

    @Test
    void quick_commands_are_not_followed_by_turns() {
        run(1, "for i = 1, 200 do redis.call('INCR', 'n') end");
        assertThat(turns).isLessThan(3);
    }

    @Test
    void what_runs_can_be_ended_between_slow_commands() {
        goesOn = false;
        Reply reply = run(
                50_000,
                "pcall(redis.call, 'INCR', 'n') pcall(redis.call, 'INCR', 'n') pcall(redis.call, 'SET', 'no', '1')");
        assertThat(reply.isError()).isTrue();
        assertThat(turns).isEqualTo(1);
    }
}
