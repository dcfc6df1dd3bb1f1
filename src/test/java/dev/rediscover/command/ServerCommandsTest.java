package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerCommandsTest {
    private final Session session = new Session();

    @Test
    void databases_are_counted_flushed_and_swapped() {
        session.runAll("SET a 1", "SET b 2", "SELECT 1", "SET c 3");
        assertThat(session.run("DBSIZE")).isEqualTo("1");
        assertThat(session.run("SWAPDB 0 1")).isEqualTo("OK");
        assertThat(session.run("DBSIZE")).isEqualTo("2");
        assertThat(session.run("FLUSHDB ASYNC")).isEqualTo("OK");
        assertThat(session.run("DBSIZE")).isEqualTo("0");
        session.run("SELECT 0");
        assertThat(session.run("DBSIZE")).isEqualTo("1");
        assertThat(session.run("FLUSHALL SYNC SYNC")).isEqualTo("!ERR syntax error");
        assertThat(session.run("FLUSHALL")).isEqualTo("OK");
        assertThat(session.run("SWAPDB a 1")).isEqualTo("!ERR invalid first DB index");
        assertThat(session.run("SWAPDB 1 a")).isEqualTo("!ERR invalid second DB index");
        assertThat(session.run("SWAPDB 1 16")).isEqualTo("!ERR DB index is out of range");
    }

    @Test
    void swapping_brings_a_waiting_client_what_it_waits_for() {
        session.runAll("SELECT 1", "RPUSH jobs j1");
        assertThat(session.run("bob> BLPOP jobs 0")).isEqualTo("(waits)");
        session.run("SWAPDB 0 1");
        assertThat(session.late()).containsExactly("bob: [\"jobs\" \"j1\"]");
    }

    @Test
    void time_is_the_engines() {
        assertThat(session.run("TIME")).isEqualTo("[\"1767225600\" \"0\"]");
        session.tick(1500);
        assertThat(session.run("TIME")).isEqualTo("[\"1767225601\" \"500000\"]");
    }

    @Test
    void info_tells_by_sections() {
        session.runAll("SET a 1", "SET b 2 EX 100", "GET a", "GET nosuch");
        assertThat(session.run("INFO"))
                .contains("# Server")
                .contains("redis_version:8.0.0")
                .contains("# Keyspace");
        assertThat(session.run("INFO keyspace")).isEqualTo("=# Keyspace\r\ndb0:keys=2,expires=1,avg_ttl=100000\r\n");
        assertThat(session.run("INFO Stats clients"))
                .contains("keyspace_hits:1")
                .contains("keyspace_misses:1")
                .contains("connected_clients:1")
                .doesNotContain("# Server");
        assertThat(session.run("INFO nosuch")).isEqualTo("=");
    }

    @Test
    void waiting_for_replicas_ends_by_its_time() {
        assertThat(session.run("WAIT 0 0")).isEqualTo("0");
        assertThat(session.run("WAIT 1 100")).isEqualTo("(waits)");
        session.tick(100);
        assertThat(session.late()).containsExactly("you: 0");
        assertThat(session.run("WAITAOF 0 0 0")).isEqualTo("[0 0]");
        assertThat(session.run("WAITAOF 1 0 0")).startsWith("!ERR WAITAOF cannot be used");
        assertThat(session.run("WAITAOF 2 0 0")).isEqualTo("!ERR value is out of range");
        assertThat(session.run("WAIT 1 x")).isEqualTo("!ERR timeout is not an integer or out of range");
    }

    @Test
    void command_describes_what_can_be_run() {
        assertThat(session.run("COMMAND INFO get"))
                .startsWith("[[\"get\" 2 ~[readonly fast] 1 1 1 ~[@read @string @fast]");
        assertThat(session.run("COMMAND INFO nosuch eval")).isEqualTo("[nil-array nil-array]");
        assertThat(session.run("COMMAND DOCS client|id")).startsWith("{\"client|id\" {\"summary\"");
        assertThat(session.run("COMMAND DOCS zadd")).contains("\"score_member\" \"type\" \"block\"");
        assertThat(session.run("COMMAND LIST FILTERBY PATTERN zrank*")).isEqualTo("[\"zrank\"]");
        assertThat(session.run("COMMAND LIST FILTERBY ACLCAT nosuch")).isEqualTo("[]");
        assertThat(session.run("COMMAND LIST FILTERBY foo x")).isEqualTo("!ERR syntax error");
        int count = Integer.parseInt(session.run("COMMAND COUNT"));
        assertThat(session.run("COMMAND LIST").split(" ")).hasSize(count);
    }

    @Test
    void command_getkeys_picks_out_the_keys() {
        assertThat(session.run("COMMAND GETKEYS MSET a 1 b 2")).isEqualTo("[\"a\" \"b\"]");
        assertThat(session.run("COMMAND GETKEYS ZUNIONSTORE d 2 a b")).isEqualTo("[\"d\" \"a\" \"b\"]");
        assertThat(session.run("COMMAND GETKEYSANDFLAGS LMOVE a b LEFT LEFT"))
                .isEqualTo("[[\"a\" ~[RW access delete]] [\"b\" ~[RW insert]]]");
        assertThat(session.run("COMMAND GETKEYS PING")).isEqualTo("!ERR The command has no key arguments");
        assertThat(session.run("COMMAND GETKEYS nosuch x")).isEqualTo("!ERR Invalid command specified");
        assertThat(session.run("COMMAND GETKEYS GET a b"))
                .isEqualTo("!ERR Invalid number of arguments specified for command");
        assertThat(session.run("COMMAND GETKEYS ZUNION 9 a")).isEqualTo("!ERR Invalid arguments specified for command");
    }
}
