package dev.rediscover.base;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The PEM files that one side of a TLS connection goes by. An empty text stands for a file that is not given.
 *
 * @param certFile this side's certificate, and behind it those that lead to an authority
 * @param keyFile the private key of that certificate: PKCS#8, PKCS#1 or SEC 1
 * @param keyPass the pass phrase of the private key
 * @param caFile the authorities that the other side's certificate must come from
 * @param caDir a directory of more such files
 */
public record TlsFiles(String certFile, String keyFile, String keyPass, String caFile, String caDir) {
    /** No files: a client that trusts whom Java trusts, and has no certificate. */
    public static final TlsFiles NONE = new TlsFiles("", "", "", "", "");

    /** Whether it names authorities. */
    public boolean hasAuthorities() {
        return !caFile.isEmpty() || !caDir.isEmpty();
    }

    /**
     * For the side that answers. Without authorities no client's certificate is good.
     *
     * @throws IOException naming the file and what is wrong with it
     */
    public TlsKeys serverKeys() throws IOException {
        if (certFile.isEmpty()) {
            throw new IOException("TLS needs a certificate: no tls-cert-file is given");
        }
        if (keyFile.isEmpty()) {
            throw new IOException("TLS needs the private key of the certificate: no tls-key-file is given");
        }
        return keys(hasAuthorities() ? givenAuthorities() : new TrustManager[] {PlainTrust.NOBODY});
    }

    /** As {@link #serverKeys}, in a context. */
    public SSLContext forServer() throws IOException {
        return serverKeys().context();
    }

    /**
     * For the side that calls. Without authorities it trusts those that Java trusts.
     *
     * @param insecure whether it trusts everybody, whatever authorities are given
     * @throws IOException naming the file and what is wrong with it
     */
    public SSLContext forClient(boolean insecure) throws IOException {
        if (certFile.isEmpty() != keyFile.isEmpty()) {
            throw new IOException(
                    "a client's certificate and its private key belong together: only one of them is given");
        }
        if (insecure) {
            return keys(new TrustManager[] {PlainTrust.EVERYBODY}).context();
        }
        return keys(hasAuthorities() ? givenAuthorities() : null).context();
    }

    private TlsKeys keys(TrustManager[] trusted) throws IOException {
        return new TlsKeys(certFile.isEmpty() ? null : ownKey(), trusted);
    }

    // ---- who we are

    private KeyManager[] ownKey() throws IOException {
        PemFile file = PemFile.read(certFile);
        List<Certificate> chain = certificates(file);
        if (chain.isEmpty()) {
            throw file.fault(0, "holds no certificate (want a block that begins with -----BEGIN CERTIFICATE-----)");
        }
        PrivateKey key = PemKey.read(keyFile, keyPass);
        try {
            if (!belongTogether(key, chain.get(0).getPublicKey())) {
                throw new IOException(keyFile + ": is not the private key of the certificate in " + certFile);
            }
            KeyStore store = emptyStore();
            store.setKeyEntry("own", key, new char[0], chain.toArray(new Certificate[0]));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IOException(keyFile + ": the private key cannot be used: " + e.getMessage(), e);
        }
    }

    /** Signs with the one and checks with the other, which works for every algorithm. */
    private static boolean belongTogether(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
        String name = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA" -> "EdDSA";
            default -> "";
        };
        if (name.isEmpty()) {
            return true; // too rare to know how to try it; a handshake tells
        }
        if (!key.getAlgorithm().equals(publicKey.getAlgorithm())) {
            return false;
        }
        byte[] text = {1, 2, 3, 4, 5, 6, 7, 8};
        Signature signature = Signature.getInstance(name);
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(text);
        return signature.verify(signed);
    }

    // ---- whom we trust

    private TrustManager[] givenAuthorities() throws IOException {
        List<Certificate> all = new ArrayList<>();
        if (!caFile.isEmpty()) {
            PemFile file = PemFile.read(caFile);
            all.addAll(certificates(file));
            if (all.isEmpty()) {
                throw file.fault(0, "holds no authority (want a block that begins with -----BEGIN CERTIFICATE-----)");
            }
        }
        if (!caDir.isEmpty()) {
            int before = all.size();
            addDirectory(all);
            if (all.size() == before) {
                throw new IOException(caDir + ": no file in this directory holds an authority's certificate");
            }
        }
        return trusting(all);
    }

    private void addDirectory(List<Certificate> all) throws IOException {
        Path folder;
        try {
            folder = Path.of(caDir);
        } catch (InvalidPathException e) {
            throw new IOException(caDir + ": no such directory", e);
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(caDir + (Files.exists(folder) ? ": is not a directory" : ": no such directory"));
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                // Anything else may lie there too: keys, lists of what is revoked.
                if (Files.isRegularFile(file) && Files.isReadable(file)) {
                    all.addAll(certificates(PemFile.read(file.toString())));
                }
            }
        }
    }

    private static TrustManager[] trusting(List<Certificate> authorities) throws IOException {
        try {
            KeyStore store = emptyStore();
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw new IOException("the authorities' certificates cannot be used: " + e.getMessage(), e);
        }
    }

    private static List<Certificate> certificates(PemFile file) throws IOException {
        List<Certificate> found = new ArrayList<>();
        for (PemFile.Block block : file.blocks()) {
            if (block.label().endsWith("CERTIFICATE")) {
                found.add(certificate(file, block));
            }
        }
        return found;
    }

    /** Of a {@code TRUSTED CERTIFICATE}, OpenSSL's own form, what follows the certificate is passed over. */
    private static Certificate certificate(PemFile file, PemFile.Block block) throws IOException {
        try {
            byte[] data = new Der(block.data()).element();
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(data));
        } catch (CertificateException | Der.Malformed e) {
            throw file.fault(block.line(), "the certificate cannot be read: " + e.getMessage());
        }
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
