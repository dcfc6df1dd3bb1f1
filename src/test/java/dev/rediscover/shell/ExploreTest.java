package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The word {@code :explore} where no screen can be redrawn. */
class ExploreTest {
    private final Sessions sessions = new Sessions();

    @Test
    void whereNothingIsRedrawnTheWordsForLinesAreNamed() {
        assertThat(sessions.run("SET a 1", ":explore").replace("\n", " "))
                .contains("nothing can be redrawn", "\":tree\"", "\":peek KEY\"", "\":show KEY\"");
        assertThat(sessions.run(":explore user:")).contains("redrawn");
    }

    @Test
    void onePrefixAtMost() {
        assertThat(sessions.run(":explore a b")).contains(":explore [PREFIX]");
        assertThat(sessions.run(":explore \"a")).contains(":explore [PREFIX]");
    }

    @Test
    void helpKnowsIt() {
        assertThat(sessions.run(":help explore")).contains(":explore [PREFIX]", "whole screen");
    }
}
