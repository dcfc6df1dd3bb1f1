package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListCommandsTest {
    private final Session session = new Session();

    private String run(String line) {
        return session.run(line);
    }

    @Test
    void pushesPopsAndReads() {
        assertThat(run("RPUSH l a b c")).isEqualTo("3");
        assertThat(run("LPUSH l z y")).isEqualTo("5");
        assertThat(run("LRANGE l 0 -1")).isEqualTo("[\"y\" \"z\" \"a\" \"b\" \"c\"]");
        assertThat(run("LPOP l")).isEqualTo("\"y\"");
        assertThat(run("RPOP l 2")).isEqualTo("[\"c\" \"b\"]");
        assertThat(run("LPOP l 0")).isEqualTo("[]");
        assertThat(run("LPOP missing 0")).isEqualTo("nil-array");
        assertThat(run("LPOP missing -1")).isEqualTo("!ERR value is out of range, must be positive");
        assertThat(run("LPUSHX missing a")).isEqualTo("0");
        assertThat(run("LINDEX l -1")).isEqualTo("\"a\"");
        assertThat(run("LPOP l 1 1")).isEqualTo("!ERR wrong number of arguments for 'lpop' command");
    }

    @Test
    void tellsWhichMistakeComesFirst() {
        run("RPUSH l a");
        run("SET s x");
        assertThat(run("LSET missing x y")).isEqualTo("!ERR no such key");
        assertThat(run("LSET l 1 y")).isEqualTo("!ERR index out of range");
        assertThat(run("LINDEX missing x")).isEqualTo("nil");
        assertThat(run("LRANGE s x 1")).isEqualTo("!ERR value is not an integer or out of range");
        assertThat(run("LINSERT s BESIDE a b")).isEqualTo("!ERR syntax error");
        assertThat(run("LMOVE l s LEFT LEFT")).startsWith("!WRONGTYPE");
        assertThat(run("LRANGE l 0 -1")).isEqualTo("[\"a\"]");
    }

    @Test
    void findsPositions() {
        run("RPUSH l a b c a b a");
        assertThat(run("LPOS l a COUNT 0")).isEqualTo("[0 3 5]");
        assertThat(run("LPOS l a RANK -1 COUNT 2")).isEqualTo("[5 3]");
        assertThat(run("LPOS l a RANK 2 MAXLEN 3")).isEqualTo("nil");
        assertThat(run("LPOS l a RANK 0")).startsWith("!ERR RANK can't be zero: use 1 to start from the first match");
        assertThat(run("LPOS l a RANK -9223372036854775808"))
                .isEqualTo("!ERR value is out of range, value must between -9223372036854775807 and"
                        + " 9223372036854775807");
        assertThat(run("LPOS l a COUNT -1")).isEqualTo("!ERR COUNT can't be negative");
    }

    @Test
    void takesFromTheFirstListThatHasAny() {
        run("RPUSH l a b c");
        assertThat(run("LMPOP 2 missing l RIGHT COUNT 2")).isEqualTo("[\"l\" [\"c\" \"b\"]]");
        assertThat(run("LMPOP 1 missing LEFT")).isEqualTo("nil-array");
        assertThat(run("LMPOP 3 a b LEFT")).isEqualTo("!ERR syntax error");
        assertThat(run("LMPOP 0 a LEFT")).isEqualTo("!ERR numkeys should be greater than 0");
    }

    /** The reply shows the block as it stands at the destination, whatever the order in which it was taken. */
    @ParameterizedTest
    @CsvSource({
        "LEFT LEFT COUNT 2 OBO,     b a, b a x y, c d",
        "LEFT LEFT COUNT 2 BULK,    a b, a b x y, c d",
        "LEFT RIGHT COUNT 2 OBO,    a b, x y a b, c d",
        "LEFT RIGHT EXACTLY 2 BULK, a b, x y a b, c d",
        "RIGHT LEFT COUNT 2 OBO,    c d, c d x y, a b",
        "RIGHT LEFT EXACTLY 2 BULK, c d, c d x y, a b",
        "RIGHT RIGHT COUNT 2 OBO,   d c, x y d c, a b",
        "RIGHT RIGHT COUNT 2 BULK,  c d, x y c d, a b",
        "LEFT RIGHT,                a,   x y a,   b c d",
    })
    void movesSeveral(String how, String moved, String destination, String source) {
        run("RPUSH from a b c d");
        run("RPUSH to x y");
        assertThat(run("LMOVEM from to " + how)).isEqualTo(list(moved));
        assertThat(run("LRANGE to 0 -1")).isEqualTo(list(destination));
        assertThat(run("LRANGE from 0 -1")).isEqualTo(list(source));
    }

    private static String list(String elements) {
        return "[\"" + elements.replace(" ", "\" \"") + "\"]";
    }

    /** All are taken before the first one is pushed, so OBO is not the same as repeating LMOVE. */
    @ParameterizedTest
    @CsvSource({
        "LEFT LEFT COUNT 2 OBO,   b a c d",
        "LEFT LEFT COUNT 2 BULK,  a b c d",
        "LEFT RIGHT COUNT 2 BULK, c d a b",
        "LEFT RIGHT COUNT 9 OBO,  a b c d",
    })
    void movesWithinOneList(String how, String left) {
        run("RPUSH l a b c d");
        run("LMOVEM l l " + how);
        assertThat(run("LRANGE l 0 -1")).isEqualTo(list(left));
    }

    @Test
    void movesNothingWhenTooFew() {
        run("RPUSH from a b");
        run("SET s x");
        assertThat(run("LMOVEM from to LEFT LEFT EXACTLY 3 BULK")).isEqualTo("nil-array");
        assertThat(run("LMOVEM from s LEFT LEFT EXACTLY 3 BULK")).isEqualTo("nil-array");
        assertThat(run("LMOVEM missing to LEFT LEFT")).isEqualTo("nil-array");
        assertThat(run("LMOVEM from s LEFT LEFT COUNT 2 BULK")).startsWith("!WRONGTYPE");
        assertThat(run("LRANGE from 0 -1")).isEqualTo(list("a b"));
        assertThat(run("LMOVEM from to LEFT LEFT COUNT 5 BULK")).isEqualTo(list("a b"));
        assertThat(run("LLEN from")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "LEFT LEFT COUNT 0 BULK,         ERR count should be greater than 0",
        "LEFT LEFT EXACTLY -1 BULK,      ERR count should be greater than 0",
        "LEFT LEFT COUNT a BULK,         ERR count should be greater than 0",
        "LEFT LEFT COUNT 2,              ERR syntax error",
        "LEFT LEFT COUNT 2 OBO extra,    ERR syntax error",
        "LEFT LEFT SOME 2 OBO,           ERR syntax error",
        "LEFT LEFT COUNT 2 ANYHOW,       ERR syntax error",
        "LEFT UP,                        ERR syntax error",
        "LEFT,                           ERR wrong number of arguments for 'lmovem' command",
    })
    void refusesWrongMoves(String how, String error) {
        assertThat(run("LMOVEM from to " + how)).isEqualTo("!" + error);
    }

    @Test
    void announcesWhatHappened() {
        List<String> events = new ArrayList<>();
        session.engine.listen(event -> events.add(event.type().event() + " " + event.key()));
        run("RPUSH a 1 2 3");
        run("LMOVEM a b LEFT RIGHT COUNT 3 BULK");
        run("LREM b 0 nothing");
        run("LTRIM b 1 0");
        assertThat(events).containsExactly("rpush a", "rpush b", "lpop a", "del a", "ltrim b", "del b");
    }
}
