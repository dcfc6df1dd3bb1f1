package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.lesson.Step;
import org.junit.jupiter.api.Test;

/** The number of a line alone puts that line into the prompt; where that is not possible the tutor answers. */
class LineToEditTest {
    private final Sessions it = new Sessions();

    /** Passes over the steps before the first of this kind. */
    private void at(String lesson, Step.Kind kind) {
        it.run(":learn " + lesson);
        while (it.session.lesson().step().kind() != kind || isRaceWithoutRepair()) {
            it.run("skip", "");
        }
    }

    private boolean isRaceWithoutRepair() {
        return it.session.lesson().race() != null && !it.session.lesson().race().repairs();
    }

    @Test
    void aLineOfAScript() {
        at("voting", Step.Kind.FIX);
        String second = it.session.lesson().script().get(1).typed();
        assertThat(it.run("2")).isEmpty();
        assertThat(it.screen.prefilled).isEqualTo("2 " + second);
        assertThat(it.run("99")).contains("no line 99");
        it.screen.interactive = false;
        assertThat(it.run("2")).contains("What is line 2 to be?");
    }

    @Test
    void aLineOfAProgramInARace() {
        at("races", Step.Kind.RACE);
        assertThat(it.run("ann 2")).isEmpty();
        assertThat(it.screen.prefilled).isEqualTo("ann 2 SET sold {seen+1}");
        assertThat(it.run("2")).as("whose line?").isNotEmpty();
        assertThat(it.run("a")).as("a turn").contains("Next:");
    }

    @Test
    void whatIsNoCommandDoesNotRunOnceTheStepIsDone() {
        at("counters", Step.Kind.COMMAND);
        it.run("skip");
        assertThat(it.run("42")).contains("This step is done; Enter goes on.").doesNotContain("unknown command");
        assertThat(it.run("DBSIZE")).contains("(integer)", "That ran on a copy.");
    }
}
