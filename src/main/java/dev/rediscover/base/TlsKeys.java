package dev.rediscover.base;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** What {@link TlsFiles} hold, read and checked: this side's keys, and whom it trusts. */
public final class TlsKeys {
    private final KeyManager[] own;
    private final TrustManager[] trusted;

    /** Either may be {@code null}: no keys, or trust as Java has it. */
    TlsKeys(KeyManager[] own, TrustManager[] trusted) {
        this.own = own;
        this.trusted = trusted;
    }

    /**
     * A context that remembers no sessions yet.
     *
     * @throws IOException if this Java has no TLS
     */
    public SSLContext context() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own, trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }
}
