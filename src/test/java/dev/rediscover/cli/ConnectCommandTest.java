package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.oracle.RealCluster;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.server.Endpoints;
import dev.rediscover.server.Server;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rediscover connect} off a terminal: what is printed where, and the exit code. */
class ConnectCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path home;

    private int run(String input, String... args) {
        out.reset();
        err.reset();
        Map<String, String> env = Map.of("REDISCOVER_HOME", home.toString());
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return Main.run(args, new Streams(in, out, err, false, false, env));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_command_or_the_input_is_run_and_the_exit_code_says_how_it_went() throws IOException {
        try (RealServer server = RealServer.start()) {
            String port = String.valueOf(server.port());
            assertThat(run("", "connect", "-p", port, "SET", "a", "one two")).isZero();
            assertThat(printed()).isEqualTo("OK\n");
            assertThat(complaint()).isEmpty();
            assertThat(run("", "connect", "-p", port, "--no-raw", "GET", "a")).isZero();
            assertThat(printed()).isEqualTo("\"one two\"\n");
            assertThat(run("RPUSH l a b\nLRANGE l 0 -1\n", "connect", "-p", port, "--csv"))
                    .isZero();
            assertThat(printed()).isEqualTo("2\n\"a\",\"b\"\n");
            assertThat(run("", "connect", "-p", port, "LPUSH", "a", "x")).isEqualTo(1);
            assertThat(printed()).startsWith("WRONGTYPE");
            assertThat(run("", "connect", "-p", port, "-n", "3", "--json", "DBSIZE"))
                    .isZero();
            assertThat(printed()).isEqualTo("0\n");
        }
    }

    @Test
    void what_does_harm_is_sent_only_if_it_was_agreed_to() throws IOException {
        try (RealServer server = RealServer.start()) {
            String port = String.valueOf(server.port());
            run("", "connect", "-p", port, "SET", "a", "1");
            assertThat(run("", "connect", "-p", port, "FLUSHALL")).isEqualTo(1);
            assertThat(complaint()).contains("FLUSHALL deletes every key of every database: 1 key.", "--yes");
            assertThat(run("", "connect", "-p", port, "--read-only", "DEL", "a"))
                    .isEqualTo(1);
            assertThat(complaint()).contains("DEL writes, and this connection is read-only");
            assertThat(run("", "connect", "-p", port, "--yes", "FLUSHALL")).isZero();
            assertThat(run("", "connect", "-p", port, "DBSIZE")).isZero();
            assertThat(printed()).isEqualTo("0\n");
        }
    }

    @Test
    void wrong_words_and_missing_servers_are_told_apart() throws IOException {
        assertThat(run("", "connect", "-p", "1", "PING")).isEqualTo(3);
        assertThat(complaint()).contains("Could not connect to Redis at 127.0.0.1:1");
        assertThat(run("", "connect", "--nonsense")).isEqualTo(2);
        assertThat(complaint()).contains("--nonsense", "rediscover connect --help");
        assertThat(run("", "connect", "--production", "two words")).isEqualTo(2);
        assertThat(run("", "connect", "--help")).isZero();
        assertThat(printed()).contains("-h HOST", "--read-only");
        Files.writeString(home.resolve("connections"), "gone redis://127.0.0.1:1\n");
        assertThat(run("", "connect", "gone", "PING")).isEqualTo(3);
        assertThat(run("", "connect", "--askpass", "gone")).isEqualTo(2);
        assertThat(complaint()).contains("REDISCLI_AUTH");
    }

    @Test
    void it_works_on_our_own_server() throws IOException {
        Engine engine = new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(1));
        try (Server server = Server.start(Gate.to(engine), Endpoints.loopback(0))) {
            String port = String.valueOf(server.port());
            String lines = "SET a 1\nMULTI\nINCR a\nEXEC\n@bob GET a\n:tree\n:show a\n:peek a\n";
            assertThat(run(lines, "connect", "127.0.0.1:" + port)).isZero();
            assertThat(printed()).startsWith("OK\nOK\nQUEUED\n2\n2\n").contains("STRLEN a");
        }
    }

    @Test
    void in_a_cluster_it_goes_where_the_keys_are() throws IOException {
        try (RealCluster cluster = RealCluster.start()) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                lines.append("SET key:").append(i).append(' ').append(i).append('\n');
                lines.append("GET key:").append(i).append('\n');
            }
            StringBuilder replies = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                replies.append("OK\n").append(i).append('\n');
            }
            assertThat(run(
                            lines.toString(),
                            "connect",
                            "-c",
                            "-p",
                            String.valueOf(cluster.ports().get(0))))
                    .isZero();
            assertThat(printed()).isEqualTo(replies.toString());
            assertThat(run(
                            ":tree key:\n:show key:7\n",
                            "connect",
                            "-c",
                            "-p",
                            String.valueOf(cluster.ports().get(1))))
                    .isZero();
            assertThat(printed()).contains("50");
        }
    }
}
