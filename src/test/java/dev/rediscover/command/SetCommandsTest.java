package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetCommandsTest {
    private final Session session = new Session();

    private String run(String line) {
        return session.run(line);
    }

    @BeforeEach
    void fill() {
        run("SADD a 1 2 3 4");
        run("SADD b 3 4 5");
        run("SET s text");
    }

    @Test
    void addsRemovesAndAsks() {
        assertThat(run("SADD a 4 5 5")).isEqualTo("1");
        assertThat(run("SREM a 5 6")).isEqualTo("1");
        assertThat(run("SCARD a")).isEqualTo("4");
        assertThat(run("SMISMEMBER a 1 9")).isEqualTo("[1 0]");
        assertThat(run("SMEMBERS missing")).isEqualTo("~[]");
        assertThat(run("SREM a 1 2 3 4")).isEqualTo("4");
        assertThat(run("SISMEMBER a 1")).isEqualTo("0");
    }

    @Test
    void combines() {
        assertThat(run("SINTER a b")).isEqualTo("~[\"3\" \"4\"]");
        assertThat(run("SUNION a b missing")).isEqualTo("~[\"1\" \"2\" \"3\" \"4\" \"5\"]");
        assertThat(run("SDIFF a b")).isEqualTo("~[\"1\" \"2\"]");
        assertThat(run("SDIFF a a")).isEqualTo("~[]");
        assertThat(run("SINTER a missing")).isEqualTo("~[]");
        assertThat(run("SINTER missing s")).startsWith("!WRONGTYPE");
        assertThat(run("SDIFF missing s")).startsWith("!WRONGTYPE");
    }

    @Test
    void stores() {
        assertThat(run("SUNIONSTORE s a b")).isEqualTo("5");
        assertThat(run("SCARD s")).isEqualTo("5");
        assertThat(run("SDIFFSTORE a a b")).isEqualTo("2");
        assertThat(run("SINTERSTORE s a b")).isEqualTo("0");
        assertThat(run("SCARD s")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "SINTERCARD 2 a b,               2",
        "SINTERCARD 2 a b LIMIT 1,       1",
        "SUNIONCARD 2 a b,               5",
        "SUNIONCARD 2 a b LIMIT 3,       3",
        "SUNIONCARD 2 a b LIMIT 0,       5",
        "SUNIONCARD 2 a b APPROX,        5",
        "SUNIONCARD 2 a no LIMIT 3 APPROX, 3",
        "SUNIONCARD 2 a b APPROX,        5",
        "SUNIONCARD 2 a b LIMIT 2 APPROX, 2",
        "SUNIONCARD 1 missing,           0",
        "SDIFFCARD 2 a b,                2",
        "SDIFFCARD 2 a b LIMIT 1,        1",
        "SDIFFCARD 2 missing b,          0",
        "SDIFFCARD 2 a b APPROX,         !ERR syntax error",
        "SDIFFCARD 0 a,                  !ERR numkeys should be greater than 0",
        "SUNIONCARD 3 a b,               !ERR Number of keys can't be greater than number of args",
        "SUNIONCARD 2 a b LIMIT -1,      !ERR LIMIT can't be negative",
        "SUNIONCARD 2 a s,               !WRONGTYPE Operation against a key holding the wrong kind of value",
    })
    void counts(String line, String reply) {
        assertThat(run(line)).isEqualTo(reply);
    }

    @Test
    void moves() {
        assertThat(run("SMOVE missing s 1")).isEqualTo("0");
        assertThat(run("SMOVE a s 1")).startsWith("!WRONGTYPE");
        assertThat(run("SMOVE a b 9")).isEqualTo("0");
        assertThat(run("SMOVE a a 1")).isEqualTo("1");
        assertThat(run("SMOVE a c 1")).isEqualTo("1");
        assertThat(run("SMEMBERS c")).isEqualTo("~[\"1\"]");
    }

    @Test
    void drawsMembers() {
        assertThat(run("SPOP a 0")).isEqualTo("~[]");
        assertThat(run("SPOP a -1")).isEqualTo("!ERR value is out of range, must be positive");
        assertThat(run("SPOP a 1 2")).isEqualTo("!ERR syntax error");
        assertThat(run("SPOP missing 3")).isEqualTo("~[]");
        assertThat(run("SRANDMEMBER b 99")).contains("\"3\"", "\"4\"", "\"5\"").startsWith("[");
        assertThat(run("SRANDMEMBER b -7").split(" ")).hasSize(7);
        assertThat(run("SRANDMEMBER missing")).isEqualTo("nil");
        assertThat(run("SRANDMEMBER b -9223372036854775808")).startsWith("!ERR value is out of range, value must");
        assertThat(run("SRANDMEMBER b -9223372036854775807")).isEqualTo("!ERR value is out of range");
        assertThat(run("SPOP b 9223372036854775807")).contains("\"3\"", "\"4\"", "\"5\"");
        assertThat(run("SCARD b")).isEqualTo("0");
    }

    @Test
    void scans() {
        assertThat(run("SSCAN a 0 MATCH [12]")).isEqualTo("[\"0\" [\"1\" \"2\"]]");
        assertThat(run("SADD e \"\"")).isEqualTo("1");
        assertThat(run("SSCAN e 0 MATCH *")).isEqualTo("[\"0\" [\"\"]]");
        assertThat(run("SSCAN missing 0 NONSENSE")).isEqualTo("[\"0\" []]");
        assertThat(run("SSCAN a 0 NOVALUES")).isEqualTo("!ERR NOVALUES option can only be used in HSCAN");
        assertThat(run("SSCAN s nowhere")).isEqualTo("!ERR invalid cursor");
    }

    @Test
    void announcesWhatHappened() {
        List<String> events = new ArrayList<>();
        session.engine.listen(event -> events.add(event.type().event() + " " + event.key()));
        run("SADD b 3");
        run("SADD c x");
        run("SMOVE c d x");
        run("SPOP d 5");
        run("SINTERSTORE s a missing");
        assertThat(events).containsExactly("sadd c", "srem c", "del c", "sadd d", "spop d", "del d", "del s");
    }
}
