package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.engine.Tracking;
import org.junit.jupiter.api.Test;

class TrackingCommandsTest {
    private final Session redis = new Session();
    private final Tracking tracking = redis.engine.tracking();

    @Test
    void a_reader_is_told_once_that_a_key_has_changed() {
        redis.runAll("HELLO 3", "CLIENT TRACKING ON", "GET k", "MGET a b k");
        assertThat(tracking.keys()).isEqualTo(3);
        assertThat(tracking.items()).isEqualTo(3);
        redis.run("bob> SET k 1");
        assertThat(redis.late()).containsExactly("you: >[\"invalidate\" [\"k\"]]");
        redis.run("bob> SET k 2");
        assertThat(redis.late())
                .as("it is told again only when it has read it again")
                .isEmpty();
        redis.runAll("GET k", "SELECT 5", "bob> SELECT 7", "bob> SET k 3");
        assertThat(redis.late()).as("a key is one in all databases").hasSize(1);
        assertThat(tracking.keys()).isEqualTo(2);
    }

    @Test
    void who_changes_a_key_is_told_too_unless_it_asks_not_to_be() {
        redis.runAll("HELLO 3", "CLIENT TRACKING ON", "GET k", "SET k 1");
        assertThat(redis.late()).hasSize(1);
        redis.runAll("CLIENT TRACKING ON NOLOOP", "GET k", "SET k 2", "bob> SET k 3");
        assertThat(redis.late())
                .as("forgotten at the first change, whoever made it")
                .isEmpty();
    }

    @Test
    void in_the_broadcasting_mode_prefixes_count_and_each_command_is_told_at_once() {
        redis.runAll("HELLO 3", "CLIENT TRACKING ON BCAST PREFIX user: PREFIX order:");
        redis.run("bob> MSET user:2 x order:1 x user:1 x other x");
        assertThat(redis.late())
                .containsExactly(
                        "you: >[\"invalidate\" [\"order:1\"]]", "you: >[\"invalidate\" [\"user:1\" \"user:2\"]]");
        redis.runAll("bob> MULTI", "bob> SET user:1 a", "bob> SET user:3 b");
        assertThat(redis.late()).isEmpty();
        redis.run("bob> EXEC");
        assertThat(redis.late()).containsExactly("you: >[\"invalidate\" [\"user:1\" \"user:3\"]]");
        redis.runAll("CLIENT TRACKING ON BCAST NOLOOP PREFIX x", "SET user:1 own");
        assertThat(redis.late()).isEmpty();
        assertThat(tracking.prefixes()).isEqualTo(3);
        redis.run("RESET");
        assertThat(tracking.prefixes()).isZero();
        assertThat(tracking.clients()).isZero();
    }

    @Test
    void keys_are_opted_in_for_the_next_command_or_transaction() {
        redis.runAll("HELLO 3", "CLIENT TRACKING ON OPTIN", "GET a", "CLIENT CACHING YES", "GET b", "GET c");
        redis.run("bob> MSET a 1 b 1 c 1");
        assertThat(redis.late()).containsExactly("you: >[\"invalidate\" [\"b\"]]");
        redis.runAll("CLIENT CACHING YES", "MULTI", "GET a", "GET b", "EXEC", "GET c", "bob> MSET a 1 b 1 c 1");
        assertThat(redis.late()).hasSize(2);
        redis.runAll("CLIENT TRACKING OFF", "CLIENT TRACKING ON OPTOUT", "CLIENT CACHING NO", "GET a", "GET b");
        redis.run("bob> MSET a 1 b 1");
        assertThat(redis.late()).containsExactly("you: >[\"invalidate\" [\"b\"]]");
    }

    @Test
    void messages_can_be_redirected_to_a_listener_that_speaks_resp2() {
        redis.runAll(
                "bob> SUBSCRIBE __redis__:invalidate",
                "CLIENT TRACKING ON REDIRECT " + redis.client("bob").id());
        redis.runAll("GET k", "SET k 1");
        assertThat(redis.late()).containsExactly("bob: >[\"message\" \"__redis__:invalidate\" [\"k\"]]");
        redis.run("FLUSHALL");
        assertThat(redis.late()).containsExactly("bob: >[\"message\" \"__redis__:invalidate\" nil]");
        redis.run("bob> UNSUBSCRIBE");
        redis.runAll("GET k", "SET k 1");
        assertThat(redis.late()).isEmpty();
    }

    @Test
    void a_redirection_to_somebody_who_has_gone_is_told_of() {
        long bob = redis.client("bob").id();
        redis.runAll("HELLO 3", "CLIENT TRACKING ON REDIRECT " + bob, "GET k");
        redis.engine.disconnect(redis.client("bob"));
        redis.run("ann> SET k 1");
        assertThat(redis.late()).containsExactly("you: >[\"tracking-redir-broken\" " + bob + "]");
        assertThat(redis.run("CLIENT TRACKINGINFO"))
                .isEqualTo("{\"flags\" ~[\"on\" \"broken_redirect\"] \"redirect\" " + bob + " \"prefixes\" []}");
        assertThat(redis.run("CLIENT GETREDIR")).isEqualTo(Long.toString(bob));
    }

    @Test
    void flushing_is_told_once_with_nothing_named() {
        redis.runAll("HELLO 3", "CLIENT TRACKING ON BCAST", "bob> FLUSHALL");
        assertThat(redis.late()).containsExactly("you: >[\"invalidate\" nil]");
        redis.run("bob> FLUSHDB");
        assertThat(redis.late()).containsExactly("you: >[\"invalidate\" nil]");
    }

    @Test
    void keys_that_expire_have_changed() {
        redis.runAll("HELLO 3", "CLIENT TRACKING ON", "bob> HELLO 3", "bob> CLIENT TRACKING ON BCAST NOLOOP");
        redis.runAll("ann> SET k 1 PX 5", "GET k");
        redis.late();
        redis.tick(10);
        assertThat(redis.late()).containsExactly("you: >[\"invalidate\" [\"k\"]]", "bob: >[\"invalidate\" [\"k\"]]");
    }

    @Test
    void a_table_that_is_too_large_drops_keys_as_if_they_had_changed() {
        redis.runAll("HELLO 3", "CLIENT TRACKING ON");
        tracking.mostKeys(2);
        redis.runAll("GET a", "GET b", "GET c", "GET d");
        redis.tick(1);
        assertThat(redis.late()).containsExactly("you: >[\"invalidate\" [\"a\"]]", "you: >[\"invalidate\" [\"b\"]]");
        assertThat(tracking.keys()).isEqualTo(2);
    }

    @Test
    void it_tells_how_it_tracks() {
        assertThat(redis.run("CLIENT TRACKINGINFO"))
                .isEqualTo("{\"flags\" ~[\"off\"] \"redirect\" -1 \"prefixes\" []}");
        redis.runAll("CLIENT TRACKING ON OPTOUT NOLOOP", "CLIENT CACHING NO");
        assertThat(redis.run("CLIENT TRACKINGINFO"))
                .isEqualTo("{\"flags\" ~[\"on\" \"optout\" \"caching-no\" \"noloop\"] \"redirect\" 0 \"prefixes\" []}");
        redis.runAll("CLIENT TRACKING OFF", "CLIENT TRACKING ON BCAST PREFIX b PREFIX a");
        assertThat(redis.run("CLIENT TRACKINGINFO"))
                .isEqualTo("{\"flags\" ~[\"on\" \"bcast\"] \"redirect\" 0 \"prefixes\" [\"a\" \"b\"]}");
    }
}
