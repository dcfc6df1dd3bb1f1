package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final String NOAUTH = "!NOAUTH Authentication required.";
    private static final String WRONGPASS = "!WRONGPASS invalid username-password pair or user is disabled.";

    private final Session redis = new Session();

    @Test
    void who_comes_after_the_password_was_set_must_say_it() {
        assertThat(redis.run("CONFIG SET requirepass secret")).isEqualTo("OK");
        assertThat(redis.run("SET k v")).as("was here before").isEqualTo("OK");
        assertThat(redis.run("bob> GET k")).isEqualTo(NOAUTH);
        assertThat(redis.run("bob> PING")).isEqualTo(NOAUTH);
        assertThat(redis.run("bob> NOSUCH")).startsWith("!ERR unknown command");
        assertThat(redis.run("bob> GET")).startsWith("!ERR wrong number");
        assertThat(redis.run("bob> AUTH wrong")).isEqualTo(WRONGPASS);
        assertThat(redis.run("bob> AUTH nobody secret")).isEqualTo(WRONGPASS);
        assertThat(redis.run("bob> AUTH a b c")).isEqualTo("!ERR syntax error");
        assertThat(redis.run("bob> AUTH secret")).isEqualTo("OK");
        assertThat(redis.run("bob> GET k")).isEqualTo("\"v\"");
        assertThat(redis.run("ann> AUTH default secret")).isEqualTo("OK");
        assertThat(redis.run("ann> AUTH wrong")).isEqualTo(WRONGPASS);
        assertThat(redis.run("ann> GET k"))
                .as("a wrong password throws nobody out")
                .isEqualTo("\"v\"");
    }

    @Test
    void hello_takes_the_password_with_it_and_does_nothing_without() {
        redis.run("CONFIG SET requirepass secret");
        assertThat(redis.run("bob> HELLO 3")).startsWith("!NOAUTH HELLO must be called");
        assertThat(redis.run("bob> HELLO 3 AUTH default wrong SETNAME b")).isEqualTo(WRONGPASS);
        assertThat(redis.run("bob> HELLO 3 SETNAME b")).startsWith("!NOAUTH HELLO");
        assertThat(redis.run("bob> HELLO 2 AUTH default secret")).contains("\"proto\" 2");
        assertThat(redis.run("bob> CLIENT GETNAME")).isEqualTo("nil");
    }

    @Test
    void reset_takes_the_way_in_back() {
        redis.runAll("CONFIG SET requirepass secret", "bob> AUTH secret");
        assertThat(redis.run("bob> RESET")).isEqualTo("RESET");
        assertThat(redis.run("bob> GET k")).isEqualTo(NOAUTH);
        assertThat(redis.run("bob> MULTI")).isEqualTo(NOAUTH);
        redis.run("CONFIG SET requirepass ''");
        assertThat(redis.run("bob> PING")).isEqualTo("PONG");
    }

    @Test
    void passwords_are_shown_to_nobody() {
        redis.runAll("bob> MONITOR", "CONFIG SET slowlog-log-slower-than 0");
        redis.runAll(
                "CONFIG SET maxmemory 0 requirepass s3cret", "AUTH s3cret", "HELLO 2 AUTH default s3cret SETNAME me");
        redis.runAll("AUTH default s3cret", "MIGRATE 127.0.0.1 1 k 0 1 AUTH2 me s3cret");
        assertThat(redis.run("SLOWLOG GET"))
                .doesNotContain("s3cret")
                .contains("\"CONFIG\" \"SET\" \"maxmemory\" \"0\" \"requirepass\" \"(redacted)\"")
                .contains("[\"AUTH\" \"(redacted)\"]")
                .contains("[\"AUTH\" \"(redacted)\" \"(redacted)\"]")
                .contains("\"HELLO\" \"2\" \"AUTH\" \"(redacted)\" \"(redacted)\" \"SETNAME\" \"me\"");
        assertThat(redis.late().toString()).contains("AUTH").doesNotContain("s3cret");
    }

    @Test
    void neither_copies_of_the_engine_nor_the_program_itself_are_asked() {
        redis.run("CONFIG SET requirepass secret");
        Engine copy = redis.engine.fork();
        assertThat(ping(copy, copy.connect((to, reply) -> {}))).isEqualTo("PONG");
        Client own = redis.engine.connect((to, reply) -> {});
        own.trust();
        redis.engine.reset(own);
        assertThat(ping(redis.engine, own)).isEqualTo("PONG");
        assertThat(ping(redis.engine, redis.engine.connect((to, reply) -> {}))).startsWith("NOAUTH");
    }

    private static String ping(Engine engine, Client client) {
        Reply reply = engine.execute(client, List.of(Bytes.of("PING")));
        return reply instanceof Reply.Status status ? status.text() : ((Reply.Err) reply).text();
    }
}
