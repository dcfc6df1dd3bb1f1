package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.oracle.Needed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell's engine on a port, and redis-cli on the other side. */
class ListenTest {
    private static final Pattern PROMPT = Pattern.compile("learn\\(:(\\d+)\\)>");

    @TempDir
    private Path folder;

    private static String cli(String... words) throws IOException {
        Needed.program("redis-cli", "redis-tools");
        List<String> command = new ArrayList<>(List.of("redis-cli"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void whatComesIsShownAboveTheLineBeingTyped() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of()).ends("learn>")) {
            tmux.line(":listen 0").sees("Programs reach this engine", "learn(:");
            Matcher prompt = PROMPT.matcher(tmux.everything());
            assertThat(prompt.find()).isTrue();
            String port = prompt.group(1);
            tmux.line(":listen show").sees("What programs send is shown");
            tmux.type("SET half");
            assertThat(cli("-p", port, "SET", "greeting", "hello")).isEqualTo("OK");
            tmux.sees(": SET greeting hello -> OK", " hung up");
            assertThat(tmux.screen()).contains(" hung up\nlearn(:" + port + ")> SET half value");
            tmux.keys("C-u").line("GET greeting").sees("\"hello\"");
            tmux.line(":undo").sees("Took back SET greeting hello");
            assertThat(cli("-p", port, "EXISTS", "greeting")).isEqualTo("0");
            tmux.line(":listen off").sees("The port is closed").ends("learn>");
            assertThat(cli("-p", port, "PING")).contains("Connection refused");
        }
    }

    @Test
    void thePortClosesWithTheShell() throws Exception {
        try (Tmux tmux = Tmux.start(folder, Map.of(), "--plain").ends("learn>")) {
            tmux.line(":listen 0").sees("Programs reach this engine", "learn(:");
            Matcher prompt = PROMPT.matcher(tmux.everything());
            assertThat(prompt.find()).isTrue();
            assertThat(cli("-p", prompt.group(1), "PING")).isEqualTo("PONG");
            tmux.line("exit");
            assertThat(tmux.exitCode()).isZero();
            assertThat(cli("-p", prompt.group(1), "PING")).contains("Connection refused");
        }
    }
}
