package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransactionCommandsTest {
    private final Session redis = new Session();

    @Test
    void queued_commands_run_at_exec_in_their_order() {
        assertThat(redis.run("MULTI")).isEqualTo("OK");
        assertThat(redis.run("INCR n")).isEqualTo("QUEUED");
        assertThat(redis.run("LPUSH n x")).isEqualTo("QUEUED");
        assertThat(redis.run("bob> EXISTS n")).isEqualTo("0");
        assertThat(redis.run("INCR n")).isEqualTo("QUEUED");
        assertThat(redis.run("EXEC"))
                .isEqualTo("[1 !WRONGTYPE Operation against a key holding the wrong kind of value 2]");
        assertThat(redis.run("EXEC")).isEqualTo("!ERR EXEC without MULTI");
    }

    @Test
    void a_command_that_cannot_be_queued_spoils_the_transaction() {
        redis.run("MULTI");
        assertThat(redis.run("NOSUCH")).startsWith("!ERR unknown command");
        redis.run("SET k v");
        assertThat(redis.run("EXEC")).isEqualTo("!EXECABORT Transaction discarded because of previous errors.");
        assertThat(redis.run("GET k")).isEqualTo("nil");
    }

    @Test
    void what_is_wrong_about_the_transaction_itself_spoils_nothing() {
        redis.run("MULTI");
        assertThat(redis.run("MULTI")).isEqualTo("!ERR MULTI calls can not be nested");
        assertThat(redis.run("WATCH k")).isEqualTo("!ERR WATCH inside MULTI is not allowed");
        redis.run("SET k v");
        assertThat(redis.run("EXEC")).isEqualTo("[OK]");
    }

    @Test
    void a_watched_key_that_anybody_changes_empties_exec() {
        redis.runAll("WATCH k", "bob> SET k 1", "MULTI", "SET k 2");
        assertThat(redis.run("EXEC")).isEqualTo("nil-array");
        redis.runAll("WATCH k", "SET k 3", "MULTI", "PING");
        assertThat(redis.run("EXEC")).as("one's own change counts too").isEqualTo("nil-array");
        redis.runAll("WATCH k", "bob> GET k", "MULTI", "SET k 2");
        assertThat(redis.run("EXEC")).isEqualTo("[OK]");
    }

    @Test
    void unwatch_discard_and_exec_forget_the_watched_keys() {
        redis.runAll("WATCH k", "UNWATCH", "bob> SET k 1", "MULTI", "PING");
        assertThat(redis.run("EXEC")).isEqualTo("[PONG]");
        redis.runAll("WATCH k", "MULTI", "DISCARD", "bob> SET k 1", "MULTI", "PING");
        assertThat(redis.run("EXEC")).isEqualTo("[PONG]");
        assertThat(redis.run("DISCARD")).isEqualTo("!ERR DISCARD without MULTI");
    }

    @Test
    void a_watched_key_changes_when_it_expires_or_is_flushed_or_swapped_away() {
        redis.runAll("SET k 1 PX 100", "WATCH k", "MULTI", "PING");
        redis.clock.advance(200);
        assertThat(redis.run("EXEC")).isEqualTo("nil-array");
        redis.runAll("WATCH none", "bob> FLUSHALL", "MULTI", "PING");
        assertThat(redis.run("EXEC")).as("it was not there").isEqualTo("[PONG]");
        redis.runAll("SET k 1", "WATCH k", "bob> FLUSHDB", "MULTI", "PING");
        assertThat(redis.run("EXEC")).isEqualTo("nil-array");
        redis.runAll("bob> SELECT 1", "bob> SET k 5", "WATCH k", "bob> SWAPDB 0 1", "MULTI", "PING");
        assertThat(redis.run("EXEC")).isEqualTo("nil-array");
    }

    @Test
    void nobody_waits_inside_a_transaction() {
        redis.runAll("MULTI", "BLPOP q 0", "WAIT 0 0");
        assertThat(redis.run("EXEC")).isEqualTo("[nil-array 0]");
        assertThat(redis.run("BLPOP q 0")).isEqualTo("(waits)");
        redis.runAll("bob> MULTI", "bob> RPUSH q a", "bob> LPOP q", "bob> RPUSH q b");
        assertThat(redis.run("bob> EXEC")).isEqualTo("[1 \"a\" 1]");
        assertThat(redis.late()).as("served when EXEC is over").containsExactly("you: [\"q\" \"b\"]");
    }

    @Test
    void reset_and_hanging_up_forget_everything() {
        redis.runAll("WATCH k", "MULTI", "SET k v");
        assertThat(redis.run("RESET")).isEqualTo("RESET");
        assertThat(redis.run("EXEC")).isEqualTo("!ERR EXEC without MULTI");
        redis.runAll("bob> WATCH k");
        redis.engine.disconnect(redis.client("bob"));
        assertThat(redis.run("SET k v")).isEqualTo("OK");
    }
}
