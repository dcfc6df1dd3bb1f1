package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start, with nothing remembered yet. */
class WelcomeTest {
    @TempDir
    private Path folder;

    @Test
    void threeQuestionsLeadIntoALessonAndNeverComeBack() throws Exception {
        try (Tmux tmux = Tmux.startNew(folder, Map.of()).sees("Welcome.").ends("1, 2, 3, or Enter: no idea>")) {
            tmux.line("1").sees("It is cid", "2/3").ends("1, 2, 3, or Enter: no idea>");
            tmux.keys("Enter").sees("3/3").ends("y, or Enter: no>");
            tmux.keys("Enter").sees("Where to start?").ends("1 to 5>").keys("Enter");
            tmux.await(() -> assertThat(tmux.screen()).containsPattern("hello 1/\\d+>$"));
            tmux.keys("C-d").ends("learn>").keys("C-d");
            assertThat(tmux.exitCode()).isZero();
        }
        try (Tmux tmux =
                Tmux.startNew(folder, Map.of()).sees("Type Redis commands.").ends("learn>")) {
            tmux.keys("Up").ends("learn>");
            assertThat(tmux.everything()).doesNotContain("Welcome.");
        }
    }

    @Test
    void aCommandIsRunAndEndsTheQuestions() throws Exception {
        try (Tmux tmux = Tmux.startNew(folder, Map.of()).ends("1, 2, 3, or Enter: no idea>")) {
            tmux.line("SET a 1").sees("OK").ends("learn>").line("GET a").sees("\"1\"");
        }
    }

    @Test
    void aDumbTerminalIsWelcomedToo() throws Exception {
        try (Tmux tmux = Tmux.startNew(folder, Map.of("TERM", "dumb")).ends("1, 2, 3, or Enter: no idea>")) {
            tmux.line("q").sees("Type Redis commands.").ends("learn>");
        }
    }

    @Test
    void whoNamesALessonIsNotAsked() throws Exception {
        try (Tmux tmux = Tmux.startNew(folder, Map.of(), "learn", "counters").ends("counters 1/14>")) {
            assertThat(tmux.everything()).doesNotContain("Welcome.");
        }
    }
}
