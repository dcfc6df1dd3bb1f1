package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rediscover.base.Clock;
import dev.rediscover.lesson.CrashRules;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.tutor.SecondServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second server that is a process of its own cannot do, and when it ends. */
class SecondProcessTest {
    private static SecondServer started(Map<String, String> directives) throws IOException {
        SecondServer server = SecondProcess.ofThisProgram(
                new SecondServer.Plan(directives, Clock.system().millis()));
        assertThat(server.start()).isNull();
        return server;
    }

    private static Reply run(SecondServer server, String line) throws IOException {
        assertThat(CrashRules.refusal(CommandLine.split(line).words())).as(line).isNull();
        return server.run(CommandLine.split(line).words());
    }

    @Test
    void noScriptReachesTheNetworkOrWhatAClientMayNot() throws IOException {
        try (SecondServer server = started(Map.of("save", "", "appendonly", "yes"));
                ServerSocket victim = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            run(server, "SET k v");
            String port = Integer.toString(victim.getLocalPort());
            for (String call : List.of(
                    "'MIGRATE', '127.0.0.1', " + port + ", 'k', 0, 100, 'REPLACE'",
                    "'SHUTDOWN', 'NOSAVE'",
                    "'CONFIG', 'SET', 'dir', '/tmp'",
                    "'DEBUG', 'SLEEP', '100'",
                    "'REPLICAOF', '127.0.0.1', '1'",
                    "'SCRIPT', 'FLUSH'",
                    "'FUNCTION', 'FLUSH'",
                    "'ACL', 'WHOAMI'",
                    "'BLPOP', 'none', '1'",
                    "'PUBLISH', 'a', 'b'")) {
                Reply reply = run(server, "EVAL \"return redis.call(" + call + ")\" 0");
                assertThat(reply.kind()).as(call).isEqualTo(Reply.Kind.ERROR);
            }
            assertThat(ReplyText.bare(run(server, "EVAL \"return redis.call('GET', 'k')\" 0")))
                    .isEqualTo("v");
            assertThat(ReplyText.show(server.run(CommandLine.split("MIGRATE 127.0.0.1 " + port + " k 0 100")
                            .words())))
                    .contains("unknown command");
            victim.setSoTimeout(1);
            assertThatThrownBy(victim::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void everythingAClientMayRunTheServerLetsItRun() throws IOException {
        try (SecondServer server = started(Map.of("save", "3600 1 300 100"))) {
            for (String line : List.of(
                    "CONFIG SET save '60 1'",
                    "CONFIG GET save",
                    "INFO persistence",
                    "WAITAOF 0 0 10",
                    "DEBUG RELOAD",
                    "SAVE",
                    "OBJECT ENCODING k",
                    "XADD s * a b")) {
                assertThat(ReplyText.show(run(server, line))).as(line).doesNotContain("NOPERM");
            }
            server.stop();
            assertThat(server.isUp()).isFalse();
        }
    }

    @Test
    void noValueBecomesADirective(@TempDir Path there) {
        for (String value : List.of("--dir " + there, "\nport 7000", "60 1\n", "60 1 --port 7000")) {
            assertThatThrownBy(() ->
                            SecondProcess.of(List.of("redis-server"), new SecondServer.Plan(Map.of("save", value), 0)))
                    .hasMessageContaining("cannot be given save");
        }
        assertThatThrownBy(() -> SecondProcess.of(
                        List.of("redis-server"), new SecondServer.Plan(Map.of("dir", there.toString()), 0)))
                .hasMessageContaining("cannot be given dir");
    }

    @Test
    void itEndsEvenWhereTheProgramIsKilled(@TempDir Path there) throws IOException, InterruptedException {
        Path note = there.resolve("pid");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + there,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        note.toString())
                .redirectErrorStream(true)
                .redirectOutput(there.resolve("log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(note));
        ProcessHandle second =
                ProcessHandle.of(Long.parseLong(Files.readString(note))).orElseThrow();
        try {
            assertThat(second.isAlive()).isTrue();
            program.destroyForcibly().waitFor();
            await().atMost(Duration.ofSeconds(20)).until(() -> !second.isAlive());
        } finally {
            program.destroyForcibly();
            second.destroyForcibly();
        }
    }

    /** A program that starts a second server, and then only waits. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] args) throws IOException {
            SecondServer server = started(Map.of());
            Path written = Path.of(args[0] + ".part");
            Files.writeString(written, server.name().replaceAll("[^0-9]", ""));
            Files.move(written, Path.of(args[0]));
            System.in.read();
        }
    }
}
