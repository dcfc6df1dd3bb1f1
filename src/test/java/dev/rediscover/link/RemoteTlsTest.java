package dev.rediscover.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.oracle.RealServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** TLS to a real server that wants certificates of its clients. */
class RemoteTlsTest {
    private static final Path FOLDER = Path.of("src/test/resources/tls").toAbsolutePath();
    private static RealServer server;
    private static int port;

    private static String file(String name) {
        return FOLDER.resolve(name).toString();
    }

    @BeforeAll
    static void start() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = RealServer.start(
                "--tls-port",
                String.valueOf(port),
                "--tls-cert-file",
                file("server-chain.pem"),
                "--tls-key-file",
                file("server-key.pem"),
                "--tls-ca-cert-file",
                file("ca.pem"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Heard typing(String uri) throws IOException, BadAddress {
        return new Heard(RemoteAddress.parse(uri), RemoteOptions.TYPED.within(2000, 2000));
    }

    private static String uri(String options) {
        return "rediss://127.0.0.1:" + port + "?" + options;
    }

    private static String own() {
        return "&cert=" + file("client.pem") + "&key=" + file("client-key.pem");
    }

    @Test
    void certificates_of_both_sides_are_checked() throws Exception {
        try (Heard you = typing(uri("cacert=" + file("ca.pem") + own()));
                Heard bob = typing(uri("insecure" + own()))) {
            assertThat(you.text("SET a 1")).isEqualTo("OK");
            assertThat(you.client.send(java.util.List.of(b("BLPOP"), b("l"), b("0"))))
                    .isNull();
            bob.say("LPUSH l " + "x".repeat(100_000));
            Heard.eventually("it comes while another writes", () -> you.late.size() == 1);
            assertThat(Heard.text(you.late.get(0))).hasSize(100_000 + "[l, ]".length());
            assertThat(you.link.address().safeText()).startsWith("rediss://127.0.0.1:");
        }
    }

    private static dev.rediscover.base.Bytes b(String text) {
        return dev.rediscover.base.Bytes.of(text);
    }

    private static void isRefused(String uri, String said) {
        assertThatThrownBy(() -> typing(uri).close())
                .isInstanceOf(LinkTrouble.class)
                .satisfies(e -> assertThat(((LinkTrouble) e).kind()).isEqualTo(LinkTrouble.Kind.CANNOT_CONNECT))
                .hasMessageContaining(said);
    }

    @Test
    void what_does_not_fit_is_said_in_a_sentence() {
        isRefused(uri(own().substring(1)), "its certificate is not trusted");
        isRefused(uri("cacert=" + file("stranger-ca.pem") + own()), "its certificate is not trusted");
        isRefused(uri("cacert=" + file("no-such.pem")), "no-such.pem");
        isRefused("rediss://127.0.0.1:" + server.port() + "?insecure", "does not seem to speak TLS there");
        isRefused("redis://127.0.0.1:" + port, "if it wants TLS, add --tls");
        isRefused(uri("cacert=" + file("ca.pem")), "127.0.0.1:" + port); // without a certificate of our own
    }
}
