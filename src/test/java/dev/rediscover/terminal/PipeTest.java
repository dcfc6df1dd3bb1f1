package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program between pipes, where it is a good Unix tool: nothing but replies. */
class PipeTest {
    @TempDir
    private Path folder;

    private String output;

    private int run(String input, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(Program.command());
        words.addAll(List.of(arguments));
        Path in = Files.writeString(folder.resolve("in"), input);
        ProcessBuilder builder = new ProcessBuilder(words).redirectInput(in.toFile());
        builder.environment().put("REDISCOVER_HOME", folder.resolve("home").toString());
        builder.environment().put("TERM", "xterm-256color");
        builder.redirectError(folder.resolve("err").toFile());
        Process process = builder.start();
        output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = Program.exitCode(process);
        assertThat(folder.resolve("err")).isEmptyFile();
        return code;
    }

    @Test
    void commandsOnTheInputGiveBareReplies() throws Exception {
        assertThat(run("PING\n")).isZero();
        assertThat(output).isEqualTo("PONG\n");
        assertThat(run("SET a 1\nINCR a\nLRANGE none 0 -1\nGET a")).isZero();
        assertThat(output).isEqualTo("OK\n2\n\n2\n");
    }

    @Test
    void aRedisErrorShowsInTheExitCode() throws Exception {
        assertThat(run("", "-c", "SET a b", "-c", "INCR a")).isEqualTo(1);
        assertThat(output).startsWith("OK\nERR value is not an integer or out of range");
        assertThat(output).doesNotContain("\u001b");
    }
}
