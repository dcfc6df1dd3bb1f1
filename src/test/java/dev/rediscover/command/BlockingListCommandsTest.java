package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.CommandLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockingListCommandsTest {
    private final Session session = new Session();

    private String run(String line) {
        return session.run(line);
    }

    @Test
    void takesAtOnceWhatIsThere() {
        run("RPUSH l a b c d e");
        assertThat(run("BLPOP missing l 0")).isEqualTo("[\"l\" \"a\"]");
        assertThat(run("BRPOP l missing 0")).isEqualTo("[\"l\" \"e\"]");
        assertThat(run("BLMPOP 0 2 missing l LEFT COUNT 2")).isEqualTo("[\"l\" [\"b\" \"c\"]]");
        assertThat(run("BLMOVE l m LEFT LEFT 0")).isEqualTo("\"d\"");
        assertThat(run("BRPOPLPUSH m n 0")).isEqualTo("\"d\"");
    }

    @Test
    void waitsAndIsServedInOrder() {
        assertThat(run("ann> BLPOP l 0")).isEqualTo("(waits)");
        assertThat(run("bob> BRPOP l 0")).isEqualTo("(waits)");
        assertThat(run("cat> BLMPOP 0 1 l LEFT COUNT 5")).isEqualTo("(waits)");
        assertThat(run("RPUSH l 1 2 3 4")).isEqualTo("4");
        assertThat(session.late())
                .containsExactly("ann: [\"l\" \"1\"]", "bob: [\"l\" \"4\"]", "cat: [\"l\" [\"2\" \"3\"]]");
        assertThat(run("LLEN l")).isEqualTo("0");
        assertThat(session.engine.blockedClients()).isZero();
    }

    @Test
    void servesTheEarlierClientFirstAndKeepsTheOtherWaiting() {
        run("ann> BLPOP x l 0");
        run("bob> BLPOP l 0");
        run("RPUSH l 1");
        assertThat(session.late()).containsExactly("ann: [\"l\" \"1\"]");
        run("RPUSH l 2");
        assertThat(session.late()).containsExactly("bob: [\"l\" \"2\"]");
    }

    @Test
    void isServedByWhicheverKeyFills() {
        run("ann> BLPOP first second 0");
        run("RPUSH other a");
        run("LMOVE other second LEFT LEFT");
        assertThat(session.late()).containsExactly("ann: [\"second\" \"a\"]");
    }

    @Test
    void passesAnElementThroughAChainOfWaiters() {
        run("ann> BLMOVE a b LEFT RIGHT 0");
        run("bob> BRPOPLPUSH b c 0");
        run("cat> BLPOP c 0");
        run("RPUSH a x");
        assertThat(session.late()).containsExactly("ann: \"x\"", "bob: \"x\"", "cat: [\"c\" \"x\"]");
    }

    @Test
    void timesOut() {
        run("ann> BLPOP l 1.5");
        run("bob> BLMOVE l m LEFT LEFT 0.001");
        session.tick(1);
        assertThat(session.late()).containsExactly("bob: nil-array");
        session.tick(1498);
        assertThat(session.late()).isEmpty();
        session.tick(1);
        assertThat(session.late()).containsExactly("ann: nil-array");
        run("RPUSH l a");
        assertThat(session.late()).isEmpty();
        assertThat(run("LLEN l")).isEqualTo("1");
    }

    @Test
    void readsTimeOutsStrictly() {
        run("SET s x");
        assertThat(run("BLPOP s -1")).isEqualTo("!ERR timeout is negative");
        assertThat(run("BLPOP s soon")).isEqualTo("!ERR timeout is not a float or out of range");
        assertThat(run("BLPOP s 1e30")).isEqualTo("!ERR timeout is out of range");
        assertThat(run("BLPOP s 1")).startsWith("!WRONGTYPE");
        assertThat(run("BLMPOP soon 0 l LEFT")).isEqualTo("!ERR numkeys should be greater than 0");
        assertThat(run("BLMOVEM a b LEFT LEFT soon COUNT 0 BULK"))
                .isEqualTo("!ERR timeout is not a float or out of range");
    }

    @Test
    void waitsThroughOtherTypes() {
        run("ann> BLPOP l 0");
        run("SET l text");
        assertThat(session.late()).isEmpty();
        assertThat(run("RPUSH l a")).startsWith("!WRONGTYPE");
        session.engine.db(0).delete(Bytes.of("l"));
        run("RPUSH l a");
        assertThat(session.late()).containsExactly("ann: [\"l\" \"a\"]");
    }

    @Test
    void failsWhenTheDestinationTurnsOutWrong() {
        run("ann> BLMOVE from to LEFT LEFT 0");
        run("SET to text");
        run("RPUSH from a");
        assertThat(session.late()).singleElement().asString().startsWith("ann: !WRONGTYPE");
        assertThat(run("LRANGE from 0 -1")).isEqualTo("[\"a\"]");
    }

    @Test
    void waitsForExactlySoMany() {
        run("ann> BLMOVEM from to LEFT RIGHT 0 EXACTLY 3 BULK");
        run("RPUSH from 1 2");
        assertThat(session.late()).isEmpty();
        assertThat(run("LLEN to")).isEqualTo("0");
        run("LINSERT from BEFORE 1 0");
        assertThat(session.late()).containsExactly("ann: [\"0\" \"1\" \"2\"]");
        assertThat(run("LLEN from")).isEqualTo("0");
        run("ann> BLMOVEM from to LEFT RIGHT 1 COUNT 3 OBO");
        run("RPUSH from 8 9");
        assertThat(session.late()).containsExactly("ann: [\"8\" \"9\"]");
        run("ann> BLMOVEM from to LEFT RIGHT 1 EXACTLY 3 OBO");
        session.tick(1000);
        assertThat(session.late()).containsExactly("ann: nil-array");
    }

    @Test
    void servesALaterClientWhoNeedsLess() {
        run("ann> BLMOVEM l to LEFT RIGHT 0 EXACTLY 3 BULK");
        run("bob> BLPOP l 0");
        run("RPUSH l 1 2");
        assertThat(session.late()).containsExactly("bob: [\"l\" \"1\"]");
        run("RPUSH l 3 4");
        assertThat(session.late()).containsExactly("ann: [\"2\" \"3\" \"4\"]");
    }

    /** The two nulls of RESP2 are those that redis-server replies with in a transaction. */
    @ParameterizedTest
    @CsvSource({
        "BLPOP l 0,               nil-array",
        "BLMPOP 0 1 l LEFT,       nil-array",
        "BLMOVE l m LEFT LEFT 0,  nil",
        "BRPOPLPUSH l m 0,        nil",
        "BLMOVEM l m LEFT LEFT 0, nil-array",
    })
    void onAForkNobodyWaits(String line, String reply) {
        Engine fork = session.engine.fork();
        Client client = fork.connect((c, late) -> {});
        assertThat(Session.text(fork.execute(client, CommandLine.split(line).words())))
                .isEqualTo(reply);
    }
}
