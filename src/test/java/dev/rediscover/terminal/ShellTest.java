package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell itself, on a terminal. */
class ShellTest {
    private static final String ESCAPE = "\u001b";

    @TempDir
    private Path folder;

    private Tmux shell(String... arguments) throws Exception {
        return Tmux.start(folder, Map.of(), arguments).ends("learn>");
    }

    @Test
    void repliesLookLikeThoseOfRedisCli() throws Exception {
        try (Tmux tmux = shell()) {
            tmux.line("RPUSH l a b c").sees("(integer) 3").line("LRANGE l 0 -1");
            tmux.sees("learn> LRANGE l 0 -1\n1) \"a\"\n2) \"b\"\n3) \"c\"").ends("learn>");
            tmux.line("GET nothing").sees("learn> GET nothing\n(nil)\n");
            tmux.line("INCR l").sees("(error) WRONGTYPE Operation against a key holding the wrong kind of value\n");
            assertThat(tmux.written()).contains(ESCAPE);
        }
    }

    @Test
    void tabCompletesAndTheHintShowsWhatFollows() throws Exception {
        try (Tmux tmux = shell()) {
            tmux.type("LRAN").keys("Tab").ends("learn> LRANGE key start stop");
            assertThat(tmux.column()).as("the hint stands behind the cursor").isEqualTo("learn> LRANGE ".length());
            tmux.type("jobs ").ends("learn> LRANGE jobs start stop");
            tmux.type("0 -1").ends("learn> LRANGE jobs 0 -1");
            tmux.keys("Enter").sees("(empty array)");
        }
    }

    @Test
    void anUnknownCommandGetsASuggestion() throws Exception {
        try (Tmux tmux = shell()) {
            tmux.line("GETT a");
            tmux.sees("(error) ERR unknown command 'GETT', with args beginning with: 'a'", "GET?");
        }
    }

    @Test
    void ctrlCKeepsTheShellAndCtrlDLeaves() throws Exception {
        try (Tmux tmux = shell()) {
            tmux.type("SET half").sees("learn> SET half").keys("C-c").ends("learn>");
            tmux.line("BLPOP nobody 0")
                    .sees("learn> BLPOP nobody 0")
                    .keys("C-c")
                    .ends("learn>");
            tmux.line("PING").sees("PONG").ends("learn>");
            tmux.keys("C-d");
            assertThat(tmux.exitCode()).isZero();
        }
    }

    @Test
    void aNarrowTerminalIsUsedWell() throws Exception {
        try (Tmux tmux = shell()) {
            tmux.line("PING").sees("PONG").ends("learn>");
            tmux.resize(40, 24)
                    .line("ZADD board 3000 ann 2500 bob")
                    .sees("(integer) 2")
                    .ends("learn>");
            tmux.line(":show board").sees("ann", "2500").ends("learn>");
            tmux.type("SET a-rather-long-key-for-a-narrow-screen v");
            tmux.await(
                    () -> assertThat(tmux.everything()).contains("learn> SET a-rather-long-key-for-a-narrow-screen v"));
            for (String line : tmux.screen().split("\n")) {
                assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(40);
            }
            tmux.keys("Enter").sees("OK").ends("learn>");
            tmux.resize(80, 24)
                    .line("GET a-rather-long-key-for-a-narrow-screen")
                    .sees("\"v\"")
                    .ends("learn>");
        }
    }

    @Test
    void manyPastedLinesRunAfterAQuestion() throws Exception {
        try (Tmux tmux = shell()) {
            StringBuilder lines = new StringBuilder();
            for (int i = 1; i <= 30; i++) {
                lines.append("SET pasted:").append(i).append(' ').append(i * i).append('\n');
            }
            tmux.paste(lines + "DBSIZE\n");
            tmux.sees("pasted:30");
            assertThat(tmux.everything()).as("nothing runs by itself").doesNotContain("OK");
            tmux.keys("Enter").sees("31 commands").type("y").keys("Enter");
            tmux.sees("(integer) 30").ends("learn>");
            tmux.line("GET pasted:30").sees("\"900\"");
        }
    }

    @Test
    void aLateReplyAppearsAboveTheLineBeingTyped() throws Exception {
        try (Tmux tmux = shell()) {
            tmux.line("@bob BLPOP q 0").sees("bob waits").ends("learn>");
            tmux.line("RPUSH q job")
                    .sees("(integer) 1", "bob: BLPOP q 0\n1) \"q\"\n2) \"job\"")
                    .ends("learn>");
            tmux.line("@bob BLPOP q 3").ends("learn>");
            tmux.type("SET unfinished").sees("(nil)");
            tmux.await(() -> assertThat(tmux.screen()).containsPattern("(?s)\\(nil\\).*\nlearn> SET unfinished"));
            tmux.type(" x").keys("Enter").sees("OK").ends("learn>");
        }
    }

    @Test
    void plainMeansNoDrawingAndNoRedrawing() throws Exception {
        try (Tmux tmux = shell("--plain")) {
            tmux.line("ZADD board 3000 ann 2500 bob").sees("(integer) 2").ends("learn>");
            tmux.line(":show board").sees("ann").ends("learn>");
            tmux.line(":learn lists").sees("1/");
            assertThat(tmux.written()).doesNotContainPattern(ESCAPE + "\\[[0-9;]*[mA-K]");
            assertThat(tmux.everything()).matches("(?s)[^\u2500-\u25ff\u2600-\u27bf]*");
        }
    }

    @Test
    void theEndOfTheTerminalEndsTheProgramWithoutAFaultReport() throws Exception {
        try (Tmux tmux = shell()) {
            tmux.line("@bob BLPOP q 2").sees("bob waits").ends("learn>");
        }
        try (Tmux tmux = Tmux.start(folder, Map.of(), "learn", "counters")) {
            tmux.ends("counters 1/14>");
        }
        assertThat(folder.resolve("home").resolve("reports")).doesNotExist();
    }

    @Test
    void noColourIsHeeded() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of("NO_COLOR", "1")).ends("learn>")) {
            tmux.line("SET a 1").sees("OK").line("GETT a").sees("GET?").ends("learn>");
            assertThat(tmux.written()).doesNotContainPattern(ESCAPE + "\\[[0-9;]*(3[0-8]|9[0-7])[0-9;]*m");
        }
    }

    @Test
    void aDumbTerminalGetsPlainLines() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of("TERM", "dumb")).ends("learn>")) {
            tmux.line("SET a 1").sees("OK").line("GET a").sees("\"1\"").ends("learn>");
            assertThat(tmux.written()).doesNotContain(ESCAPE);
            tmux.keys("C-d");
            assertThat(tmux.exitCode()).isZero();
        }
    }

    @Test
    void historyIsThereAfterARestart() throws Exception {
        try (Tmux tmux = shell()) {
            tmux.line("SET remembered yes").sees("OK").ends("learn>").line("exit");
            assertThat(tmux.exitCode()).isZero();
        }
        try (Tmux tmux = shell()) {
            tmux.keys("Up", "Up");
            tmux.sees("learn> SET remembered yes").keys("Enter").sees("OK");
        }
    }
}
