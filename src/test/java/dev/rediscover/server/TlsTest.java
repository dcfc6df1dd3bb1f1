package dev.rediscover.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.TlsFiles;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.resp.Reply;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's side of TLS, as clients see it. */
class TlsTest {
    private static final String FOLDER = "src/test/resources/tls/";
    private static final Reply PONG = new Reply.Status("PONG");
    private static final TlsFiles TRUSTING = new TlsFiles("", "", "", file("ca"), "");
    private static final TlsFiles LEARNER = new TlsFiles(file("client"), file("client-key"), "", file("ca"), "");
    private static final TlsFiles STRANGER = new TlsFiles(file("stranger"), file("stranger-key"), "", file("ca"), "");

    private final Engine engine = new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(1));
    private Server server;

    private static String file(String name) {
        return FOLDER + name + ".pem";
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private void start(String... settings) throws IOException {
        set("tls-cert-file", file("server-chain"), "tls-key-file", file("server-key"));
        set("tls-auth-clients", "no");
        set(settings);
        server = Server.start(Gate.to(engine), new Endpoints(List.of("127.0.0.1"), 0, 0, "", 0));
    }

    private void set(String... settings) {
        List<Bytes> pairs = new ArrayList<>();
        for (String each : settings) {
            pairs.add(Bytes.of(each));
        }
        if (!pairs.isEmpty()) {
            synchronized (engine) {
                engine.config().set(pairs);
            }
        }
    }

    private Wire connect() throws IOException {
        return connect(TRUSTING);
    }

    private Wire connect(TlsFiles files, String... protocols) throws IOException {
        return over(new Socket("127.0.0.1", server.tlsPort()), files, protocols);
    }

    private Wire over(Socket plain, TlsFiles files, String... protocols) throws IOException {
        plain.setSoTimeout(10_000);
        SSLSocket socket = (SSLSocket)
                files.forClient(false).getSocketFactory().createSocket(plain, "localhost", server.tlsPort(), true);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        socket.startHandshake();
        return new Wire(socket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void answersOneAfterAnother(String protocol) throws IOException {
        start();
        try (Wire wire = connect(TRUSTING, protocol)) {
            assertThat(wire.ask("SET", "a", "1")).isEqualTo(Reply.OK);
            wire.raw("INCR a\r\nINCR a\r\n*1\r\n$4\r\nPING\r\n");
            assertThat(wire.next()).isEqualTo(Reply.of(2));
            assertThat(wire.next()).isEqualTo(Reply.of(3));
            assertThat(wire.next()).isEqualTo(PONG);
            assertThat(((SSLSocket) wire.socket()).getSession().getProtocol()).isEqualTo(protocol);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void takesAndGivesLargeValuesAndLongPipelines(String protocol) throws IOException {
        start();
        String large = "0123456789".repeat(500_000);
        try (Wire wire = connect(TRUSTING, protocol)) {
            assertThat(wire.ask("SET", "large", large)).isEqualTo(Reply.OK);
            assertThat(wire.ask("GET", "large")).isEqualTo(Reply.bulk(large));
            wire.raw("INCR counter\r\n".repeat(20_000));
            for (int i = 1; i <= 20_000; i++) {
                assertThat(wire.next()).isEqualTo(Reply.of(i));
            }
        }
    }

    /** The replies are larger than what sockets hold, and the client reads them only when all is sent. */
    @Test
    void keepsWhatTheSocketDoesNotTake() throws IOException {
        start();
        String large = "x".repeat(1_000_000);
        try (Wire slow = connect();
                Wire other = connect()) {
            assertThat(slow.ask("SET", "large", large)).isEqualTo(Reply.OK);
            slow.raw("GET large\r\n".repeat(20));
            assertThat(other.ask("PING")).isEqualTo(PONG);
            for (int i = 0; i < 20; i++) {
                assertThat(slow.next()).isEqualTo(Reply.bulk(large));
            }
        }
    }

    @Test
    void takesBytesOneByOne() throws IOException {
        start();
        Socket dribbling = new Socket("127.0.0.1", server.tlsPort()) {
            @Override
            public OutputStream getOutputStream() throws IOException {
                return new FilterOutputStream(super.getOutputStream());
            }
        };
        dribbling.setTcpNoDelay(true);
        try (Wire wire = over(dribbling, TRUSTING)) {
            assertThat(wire.ask("ECHO", "one by one")).isEqualTo(Reply.bulk("one by one"));
        }
    }

    /** A client of Java keeps a certificate to itself that comes from none of the authorities that the server names. */
    @ParameterizedTest
    @CsvSource({
        "no, none, true", "no, stranger, true", "optional, none, true", "optional, learner, true",
        "optional, stranger, true", "yes, none, false", "yes, learner, true", "yes, stranger, false"
    })
    void asksClientsForCertificates(String rule, String who, boolean welcome) throws IOException {
        start("tls-ca-cert-file", file("ca"), "tls-auth-clients", rule);
        TlsFiles files = switch (who) {
            case "learner" -> LEARNER;
            case "stranger" -> STRANGER;
            default -> TRUSTING;
        };
        for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
            Reply reply;
            try (Wire wire = connect(files, protocol)) {
                reply = wire.ask("PING");
            } catch (IOException e) {
                reply = null; // the alert, or the reset behind it
            }
            assertThat(reply).as(protocol).isEqualTo(welcome ? PONG : null);
        }
        assertThat(clients()).isZero();
    }

    private int clients() {
        synchronized (engine) {
            return engine.clients().size();
        }
    }

    @Test
    void aClientThatTrustsSomebodyElseGoesAway() throws IOException {
        start();
        TlsFiles elsewhere = new TlsFiles("", "", "", file("stranger-ca"), "");
        assertThatThrownBy(() -> connect(elsewhere)).isInstanceOf(IOException.class);
        try (Wire wire = connect()) {
            assertThat(wire.ask("PING")).isEqualTo(PONG);
        }
    }

    @Test
    void hangsUpOnWhoSpeaksPlainly() throws IOException {
        start();
        try (Wire plain = new Wire(server.tlsPort());
                Wire wire = connect()) {
            plain.raw("PING\r\n");
            assertThat(rest(plain)).doesNotContain("PONG");
            assertThat(wire.ask("PING")).isEqualTo(PONG);
        }
    }

    private static String rest(Wire wire) throws IOException {
        return new String(wire.socket().getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void sendsAwayWhoIsTooSlowToShakeHands() throws IOException {
        start();
        server.handshakeMillis(100);
        try (Wire silent = new Wire(server.tlsPort());
                Wire half = new Wire(server.tlsPort())) {
            half.raw(new byte[] {0x16, 0x03, 0x01, 0x02, 0x00, 0x01});
            rest(silent);
            rest(half);
        }
        server.handshakeMillis(10_000);
        try (Wire wire = connect()) {
            assertThat(wire.ask("PING")).isEqualTo(PONG);
        }
    }

    @Test
    void answersACloseWithAClose() throws IOException {
        start();
        try (Wire wire = connect()) {
            assertThat(wire.ask("PING")).isEqualTo(PONG);
            wire.socket().shutdownOutput();
            assertThat(wire.next()).isNull();
        }
    }

    @Test
    void refusesToShakeHandsAgain() throws IOException {
        start();
        try (Wire wire = connect(TRUSTING, "TLSv1.2")) {
            assertThat(wire.ask("PING")).isEqualTo(PONG);
            assertThatThrownBy(() -> {
                        ((SSLSocket) wire.socket()).startHandshake();
                        wire.ask("PING");
                        throw new AssertionError("the server has gone along");
                    })
                    .isInstanceOf(IOException.class);
        }
        try (Wire wire = connect()) {
            assertThat(wire.ask("PING")).isEqualTo(PONG);
            ((SSLSocket) wire.socket()).startHandshake(); // in TLS 1.3 this renews the keys
            assertThat(wire.ask("PING")).isEqualTo(PONG);
        }
    }

    @Test
    void aHundredComeAtOnce() throws Exception {
        start();
        ExecutorService crowd = Executors.newFixedThreadPool(100);
        try {
            List<Callable<Reply>> visits = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                visits.add(() -> {
                    try (Wire wire = connect()) {
                        return wire.ask("INCR", "visits");
                    }
                });
            }
            List<Reply> numbers = new ArrayList<>();
            for (Future<Reply> visit : crowd.invokeAll(visits, 60, TimeUnit.SECONDS)) {
                numbers.add(visit.get());
            }
            assertThat(numbers).doesNotHaveDuplicates().contains(Reply.of(1), Reply.of(100));
        } finally {
            crowd.shutdownNow();
        }
    }

    @Test
    void takesNewCertificatesWhileItRuns() throws Exception {
        start();
        try (Wire before = connect()) {
            assertThat(subject(before)).isEqualTo("CN=Server of the tests");
            set("tls-cert-file", file("ec"), "tls-key-file", file("ec-key"));
            reload();
            try (Wire after = connect()) {
                assertThat(subject(after)).isEqualTo("CN=Server with a curve");
            }
            set("tls-cert-file", file("server-chain"));
            assertThatThrownBy(this::reload).hasMessageContaining("is not the private key of the certificate");
            try (Wire after = connect()) {
                assertThat(subject(after)).isEqualTo("CN=Server with a curve");
            }
            assertThat(before.ask("PING")).isEqualTo(PONG);
        }
    }

    private void reload() throws IOException {
        synchronized (engine) {
            server.reloadTls();
        }
    }

    private static String subject(Wire wire) throws IOException {
        X509Certificate[] chain =
                (X509Certificate[]) ((SSLSocket) wire.socket()).getSession().getPeerCertificates();
        return chain[0].getSubjectX500Principal().getName();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tls-protocols | TLSv1.2 | TLSv1.2 | TLS_",
                "tls-protocols | TLSv1.3 | TLSv1.3 | TLS_",
                "tls-ciphersuites | TLS_CHACHA20_POLY1305_SHA256 | TLSv1.3 | TLS_CHACHA20_POLY1305_SHA256",
                "tls-ciphers | ECDHE-RSA-AES128-GCM-SHA256 | TLSv1.2 | TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                "tls-ciphers | ECDHE-RSA-CHACHA20-POLY1305 | TLSv1.2 | TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
                "tls-ciphers | DEFAULT:!MEDIUM:!aNULL | TLSv1.2 | TLS_"
            })
    void obeysProtocolsAndCiphers(String setting, String value, String protocol, String suite) throws IOException {
        start(setting, value, "tls-prefer-server-ciphers", "yes");
        String[] offered =
                setting.equals("tls-ciphers") ? new String[] {"TLSv1.2"} : new String[] {"TLSv1.2", "TLSv1.3"};
        try (Wire wire = connect(TRUSTING, offered)) {
            assertThat(wire.ask("PING")).isEqualTo(PONG);
            SSLSocket socket = (SSLSocket) wire.socket();
            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
            assertThat(socket.getSession().getCipherSuite()).startsWith(suite);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tls-protocols | TLSv1.1 | tls-protocols: Java has switched TLSv1.1 off",
                "tls-protocols | TLSv9 | tls-protocols: 'TLSv9' is none of TLSv1.2 and TLSv1.3",
                "tls-ciphers | MOON | tls-ciphers: 'MOON' is no cipher that Java has",
                "tls-ciphersuites | SUN | tls-ciphersuites: there is no 'SUN' here; there are TLS_AES_256_GCM_SHA384",
                "tls-auth-clients | yes | clients must show a certificate (tls-auth-clients yes), but neither",
                "tls-cert-file | nowhere.pem | nowhere.pem: no such file"
            })
    void saysWhichSettingItCannotObey(String setting, String value, String message) {
        assertThatThrownBy(() -> start(setting, value))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(message);
    }
}
