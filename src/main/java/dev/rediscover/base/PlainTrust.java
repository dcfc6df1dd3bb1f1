package dev.rediscover.base;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trust that does not look at certificates: in everybody, or in nobody. */
final class PlainTrust extends X509ExtendedTrustManager {
    static final PlainTrust EVERYBODY = new PlainTrust(true);
    static final PlainTrust NOBODY = new PlainTrust(false);

    private final boolean trusts;

    private PlainTrust(boolean trusts) {
        this.trusts = trusts;
    }

    private void check() throws CertificateException {
        if (!trusts) {
            throw new CertificateException("no certificate authorities are given");
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        check();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        check();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        check();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        check();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine tls) throws CertificateException {
        check();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine tls) throws CertificateException {
        check();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
