package dev.rediscover.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.TlsFiles;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running server takes new certificates by CONFIG SET, from a client that came through TLS itself. */
class RunningTlsTest {
    private static final String FOLDER = "src/test/resources/tls/";

    private final Engine engine = new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(1));
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private RunningServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        List<Bytes> settings = new ArrayList<>();
        for (String each : List.of(
                "bind 127.0.0.1",
                "port 0",
                "tls-auth-clients no",
                "tls-cert-file " + FOLDER + "server-chain.pem",
                "tls-key-file " + FOLDER + "server-key.pem",
                "tls-port " + freePort())) {
            settings.add(Bytes.of(each.substring(0, each.indexOf(' '))));
            settings.add(Bytes.of(each.substring(each.indexOf(' ') + 1)));
        }
        engine.config().set(settings);
        ProcessLog log = new ProcessLog(engine.config(), Clock.system(), logged, folder);
        server = RunningServer.start(engine, log, folder, "");
    }

    private static int freePort() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.ask(Parameter.SHUTDOWN_ON_SIGTERM);
        server.await();
    }

    private int tlsPort() {
        String place = server.places().get(0);
        return Integer.parseInt(place.replace("127.0.0.1:", "").replace(" (TLS)", ""));
    }

    private SSLSocket connect() throws IOException {
        TlsFiles trusting = new TlsFiles("", "", "", FOLDER + "ca.pem", "");
        SSLSocket socket =
                (SSLSocket) trusting.forClient(false).getSocketFactory().createSocket("127.0.0.1", tlsPort());
        socket.setSoTimeout(10_000);
        socket.startHandshake();
        return socket;
    }

    private static String ask(SSLSocket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        StringBuilder reply = new StringBuilder();
        for (int b = socket.getInputStream().read();
                b != '\n' && b >= 0;
                b = socket.getInputStream().read()) {
            reply.append((char) b);
        }
        return reply.toString().strip();
    }

    private String subject() throws IOException {
        try (SSLSocket socket = connect()) {
            assertThat(ask(socket, "PING")).isEqualTo("+PONG");
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        }
    }

    @Test
    void takesThemOrKeepsThoseItHas() throws IOException {
        assertThat(server.places()).hasSize(1);
        assertThat(subject()).isEqualTo("CN=Server of the tests");
        try (SSLSocket admin = connect()) {
            assertThat(ask(admin, "CONFIG SET tls-cert-file " + FOLDER + "ec.pem"))
                    .isEqualTo("-ERR CONFIG SET failed (possibly related to argument 'tls-cert-file')"
                            + " - Unable to update TLS configuration. Check server logs.");
            assertThat(logged.toString(StandardCharsets.UTF_8)).contains("is not the private key of the certificate");
            assertThat(subject()).isEqualTo("CN=Server of the tests");
            assertThat(ask(
                            admin,
                            "CONFIG SET tls-cert-file " + FOLDER + "ec.pem tls-key-file " + FOLDER + "ec-key.pem"))
                    .isEqualTo("+OK");
            assertThat(subject()).isEqualTo("CN=Server with a curve");
        }
    }
}
