package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author plays an exercise on a terminal, with a wrong try, and finds it in the lesson. */
class RecordTest {
    @TempDir
    private Path folder;

    @Test
    void anExerciseIsPlayedAndWritten() throws Exception {
        Path pack = Files.createDirectories(folder.resolve("shop"));
        Files.writeString(
                pack.resolve("pack.yaml"),
                "format: 1\nid: shop\nversion: 1.0.0\ntitle: Shop\nlessons: [a]\nskills:\n  s: S\n");
        Files.writeString(
                pack.resolve("a.yaml"),
                "id: a\ntitle: A\ngoal: [s]\nminutes: 1\nsteps:\n  - id: x\n    kind: say\n    prompt: P\n");
        try (Tmux tmux =
                Tmux.start(folder, Map.of("EDITOR", "echo 'Count `n`.' >"), "pack", "record", pack.toString())) {
            tmux.sees("You play a step at the end of the lesson a").ends("setup>");
            tmux.line("SET n 1").ends("setup>").line(":ask").sees("Count `n`.").ends("solution>");
            tmux.type("INC").keys("Tab").sees("INCRBYFLOAT").keys("C-c").ends("solution>");
            tmux.type("INCR ")
                    .sees("INCR key")
                    .type("n")
                    .keys("Enter")
                    .sees("(integer) 2")
                    .ends("solution>");
            tmux.type(":wr").sees(":wrong [ID]").keys("Enter").ends("wrong>");
            tmux.line("GET n")
                    .sees("Kept as the mistake uses-get, when {used: GET}")
                    .ends("wrong>");
            tmux.line(":say Only looked.").ends("wrong>").keys("C-d").sees("Nothing is written yet. Leave? [Y/n]");
            tmux.line("n").ends("wrong>").line(":save").sees("Proved, and written");
            assertThat(tmux.exitCode()).isZero();
        }
        assertThat(Files.readString(pack.resolve("a.yaml")))
                .contains("  - id: incr\n    kind: command\n    prompt: Count `n`.\n")
                .contains("say: Only looked.\n");
    }
}
