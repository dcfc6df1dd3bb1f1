package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashExpiryCommandsTest {
    private final Session session = new Session();
    private final List<String> events = new ArrayList<>();

    private String run(String line) {
        return session.run(line);
    }

    @BeforeEach
    void fill() {
        run("HSET h a 1 b 2 c 3");
        run("SET s text");
        session.engine.listen(event -> events.add(event.type().event() + " " + event.key()));
    }

    @Test
    void expiresFieldsAloneAndTheHashWithTheLast() {
        assertThat(run("HEXPIRE h 10 FIELDS 3 a b missing")).isEqualTo("[1 1 -2]");
        assertThat(run("HPEXPIRE h 20000 FIELDS 1 c")).isEqualTo("[1]");
        session.tick(9_999);
        assertThat(run("HTTL h FIELDS 3 a c missing")).isEqualTo("[1 11 -2]");
        assertThat(run("HPTTL h FIELDS 2 a c")).isEqualTo("[1 10001]");
        session.tick(1);
        assertThat(run("HGETALL h")).isEqualTo("{\"c\" \"3\"}");
        session.clock.advance(10_000);
        assertThat(run("HGET h c")).isEqualTo("nil");
        assertThat(run("HLEN h")).isEqualTo("0");
        assertThat(events).containsExactly("hexpire h", "hexpire h", "hexpired h", "hexpired h", "del h");
    }

    @Test
    void tellsTheTimeOfExpiry() {
        run("HEXPIREAT h 1800000000 FIELDS 1 a");
        run("HPEXPIREAT h 1800000000001 FIELDS 1 b");
        assertThat(run("HEXPIRETIME h FIELDS 3 a b c")).isEqualTo("[1800000000 1800000001 -1]");
        assertThat(run("HPEXPIRETIME h FIELDS 3 a b c")).isEqualTo("[1800000000000 1800000000001 -1]");
        assertThat(run("HTTL missing FIELDS 2 a b")).isEqualTo("[-2 -2]");
    }

    @ParameterizedTest
    @CsvSource({
        "NX, [0 1]",
        "XX, [1 0]",
        "GT, [0 0]",
        "LT, [1 1]",
        "nx, [0 1]",
    })
    void setsOnCondition(String condition, String answers) {
        run("HEXPIRE h 100 FIELDS 1 a");
        assertThat(run("HEXPIRE h 50 " + condition + " FIELDS 2 a b")).isEqualTo(answers);
    }

    @Test
    void prolongsOnlyWithGt() {
        run("HEXPIRE h 100 FIELDS 1 a");
        assertThat(run("HEXPIRE h 100 GT FIELDS 1 a")).isEqualTo("[0]");
        assertThat(run("HEXPIRE h 101 GT FIELDS 1 a")).isEqualTo("[1]");
        assertThat(run("HEXPIRE h 101 LT FIELDS 1 a")).isEqualTo("[0]");
    }

    @Test
    void removesAtOnceWhatIsOver() {
        assertThat(run("HEXPIRE h 0 FIELDS 2 a a")).isEqualTo("[2 -2]");
        assertThat(run("HPEXPIREAT h 1 NX FIELDS 2 b c")).isEqualTo("[2 2]");
        assertThat(run("HLEN h")).isEqualTo("0");
        assertThat(events).containsExactly("hdel h", "hdel h", "del h");
    }

    @Test
    void persists() {
        run("HEXPIRE h 100 FIELDS 1 a");
        assertThat(run("HPERSIST h FIELDS 3 a b missing")).isEqualTo("[1 -1 -2]");
        assertThat(run("HPERSIST h FIELDS 1 a")).isEqualTo("[-1]");
        session.tick(100_000);
        assertThat(run("HGET h a")).isEqualTo("\"1\"");
        assertThat(events).containsExactly("hexpire h", "hpersist h");
    }

    @Test
    void writingAFieldDropsItsExpiryAndCountingKeepsIt() {
        run("HEXPIRE h 100 FIELDS 3 a b c");
        run("HSET h a 5");
        run("HINCRBY h b 1");
        run("HINCRBYFLOAT h c 0.5");
        assertThat(run("HTTL h FIELDS 3 a b c")).isEqualTo("[-1 100 100]");
    }

    @ParameterizedTest
    @CsvSource({
        "HEXPIRE s x FIELDS 1 a,           WRONGTYPE Operation against a key holding the wrong kind of value",
        "HEXPIRE h x FIELDS 1 a,           ERR value is not an integer or out of range",
        "HEXPIRE h -1 FIELDS 1 a,          'ERR invalid expire time, must be >= 0'",
        "HEXPIRE h 99999999999 FIELDS 1 a, ERR invalid expire time in 'hexpire' command",
        "HPEXPIREAT h 70368744177664 FIELDS 1 a, ERR invalid expire time in 'hpexpireat' command",
        "HEXPIRE h 1 NX XX FIELDS 1 a,     ERR Mandatory argument FIELDS is missing or not at the right position",
        "HEXPIRE h 1 FIELDS 0 a,           ERR Parameter `numFields` should be greater than 0",
        "HEXPIRE h 1 FIELDS 2 a,           ERR The `numfields` parameter must match the number of arguments",
        "HTTL h FIELDS 0 a,                ERR Number of fields must be a positive integer",
        "HTTL h FIELD 1 a,                 ERR Mandatory argument FIELDS is missing or not at the right position",
        "HPERSIST h FIELDS 1 a b,          ERR The `numfields` parameter must match the number of arguments",
        "HGETDEL h FIELDS x a,             ERR Number of fields must be a positive integer",
        "HGETEX h EX 5 PERSIST FIELDS 1 a, ERR Mandatory argument FIELDS is missing or not at the right position",
        "HGETEX h EX 5 FIELDS,             ERR The `numfields` parameter must match the number of arguments",
        "HSETEX h EX 5 PX 5 FIELDS 1 a 1,  "
                + "'ERR Only one of EX, PX, EXAT, PXAT or KEEPTTL arguments can be specified'",
        "HSETEX h FNX FXX FIELDS 1 a 1,    ERR Only one of FXX or FNX arguments can be specified",
        "HSETEX h EX FIELDS 1 a 1,         ERR value is not an integer or out of range",
        "HSETEX h NX FIELDS 1 a 1,         ERR unknown argument: NX",
        "HSETEX h FIELDS 0 a 1 b,          ERR invalid number of fields",
        "HSETEX h FIELDS 2 a 1 b,          ERR wrong number of arguments for 'hsetex' command",
        "HSETEX s FNX FNX FIELDS 1 a 1,    ERR Only one of FXX or FNX arguments can be specified",
    })
    void complainsOfTheFirstMistake(String line, String error) {
        assertThat(run(line)).isEqualTo("!" + error);
    }

    @Test
    void getsAndRemoves() {
        assertThat(run("HGETDEL h FIELDS 3 a a missing")).isEqualTo("[\"1\" nil nil]");
        assertThat(run("HGETDEL missing FIELDS 1 a")).isEqualTo("[nil]");
        assertThat(run("HGETDEL h FIELDS 2 b c")).isEqualTo("[\"2\" \"3\"]");
        assertThat(run("HLEN h")).isEqualTo("0");
        assertThat(events).containsExactly("hdel h", "hdel h", "del h");
    }

    @Test
    void getsAndExpires() {
        assertThat(run("HGETEX h FIELDS 2 a missing")).isEqualTo("[\"1\" nil]");
        assertThat(run("HGETEX h EX 10 FIELDS 2 a b")).isEqualTo("[\"1\" \"2\"]");
        assertThat(run("HGETEX h PERSIST FIELDS 2 a c")).isEqualTo("[\"1\" \"3\"]");
        assertThat(run("HTTL h FIELDS 3 a b c")).isEqualTo("[-1 10 -1]");
        assertThat(run("HGETEX h PXAT 1 FIELDS 3 a b c")).isEqualTo("[\"1\" \"2\" \"3\"]");
        assertThat(run("HGETALL h")).isEqualTo("{}");
        assertThat(run("HGETEX h EX 10 FIELDS 1 a")).isEqualTo("[nil]");
        assertThat(events).containsExactly("hexpire h", "hpersist h", "hdel h", "del h");
    }

    @Test
    void setsWithExpiry() {
        assertThat(run("HSETEX h EX 10 FIELDS 2 a 5 d 6")).isEqualTo("1");
        assertThat(run("HSETEX h KEEPTTL FIELDS 1 a 7")).isEqualTo("1");
        assertThat(run("HSETEX h FIELDS 1 d 8")).isEqualTo("1");
        assertThat(run("HTTL h FIELDS 2 a d")).isEqualTo("[10 -1]");
        assertThat(run("HMGET h a d")).isEqualTo("[\"7\" \"8\"]");
    }

    @Test
    void setsAllOrNothing() {
        assertThat(run("HSETEX h FXX FIELDS 2 a 9 new 9")).isEqualTo("0");
        assertThat(run("HSETEX h FNX FIELDS 2 new 9 a 9")).isEqualTo("0");
        assertThat(run("HSETEX missing FXX FIELDS 1 a 9")).isEqualTo("0");
        assertThat(run("HMGET h a new")).isEqualTo("[\"1\" nil]");
        assertThat(run("HSETEX h FXX FIELDS 2 a 9 b 9")).isEqualTo("1");
        assertThat(run("HSETEX fresh FNX PX 5 FIELDS 1 a 9")).isEqualTo("1");
        assertThat(run("HPTTL fresh FIELDS 1 a")).isEqualTo("[5]");
    }

    @Test
    void setsWhatIsOverOnlyForTheRecord() {
        assertThat(run("HSETEX fresh PXAT 1 FIELDS 1 a 9")).isEqualTo("1");
        assertThat(run("HLEN fresh")).isEqualTo("0");
        assertThat(events).containsExactly("hset fresh", "hdel fresh", "del fresh");
    }

    @Test
    void aForkKeepsItsFields() {
        Engine fork = session.engine.fork();
        run("HPEXPIRE h 5 FIELDS 3 a b c");
        session.tick(5);
        assertThat(run("HLEN h")).isEqualTo("0");
        Client client = fork.connect((c, reply) -> {});
        Reply reply = fork.execute(client, CommandLine.split("HLEN h").words());
        assertThat(Session.text(reply)).isEqualTo("3");
    }
}
