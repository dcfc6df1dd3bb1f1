package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.CommandSink;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of commands that no real server at hand knows, and of what happens without a command. */
class EffectsTest {
    private final VirtualClock clock = VirtualClock.frozenAt(1_000_000);
    private final Engine engine = new Engine(CoreFamilies.all(), clock, new RandomSource(1));
    private final Client client = engine.connect((from, reply) -> {});
    private final List<String> told = new ArrayList<>();
    private final CommandSink sink = (db, argv) -> told.add((db == 0 ? "" : db + "> ") + Quoting.line(argv));

    EffectsTest() {
        engine.durability().propagation().listen(sink);
    }

    private void tells(String line, String... expected) {
        told.clear();
        run(line);
        assertThat(told).as(line).containsExactly(expected);
    }

    private Reply run(String line) {
        return engine.execute(client, CommandLine.split(line).words());
    }

    @Test
    void the_expiry_of_fields_is_a_moment_and_those_that_are_over_are_deleted() {
        tells("HSET h a 1 b 2 c 3 d 4", "HSET h a 1 b 2 c 3 d 4");
        tells("HEXPIRE h 10 FIELDS 3 a nosuch b", "HPEXPIREAT h 1010000 FIELDS 2 a b");
        tells("HPEXPIRE h 100 GT FIELDS 1 a");
        tells("HPEXPIRE h 100 LT FIELDS 1 a", "HPEXPIREAT h 1000100 LT FIELDS 1 a");
        tells("HINCRBYFLOAT h a 0.5", "HSETEX h KEEPTTL FIELDS 1 a 1.5");
        tells("HINCRBYFLOAT h c 0.5", "HSET h c 3.5");
        tells("HEXPIRE h 0 FIELDS 2 c d", "MULTI", "HDEL h c", "HDEL h d", "EXEC");
        tells("HPERSIST h FIELDS 1 b", "HPERSIST h FIELDS 1 b");
        tells("HGETEX h EX 1 FIELDS 2 a nosuch", "HPEXPIREAT h 1001000 FIELDS 1 a");
        tells("HGETEX h FIELDS 1 a");
        tells("HGETEX h PERSIST FIELDS 1 a", "HPERSIST h FIELDS 1 a");
        tells("HGETEX h PXAT 1 FIELDS 1 a", "HDEL h a");
        tells("HSETEX h FNX PX 500 FIELDS 1 e 5", "HSETEX h FNX PXAT 1000500 FIELDS 1 e 5");
        tells("HSETEX h FIELDS 1 f 6", "HSETEX h FIELDS 1 f 6");
        tells("HSETEX h PXAT 1 FIELDS 2 f 6 g 7", "HDEL h f g");
        tells("HGETDEL h FIELDS 2 b nosuch", "HDEL h b nosuch");
    }

    @Test
    void fields_whose_time_is_up_go_by_HDEL_before_the_command_that_met_them_or_by_themselves() {
        run("HSET h a 1 b 2 c 3");
        run("HPEXPIRE h 10 FIELDS 2 a b");
        clock.advance(20);
        tells("HGET h a", "MULTI", "HDEL h a", "HDEL h b", "EXEC");
        run("HPEXPIRE h 10 FIELDS 1 c");
        clock.advance(20);
        tells("HSET h d 4", "MULTI", "HDEL h c", "HSET h d 4", "EXEC");
        run("HPEXPIRE h 10 FIELDS 1 d");
        clock.advance(20);
        told.clear();
        engine.tick();
        assertThat(told).containsExactly("HDEL h d");
    }

    @Test
    void counters_and_strings_with_a_time_have_their_result_and_a_moment() {
        tells("INCREX n BYINT 5 PX 500", "SET n 5 PXAT 1000500");
        tells("INCREX n BYINT 5 UBOUND 6 SATURATE", "SET n 6 PXAT 1000500");
        tells("INCREX n BYINT 5 UBOUND 6");
        tells("INCREX n BYFLOAT 0.25 PERSIST", "SET n 6.25");
        tells("INCREX n BYINT 1 PXAT 1");
        tells("DEL n", "DEL n");
        tells("INCREX n PXAT 1");
        tells("MSETEX 2 a 1 b 2 NX EX 1", "MSETEX 2 a 1 b 2 NX PXAT 1001000");
        tells("MSETEX 1 a 3 KEEPTTL", "MSETEX 1 a 3 KEEPTTL");
        tells("DELEX a IFEQ 4");
        tells("DELEX a IFEQ 3", "DEL a");
        tells("SET b 5 IFEQ 2", "SET b 5 IFEQ 2");
    }

