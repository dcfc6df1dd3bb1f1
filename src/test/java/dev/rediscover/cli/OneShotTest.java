package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands given with {@code -c} or on the input: what is printed where, and the exit code. */
class OneShotTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean terminal;

    @TempDir
    Path home;

    private int run(String input, String... args) {
        return run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, args);
    }

    private int run(InputStream in, OutputStream to, String... args) {
        Map<String, String> env = Map.of("REDISCOVER_HOME", home.toString());
        return Main.run(args, new Streams(in, to, err, false, terminal, env));
    }

    private String printed() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    private String complaint() {
        String text = err.toString(StandardCharsets.UTF_8);
        err.reset();
        return text;
    }

    @Test
    void commandsAreRunInOrderOnOneEngine() {
        assertThat(run("", "-c", "SET a 1", "-c", "INCR a", "-c", "GET a")).isZero();
        assertThat(printed()).isEqualTo("OK\n2\n2\n");
        assertThat(complaint()).isEmpty();
    }

    @Test
    void offATerminalRepliesAreRawAndOnOneTheyHaveTypes() {
        run("", "-c", "INCR a");
        assertThat(printed()).isEqualTo("1\n");
        run("", "--no-raw", "-c", "INCR a");
        assertThat(printed()).isEqualTo("(integer) 1\n");
        terminal = true;
        run("", "--no-color", "-c", "INCR a");
        assertThat(printed()).isEqualTo("(integer) 1\n");
        run("", "-c", "INCR a");
        assertThat(printed()).contains("\u001b[35m1");
    }

    @Test
    void repliesComeAsJsonOrCsv() {
        run("", "--json", "-c", "HSET h f v", "-c", "HGETALL h");
        assertThat(printed()).isEqualTo("1\n{\"f\":\"v\"}\n");
        run("", "--csv", "-c", "RPUSH l a b", "-c", "LRANGE l 0 -1");
        assertThat(printed()).isEqualTo("2\n\"a\",\"b\"\n");
    }

    @Test
    void anErrorReplyGivesExitCodeOneAndTheRestStillRuns() {
        assertThat(run("", "-c", "LPSUH a", "-c", "SET a 1")).isEqualTo(1);
        assertThat(printed()).startsWith("ERR unknown command 'LPSUH'").endsWith("OK\n");
        assertThat(complaint()).isEqualTo("Did you mean LPUSH?\n");
        assertThat(run("GET\nPING\n")).isEqualTo(1);
        assertThat(printed()).endsWith("PONG\n");
    }

    @Test
    void theInputIsRunLineByLine() {
        assertThat(run("SET a \"x y\"\r\n\n# a comment\nGET a\nquit\nSET b 1\n"))
                .isZero();
        assertThat(printed()).isEqualTo("OK\nx y\n");
    }

    @Test
    void textBeyondAsciiAndOddBytesComeOutAsTheyWentIn() {
        run("SET a gr\u00fcn\nGET a\nSET b \"\\xff\\x00\"\nGET b\n");
        Bytes expected = Bytes.of("OK\ngr\u00fcn\nOK\n")
                .concat(Bytes.wrap(new byte[] {(byte) 0xff, 0}))
                .concat(Bytes.of("\n"));
        assertThat(Bytes.wrap(out.toByteArray())).isEqualTo(expected);
    }

    @Test
    void wrongUsageGivesExitCodeTwo() {
        assertThat(run("", "-c")).isEqualTo(2);
        assertThat(complaint()).contains("-c wants a command");
        assertThat(run("", "--color", "pink")).isEqualTo(2);
        assertThat(complaint()).contains("--color is auto, always or never");
        assertThat(run("", "-c", "GET \"a")).isEqualTo(2);
        assertThat(complaint()).contains("never closed");
        assertThat(run("PING\nGET \"a\n")).isEqualTo(2);
        assertThat(complaint()).contains("line 2");
    }

    @Test
    void blockingCommandsWaitByTheWorldsTime() {
        assertThat(run("", "--no-raw", "-c", "BLPOP q 0.05")).isZero();
        assertThat(printed()).isEqualTo("(nil)\n");
        assertThat(run("", "-c", "BLPOP q 0")).isEqualTo(4);
        assertThat(complaint()).contains("would wait for ever");
    }

    @Test
    void wordsOfTheShellWorkInABatch() {
        assertThat(run("SET a 1 EX 60\n:tick 61s\nEXISTS a\n@bob BLPOP q 0\nLPUSH q x\n:nonsense\n"))
                .isEqualTo(2);
        assertThat(printed()).isEqualTo("OK\n0\n1\nbob: BLPOP q 0\nq\nx\n");
    }

    @Test
    void aClosedPipeEndsTheProgramQuietly() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThat(run(InputStream.nullInputStream(), closed, "-c", "PING")).isEqualTo(141);
        assertThat(complaint()).isEmpty();
    }

    @Test
    void aFaultOfTheProgramLeavesAReportAndNoStackTrace() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("made to fail");
            }
        };
        assertThat(run(broken, out)).isEqualTo(70);
        String complaint = complaint();
        assertThat(complaint).contains("made to fail", "reports").doesNotContain("\tat ");
        assertThat(complaint.lines()).hasSize(1);
        try (var files = Files.list(home.resolve("reports"))) {
            assertThat(files.findFirst().orElseThrow())
                    .content()
                    .contains("IllegalStateException", "at dev.rediscover");
        }
    }
}
