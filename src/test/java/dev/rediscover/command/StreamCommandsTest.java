package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What redis-server 7.0 cannot be asked: waiting by our clock, and what came with later versions. */
class StreamCommandsTest {
    private final Session redis = new Session();

    @Test
    void all_who_wait_for_a_stream_get_the_entry() {
        redis.run("XADD s 1-1 f old");
        assertThat(redis.run("bob> XREAD BLOCK 0 STREAMS s none $ $")).isEqualTo("(waits)");
        assertThat(redis.run("carol> XREAD BLOCK 0 STREAMS s 1-1")).isEqualTo("(waits)");
        redis.run("XADD s 2-1 f new");
        assertThat(redis.late())
                .containsExactlyInAnyOrder(
                        "bob: [[\"s\" [[\"2-1\" [\"f\" \"new\"]]]]]", "carol: [[\"s\" [[\"2-1\" [\"f\" \"new\"]]]]]");
    }

    @Test
    void an_entry_goes_to_one_consumer_of_a_group() {
        redis.run("XGROUP CREATE s g $ MKSTREAM");
        redis.run("bob> XREADGROUP GROUP g bob BLOCK 0 STREAMS s >");
        redis.run("carol> XREADGROUP GROUP g carol BLOCK 0 STREAMS s >");
        redis.run("XADD s 2-1 f new");
        assertThat(redis.late()).containsExactly("bob: [[\"s\" [[\"2-1\" [\"f\" \"new\"]]]]]");
        redis.run("XADD s 3-1 f newer");
        assertThat(redis.late()).containsExactly("carol: [[\"s\" [[\"3-1\" [\"f\" \"newer\"]]]]]");
    }

    @Test
    void waiting_ends_with_its_time_or_with_the_group() {
        redis.run("XGROUP CREATE s g $ MKSTREAM");
        redis.run("bob> XREADGROUP GROUP g bob BLOCK 500 STREAMS s >");
        redis.tick(500);
        assertThat(redis.late()).containsExactly("bob: nil-array");
        for (String end : new String[] {"XGROUP DESTROY s g", "DEL s", "FLUSHALL"}) {
            redis.run("XGROUP CREATE s g $ MKSTREAM");
            redis.run("bob> XREADGROUP GROUP g bob BLOCK 0 STREAMS s >");
            redis.run(end);
            assertThat(redis.late()).as(end).singleElement().asString().startsWith("bob: !NOGROUP");
        }
        redis.run("XGROUP CREATE s g $ MKSTREAM");
        redis.run("bob> XREADGROUP GROUP g bob BLOCK 0 STREAMS s >");
        redis.run("SET s text");
        assertThat(redis.late()).singleElement().asString().startsWith("bob: !WRONGTYPE");
    }

    @Test
    void acknowledging_touches_no_watcher() {
        redis.runAll("XADD s 1-1 f v", "XGROUP CREATE s g 0", "XREADGROUP GROUP g you STREAMS s >");
        redis.runAll("bob> WATCH s", "XACK s g 1-1", "bob> MULTI", "bob> PING");
        assertThat(redis.run("bob> EXEC")).isEqualTo("[PONG]");
    }

    @Test
    void deleting_heeds_the_groups_as_it_is_told() {
        redis.runAll("XADD s 1-1 f v", "XADD s 2-1 f v", "XADD s 3-1 f v", "XGROUP CREATE s g 0");
        redis.run("XREADGROUP GROUP g you COUNT 2 STREAMS s >");
        assertThat(redis.run("XDELEX s ACKED IDS 3 1-1 3-1 9-9")).isEqualTo("[2 2 -1]");
        redis.run("XACK s g 1-1");
        assertThat(redis.run("XDELEX s ACKED IDS 1 1-1")).isEqualTo("[1]");
        assertThat(redis.run("XDELEX s DELREF IDS 1 2-1")).isEqualTo("[1]");
        assertThat(redis.run("XPENDING s g")).isEqualTo("[0 nil nil nil-array]");
        redis.run("XREADGROUP GROUP g you STREAMS s >");
        assertThat(redis.run("XACKDEL s g IDS 2 3-1 9-9")).isEqualTo("[1 -1]");
        assertThat(redis.run("XLEN s")).isEqualTo("0");
    }

