package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A counterexample on screens of several widths: whole, and no wider than they are. */
class CounterexampleTextTest {
    private static final String STEP = "mailing";

    private String counterexample(int columns, boolean plain) {
        Sessions it = new Sessions();
        it.screen.columns = columns;
        it.run(":set confidence off", ":set plain " + (plain ? "on" : "off"), ":learn sets");
        while (!it.session.lesson().step().id().equals(STEP)) {
            boolean read = it.session.lesson().isSolved()
                    || !it.session.lesson().step().isExercise();
            it.run(read ? "" : "skip");
        }
        it.run("SUNIONSTORE mail:all sub:news sub:offers", "SDIFFSTORE mail:only-news sub:news sub:offers");
        return it.run("SADD mail:both bo cem");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120})
    void itIsWholeAndFits(int columns) {
        String text = counterexample(columns, false);
        String told = String.join(" ", text.split("\\s+"));
        assertThat(told).contains("SADD sub:news ann ned cem instead of SADD sub:news ann bo cem");
        assertThat(told).containsIgnoringCase("your run").contains("reset begins the step again");
        int from = text.indexOf("Not yet.");
        assertThat(text.substring(from).lines()).allMatch(line -> line.length() <= columns);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 120})
    void itIsSaidLineByLine(int columns) {
        String text = counterexample(columns, true);
        assertThat(text.indexOf("Your run:")).isLessThan(text.indexOf("A right one:"));
        assertThat(text.lines()).anyMatch(line -> line.strip().equals("> SADD mail:both bo cem"));
    }
}
