package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Races on a terminal: a lost update is found; a wrong repair is refused with the order that breaks it. */
class RaceTest {
    @TempDir
    private Path folder;

    private Tmux races() throws Exception {
        Tmux tmux = Tmux.start(folder, Map.of(), "learn", "races").ends("races 1/14>");
        return tmux.keys("Enter").ends("races 2/14>");
    }

    /** Passes over the steps before the one with this number. */
    private static Tmux to(Tmux tmux, int step) throws Exception {
        for (int i = 2; i < step; i++) {
            tmux.line("skip").sees("Skipped.").keys("Enter").ends("races " + (i + 1) + "/14>");
        }
        return tmux;
    }

    @Test
    void aLostUpdateIsFoundTurnByTurn() throws Exception {
        try (Tmux tmux = races()) {
            tmux.line("a a b b").sees("SET sold 42", "Not yet.").ends("races 2/14>");
            tmux.line("ann").sees("Next: ann: SET sold {seen+1}").ends("races 2/14>");
            tmux.line("bob").ends("races 2/14>").line("bob").sees("SET sold 41").ends("races 2/14>");
            tmux.line("undo").sees("Taken back.").ends("races 2/14>").line("b").ends("races 2/14>");
            tmux.line("A").sees("Right.", "4 of all 6 orders end so.").ends("races 2/14>");
        }
    }

    @Test
    void aFixedAnswerIsRefusedWithOtherData() throws Exception {
        try (Tmux tmux = to(races(), 4)) {
            tmux.line("both: SET sold 42").sees("SET sold 42").ends("races 4/14>");
            tmux.line("check")
                    .sees("Other data: SET sold 7", "with other data breaks it")
                    .ends("races 4/14>");
            tmux.line("both: INCR sold").ends("races 4/14>");
            tmux.line("check")
                    .sees("All 2 orders keep it, and 2 more with other data.")
                    .ends("races 4/14>");
        }
    }

    @Test
    void theNumberOfALinePutsItIntoThePromptForEditing() throws Exception {
        try (Tmux tmux = to(races(), 4)) {
            tmux.line("ann 1")
                    .ends("races 4/14> ann 1 seen = GET sold")
                    .keys("C-w")
                    .type("wrong");
            tmux.keys("Enter").sees("seen = GET wrong").ends("races 4/14>");
        }
    }

    @Test
    void multiWithoutWatchIsRefusedAndWatchIsTaken() throws Exception {
        try (Tmux tmux = to(races(), 6).resize(80, 50)) {
            tmux.line("both: left = GET tickets ; MULTI ; if left > 0: DECR tickets ; if left > 0: INCR sold ; EXEC")
                    .ends("races 6/14>");
            tmux.line("check")
                    .sees("of 252 breaks it", "Nobody tells", "[(integer) 0, (integer) 1]")
                    .ends("races 6/14>");
            tmux.line("step")
                    .sees("GET tickets", "Next: ann: MULTI | bob: left = GET tickets")
                    .ends("races 6/14>");
            tmux.line("both +1 WATCH tickets").ends("races 6/14>");
            tmux.line("check")
                    .sees("All 924 orders keep it, and 1,848 more with other data.")
                    .ends("races 6/14>");
            assertThat(tmux.everything()).contains("Right.");
        }
    }
}
