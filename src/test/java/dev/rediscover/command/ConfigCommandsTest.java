package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigCommandsTest {
    private final Session redis = new Session();

    @Test
    void settings_are_found_by_patterns_and_by_their_older_names() {
        assertThat(redis.run("CONFIG GET maxmemory")).isEqualTo("{\"maxmemory\" \"0\"}");
        assertThat(redis.run("CONFIG GET *max-intset* DATABASES"))
                .isEqualTo("{\"databases\" \"16\" \"set-max-intset-entries\" \"512\"}");
        redis.run("CONFIG SET hash-max-ziplist-entries 7");
        assertThat(redis.run("CONFIG GET hash-max-*entries"))
                .isEqualTo("{\"hash-max-listpack-entries\" \"7\" \"hash-max-ziplist-entries\" \"7\"}");
        assertThat(redis.run("CONFIG GET nosuch")).isEqualTo("{}");
    }

    @Test
    void all_are_set_or_none() {
        assertThat(redis.run("CONFIG SET maxmemory 1mb maxmemory-samples 0")).startsWith("!ERR CONFIG SET failed");
        assertThat(redis.run("CONFIG GET maxmemory")).isEqualTo("{\"maxmemory\" \"0\"}");
        assertThat(redis.run("CONFIG SET maxmemory 1mb maxmemory-samples 3")).isEqualTo("OK");
        assertThat(redis.run("CONFIG GET maxmemory*s")).contains("\"maxmemory-samples\" \"3\"");
        assertThat(redis.run("CONFIG GET maxmemory")).isEqualTo("{\"maxmemory\" \"1048576\"}");
    }

    @Test
    void what_is_set_is_obeyed_at_once_and_by_forks() {
        redis.run("CONFIG SET set-max-intset-entries 2");
        redis.run("SADD s 1 2 3");
        assertThat(redis.run("OBJECT ENCODING s")).isEqualTo("\"hashtable\"");
        assertThat(redis.engine.fork().limits().setMaxIntsetEntries).isEqualTo(2);
        redis.runAll("CONFIG SET notify-keyspace-events KEA", "bob> SUBSCRIBE __keyspace@0__:k", "SET k v");
        assertThat(redis.late()).containsExactly("bob: >[\"message\" \"__keyspace@0__:k\" \"set\"]");
        assertThat(redis.run("CONFIG GET notify-keyspace-events")).isEqualTo("{\"notify-keyspace-events\" \"AKE\"}");
    }

    @Test
    void what_nothing_obeys_cannot_be_set() {
        assertThat(redis.run("CONFIG SET appendonly yes"))
                .endsWith("'appendonly') - this engine keeps its data in memory only, so it stays as it is");
        assertThat(redis.run("CONFIG SET appendonly no")).as("as it is").isEqualTo("OK");
        assertThat(redis.run("CONFIG SET lazyfree-lazy-user-del yes"))
                .as("nobody can see the difference")
                .isEqualTo("OK");
        assertThat(redis.run("CONFIG GET lazyfree-lazy-user-del")).isEqualTo("{\"lazyfree-lazy-user-del\" \"yes\"}");
    }

    @Test
    void slow_commands_are_logged_with_their_words_shortened() {
        redis.run("CONFIG SET slowlog-log-slower-than 0");
        redis.run("SET k " + "x".repeat(200));
        assertThat(redis.run("SLOWLOG GET 1"))
                .contains("\"SET\" \"k\" \"" + "x".repeat(128) + "... (72 more bytes)\"")
                .contains("\"embedded:1\"");
        redis.run("CONFIG SET slowlog-max-len 1");
        redis.run("PING");
        assertThat(redis.run("SLOWLOG LEN")).isEqualTo("1");
        assertThat(redis.run("SLOWLOG RESET")).isEqualTo("OK");
    }

    @Test
    void monitors_see_what_others_run() {
        redis.run("bob> MONITOR");
        redis.runAll("SELECT 3", "SET k 'a b'", "CONFIG GET maxmemory");
        assertThat(redis.late())
                .containsExactly(
                        "bob: 1767225600.000000 [3 embedded:2] \"SELECT\" \"3\"",
                        "bob: 1767225600.000000 [3 embedded:2] \"SET\" \"k\" \"a b\"");
        redis.run("bob> RESET");
        redis.run("PING");
        assertThat(redis.late()).isEmpty();
    }

    @Test
    void latency_is_counted_by_command() {
        redis.runAll("SET k v", "GET k", "GET k");
        assertThat(redis.run("LATENCY HISTOGRAM get")).isEqualTo("{\"get\" {\"calls\" 2 \"histogram_usec\" {1 2}}}");
        assertThat(redis.run("LATENCY LATEST")).isEqualTo("[]");
        assertThat(redis.run("LATENCY DOCTOR")).startsWith("=I'm sorry, Dave");
        assertThat(redis.run("LOLWUT")).endsWith("Redis ver. 8.0.0\n");
        assertThat(redis.run("LOLWUT VERSION 6 40 10")).contains("#");
    }
}
