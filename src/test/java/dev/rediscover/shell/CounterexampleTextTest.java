package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A counterexample on screens of several widths: whole, and no wider than they are. */
class CounterexampleTextTest {
    private static Sessions at(String lesson, String step, int columns, boolean plain) {
        Sessions it = new Sessions();
        it.screen.columns = columns;
        it.run(":set confidence off", ":set plain " + (plain ? "on" : "off"), ":learn " + lesson);
        while (!it.session.lesson().step().id().equals(step)) {
            boolean read = it.session.lesson().isSolved()
                    || !it.session.lesson().step().isExercise();
            it.run(read ? "" : "skip");
        }
        return it;
    }

    private static String counterexample(int columns, boolean plain) {
        Sessions it = at("sets", "mailing", columns, plain);
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

    @Test
    void aLuaTextIsNotShownAgain() {
        Sessions it = at("distributed-lock", "by-script", 80, false);
        it.run("if KEYS[1] == ARGV[1] then return 1 end return 0");
        String text = it.run(".");
        assertThat(text).contains("SET lock:report a1 EX 20 instead of");
        assertThat(text.lines()).anyMatch(line -> line.matches("(\\s+> EVAL \\{script} 1 lock:report a1){2}"));
        assertThat(text).doesNotContain("EVAL '").doesNotContain("EVAL \"");
    }
}
