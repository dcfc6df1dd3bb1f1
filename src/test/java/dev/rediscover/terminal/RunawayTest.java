package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.oracle.Needed;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C on scripts that do not end by themselves, and what else there is against them. */
class RunawayTest {
    private static final String LOOP = "EVAL 'while true do end' 0";
    private static final String QUICK = "CONFIG SET busy-reply-threshold 200";

    @TempDir
    private Path folder;

    @Test
    void ctrlCEndsAScriptAndTheShellGoesOn() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of()).ends("learn>")) {
            tmux.line(QUICK).sees("OK").ends("learn>");
            tmux.line(LOOP).sees("The script is still running", "Ctrl-C ends it.");
            tmux.keys("C-c").sees("Ctrl-C ended it here.", "SCRIPT KILL on another connection.");
            tmux.ends("learn>");
            assertThat(tmux.everything()).contains("^C\n(error) ERR Script killed by user");
            tmux.line("PING").sees("PONG").ends("learn>");
        }
    }

    @Test
    void whatAnEndedScriptHadWrittenIsTakenBack() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of()).ends("learn>")) {
            tmux.line(QUICK).sees("OK").ends("learn>");
            tmux.line("SET kept 1").ends("learn>");
            tmux.line("EVAL 'redis.call(\"SET\", KEYS[1], 2) while true do end' 1 kept")
                    .sees("Ctrl-C ends it.");
            tmux.keys("C-c").sees("what it had written was taken back.", "UNKILLABLE", "SHUTDOWN NOSAVE");
            tmux.ends("learn>").line("GET kept").sees("\"1\"").ends("learn>");
            tmux.line(":undo").sees("Took back SET kept 1.");
        }
    }

    @Test
    void onAServerCtrlCEndsTheWaitAndTellsHowTheScriptIsEnded() throws Exception {
        try (RealServer server = RealServer.start();
                Tmux tmux = Tmux.start(folder, Map.of(), "connect", "-p", String.valueOf(server.port()))) {
            String prompt = "127.0.0.1:" + server.port() + ">";
            tmux.ends(prompt).line(QUICK).sees("[y/N]").line("y").ends("OK\n" + prompt);
            tmux.line(LOOP);
            awaitBusy(server);
            tmux.keys("C-c").sees("SCRIPT KILL ends it there, unless it has written.");
            tmux.sees("You no longer wait for EVAL.").ends(prompt);
            tmux.line("GET a").sees("(error) BUSY").ends(prompt);
            tmux.line("SCRIPT KILL").ends("OK\n" + prompt);
            tmux.line("ECHO again").ends("\"again\"\n" + prompt);
        }
    }

    private static void awaitBusy(RealServer server) {
        try (RemoteLink link = new RemoteLink("127.0.0.1", server.port(), 2000)) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                Reply reply = link.open("test", (client, late) -> {}).send(List.of(Bytes.of("PING")));
                assertThat(reply.toString()).contains("BUSY");
            });
        }
    }

    @Test
    void aScriptOfAProgramIsEndedFromThePrompt() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of()).ends("learn>")) {
            tmux.line(QUICK).sees("OK").ends("learn>");
            tmux.line(":listen 0").sees("learn(:");
            Matcher port = Pattern.compile("learn\\(:(\\d+)\\)>").matcher(tmux.everything());
            assertThat(port.find()).isTrue();
            String prompt = port.group();
            Needed.program("redis-cli", "redis-tools");
            Process program = new ProcessBuilder("redis-cli", "-p", port.group(1), "EVAL", "while true do end", "0")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("cli").toFile())
                    .start();
            tmux.sees("has been running", "SCRIPT KILL");
            tmux.line("GET a").sees("(error) BUSY").ends(prompt);
            tmux.line("SCRIPT KILL").sees("OK").line("GET a").sees("(nil)").ends(prompt);
            Program.exitCode(program);
            assertThat(folder.resolve("cli")).content().contains("Script killed by user");
        }
    }

    @Test
    void withoutATerminalCtrlCEndsTheProgramAsItEndsOthers() throws Exception {
        List<String> words = new ArrayList<>(Program.command());
        words.addAll(List.of("-c", "ECHO begun", "-c", LOOP));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectError(folder.resolve("err").toFile());
        builder.environment().put("REDISCOVER_HOME", folder.resolve("home").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.inputReader().readLine()).isEqualTo("begun");
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(Duration.ofSeconds(60).toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(folder.resolve("err")).isEmptyFile();
    }
}
