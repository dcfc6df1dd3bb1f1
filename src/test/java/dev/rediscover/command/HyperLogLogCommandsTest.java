package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.engine.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not compared with a real server: events, the newest subcommand, and how good the estimate is. */
class HyperLogLogCommandsTest {
    private final Session session = new Session();

    @Test
    void estimates_are_near_the_truth_at_every_size() {
        StringBuilder line = new StringBuilder("PFADD h");
        int seen = 0;
        for (int size : new int[] {10, 100, 1000, 5000, 20_000, 60_000}) {
            for (; seen < size; seen++) {
                line.append(" user:").append(seen);
                if (seen % 500 == 499) {
                    session.run(line.toString());
                    line.setLength("PFADD h".length());
                }
            }
            session.run(line.toString());
            line.setLength("PFADD h".length());
            long count = Long.parseLong(session.run("PFCOUNT h"));
            assertThat(count).as("of %d", size).isBetween(size - 1 - size / 40L, size + 1 + size / 40L);
        }
        assertThat(session.run("PFDEBUG ENCODING h")).isEqualTo("dense");
        assertThat(session.run("STRLEN h")).isEqualTo("12304");
    }

    @Test
    void noting_a_count_changes_the_value_but_is_no_event_for_notifications() {
        List<String> events = new ArrayList<>();
        session.run("PFADD h a b c");
        session.engine.listen(
                event -> events.add(event.type() + " " + (int) event.type().notificationClass()));
        assertThat(session.run("PFCOUNT h")).isEqualTo("3");
        assertThat(session.run("PFCOUNT h")).isEqualTo("3");
        assertThat(session.run("PFADD h a")).isEqualTo("0");
        assertThat(session.run("PFADD h z")).isEqualTo("1");
        assertThat(session.run("PFMERGE g h")).isEqualTo("OK");
        assertThat(events).containsExactly("HLL_REWRITTEN 0", "PFADD 36", "PFADD 36");
        assertThat(KeyEvent.Type.PFADD.event()).isEqualTo("pfadd");
    }

    @Test
    void what_is_no_hyperloglog_is_refused() {
        String wrong = "!WRONGTYPE Key is not a valid HyperLogLog string value.";
        session.run("SET s HYLLxxxxxxxxxxxxxxxxxxxxxx");
        assertThat(session.run("PFADD s a")).isEqualTo(wrong);
        assertThat(session.run("PFCOUNT s")).isEqualTo(wrong);
        assertThat(session.run("PFMERGE x s")).isEqualTo(wrong);
        session.runAll("PFADD h a b c", "APPEND h hello");
        assertThat(session.run("PFCOUNT h")).isEqualTo("!INVALIDOBJ Corrupted HLL object detected");
        session.run("RPUSH l a");
        assertThat(session.run("PFADD l a")).startsWith("!WRONGTYPE Operation");
    }

    @Test
    void debugging_shows_the_inside() {
        assertThat(session.run("PFADD h")).isEqualTo("1");
        assertThat(session.run("PFADD h")).isEqualTo("0");
        assertThat(session.run("PFDEBUG DECODE h")).isEqualTo("\"Z:16384\"");
        assertThat(session.run("PFDEBUG todense h")).isEqualTo("1");
        assertThat(session.run("PFDEBUG todense h")).isEqualTo("0");
        assertThat(session.run("PFDEBUG decode h")).isEqualTo("!ERR HLL encoding is not sparse");
        assertThat(session.run("PFDEBUG getreg h")).startsWith("[0 0 0");
        assertThat(session.run("PFDEBUG encoding nosuch")).isEqualTo("!ERR The specified key does not exist");
        assertThat(session.run("PFDEBUG what h")).isEqualTo("!ERR Unknown PFDEBUG subcommand 'what'");
        assertThat(session.run("PFDEBUG SIMD on")).isEqualTo("disabled");
        assertThat(session.run("PFDEBUG SIMD maybe")).isEqualTo("!ERR Argument must be ON or OFF");
        assertThat(session.run("PFSELFTEST")).isEqualTo("OK");
    }

    @Test
    void a_fork_keeps_what_it_had_when_the_original_goes_on() {
        session.runAll("PFADD h a b c", "PFDEBUG TODENSE h");
        String before = session.run("GET h");
        var fork = session.engine.fork();
        session.run("PFADD h d e f");
        assertThat(fork.db(0).peek(dev.rediscover.base.Bytes.of("h")))
                .extracting(v -> ((dev.rediscover.value.StringValue) v).bytes().latin1())
                .isEqualTo(before.substring(1, before.length() - 1));
    }
}
