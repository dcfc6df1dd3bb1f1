package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatchingTest {
    private final Sessions it = new Sessions();

    @Test
    void theWireShowsTheLastCommandThisOneOrEveryOne() {
        assertThat(it.run(":wire")).contains("Nothing has been sent yet");
        assertThat(it.run("PING", ":wire")).contains("*1\\r\\n", "+PONG\\r\\n", "status");
        assertThat(it.run(":wire GET a")).contains("(nil)", "$-1\\r\\n", "_\\r\\n");
        assertThat(it.run("PING")).doesNotContain("\\r\\n");
        assertThat(it.run(":wire on", "LPUSH a")).contains("-ERR wrong number", "\\r\\n");
        assertThat(it.run(":set plain on", "PING")).contains("Sent, 14 bytes: array of 1", "status +PONG\\r\\n");
    }

    @Test
    void aWatchedKeyIsShownAgainAfterEachChangeAndOnlyThen() {
        it.run("RPUSH todo milk", ":set diff off");
        assertThat(it.run(":watch todo")).contains("todo", "milk");
        assertThat(it.run("GET other")).doesNotContain("milk");
        assertThat(it.run("RPUSH todo bread")).contains("milk", "bread");
        assertThat(it.run("@bob LPOP todo")).contains("bread").doesNotContain("2 elements");
        assertThat(it.run("DEL todo")).contains("There is no key todo");
        assertThat(it.run(":watch off", "RPUSH todo eggs")).doesNotContain("eggs");
        assertThat(it.run(":watch off")).contains("No key is watched");
        assertThat(it.run(":watch a b")).contains("One key, please");
    }

    @Test
    void inALessonTheLessonsKeyIsWatched() {
        it.run(":learn counters", "", "", ":watch likes:post:7");
        assertThat(it.run("INCR likes:post:7")).contains("Right.").containsPattern("likes:post:7 .*100");
        assertThat(it.run(":wire PING")).contains("In a lesson");
    }
}
