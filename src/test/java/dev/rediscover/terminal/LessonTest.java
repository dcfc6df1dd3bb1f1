package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lesson on a terminal. */
class LessonTest {
    @TempDir
    private Path folder;

    private Tmux counters(String... arguments) throws Exception {
        Tmux tmux = Tmux.start(folder, Map.of(), arguments).sees("Counting when everybody counts at once");
        return tmux;
    }

    /** Reads on to the first exercise, the third step. */
    private static void toTheFirstExercise(Tmux tmux) throws Exception {
        tmux.ends("counters 1/14>")
                .keys("Enter")
                .ends("counters 2/14>")
                .keys("Enter")
                .ends("counters 3/14>");
    }

    @Test
    void aWrongAnswerIsExplainedAndARightOneGoesOn() throws Exception {
        try (Tmux tmux = counters("learn", "counters")) {
            toTheFirstExercise(tmux);
            tmux.line("INCRBY likes:post:7 2").sees("(integer) 101", "Not yet.").ends("counters 3/14>");
            tmux.line("hint").ends("counters 3/14>");
            tmux.line("INCR likes:post:7").sees("(integer) 100", "Right").ends("counters 3/14>");
            tmux.keys("Enter").ends("counters 4/14>");
        }
    }

    @Test
    void ctrlDLeavesTheLessonAndThenTheShell() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of()).ends("learn>").line(":learn counters")) {
            tmux.ends("counters 1/14>").keys("C-c").ends("counters 1/14>");
            tmux.keys("C-d").ends("learn>").keys("C-d");
            assertThat(tmux.exitCode()).isZero();
        }
    }

    @Test
    void beingKilledLosesNothing() throws Exception {
        try (Tmux tmux = counters("learn", "counters")) {
            toTheFirstExercise(tmux);
            tmux.line("INCR likes:post:7").sees("Right").keys("Enter").ends("counters 4/14>");
            tmux.kill();
        }
        try (Tmux tmux = counters("learn", "counters")) {
            tmux.ends("counters 4/14>");
            tmux.line("menu").sees("done 3.").ends("counters 4/14>");
            tmux.line("-1")
                    .sees("How sure?")
                    .line("3")
                    .sees("(integer) -1", "Right")
                    .keys("Enter")
                    .ends("counters 5/14>");
        }
    }

    @Test
    void aNarrowTerminalBreaksLinesBetweenWords() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of()).ends("learn>").resize(40, 60)) {
            tmux.line("PING").sees("PONG").line(":learn counters");
            tmux.ends("counters 1/14>")
                    .keys("Enter")
                    .ends("counters 2/14>")
                    .keys("Enter")
                    .ends("counters 3/14>");
            tmux.line("INCR likes:post:7").sees("Right").keys("Enter").ends("counters 4/14>");
            String lesson = tmux.everything().split(":learn counters\n")[1];
            for (String line : lesson.split("\n")) {
                assertThat(line.codePointCount(0, line.length())).as(line).isLessThanOrEqualTo(40);
            }
        }
    }

    @Test
    void anAnswerMadeUpForTheDataShownIsRefusedWithDataThatDiffersInOneDatum() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of(), "learn", "sets").sees("space: more")) {
            tmux.keys("Space").ends("sets 1/16>").keys("Enter").ends("sets 2/16>");
            for (int step = 2; step < 14; step++) {
                tmux.line("skip").sees("Skipped.").keys("Enter").ends("sets " + (step + 1) + "/16>");
            }
            tmux.line("SUNIONSTORE mail:all sub:news sub:offers").ends("sets 14/16>");
            tmux.line("SDIFFSTORE mail:only-news sub:news sub:offers").ends("sets 14/16>");
            tmux.line("SADD mail:both bo cem")
                    .sees("SADD sub:news ann ned cem instead of SADD sub:news ann bo cem")
                    .ends("sets 14/16>");
            tmux.line("play").ends("sets 14/16 other data>");
            tmux.line("SINTER sub:news sub:offers").sees("\"ned\"").ends("sets 14/16 other data>");
            tmux.line("done").ends("sets 14/16>");
            tmux.line("reset").ends("sets 14/16>");
            tmux.line("SUNIONSTORE mail:all sub:news sub:offers").ends("sets 14/16>");
            tmux.line("SDIFFSTORE mail:only-news sub:news sub:offers").ends("sets 14/16>");
            tmux.line("SINTERSTORE mail:both sub:news sub:offers")
                    .sees("Right.")
                    .ends("sets 14/16>");
        }
    }
}
