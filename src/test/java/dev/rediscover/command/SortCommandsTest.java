package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortCommandsTest {
    private final Session session = new Session();
    private final List<String> events = new ArrayList<>();

    private String run(String line) {
        return session.run(line);
    }

    @BeforeEach
    void fill() {
        run("RPUSH l 3 1 2");
        run("MSET w_1 30 w_2 20 w_3 10");
        run("HSET h_1 n one");
        session.engine.listen(event -> events.add(event.type().event() + " " + event.key()));
    }

    @Test
    void sortsByNumberByTextAndByOtherKeys() {
        assertThat(run("SORT l")).isEqualTo("[\"1\" \"2\" \"3\"]");
        assertThat(run("SORT l DESC LIMIT 1 1")).isEqualTo("[\"2\"]");
        assertThat(run("SORT_RO l BY w_* GET # GET w_* GET h_*->n"))
                .isEqualTo("[\"3\" \"10\" nil \"2\" \"20\" nil \"1\" \"30\" \"one\"]");
        run("RPUSH t 10 9 a");
        assertThat(run("SORT t ALPHA")).isEqualTo("[\"10\" \"9\" \"a\"]");
    }

    @Test
    void leavesTheOrderWithoutAStar() {
        assertThat(run("SORT l BY nosort")).isEqualTo("[\"3\" \"1\" \"2\"]");
        assertThat(run("SORT l BY nosort DESC")).isEqualTo("[\"2\" \"1\" \"3\"]");
        run("ZADD z 1 c 2 a 3 b");
        assertThat(run("SORT z BY nosort")).isEqualTo("[\"c\" \"a\" \"b\"]");
        assertThat(run("SORT z BY nosort DESC LIMIT 0 1")).isEqualTo("[\"b\"]");
    }

    @Test
    void bothZerosAreOneNumber() {
        run("RPUSH zeros 0 -0 0.0");
        assertThat(run("SORT zeros")).isEqualTo("[\"-0\" \"0\" \"0.0\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e-400", "nan", "1x"})
    void refusesWeightsThatNoDoubleHolds(String weight) {
        run("SET w_2 " + weight);
        assertThat(run("SORT l BY w_*")).isEqualTo("!ERR One or more scores can't be converted into double");
    }

    @Test
    void storesWithoutTheOldExpiry() {
        run("SET to x EX 100");
        events.clear();
        assertThat(run("SORT l STORE to")).isEqualTo("3");
        assertThat(run("TTL to")).isEqualTo("-1");
        assertThat(run("LRANGE to 0 -1")).isEqualTo("[\"1\" \"2\" \"3\"]");
        assertThat(events).contains("sortstore to").doesNotContain("del to");
    }

    @Test
    void storingNothingDeletes() {
        run("SET to x");
        events.clear();
        assertThat(run("SORT missing STORE to")).isEqualTo("0");
        assertThat(run("EXISTS to")).isEqualTo("0");
        assertThat(events).containsExactly("del to");
        assertThat(run("SORT missing STORE to")).isEqualTo("0");
        assertThat(events).containsExactly("del to");
    }
}
