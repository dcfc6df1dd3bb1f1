package dev.rediscover.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The ciphers that {@code tls-ciphers} (up to TLS 1.2, by OpenSSL's names) and {@code tls-ciphersuites} (TLS 1.3, by
 * the names of RFC 8446) allow, as Java names them.
 */
final class TlsCiphers {
    /** Words of OpenSSL for more or less what Java has switched on anyway. */
    private static final Set<String> USUAL = Set.of("DEFAULT", "HIGH", "ALL", "SECURE");

    /** Words for ciphers that Java has switched off anyway, so that to forbid them changes nothing. */
    private static final Set<String> OFF_ANYWAY = Set.of(
            "ANULL",
            "ENULL",
            "NULL",
            "MD5",
            "RC4",
            "RC2",
            "DES",
            "3DES",
            "IDEA",
            "SEED",
            "EXP",
            "EXPORT",
            "LOW",
            "MEDIUM",
            "PSK",
            "SRP",
            "DSS",
            "CAMELLIA",
            "ARIA",
            "ADH",
            "AECDH",
            "KRB5");

    private final List<String> supported;
    private final List<String> usual;

    TlsCiphers(SSLContext context) {
        supported = Arrays.asList(context.getSupportedSSLParameters().getCipherSuites());
        usual = Arrays.asList(context.getDefaultSSLParameters().getCipherSuites());
    }

    /**
     * Lets {@code parameters} allow these ciphers; an empty text allows the usual ones.
     *
     * @throws IOException if there is no such cipher here
     */
    void choose(SSLParameters parameters, String ciphers, String suites) throws IOException {
        List<String> chosen = new ArrayList<>();
        addSuites(chosen, suites);
        addCiphers(chosen, ciphers);
        parameters.setCipherSuites(chosen.toArray(new String[0]));
    }

    private static boolean isOf13(String suite) {
        return !suite.contains("_WITH_") && !suite.endsWith("_SCSV");
    }

    private void addSuites(List<String> chosen, String suites) throws IOException {
        if (suites.isBlank()) {
            addUsual(chosen, true);
            return;
        }
        for (String name : suites.strip().split("[:, ]+")) {
            if (!supported.contains(name) || !isOf13(name)) {
                throw new IOException("tls-ciphersuites: there is no '" + name + "' here; there are "
                        + String.join(", ", usualOf(true)));
            }
            chosen.add(name);
        }
    }

    private void addCiphers(List<String> chosen, String ciphers) throws IOException {
        if (ciphers.isBlank()) {
            addUsual(chosen, false);
            return;
        }
        for (String word : ciphers.strip().split("[:, ]+")) {
            addCipher(chosen, word);
        }
    }

    private void addCipher(List<String> chosen, String word) throws IOException {
        boolean forbids = word.startsWith("!") || word.startsWith("-");
        String name = forbids ? word.substring(1) : word;
        String cipher = javaName(name);
        if (supported.contains(cipher)) {
            chosen.remove(cipher);
            if (!forbids) {
                chosen.add(cipher);
            }
        } else if (USUAL.contains(name.toUpperCase(Locale.ROOT)) && !forbids) {
            addUsual(chosen, false);
        } else if (!OFF_ANYWAY.contains(name.toUpperCase(Locale.ROOT)) || !forbids) {
            throw new IOException("tls-ciphers: '" + word + "' is no cipher that Java has; give single ones, such as"
                    + " ECDHE-RSA-AES256-GCM-SHA384, or DEFAULT");
        }
    }

    private void addUsual(List<String> chosen, boolean of13) {
        for (String suite : usualOf(of13)) {
            if (!chosen.contains(suite)) {
                chosen.add(suite);
            }
        }
    }

    private List<String> usualOf(boolean of13) {
        List<String> found = new ArrayList<>();
        for (String suite : usual) {
            if (isOf13(suite) == of13) {
                found.add(suite);
            }
        }
        return found;
    }

    /** Of {@code ECDHE-RSA-AES128-GCM-SHA256}: {@code TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256}. */
    private static String javaName(String openSsl) {
        if (openSsl.startsWith("TLS_")) {
            return openSsl;
        }
        String name = openSsl.replace("AES128", "AES-128").replace("AES256", "AES-256");
        if (name.startsWith("AES-")) {
            name = "RSA-" + name; // where nothing is said of the keys they are exchanged by RSA
        }
        int cipher = Math.max(name.indexOf("-AES"), name.indexOf("-CHACHA"));
        if (cipher < 0) {
            return name;
        }
        String exchange = name.substring(0, cipher);
        String rest = name.substring(cipher + 1);
        if (rest.equals("CHACHA20-POLY1305")) {
            rest += "-SHA256";
        } else if (!rest.contains("GCM")) {
            rest = rest.replace("-SHA", "-CBC-SHA");
        }
        return "TLS_" + exchange.replace('-', '_') + "_WITH_" + rest.replace('-', '_');
    }
}
