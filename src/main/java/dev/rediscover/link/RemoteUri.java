package dev.rediscover.link;

import dev.rediscover.base.ControlCharacters;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads a {@link RemoteAddress} from text. The schemes are those of the IANA registry ({@code redis}, {@code rediss}),
 * of redis-py ({@code unix}), Lettuce ({@code redis-socket}), Valkey ({@code valkey}, {@code valkeys}) and the spelling
 * {@code redis+unix}. As in redis-cli a lone word before the at sign is the password.
 */
final class RemoteUri {
    private static final String SCHEMES = "redis://host:port/db, rediss:// for TLS, unix:///path/of.sock";
    private static final String OPTIONS =
            "db, protocol, name, user, password, sni, cacert, cacertdir, cert, key, insecure";

    private final String text;
    private RemoteAddress found = RemoteAddress.LOCAL;

    RemoteUri(String text) {
        this.text = text.strip();
    }

    RemoteAddress read() throws BadAddress {
        if (text.isEmpty()) {
            throw new BadAddress("The address is empty; write one like " + SCHEMES + ".");
        }
        int scheme = text.indexOf("://");
        if (scheme >= 0) {
            withScheme(text.substring(0, scheme).toLowerCase(Locale.ROOT), text.substring(scheme + 3));
        } else if (text.startsWith("/")) {
            found = found.withSocket(text);
        } else if (text.startsWith("unix:/")) {
            unix(text.substring("unix:".length()));
        } else {
            place(text);
        }
        return found;
    }

    private void withScheme(String scheme, String rest) throws BadAddress {
        switch (scheme) {
            case "redis", "valkey", "tcp", "redis+tcp" -> network(rest);
            case "rediss", "valkeys", "redis+tls", "redis+ssl", "tls" -> {
                found = found.with(RemoteTls.PLAIN);
                network(rest);
            }
            case "unix", "redis+unix", "valkey+unix", "redis-socket", "redis+socket" -> unix(rest);
            case "redis-sentinel", "redis+sentinel", "sentinel" ->
                throw new BadAddress("Sentinels are not asked for the master here; connect to a sentinel with redis://"
                        + " and ask it: SENTINEL GET-MASTER-ADDR-BY-NAME name.");
            default ->
                throw new BadAddress(
                        "There is no scheme \"" + ControlCharacters.shown(scheme) + "\"; write " + SCHEMES + ".");
        }
    }

    /** {@code [user:password@][host][:port][/db][?options]}. */
    private void network(String rest) throws BadAddress {
        int end = firstOf(rest, "/?#");
        String after = rest.substring(end);
        String authority = credentials(rest.substring(0, end), after);
        if (!authority.isEmpty()) {
            place(authority);
        }
        int query = firstOf(after, "?#");
        String path = after.substring(0, query);
        if (path.length() > 1) {
            String db = path.substring(1);
            found = found.withDb(RemoteAddress.dbNumber(db.endsWith("/") ? db.substring(0, db.length() - 1) : db));
        }
        options(after.substring(query));
    }

    private void unix(String rest) throws BadAddress {
        int end = firstOf(rest, "?#");
        String after = rest.substring(end);
        int slash = rest.indexOf('/');
        int at = rest.lastIndexOf('@', slash < 0 ? end : slash);
        String path = rest.substring(0, end);
        if (at >= 0) {
            credentials(rest.substring(0, at + 1), "");
            path = rest.substring(at + 1, end);
        }
        path = decoded(path, "The path");
        if (!path.startsWith("/")) {
            throw new BadAddress("A Unix socket is named by its whole path, with three slashes: unix:///run/"
                    + (path.isEmpty() ? "redis.sock" : ControlCharacters.shown(path)) + ".");
        }
        found = found.withSocket(path);
        options(after);
    }

    /** What is left of {@code authority} when who connects is taken off. */
    private String credentials(String authority, String after) throws BadAddress {
        int at = authority.lastIndexOf('@');
        if (at < 0) {
            int query = firstOf(after, "?");
            if (after.substring(0, query).indexOf('@') >= 0 || after.startsWith("#")) {
                throw new BadAddress("The address cannot be told apart: in a user name or password write / as %2F,"
                        + " ? as %3F, # as %23, @ as %40 and % as %25.");
            }
            return authority;
        }
        String who = authority.substring(0, at);
        int colon = who.indexOf(':');
        if (colon >= 0) {
            String user = decoded(who.substring(0, colon), "The user name");
            String password = decoded(who.substring(colon + 1), "The password");
            found = found.as(user, password.isEmpty() ? null : password);
        } else if (!who.isEmpty()) {
            found = found.withPassword(decoded(who, "The password"));
        }
        return authority.substring(at + 1);
    }

