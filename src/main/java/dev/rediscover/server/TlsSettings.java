package dev.rediscover.server;

import dev.rediscover.base.TlsFiles;
import dev.rediscover.base.TlsKeys;
import dev.rediscover.engine.Config;
import dev.rediscover.engine.Parameter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSessionContext;

/** How a server speaks TLS: the parameters of CONFIG that begin with {@code tls-}, and the files that they name. */
final class TlsSettings {
    /** No ticket may be good for longer (RFC 8446, 4.6.1). */
    private static final int LONGEST_TICKET_SECONDS = 7 * 24 * 60 * 60;

    private final TlsKeys keys;
    private final SSLParameters parameters;
    private final SSLContext context; // null where no session may be taken up again

    private TlsSettings(TlsKeys keys, SSLParameters parameters, SSLContext context) {
        this.keys = keys;
        this.parameters = parameters;
        this.context = context;
    }

    /**
     * Reads the files that {@code config} names.
     *
     * @throws IOException that says which parameter or which file is wrong, and how
     */
    static TlsSettings of(Config config) throws IOException {
        TlsFiles files = new TlsFiles(
                config.text(Parameter.TLS_CERT_FILE),
                config.text(Parameter.TLS_KEY_FILE),
                config.text(Parameter.TLS_KEY_FILE_PASS),
                config.text(Parameter.TLS_CA_CERT_FILE),
                config.text(Parameter.TLS_CA_CERT_DIR));
        String clients = config.word(Parameter.TLS_AUTH_CLIENTS);
        if (!clients.equals("no") && !files.hasAuthorities()) {
            throw new IOException("clients must show a certificate (tls-auth-clients " + clients + "), but neither"
                    + " tls-ca-cert-file nor tls-ca-cert-dir says whose are good");
        }
        TlsKeys keys = files.serverKeys();
        SSLContext context = keys.context();
        SSLParameters parameters = context.getDefaultSSLParameters();
        protocols(parameters, config.text(Parameter.TLS_PROTOCOLS), context);
        new TlsCiphers(context)
                .choose(parameters, config.text(Parameter.TLS_CIPHERS), config.text(Parameter.TLS_CIPHERSUITES));
        parameters.setUseCipherSuitesOrder(config.isOn(Parameter.TLS_PREFER_SERVER_CIPHERS));
        if (clients.equals("yes")) {
            parameters.setNeedClientAuth(true);
        } else if (clients.equals("optional")) {
            parameters.setWantClientAuth(true);
        }
        sessions(context.getServerSessionContext(), config);
        return new TlsSettings(keys, parameters, config.isOn(Parameter.TLS_SESSION_CACHING) ? context : null);
    }

    private static void protocols(SSLParameters parameters, String names, SSLContext context) throws IOException {
        List<String> wanted = new ArrayList<>();
        List<String> usable = Arrays.asList(context.getDefaultSSLParameters().getProtocols());
        List<String> known = Arrays.asList(context.getSupportedSSLParameters().getProtocols());
        for (String name : (names.isBlank() ? "TLSv1.2 TLSv1.3" : names).strip().split("[ ,]+")) {
            String protocol = match(known, name);
            if (protocol == null || !protocol.startsWith("TLS")) {
                throw new IOException("tls-protocols: '" + name + "' is none of TLSv1.2 and TLSv1.3");
            }
            if (!usable.contains(protocol)) {
                throw new IOException("tls-protocols: Java has switched " + protocol + " off, because it is not safe");
            }
            wanted.add(protocol);
        }
        parameters.setProtocols(wanted.toArray(new String[0]));
    }

    private static String match(List<String> known, String name) {
        for (String each : known) {
            if (each.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        return null;
    }

    private static void sessions(SSLSessionContext sessions, Config config) {
        sessions.setSessionCacheSize(
                (int) Math.min(Integer.MAX_VALUE, config.number(Parameter.TLS_SESSION_CACHE_SIZE)));
        sessions.setSessionTimeout(
                (int) Math.min(LONGEST_TICKET_SECONDS, config.number(Parameter.TLS_SESSION_CACHE_TIMEOUT)));
    }

    /**
     * For one connection that has come in. Java cannot be told to take up no session again, but a context knows only
     * the tickets that it gave out itself.
     */
    SSLEngine engine() throws IOException {
        SSLEngine engine = (context == null ? keys.context() : context).createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(parameters);
        return engine;
    }
}
