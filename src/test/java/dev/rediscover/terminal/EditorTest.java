package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The editor for scripts on a terminal: scripts of one's own, and those of a lesson. */
class EditorTest {
    private static final String LESSON = """
            id: locks
            title: Let go of locks
            summary: Delete a lock only if it is yours.
            minutes: 5
            steps:
              - id: intro
                kind: say
                prompt: |
                  As in:

                  ```lua
                  return redis.call("GET", KEYS[1])
                  ```
              - id: release
                kind: script
                language: lua
                prompt: Let go of the lock, but only if it is yours.
                setup: ["SET lock:report a1"]
                call: ["EVAL {script} 1 lock:report a1"]
                solution: |
                  if redis.call("GET", KEYS[1]) == ARGV[1] then
                    return redis.call("DEL", KEYS[1])
                  end
                  return 0
                variants:
                  - ["SET lock:report b2"]
                  - []
                hints: ["GET tells whose it is.", "Compare that to ARGV[1].", "Then DEL."]
                after: "Well done."
            """;

    @TempDir
    private Path folder;

    private static Tmux shows(Tmux tmux, String... texts) {
        tmux.await(() -> assertThat(tmux.screen()).contains(texts));
        return tmux;
    }

    @Test
    void aScriptIsWrittenMendedRunAndKept() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of()).ends("learn>")) {
            shows(tmux.line(":script add total , 5"), ":script add", "KEYS total, ARGV 5", "F5 run", "Esc leave");
            tmux.line("if ARGV[1] then").type("return redis.call('INCRB");
            shows(tmux, "INCRB").keys("Tab");
            shows(tmux, "INCRBYFLOAT").type("', KEYS[1], amount)");
            tmux.keys("Enter").type("end");
            shows(tmux, "  1 │ if ARGV[1] then\n  2 │   return redis.call('INCRBY', KEYS[1], amount)\n  3 │ end");
            shows(tmux.keys("F5"), "> 2 │", "variable 'amount'", "There is no variable amount");
            tmux.keys("C-k").type("ARGV[1])").keys("M-Enter");
            shows(tmux, "(integer) 5", "total");
            tmux.keys("Escape").ends("learn>").sees("(integer) 5", "\":script run add\"");
            tmux.line(":script run add").sees("(integer) 10").ends("learn>");
            tmux.line("EVAL 'return nope' 0")
                    .sees("> 1  return nope\n            ^")
                    .ends("learn>");
        }
        assertThat(folder.resolve("home/scripts/add.lua")).content().contains("  return redis.call('INCRBY'");
    }

    private void install() throws Exception {
        Path pack = Files.createDirectories(folder.resolve("pack"));
        Files.writeString(
                pack.resolve("pack.yaml"),
                "format: 1\nid: luatry\nversion: 1.0.0\ntitle: Lua tried\nlessons: [locks]\n");
        Files.writeString(pack.resolve("locks.yaml"), LESSON);
        try (Tmux tmux = Tmux.start(folder, Map.of(), "pack", "install", pack.toString())) {
            assertThat(tmux.exitCode()).isZero();
        }
    }

    @Test
    void aStepIsWrittenLeftKilledResumedAndDone() throws Exception {
        install();
        try (Tmux tmux = Tmux.start(folder, Map.of()).ends("learn>")) {
            tmux.line(":learn luatry/locks")
                    .sees("    return redis.call(\"GET\", KEYS[1])")
                    .ends("locks 1/2>");
            tmux.keys("Enter").sees("Enter opens the editor").ends("locks 2/2>");
            shows(tmux.keys("Enter"), "only if it is yours.", "EVAL {script} 1 lock:report a1", "F5 check");
            tmux.type("return redis.call('DEL', KEYS[1])").keys("F4");
            shows(tmux, "(integer) 1", "That ran on a copy.");
            shows(tmux.keys("F5"), "for other data");
            shows(tmux.keys("F2"), "GET tells whose it is.");
            tmux.keys("C-a").line("if x then").type("-- half");
            shows(tmux, "  2 │   -- half");
            tmux.keys("Escape")
                    .sees("Your script is kept; Enter goes on with it.")
                    .ends("locks 2/2>");
            tmux.line("back")
                    .ends("locks 1/2>")
                    .keys("Enter")
                    .ends("locks 2/2>")
                    .keys("Enter");
            shows(tmux, "  2 │   -- half").keys("Down", "End").type(" way");
            tmux.await(() -> assertThat(folder.resolve("home/drafts/luatry.locks.release.lua"))
                    .content()
                    .contains("half"));
            tmux.kill();
        }
        try (Tmux tmux = Tmux.start(folder, Map.of()).ends("learn>")) {
            tmux.line(":learn luatry/locks").ends("locks 2/2>").keys("Enter");
            shows(tmux, "  1 │ if x then", "half").keys("M-<", "C-k");
            tmux.type("if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end")
                    .keys("Down", "C-a", "C-k");
            tmux.type("return redis.call('DEL', KEYS[1])");
            tmux.keys("F5").sees("Right.", "Another way:", "Well done.").ends("locks 2/2>");
        }
        assertThat(folder.resolve("home/drafts/luatry.locks.release.lua")).doesNotExist();
    }

    @Test
    void theWindowMayBeNarrowAndTheOutsideEditorComesAndGoes() throws Exception {
        try (Tmux tmux =
                Tmux.start(folder, Map.of("EDITOR", "echo 'return 41 + 1' >")).ends("learn>")) {
            shows(tmux.line(":script"), ":script scratch");
            shows(tmux.resize(40, 14), "F5 run");
            tmux.keys("C-x", "C-e");
            shows(tmux, "  1 │ return 41 + 1").keys("F5");
            shows(tmux, "(integer) 42");
            for (String line : tmux.screen().split("\n")) {
                assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(40);
            }
            shows(tmux.keys("F1"), "leave; your text is kept").keys("Escape");
            tmux.await(() -> assertThat(tmux.screen()).doesNotContain("your text is kept"));
            tmux.keys("C-c").ends("learn>").line("PING").sees("PONG").ends("learn>");
        }
    }

    @Test
    void whereNothingCanBeRedrawnLinesAreTyped() throws Exception {
        install();
        try (Tmux tmux = Tmux.start(folder, Map.of(), "--plain").ends("learn>")) {
            tmux.line(":learn luatry/locks").ends("locks 1/2>").keys("Enter").ends("locks 2/2>");
            tmux.line("edit").ends("lua 1>").line("return it's").ends("lua 2>").line(".");
            tmux.sees("Line 1 is: return it's", "Your script is kept").ends("locks 2/2>");
            tmux.line("edit").sees("1: return it's").ends("lua 1>");
            tmux.line("if redis.call('GET', KEYS[1]) == ARGV[1] then").ends("lua 2>");
            tmux.line("return redis.call('DEL', KEYS[1])")
                    .line("end")
                    .line("return 0")
                    .ends("lua 5>");
            tmux.line(".").sees("Right.", "Well done.").ends("locks 2/2>");
        }
    }
}
