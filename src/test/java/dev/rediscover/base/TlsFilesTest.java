package dev.rediscover.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TlsFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/tls");
    private static final String PASS = "open sesame";

    @TempDir
    private Path temporary;

    private static String file(String name) {
        return FOLDER.resolve(name + ".pem").toString();
    }

    private static TlsFiles own(String certificate, String key, String pass) {
        return new TlsFiles(file(certificate), file(key), pass, "", "");
    }

    private static TlsFiles trusting(String authority) {
        return new TlsFiles("", "", "", file(authority), "");
    }

    static List<String> forms() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(path -> path.getFileName().toString().replace(".pem", ""))
                    .filter(name -> name.startsWith("form-") && !name.endsWith("scrypt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormOfPrivateKeyIsRead(String form) throws IOException {
        String certificate = form.startsWith("form-ec") ? "ec" : "server-chain";
        // Made only if the key belongs to the certificate.
        assertThat(own(certificate, form, PASS).forServer()).isNotNull();
        assertThatThrownBy(() -> own(form.startsWith("form-ec") ? "server-chain" : "ec", form, PASS)
                        .forServer())
                .hasMessageContaining("is not the private key of the certificate in");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anEncryptedKeyWantsItsPassPhrase(String form) throws IOException {
        if (!Files.readString(Path.of(file(form))).contains("ENCRYPTED")) {
            return;
        }
        String certificate = form.startsWith("form-ec") ? "ec" : "server-chain";
        assertThatThrownBy(() -> own(certificate, form, "").forServer())
                .isInstanceOf(IOException.class)
                .hasMessage(file(form) + ":1: the private key is encrypted and no pass phrase was given");
        assertThatThrownBy(() -> own(certificate, form, "open barley").forServer())
                .isInstanceOf(IOException.class)
                .hasMessage(file(form) + ":1: the pass phrase does not open this private key");
    }

    @Test
    void aKeyEncryptedInAWayJavaDoesNotKnowIsSaidSo() {
        assertThatThrownBy(
                        () -> own("server-chain", "form-rsa-pkcs8-scrypt", PASS).forServer())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file("form-rsa-pkcs8-scrypt") + ":1: the private key is encrypted in a way");
    }

    @ParameterizedTest
    @CsvSource({"server-chain,server-key", "ec,ec-key", "ed,ed-key"})
    void bothSidesShakeHands(String certificate, String key) throws IOException {
        SSLContext server = own(certificate, key, "").forServer();
        assertThatCode(() -> shakeHands(server, trusting("ca").forClient(false), "localhost", false))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> shakeHands(server, trusting("stranger-ca").forClient(false), "localhost", false))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> shakeHands(server, trusting("ca").forClient(false), "example.org", false))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> shakeHands(server, TlsFiles.NONE.forClient(false), "localhost", false))
                .isInstanceOf(SSLException.class);
        assertThatCode(() -> shakeHands(server, TlsFiles.NONE.forClient(true), "example.org", false))
                .doesNotThrowAnyException();
    }

    @Test
    void aClientIsKnownByItsCertificate() throws IOException {
        SSLContext server = new TlsFiles(file("server-chain"), file("server-key"), "", file("ca"), "").forServer();
        SSLContext learner = new TlsFiles(file("client"), file("client-key"), "", file("ca"), "").forClient(false);
        SSLContext stranger = new TlsFiles(file("stranger"), file("stranger-key"), "", file("ca"), "").forClient(false);
        assertThatCode(() -> shakeHands(server, learner, "localhost", true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> shakeHands(server, stranger, "localhost", true))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> shakeHands(server, trusting("ca").forClient(false), "localhost", true))
                .isInstanceOf(SSLException.class);
        SSLContext trustsNobody = own("server-chain", "server-key", "").forServer();
        assertThatThrownBy(() -> shakeHands(trustsNobody, learner, "localhost", true))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void aDirectoryOfAuthoritiesMayHoldOtherThingsToo() throws IOException {
        Files.copy(FOLDER.resolve("ca.pem"), temporary.resolve("1a2b3c4d.0"));
        Files.copy(FOLDER.resolve("stranger-ca.pem"), temporary.resolve("other.crt"));
        Files.copy(FOLDER.resolve("ca-key.pem"), temporary.resolve("a-key.pem"));
        Files.writeString(temporary.resolve("README"), "what these are\n");
        Files.createDirectory(temporary.resolve("folder"));
        SSLContext client = new TlsFiles("", "", "", "", temporary.toString()).forClient(false);
        SSLContext server = own("server-chain", "server-key", "").forServer();
        assertThatCode(() -> shakeHands(server, client, "localhost", false)).doesNotThrowAnyException();
    }

    @Test
    void whatIsWrongWithAFileIsSaid() throws IOException {
        String certificate = Files.readString(FOLDER.resolve("server.pem"));
        String cut = write("cut", certificate.substring(0, 500));
        String letters = write("letters", certificate.replaceFirst("\\nMII", "\nM%I"));
        String bytes = write("bytes", certificate.replaceFirst("\\nMII[A-Za-z0-9]{9}", "\nMIIAAAAAAAAA"));
        String empty = write("empty", "nothing here\n");
        String missing = temporary.resolve("missing").toString();
        String key = file("server-key");
        refused(new TlsFiles(cut, key, "", "", ""), cut + ":1: this CERTIFICATE has no line -----END");
        refused(new TlsFiles(letters, key, "", "", ""), letters + ":1: this CERTIFICATE is not Base64");
        refused(new TlsFiles(bytes, key, "", "", ""), bytes + ":1: the certificate cannot be read: ");
        refused(new TlsFiles(empty, key, "", "", ""), empty + ": holds no certificate");
        refused(new TlsFiles(missing, key, "", "", ""), missing + ": no such file");
        refused(new TlsFiles(temporary.toString(), key, "", "", ""), temporary + ": is a directory");
        refused(new TlsFiles("", key, "", "", ""), "TLS needs a certificate: no tls-cert-file");
        refused(new TlsFiles(file("server"), "", "", "", ""), "TLS needs the private key of the certificate");
        refused(new TlsFiles(file("server"), file("server"), "", "", ""), file("server") + ": holds no private key");
        refused(new TlsFiles(file("server"), key, "", empty, ""), empty + ": holds no authority");
        refused(new TlsFiles(file("server"), key, "", "", missing), missing + ": no such directory");
        refused(new TlsFiles(file("server"), key, "", "", empty), empty + ": is not a directory");
        String folder = Files.createDirectory(temporary.resolve("folder")).toString();
        refused(new TlsFiles(file("server"), key, "", "", folder), folder + ": no file in this directory");
        assertThatThrownBy(() -> new TlsFiles(file("client"), "", "", "", "").forClient(false))
                .hasMessageContaining("only one of them is given");
    }

    /** Whatever stands in a key file, the answer is a key or an error with the file's name. */
    @Test
    void brokenKeysAreErrorsThatNameTheFile() throws IOException {
        for (String form : forms()) {
            byte[] whole = Files.readAllBytes(FOLDER.resolve(form + ".pem"));
            for (int at = 40; at < whole.length - 40; at += 37) {
                byte[] broken = whole.clone();
                broken[at] = (byte) (broken[at] == 'A' ? 'B' : 'A');
                String name = write("broken", new String(broken, StandardCharsets.ISO_8859_1));
                try {
                    PemKey.read(name, PASS);
                } catch (IOException e) {
                    assertThat(e).as("%s with another byte %d", form, at).hasMessageStartingWith(name + ":");
                }
            }
        }
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(temporary.resolve(name), text).toString();
    }

    private static void refused(TlsFiles files, String message) {
        assertThatThrownBy(files::forServer).isInstanceOf(IOException.class).hasMessageStartingWith(message);
    }

    private static void shakeHands(SSLContext server, SSLContext client, String host, boolean clientCertificate)
            throws SSLException {
        SSLEngine answering = server.createSSLEngine();
        answering.setUseClientMode(false);
        answering.setNeedClientAuth(clientCertificate);
        SSLEngine calling = client.createSSLEngine(host, 6379);
        calling.setUseClientMode(true);
        SSLParameters parameters = calling.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        calling.setSSLParameters(parameters);
        ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
        ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
        calling.beginHandshake();
        answering.beginHandshake();
        for (int turn = 0; turn < 100 && (isShaking(calling) || isShaking(answering)); turn++) {
            step(calling, toClient, toServer);
            step(answering, toServer, toClient);
        }
        assertThat(isShaking(calling) || isShaking(answering)).isFalse();
    }

    private static boolean isShaking(SSLEngine engine) {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        ByteBuffer nothing = ByteBuffer.allocate(1 << 15);
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> engine.getDelegatedTask().run();
            case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
            default -> {
                in.flip();
                engine.unwrap(in, nothing);
                in.compact();
            }
        }
    }
}
