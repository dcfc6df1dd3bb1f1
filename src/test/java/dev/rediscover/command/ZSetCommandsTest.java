package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What redis-server 7.0 cannot tell of sorted sets, and waiting, which generated commands do not do. */
class ZSetCommandsTest {
    private final Session session = new Session();

    @Test
    void scores_print_with_the_fewest_digits() {
        session.run("ZADD z 0.1 a 3 b 1e21 c inf d");
        assertThat(session.run("ZRANGE z 0 -1 WITHSCORES")).isEqualTo("<\"a\" 0.1 \"b\" 3 \"c\" 1e+21 \"d\" inf>");
    }

    @Test
    void a_rank_comes_with_its_score_if_wanted() {
        session.run("ZADD z 1 a 2 b");
        assertThat(session.run("ZRANK z b WITHSCORE")).isEqualTo("[1 2]");
        assertThat(session.run("ZREVRANK z b WITHSCORE")).isEqualTo("[0 2]");
        assertThat(session.run("ZRANK z nosuch WITHSCORE")).isEqualTo("nil-array");
        assertThat(session.run("ZRANK z a foo")).isEqualTo("!ERR syntax error");
        assertThat(session.run("ZRANK z a WITHSCORE x"))
                .isEqualTo("!ERR wrong number of arguments for 'zrank' command");
    }

    @Test
    void counting_is_a_way_to_aggregate() {
        session.runAll("ZADD a 10 x 20 y", "ZADD b 5 x");
        assertThat(session.run("ZUNION 2 a b AGGREGATE COUNT WITHSCORES")).isEqualTo("<\"y\" 1 \"x\" 2>");
        assertThat(session.run("ZUNION 2 a b WEIGHTS 2 3 AGGREGATE COUNT WITHSCORES"))
                .isEqualTo("<\"y\" 2 \"x\" 5>");
    }

    @Test
    void who_waits_longest_gets_the_member_that_comes() {
        assertThat(session.run("ann> BZPOPMIN z 0")).isEqualTo("(waits)");
        assertThat(session.run("bob> BZPOPMAX other z 0")).isEqualTo("(waits)");
        assertThat(session.run("cid> BZMPOP 0 1 z MIN COUNT 5")).isEqualTo("(waits)");
        assertThat(session.run("ZADD z 1 a 2 b 3 c 4 d")).isEqualTo("4");
        assertThat(session.late())
                .containsExactly("ann: [\"z\" \"a\" 1]", "bob: [\"z\" \"d\" 4]", "cid: [\"z\" [[\"b\" 2] [\"c\" 3]]]");
        assertThat(session.run("EXISTS z")).isEqualTo("0");
    }

    @Test
    void a_wait_survives_a_key_of_another_type_and_ends_by_its_time() {
        session.run("bob> BZPOPMIN z 1.5");
        session.runAll("SET z text", "DEL z");
        assertThat(session.late()).isEmpty();
        session.tick(1500);
        assertThat(session.late()).containsExactly("bob: nil-array");
    }

    @Test
    void nobody_draws_more_than_memory_holds() {
        session.run("ZADD z 1 a 2 b");
        assertThat(session.run("ZRANDMEMBER z -5").split(" ")).hasSize(5);
        assertThat(session.run("ZRANDMEMBER z -9223372036854775807")).isEqualTo("!ERR value is out of range");
        assertThat(session.run("ZRANDMEMBER z 9223372036854775807").split(" ")).hasSize(2);
    }
}
