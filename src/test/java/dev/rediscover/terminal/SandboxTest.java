package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data of the free prompt come back, also after the program was killed. */
class SandboxTest {
    @TempDir
    private Path folder;

    private Tmux shell(String... arguments) throws Exception {
        return Tmux.start(folder, Map.of(), arguments);
    }

    private Path kept() {
        return folder.resolve("home/sandbox/kept.rdb");
    }

    @Test
    void a_killed_program_loses_at_most_what_was_done_in_its_last_moment() throws Exception {
        try (Tmux tmux = shell().ends("learn>")) {
            tmux.line("SET early 1").sees("OK").ends("learn>");
            Awaitility.await().until(() -> Files.exists(kept()));
            long first = Files.size(kept());
            tmux.line("RPUSH later a b c").sees("(integer) 3").ends("learn>");
            Awaitility.await().until(() -> Files.size(kept()) > first);
            tmux.kill();
        }
        try (Tmux tmux = shell().sees("Your sandbox is back: 2 keys, from ")) {
            tmux.ends("learn>").line("LRANGE later 0 -1").sees("1) \"a\"\n2) \"b\"\n3) \"c\"");
            tmux.ends("learn>").line(":reset").sees("The engine is empty again").ends("learn>");
            tmux.keys("C-d");
            assertThat(tmux.exitCode()).isZero();
        }
        try (Tmux tmux = shell().ends("learn>")) {
            tmux.line("DBSIZE").sees("(integer) 0").ends("learn>");
            assertThat(tmux.screen()).doesNotContain("Your sandbox");
        }
    }

    @Test
    void of_two_shells_the_second_says_that_it_keeps_nothing_and_one_may_want_none() throws Exception {
        try (Tmux first = shell().ends("learn>")) {
            first.line("SET a 1").sees("OK").ends("learn>");
            try (Tmux second = shell()) {
                second.sees("Another shell has your sandbox: this one begins empty")
                        .ends("learn>");
                second.line("DBSIZE").sees("(integer) 0");
            }
            try (Tmux third = shell("--no-sandbox").ends("learn>")) {
                third.line("DBSIZE").sees("(integer) 0");
                assertThat(third.screen()).doesNotContain("Another shell");
            }
        }
    }
}
