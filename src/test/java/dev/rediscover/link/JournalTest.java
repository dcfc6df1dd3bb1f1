package dev.rediscover.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.command.Session;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.CommandLine;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final VirtualClock clock = VirtualClock.frozenAt(Session.START);
    private final EmbeddedLink link =
            new EmbeddedLink(new Engine(CoreFamilies.all(), clock, new RandomSource(1)), clock);
    private final LinkClient client = link.open("you", (from, reply) -> {});

    private String run(String line) throws IOException {
        return Session.text(client.send(CommandLine.split(line).words()));
    }

    @Test
    void changes_are_taken_back_one_by_one_and_done_again() throws IOException {
        run("SET a 1");
        run("EXPIRE a 100");
        run("RPUSH l x y");
        assertThat(link.undo().line()).isEqualTo("RPUSH l x y");
        assertThat(link.undo().line()).isEqualTo("EXPIRE a 100");
        assertThat(run("TTL a")).isEqualTo("-1");
        assertThat(link.redo().line()).isEqualTo("EXPIRE a 100");
        assertThat(run("TTL a")).isEqualTo("100");
        run("SET b 1");
        assertThat(link.redo()).isNull();
        assertThat(run("EXISTS l")).isEqualTo("0");
    }

    @Test
    void reading_is_nothing_to_take_back() throws IOException {
        run("SET a 1");
        run("GET a");
        assertThat(link.lastChanges()).isEmpty();
        assertThat(link.undo().line()).isEqualTo("SET a 1");
        assertThat(link.undo()).isNull();
    }

    @Test
    void what_the_clock_did_can_be_taken_back() throws IOException {
        run("SET a 1 EX 10");
        clock.advance(10_000);
        link.tick();
        assertThat(link.lastChanges()).hasSize(1);
        assertThat(link.lastChanges().get(0).after()).isNull();
    }

    @Test
    void a_large_value_is_changed_in_place_and_that_cannot_be_undone() throws IOException {
        run("SET small 1");
        StringBuilder line = new StringBuilder("RPUSH big");
        for (int i = 0; i < 5000; i++) {
            line.append(" x");
        }
        run(line.toString());
        run("RPUSH big y");
        KeyChange change = link.lastChanges().get(0);
        assertThat(change.kept()).isFalse();
        assertThat(change.after().size()).isEqualTo(5001);
        assertThat(link.undo()).isNull();
        run("SET small 2");
        assertThat(link.undo().line()).isEqualTo("SET small 2");
        assertThat(run("LLEN big")).isEqualTo("5001");
    }
}
