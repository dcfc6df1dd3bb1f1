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

    private String numbers(int from, int count) {
        StringBuilder line = new StringBuilder();
        for (int i = from; i < from + count; i++) {
            line.append(' ').append(i);
        }
        return line.toString();
    }

    @Test
    void the_clock_goes_back_where_what_comes_back_would_expire_at_once() throws IOException {
        run("SET a 1 EX 10");
        clock.advance(60_000);
        link.tick();
        Journal.Entry entry = link.undo();
        assertThat(entry.isTime()).isTrue();
        assertThat(entry.clockMoved()).isEqualTo(-60_000);
        assertThat(run("TTL a")).isEqualTo("10");
        assertThat(link.redo().clockMoved()).isEqualTo(60_000);
        assertThat(run("GET a")).isEqualTo("nil");
    }

    @Test
    void each_change_of_a_large_value_is_taken_back_alone() throws IOException {
        run("SET small 1");
        run("RPUSH big" + numbers(0, 5000));
        run("RPUSH big y");
        assertThat(link.lastChanges().get(0).kept()).isFalse();
        run("LMOVE big other LEFT RIGHT");
        run("LSET big 17 z");
        run("EXPIRE big 100");
        run("LPUSH big first");
        assertThat(run("LLEN big")).isEqualTo("5001");
        link.undo();
        link.undo();
        assertThat(run("TTL big")).isEqualTo("-1");
        assertThat(run("LINDEX big 17")).isEqualTo("\"z\"");
        link.undo();
        assertThat(run("LINDEX big 17")).isEqualTo("\"18\"");
        link.undo();
        assertThat(run("EXISTS other")).isEqualTo("0");
        assertThat(run("LINDEX big 0")).isEqualTo("\"0\"");
        link.redo();
        link.redo();
        assertThat(run("LINDEX big 17")).isEqualTo("\"z\"");
        assertThat(run("LRANGE other 0 -1")).contains("\"0\"");
        link.undo();
        link.undo();
        assertThat(link.undo().line()).isEqualTo("RPUSH big y");
        assertThat(run("LLEN big")).isEqualTo("5000");
        assertThat(link.undo().line()).startsWith("RPUSH big 0 1");
        assertThat(run("EXISTS big small")).isEqualTo("1");
    }

    @Test
    void chance_falls_as_it_fell_when_a_command_is_run_once_more() throws IOException {
        run("SADD s" + numbers(0, 6000));
        run("SADD s x");
        String gone = run("SPOP s");
        String gone2 = run("SPOP s");
        link.undo();
        assertThat(run("SISMEMBER s " + gone2)).isEqualTo("1");
        assertThat(run("SISMEMBER s " + gone)).isEqualTo("0");
        assertThat(run("SCARD s")).isEqualTo("6000");
    }

    @Test
    void what_a_transaction_does_to_a_large_value_is_kept() throws IOException {
        run("RPUSH big" + numbers(0, 5000));
        run("RPUSH big a");
        run("MULTI");
        run("RPUSH big b");
        run("LPOP big");
        run("EXEC");
        run("RPUSH big c");
        run("RPUSH big d");
        assertThat(link.undo().line()).isEqualTo("RPUSH big d");
        assertThat(run("LINDEX big -1")).isEqualTo("\"c\"");
        assertThat(link.undo().line()).isEqualTo("RPUSH big c");
        assertThat(run("LINDEX big -1")).isEqualTo("\"b\"");
        link.undo();
        assertThat(run("LINDEX big -1")).isEqualTo("\"a\"");
        assertThat(run("LINDEX big 0")).isEqualTo("\"0\"");
    }

    @Test
    void what_is_kept_stays_within_its_budget_and_the_oldest_steps_go_first() throws IOException {
        EmbeddedLink small =
                new EmbeddedLink(new Engine(CoreFamilies.all(), clock, new RandomSource(1)), clock, 1 << 20);
        LinkClient user = small.open("you", (from, reply) -> {});
        user.send(CommandLine.split("RPUSH l" + numbers(0, 4000)).words());
        for (int i = 0; i < 60; i++) {
            user.send(CommandLine.split("RPUSH l " + i).words());
        }
        int undone = 0;
        while (small.undo() != null) {
            undone++;
        }
        assertThat(undone).isBetween(1, 59);
        assertThat(small.undoLost()).contains("older changes were let go", "1 MB");
    }

    @Test
    void a_key_remembers_what_made_it_and_what_happened_since() throws IOException {
        run("SET a 1");
        run("EXPIRE a 10");
        clock.advance(20_000);
        link.tick();
        var notes = link.historyOf(0, dev.rediscover.base.Bytes.of("a"));
        assertThat(notes)
                .extracting(KeyHistory.Note::kind)
                .containsExactly(KeyHistory.Kind.CREATED, KeyHistory.Kind.EXPIRY_SET, KeyHistory.Kind.EXPIRED);
        assertThat(notes.get(1).line()).isEqualTo("EXPIRE a 10");
    }
}
