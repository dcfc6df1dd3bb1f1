package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The explorer on a terminal, from the prompt and back to it. */
class ExplorerTest {
    private static final String ESCAPE = "\u001b";

    @TempDir
    private Path folder;

    private static Tmux shows(Tmux tmux, String... texts) {
        tmux.await(() -> assertThat(tmux.screen()).contains(texts));
        return tmux;
    }

    private static Tmux explorer(Tmux tmux, String... lines) throws Exception {
        for (String line : lines) {
            tmux.line(line).ends("learn>");
        }
        return shows(tmux.line(":explore"), "[1 keys]", "? help");
    }

    @Test
    void aKeyIsFoundEditedDeletedAndTakenBack() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of()).ends("learn>")) {
            explorer(tmux, "SET user:1 Ada", "SET user:2 Bob", "RPUSH jobs a b");
            shows(tmux, "+ user:", "jobs", "│ user:");
            shows(tmux.type("/r:1"), "filter *r:1*", "filter: r:1");
            shows(tmux.keys("Enter").type("e"), "value: Ada");
            shows(
                    tmux.keys("C-u").type("Grace H").keys("Enter"),
                    "> SET user:1 \"Grace H\"  OK",
                    "Done; u takes it back.");
            shows(tmux.type("d"), "Delete user:1? y/n");
            shows(tmux.type("y"), "> DEL user:1  (integer) 1", "No key fits the filter.");
            shows(tmux.type("u"), "Took back: DEL user:1", "Grace H");
            tmux.type("q").ends("learn>");
            shows(tmux, "learn> SET user:1 Ada", "In the explorer you ran:", "SET user:1 \"Grace H\"\nDEL user:1");
            assertThat(tmux.screen()).doesNotContain("[1 keys]");
            tmux.line("GET user:1").sees("\"Grace H\"").ends("learn>");
        }
    }

    @Test
    void theWindowMayChangeItsSize() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of()).ends("learn>")) {
            explorer(tmux, "HSET user:1 name Ada born 1815");
            shows(tmux.resize(40, 20), "find  s sort");
            for (String line : tmux.screen().split("\n")) {
                assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(40);
            }
            shows(tmux.resize(100, 30), "e edit");
            shows(tmux.keys("Enter", "Down", "Tab"), "> name");
            tmux.keys("C-c").ends("learn>").line("PING").sees("PONG").ends("learn>");
            tmux.type("SET half").keys("C-c").ends("learn>");
        }
    }

    @Test
    void whatComesLateWaitsUntilTheExplorerIsLeft() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of()).ends("learn>")) {
            explorer(tmux, "@bob BLPOP nothing 1", "SET soon x PX 1500");
            tmux.await(() -> assertThat(tmux.screen()).contains("No keys."));
            assertThat(tmux.screen()).doesNotContain("(nil)").doesNotContain("BLPOP");
            tmux.keys("Escape").ends("learn>").sees("bob: BLPOP nothing 1\n(nil)");
        }
    }

    @Test
    void aLessonIsOnlyLookedAt() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of()).ends("learn>")) {
            tmux.resize(80, 50).line(":learn lists").sees("lists 1/");
            shows(tmux.line(":explore"), "[1 keys]", "read-only");
            shows(tmux.type(":"), "Look only: a lesson keeps account");
            tmux.type("q");
            tmux.await(() -> assertThat(tmux.screen()).containsPattern("lists 1/\\d+> :explore"));
        }
    }

    @Test
    void withoutColourAndOnPlainTerminals() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of("NO_COLOR", "1")).ends("learn>")) {
            shows(explorer(tmux, "SET a 1"), ">  a").type("3");
            shows(tmux, "By type").type("q").ends("learn>");
            assertThat(tmux.written()).doesNotContainPattern(ESCAPE + "\\[[0-9;]*(3[0-8]|9[0-7])[0-9;]*m");
        }
        try (Tmux tmux = Tmux.start(folder, Map.of("TERM", "dumb")).ends("learn>")) {
            tmux.line(":explore").sees("nothing can be redrawn", "\":tree\"").ends("learn>");
            assertThat(tmux.written()).doesNotContain(ESCAPE);
        }
        try (Tmux tmux = Tmux.start(folder, Map.of(), "--plain").ends("learn>")) {
            tmux.line(":explore").sees("nothing can be redrawn").ends("learn>");
        }
    }
}
