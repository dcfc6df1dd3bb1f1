package dev.rediscover.link;

/**
 * How a connection is encrypted. Empty texts stand for what was not given.
 *
 * @param sni the name to ask the server for, and to look for in its certificate; empty for the host's
 * @param caCert a file of certificates to trust; empty for those of the Java runtime
 * @param caCertDir a folder of such files
 * @param cert a file with this client's certificate
 * @param key a file with its private key
 * @param insecure whether any certificate is taken
 */
public record RemoteTls(String sni, String caCert, String caCertDir, String cert, String key, boolean insecure) {
    /** Nothing but TLS asked for. */
    public static final RemoteTls PLAIN = new RemoteTls("", "", "", "", "", false);

    RemoteTls withSni(String name) {
        return new RemoteTls(name, caCert, caCertDir, cert, key, insecure);
    }

    RemoteTls withCaCert(String file) {
        return new RemoteTls(sni, file, caCertDir, cert, key, insecure);
    }

    RemoteTls withCaCertDir(String folder) {
        return new RemoteTls(sni, caCert, folder, cert, key, insecure);
    }

    RemoteTls withCert(String file) {
        return new RemoteTls(sni, caCert, caCertDir, file, key, insecure);
    }

    RemoteTls withKey(String file) {
        return new RemoteTls(sni, caCert, caCertDir, cert, file, insecure);
    }

    RemoteTls unchecked() {
        return new RemoteTls(sni, caCert, caCertDir, cert, key, true);
    }
}
