package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientControlCommandsTest {
    private final Session redis = new Session();

    @Test
    void a_pause_puts_commands_aside_until_its_time_is_up() {
        assertThat(redis.run("CLIENT PAUSE 1000")).isEqualTo("OK");
        assertThat(redis.run("GET k")).isEqualTo("(waits)");
        assertThat(redis.run("bob> SET k v")).isEqualTo("(waits)");
        assertThat(redis.engine.nextDeadline()).isEqualTo(Session.START + 1000);
        redis.tick(999);
        assertThat(redis.late()).isEmpty();
        redis.tick(1);
        assertThat(redis.late()).containsExactly("you: nil", "bob: OK");
    }

    @Test
    void a_pause_of_writes_lets_readers_through() {
        redis.run("CLIENT PAUSE 1000 WRITE");
        assertThat(redis.run("GET k")).isEqualTo("nil");
        assertThat(redis.run("bob> SET k v")).isEqualTo("(waits)");
        assertThat(redis.run("CLIENT UNPAUSE")).isEqualTo("OK");
        assertThat(redis.late()).containsExactly("bob: OK");
        assertThat(redis.run("GET k")).isEqualTo("\"v\"");
    }

    @Test
    void a_killed_client_gets_nothing_more() {
        redis.run("bob> BLPOP q 0");
        long bob = redis.client("bob").id();
        assertThat(redis.run("CLIENT KILL ID " + bob)).isEqualTo("1");
        assertThat(redis.client("bob").isConnected()).isFalse();
        redis.run("RPUSH q a");
        assertThat(redis.late()).isEmpty();
        assertThat(redis.run("LLEN q")).isEqualTo("1");
        assertThat(redis.run("CLIENT KILL ID " + bob)).isEqualTo("0");
        assertThat(redis.run("CLIENT KILL 127.0.0.1:1")).isEqualTo("!ERR No such client");
    }

    @Test
    void whoever_kills_itself_still_gets_the_reply() {
        long own = redis.client("you").id();
        assertThat(redis.run("CLIENT KILL ID " + own)).isEqualTo("0");
        assertThat(redis.run("CLIENT KILL ID " + own + " SKIPME no")).isEqualTo("1");
        assertThat(redis.client("you").isClosing()).isTrue();
    }

    @Test
    void the_age_of_clients_is_a_filter() {
        redis.run("bob> PING");
        redis.clock.advance(5000);
        redis.run("PING");
        redis.run("carol> PING");
        assertThat(redis.run("carol> CLIENT KILL MAXAGE 5")).isEqualTo("1");
        assertThat(redis.client("bob").isConnected()).isFalse();
        assertThat(redis.run("CLIENT KILL MAXAGE 0")).isEqualTo("!ERR maxage should be greater than 0");
    }

    @Test
    void replies_are_left_out_on_request() {
        assertThat(redis.run("CLIENT REPLY SKIP")).isEqualTo("()");
        assertThat(redis.run("SET k 1")).isEqualTo("()");
        assertThat(redis.run("GET k")).isEqualTo("\"1\"");
        assertThat(redis.run("CLIENT REPLY OFF")).isEqualTo("()");
        assertThat(redis.run("INCR k")).isEqualTo("()");
        assertThat(redis.run("CLIENT REPLY ON")).isEqualTo("OK");
        assertThat(redis.run("GET k")).isEqualTo("\"2\"");
    }

    @Test
    void a_blocked_client_can_be_unblocked_either_way() {
        redis.run("bob> BLPOP q 0");
        long bob = redis.client("bob").id();
        assertThat(redis.run("CLIENT UNBLOCK " + bob)).isEqualTo("1");
        assertThat(redis.late()).containsExactly("bob: nil-array");
        redis.run("bob> BLPOP q 0");
        assertThat(redis.run("CLIENT UNBLOCK " + bob + " ERROR")).isEqualTo("1");
        assertThat(redis.late()).containsExactly("bob: !UNBLOCKED client unblocked via CLIENT UNBLOCK");
        assertThat(redis.run("CLIENT UNBLOCK " + bob)).isEqualTo("0");
        assertThat(redis.run("CLIENT UNBLOCK x y")).isEqualTo("!ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR");
    }

    @Test
    void no_touch_leaves_the_idle_time_alone() {
        redis.run("SET k v");
        redis.clock.advance(60_000);
        redis.runAll("CLIENT NO-TOUCH ON", "GET k", "APPEND k w");
        assertThat(redis.run("OBJECT IDLETIME k")).isEqualTo("60");
        redis.run("TOUCH k");
        assertThat(redis.run("OBJECT IDLETIME k"))
                .as("TOUCH touches whoever says it")
                .isEqualTo("0");
    }

    @Test
    void the_list_shows_what_a_client_is_about() {
        redis.runAll("bob> BLPOP q 0", "carol> WATCH k", "carol> MULTI", "carol> PING");
        String list = redis.run("CLIENT LIST");
        assertThat(list).contains("flags=b db=0").contains("cmd=blpop");
        assertThat(list).contains("flags=x db=0 sub=0 psub=0 ssub=0 multi=1 watch=1");
        assertThat(list).contains("addr=embedded:1");
    }
}
