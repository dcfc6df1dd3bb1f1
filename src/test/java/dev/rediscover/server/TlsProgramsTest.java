package dev.rediscover.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.oracle.Needed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server's TLS with programs that use OpenSSL: redis-cli, and openssl itself. */
class TlsProgramsTest {
    private static final String FOLDER = "src/test/resources/tls/";

    private final Engine engine = new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(1));
    private Server server;

    @TempDir
    private Path temporary;

    private static String file(String name) {
        return FOLDER + name + ".pem";
    }

    private void start(String... more) throws IOException {
        List<Bytes> pairs = new ArrayList<>();
        for (String each : new String[] {
            "tls-cert-file", file("server-chain"), "tls-key-file", file("server-key"), "tls-ca-cert-file", file("ca")
        }) {
            pairs.add(Bytes.of(each));
        }
        for (String each : more) {
            pairs.add(Bytes.of(each));
        }
        engine.config().set(pairs);
        server = Server.start(Gate.to(engine), new Endpoints(List.of("127.0.0.1"), 0, 0, "", 0));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** What a program prints, both ways, when it is given {@code input}. */
    private static String run(String input, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return printed;
    }

    private String cli(String input, String... flags) throws IOException, InterruptedException {
        Needed.program("redis-cli", "redis-tools");
        List<String> command = new ArrayList<>(List.of("redis-cli", "-p", Integer.toString(server.tlsPort()), "--tls"));
        command.addAll(List.of(flags));
        return run(input, command);
    }

    @Test
    void redisCliWorks() throws Exception {
        start("tls-auth-clients", "no");
        String large = "x".repeat(200_000);
        String printed = cli("SET a " + large + "\nSTRLEN a\nGET a\nLPUSH list 1 2 3\n", "--cacert", file("ca"));
        assertThat(printed).isEqualTo("OK\n200000\n" + large + "\n3\n");
        assertThat(cli("PING\n", "--insecure")).isEqualTo("PONG\n");
        assertThat(cli("PING\n", "--cacert", file("stranger-ca"))).contains("certificate verify failed");
        assertThat(cli("PING\n")).contains("certificate verify failed");
    }

    @ParameterizedTest
    @CsvSource({"yes, client, true", "yes, stranger, false", "optional, client, true", "optional, stranger, false"})
    void redisCliShowsItsCertificate(String rule, String who, boolean welcome) throws Exception {
        start("tls-auth-clients", rule);
        String printed = cli("PING\n", "--cacert", file("ca"), "--cert", file(who), "--key", file(who + "-key"));
        if (welcome) {
            assertThat(printed).isEqualTo("PONG\n");
        } else {
            assertThat(printed).doesNotContain("PONG").containsIgnoringCase("error");
        }
    }

    @ParameterizedTest
    @CsvSource({"-tls1_2, yes, true", "-tls1_3, yes, true", "-tls1_2, no, false", "-tls1_3, no, false"})
    void takesUpASessionAgainIfItMay(String protocol, String caching, boolean again) throws Exception {
        start("tls-auth-clients", "no", "tls-session-caching", caching);
        String session = temporary.resolve("session").toString();
        assertThat(openssl(protocol, "-sess_out", session)).contains("+PONG").contains("New, ");
        if (again || Path.of(session).toFile().exists()) {
            assertThat(openssl(protocol, "-sess_in", session)).contains("+PONG").contains(again ? "Reused, " : "New, ");
        }
    }

    private String openssl(String... flags) throws IOException, InterruptedException {
        Needed.program("openssl", "openssl");
        List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-nocommands", "-ign_eof"));
        command.addAll(List.of("-connect", "127.0.0.1:" + server.tlsPort(), "-CAfile", file("ca")));
        command.addAll(List.of(flags));
        return run("PING\r\nQUIT\r\n", command);
    }
}
