package dev.rediscover.terminal;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill and a review on a terminal. */
class PracticeTest {
    @TempDir
    private Path folder;

    @Test
    void aDrillAsksOneQuestionAfterTheOtherAndSumsUp() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of(), "drill", "@list", "--count", "2", "--seed", "7")) {
            tmux.sees("Question 1 of 2").ends("drill 1>");
            tmux.line("skip").sees("Question 2 of 2").ends("drill 2>");
            tmux.line("skip").sees("2 questions, 0 right at once.").ends("learn>");
        }
    }

    @Test
    void whatASureLearnerGotWrongComesBackAfterTheProgramWasKilled() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of(), "learn", "counters")) {
            tmux.ends("counters 1/14>").keys("Enter").ends("counters 2/14>").keys("Enter");
            tmux.ends("counters 3/14>").line("INCR likes:post:7").sees("Right").keys("Enter");
            tmux.ends("counters 4/14>").line("nil").ends("counters 4/14 sure?>");
            tmux.line("3").sees("it comes back in :review").ends("counters 4/14>");
            tmux.kill();
        }
        try (Tmux tmux = Tmux.start(folder, Map.of(), "review")) {
            tmux.sees("Review 1 of 1, lesson counters").ends("review 1/1>");
            tmux.line("-1")
                    .ends("review 1/1 sure?>")
                    .keys("Enter")
                    .sees("Right.")
                    .keys("Enter");
            tmux.sees("1 of 1 remembered.").ends("learn>");
        }
    }
}
