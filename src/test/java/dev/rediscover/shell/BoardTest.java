package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoardTest {
    private final Sessions it = new Sessions();

    @Test
    void everyBoardIsListedAndShown() {
        String list = it.run(":board");
        for (Board.Subject subject : Board.Subject.values()) {
            assertThat(list).contains(":board " + subject.label());
            assertThat(it.run(":board " + subject.label())).isNotBlank().doesNotContain("There is no board");
            assertThat(it.run(":set plain on", ":board " + subject.label())).isNotBlank();
            it.run(":set plain off");
        }
        assertThat(it.run(":board nonsense")).contains("There is no board nonsense");
        assertThat(it.run(":board memory a")).contains("takes nothing behind it");
        assertThat(it.run(":board slots {a}b {a}c")).contains("{a}b", "slot 15,495");
    }

    @Test
    void boardsTellOfTheOtherClients() {
        it.run("WATCH stock", "@bob SET stock 3", "MULTI", "DECR stock");
        assertThat(it.run(":board transaction")).contains("watches stock", "bob, SET stock 3", "reply nil");
        assertThat(it.run("EXEC")).contains("nil");
        assertThat(it.run("@bob SUBSCRIBE news", ":board channels")).contains("news", "bob");
        assertThat(it.run("SET a 1 EX 30", ":tick 10s", ":board expiry")).contains("20 s left");
    }

    @Test
    void severalSetsAreShownTogether() {
        it.run("SADD a 1 2", "SADD b 2 3", "SADD c 3", "RPUSH l x");
        assertThat(it.run(":show a b")).contains("only a", "SINTER a b");
        assertThat(it.run(":show a b c")).contains("3 members in all");
        assertThat(it.run(":show a l")).contains("l is a list");
        assertThat(it.run(":show a a")).contains("Two different keys");
        assertThat(it.run(":show a nobody")).contains("There is no key nobody");
    }

    @Test
    void theTreeCanBeOfMemory() {
        it.run("MSET user:1 a user:2 b cart:1 c");
        assertThat(it.run(":tree by=mem")).contains("user:*", "2 keys");
        assertThat(it.run(":tree user: by=mem")).contains("user:1").doesNotContain("cart");
    }
}
