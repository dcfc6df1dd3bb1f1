package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashCommandsTest {
    private final Session session = new Session();

    private String run(String line) {
        return session.run(line);
    }

    @Test
    void setsAndGets() {
        assertThat(run("HSET h a 1 b 2 a 3")).isEqualTo("2");
        assertThat(run("HGETALL h")).isEqualTo("{\"a\" \"3\" \"b\" \"2\"}");
        assertThat(run("HMGET h b missing")).isEqualTo("[\"2\" nil]");
        assertThat(run("HKEYS h")).isEqualTo("[\"a\" \"b\"]");
        assertThat(run("HVALS h")).isEqualTo("[\"3\" \"2\"]");
        assertThat(run("HSETNX h a 9")).isEqualTo("0");
        assertThat(run("HMSET h c 333")).isEqualTo("OK");
        assertThat(run("HSTRLEN h c")).isEqualTo("3");
        assertThat(run("HEXISTS h d")).isEqualTo("0");
        assertThat(run("HDEL h a b c d")).isEqualTo("3");
        assertThat(run("HLEN h")).isEqualTo("0");
        assertThat(run("HGETALL h")).isEqualTo("{}");
    }

    @Test
    void wantsPairs() {
        run("SET s text");
        assertThat(run("HSET s a 1 b")).isEqualTo("!ERR wrong number of arguments for 'hset' command");
        assertThat(run("HMSET h a 1 b")).isEqualTo("!ERR wrong number of arguments for 'hmset' command");
        assertThat(run("HSET s a 1")).startsWith("!WRONGTYPE");
    }

    @ParameterizedTest
    @CsvSource({
        "HINCRBY h n 5,                   12",
        "HINCRBY h fresh -5,              -5",
        "HINCRBY h n x,                   !ERR value is not an integer or out of range",
        "HINCRBY h text 1,                !ERR hash value is not an integer",
        "HINCRBY h n 9223372036854775807, !ERR increment or decrement would overflow",
        "HINCRBYFLOAT h n 0.1,            '\"7.1\"'",
        "HINCRBYFLOAT h n 5.0e3,          '\"5007\"'",
        "HINCRBYFLOAT h n inf,            !ERR value is NaN or Infinity",
        "HINCRBYFLOAT h n nan,            !ERR value is not a valid float",
        "HINCRBYFLOAT h text 1,           !ERR hash value is not a float",
        "HINCRBYFLOAT h endless 1,        !ERR increment would produce NaN or Infinity",
    })
    void counts(String line, String reply) {
        run("HSET h n 7 text abc endless inf");
        assertThat(run(line)).isEqualTo(reply);
    }

    @Test
    void drawsFields() {
        run("HSET h a 1 b 2");
        assertThat(run("HRANDFIELD h 0 WITHVALUES")).isEqualTo("<>");
        assertThat(run("HRANDFIELD h 9 WITHVALUES")).startsWith("<").contains("\"a\" \"1\"", "\"b\" \"2\"");
        assertThat(run("HRANDFIELD h -5").split(" ")).hasSize(5);
        assertThat(run("HRANDFIELD missing")).isEqualTo("nil");
        assertThat(run("HRANDFIELD missing 1")).isEqualTo("[]");
        assertThat(run("HRANDFIELD h 1 WITH")).isEqualTo("!ERR syntax error");
        assertThat(run("HRANDFIELD missing 4611686018427387905 WITHVALUES")).isEqualTo("!ERR value is out of range");
        assertThat(run("HRANDFIELD h -9000000000")).isEqualTo("!ERR value is out of range");
    }

    @Test
    void scans() {
        run("HSET h a 1 b 2 c 3");
        assertThat(run("HSCAN h 0 MATCH [ab]")).isEqualTo("[\"0\" [\"a\" \"1\" \"b\" \"2\"]]");
        assertThat(run("HSCAN h 0 NOVALUES MATCH [ab]")).isEqualTo("[\"0\" [\"a\" \"b\"]]");
        assertThat(run("HSCAN h 0 COUNT 0")).isEqualTo("!ERR syntax error");
        assertThat(run("HSCAN missing 0 COUNT 0")).isEqualTo("[\"0\" []]");
    }

    @Test
    void announcesWhatHappened() {
        List<String> events = new ArrayList<>();
        session.engine.listen(event -> events.add(event.type().event() + " " + event.key()));
        run("HSET h a 1");
        run("HSETNX h a 2");
        run("HINCRBY h a 1");
        run("HINCRBYFLOAT h a 1");
        run("HDEL h b");
        run("HDEL h a");
        assertThat(events).containsExactly("hset h", "hincrby h", "hincrbyfloat h", "hdel h", "del h");
    }

    @Test
    void importsHashesOfOneShape() {
        assertThat(run("HIMPORT PREPARE user name age")).isEqualTo("OK");
        assertThat(run("HSET u:1 old field")).isEqualTo("1");
        assertThat(run("HIMPORT SET u:1 user ann 30")).isEqualTo("OK");
        assertThat(run("HGETALL u:1")).isEqualTo("{\"name\" \"ann\" \"age\" \"30\"}");
        assertThat(run("HIMPORT PREPARE user name")).isEqualTo("OK");
        assertThat(run("HIMPORT SET u:2 user bob 31"))
                .isEqualTo("!ERR value count does not match fieldset field count");
        assertThat(run("bob> HIMPORT SET u:2 user bob")).isEqualTo("!ERR no such fieldset");
        assertThat(run("HIMPORT PREPARE pair x x")).isEqualTo("!ERR duplicate field name in fieldset");
        assertThat(run("HIMPORT SET u:2 pair 1 2")).isEqualTo("!ERR no such fieldset");
    }

    @Test
    void refusesToImportOverAnotherType() {
        run("SET s text");
        assertThat(run("HIMPORT SET s missing 1")).startsWith("!WRONGTYPE");
        assertThat(run("GET s")).isEqualTo("\"text\"");
    }

    @Test
    void forgetsFieldsets() {
        run("HIMPORT PREPARE a x");
        run("HIMPORT PREPARE b x");
        run("HIMPORT PREPARE c x");
        assertThat(run("HIMPORT DISCARD a")).isEqualTo("1");
        assertThat(run("HIMPORT DISCARD a")).isEqualTo("0");
        assertThat(run("HIMPORT DISCARDALL")).isEqualTo("2");
        assertThat(run("HIMPORT SET k b 1")).isEqualTo("!ERR no such fieldset");
        assertThat(run("HIMPORT DISCARD")).isEqualTo("!ERR wrong number of arguments for 'himport|discard' command");
    }
}