    /** {@code host}, {@code host:port}, {@code [::1]:port} or {@code :port}. */
    private void place(String authority) throws BadAddress {
        String host = authority;
        String port = "";
        int colon = authority.lastIndexOf(':');
        if (authority.startsWith("[")) {
            int close = authority.indexOf(']');
            if (close < 0) {
                throw new BadAddress("The address begins with [ and has no ]; write [::1]:6379.");
            }
            host = authority.substring(1, close);
            port = authority.substring(close + 1);
            if (!port.isEmpty() && port.charAt(0) != ':') {
                throw new BadAddress("Behind the ] stands :port or nothing, as in [::1]:6379.");
            }
            port = port.isEmpty() ? "" : port.substring(1);
        } else if (colon >= 0 && authority.indexOf(':') == colon) {
            host = authority.substring(0, colon);
            port = authority.substring(colon + 1);
        }
        host = decoded(host, "The host");
        requireHost(host);
        int number = port.isEmpty() ? found.port() : RemoteAddress.portNumber(port);
        found = found.at(host.isEmpty() ? found.host() : host, number);
    }

    static void requireHost(String host) throws BadAddress {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c <= ' ' || ControlCharacters.is(c) || "/@?#\"'<>[]".indexOf(c) >= 0) {
                throw new BadAddress(
                        "\"" + ControlCharacters.shown(host) + "\" is no host name; write " + SCHEMES + ".");
            }
        }
    }

    /** {@code ?name=value&...}; a fragment means nothing to a server. */
    private void options(String query) throws BadAddress {
        int fragment = query.indexOf('#');
        if (fragment >= 0) {
            throw new BadAddress("A # means nothing in an address; inside a name or password write %23.");
        }
        int from = query.startsWith("?") ? 1 : 0;
        while (from < query.length()) {
            int end = query.indexOf('&', from);
            end = end < 0 ? query.length() : end;
            if (end > from) {
                option(query.substring(from, end));
            }
            from = end + 1;
        }
    }

    private void option(String given) throws BadAddress {
        int equals = given.indexOf('=');
        String name = (equals < 0 ? given : given.substring(0, equals)).toLowerCase(Locale.ROOT);
        String value = equals < 0 ? "" : decoded(given.substring(equals + 1), "The option " + shown(name));
        switch (name) {
            case "db", "database" -> found = found.withDb(RemoteAddress.dbNumber(value));
            case "protocol", "resp" -> found = found.speaking(RemoteAddress.number("A protocol", value, 2, 3));
            case "name", "client_name", "clientname" -> found = found.named(clientName(value));
            case "user", "username" -> found = found.as(value, found.password());
            case "password" -> found = found.withPassword(value);
            case "sni" -> found = found.with(tls(name).withSni(value));
            case "cacert", "ssl_ca_certs" -> found = found.with(tls(name).withCaCert(value));
            case "cacertdir", "ssl_ca_path" -> found = found.with(tls(name).withCaCertDir(value));
            case "cert", "ssl_certfile" -> found = found.with(tls(name).withCert(value));
            case "key", "ssl_keyfile" -> found = found.with(tls(name).withKey(value));
            case "insecure" -> insecure(name, value.isEmpty() || value.equals("true") || value.equals("yes"));
            case "ssl_cert_reqs", "verify" -> insecure(name, value.equals("none"));
            default ->
                throw new BadAddress(
                        "There is no option \"" + shown(name) + "\" of addresses; there are " + OPTIONS + ".");
        }
    }

    private void insecure(String name, boolean wanted) throws BadAddress {
        RemoteTls settings = tls(name);
        found = found.with(wanted ? settings.unchecked() : settings);
    }

    private RemoteTls tls(String option) throws BadAddress {
        if (found.tls() == null) {
            throw new BadAddress("The option " + option + " is for TLS; write rediss:// for an encrypted connection.");
        }
        return found.tls();
    }

    /** A name that CLIENT SETNAME takes. */
    static String clientName(String name) throws BadAddress {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) <= ' ' || name.charAt(i) > '~') {
                throw new BadAddress("The name of a client has no blanks and only letters, digits and signs of ASCII.");
            }
        }
        return name;
    }

    private static String shown(String name) {
        return ControlCharacters.shown(name);
    }

    /** The index of the first of {@code signs}; the length if there is none. */
    private static int firstOf(String text, String signs) {
        for (int i = 0; i < text.length(); i++) {
            if (signs.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    /** Takes away percent signs (RFC 3986); what comes out is UTF-8. */
    private static String decoded(String part, String what) throws BadAddress {
        if (part.indexOf('%') < 0) {
            return part;
        }
        byte[] in = part.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int size = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%') {
                int value = i + 2 < in.length ? hex(in[i + 1]) * 16 + hex(in[i + 2]) : -1;
                if (value < 0) {
                    throw new BadAddress(what + " has a % that two hexadecimal digits must follow; a % itself is %25.");
                }
                out[size++] = (byte) value;
                i += 2;
            } else {
                out[size++] = in[i];
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(out, 0, size))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadAddress(what + " is not UTF-8 behind its percent signs.");
        }
    }

    private static int hex(byte digit) {
        int value = Character.digit(digit, 16);
        return value < 0 ? -1000 : value;
    }
}