    @Test
    void trimming_by_reference_leaves_what_is_not_done() {
        redis.runAll("XADD s 1-1 f v", "XADD s 2-1 f v", "XADD s 3-1 f v", "XGROUP CREATE s g 0");
        redis.run("XREADGROUP GROUP g you COUNT 2 STREAMS s >");
        redis.run("XACK s g 2-1");
        assertThat(redis.run("XTRIM s MAXLEN 0 ACKED")).isEqualTo("1");
        assertThat(redis.run("XRANGE s - +")).isEqualTo("[[\"1-1\" [\"f\" \"v\"]] [\"3-1\" [\"f\" \"v\"]]]");
        assertThat(redis.run("XTRIM s MAXLEN 0 DELREF")).isEqualTo("2");
        assertThat(redis.run("XPENDING s g")).isEqualTo("[0 nil nil nil-array]");
    }

    @Test
    void an_entry_sent_again_is_recognised() {
        String id = redis.run("XADD s IDMP ann order:7 * item tea");
        assertThat(redis.run("XADD s IDMP ann order:7 * item tea")).isEqualTo(id);
        assertThat(redis.run("XADD s IDMP bob order:7 * item tea")).isNotEqualTo(id);
        String milk = redis.run("XADD s IDMPAUTO ann * item milk");
        assertThat(redis.run("XADD s IDMPAUTO ann * item milk")).isEqualTo(milk);
        assertThat(redis.run("XLEN s")).isEqualTo("3");
        redis.tick(100_000);
        redis.run("XADD s IDMP ann order:7 * item tea");
        assertThat(redis.run("XLEN s")).as("known for 100 seconds").isEqualTo("4");
        assertThat(redis.run("XINFO STREAM s")).contains("\"iids-duplicates\" 2");
    }

    @Test
    void an_entry_given_back_can_be_claimed_at_once() {
        redis.runAll("XADD s 1-1 f v", "XGROUP CREATE s g 0", "XREADGROUP GROUP g ann STREAMS s >");
        assertThat(redis.run("XNACK s g FAIL IDS 2 1-1 9-9")).isEqualTo("1");
        assertThat(redis.run("XPENDING s g - + 10")).isEqualTo("[[\"1-1\" \"\" -1 1]]");
        assertThat(redis.run("XREADGROUP GROUP g bob STREAMS s >")).isEqualTo("nil-array");
        assertThat(redis.run("XREADGROUP GROUP g bob CLAIM 60000 STREAMS s >"))
                .startsWith("[[\"s\" [[\"1-1\" [\"f\" \"v\"] ")
                .endsWith(" 1]]]]");
        assertThat(redis.run("XPENDING s g - + 10")).isEqualTo("[[\"1-1\" \"bob\" 0 2]]");
        redis.run("XNACK s g FATAL IDS 1 1-1");
        assertThat(redis.run("XPENDING s g - + 10")).isEqualTo("[[\"1-1\" \"\" -1 9223372036854775807]]");
    }

    @Test
    void the_last_entry_and_bounds_over_all_streams_can_be_asked_for() {
        redis.runAll("XADD a 1-1 f 1", "XADD a 2-1 f 2", "XADD b 1-1 f 3", "XADD b 2-1 f 4");
        assertThat(redis.run("XREAD STREAMS a +")).isEqualTo("[[\"a\" [[\"2-1\" [\"f\" \"2\"]]]]]");
        String three = redis.run("XREAD MAXCOUNT 3 STREAMS a b 0 0");
        assertThat(three).contains("\"1\"", "\"2\"", "\"3\"").doesNotContain("\"4\"");
        assertThat(redis.run("XREAD MAXSIZE 1 STREAMS a b 0 0")).isEqualTo("[[\"a\" [[\"1-1\" [\"f\" \"1\"]]]]]");
    }

    @Test
    void resp3_has_a_map_of_streams() {
        redis.runAll("HELLO 3", "XADD s 1-1 f v");
        assertThat(redis.run("XREAD STREAMS s 0")).isEqualTo("{\"s\" [[\"1-1\" [\"f\" \"v\"]]]}");
    }
}