    @Test
    void what_only_a_connection_knows_is_named() {
        run("HIMPORT PREPARE fs x y");
        tells("HIMPORT SET h fs 1 2", "MULTI", "DEL h", "HSET h x 1 y 2", "EXEC");
    }

    @Test
    void streams_name_ids_and_go_exactly_as_far_as_they_went() {
        tells("XADD s IDMP p i * f v", "MULTI", "XADD s 1000000-0 f v", "XIDMPRECORD s p i 1000000-0", "EXEC");
        tells("XADD s IDMP p i * f v");
        tells("XADD s MAXLEN ~ 1 LIMIT 5 * f v", "XADD s MAXLEN = 2 LIMIT 5 1000000-1 f v");
        tells("XGROUP CREATE s g 0", "XGROUP CREATE s g 0");
        tells(
                "XREADGROUP GROUP g c COUNT 1 STREAMS s >",
                "MULTI",
                "XCLAIM s g c 0 1000000-0 TIME 1000000 RETRYCOUNT 1 FORCE JUSTID LASTID 1000000-0",
                "XGROUP SETID s g 1000000-0 ENTRIESREAD 1",
                "EXEC");
        clock.advance(100);
        tells(
                "XREADGROUP GROUP g d COUNT 1 CLAIM 50 STREAMS s >",
                "XCLAIM s g d 0 1000000-0 TIME 1000100 RETRYCOUNT 2 FORCE JUSTID LASTID 1000000-0");
        tells("XNACK s g FAIL IDS 1 1000000-0", "XNACK s g FAIL IDS 1 1000000-0");
        tells("XACKDEL s g IDS 1 1000000-0", "XACKDEL s g IDS 1 1000000-0");
        tells("XDELEX s IDS 1 9-9");
    }

    @Test
    void several_elements_are_moved_without_waiting() {
        run("RPUSH l a b c");
        tells("BLMOVEM l m LEFT LEFT 0 COUNT 2 BULK", "LMOVEM l m LEFT LEFT COUNT 2 BULK");
        tells("LMOVEM l m LEFT LEFT EXACTLY 2 OBO");
    }

    @Test
    void keys_that_go_for_lack_of_memory_go_before_the_command() {
        run("SET a 1");
        run("SET b 1");
        run("CONFIG SET maxmemory-policy allkeys-random maxmemory 1");
        told.clear();
        assertThat(run("SET c 1").isError()).isTrue();
        assertThat(told).containsExactlyInAnyOrder("DEL a", "DEL b");
    }

    @Test
    void nobody_is_told_any_more_who_does_not_listen() {
        engine.durability().propagation().unlisten(sink);
        tells("SET k v");
        assertThat(engine.durability().propagation().isOn()).isFalse();
    }

    @Test
    void what_is_run_once_more_meets_nothing_that_is_due() {
        run("SET k 1 PXAT 1000500");
        run("HSET h a 1 b 2");
        run("HPEXPIREAT h 1000500 FIELDS 1 a");
        clock.advance(1_000);
        engine.durability().replaying(true);
        assertThat(run("INCR k")).isEqualTo(Reply.of(2));
        assertThat(run("HGET h a")).isEqualTo(Reply.of(Bytes.of("1")));
        assertThat(run("PEXPIREAT k 5")).isEqualTo(Reply.ONE);
        assertThat(run("XADD s MAXLEN = 5 LIMIT 10 1-1 f v").isError()).isFalse();
        run("SET before v");
        assertThat(run("PEXPIREAT before -5")).isEqualTo(Reply.ONE);
        assertThat(run("EXISTS before")).isEqualTo(Reply.ZERO);
        engine.durability().replaying(false);
        assertThat(run("EXISTS k")).isEqualTo(Reply.ZERO);
        assertThat(run("HLEN h")).isEqualTo(Reply.ONE);
    }
}
