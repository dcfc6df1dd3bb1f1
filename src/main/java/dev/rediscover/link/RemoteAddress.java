package dev.rediscover.link;

import dev.rediscover.base.ControlCharacters;

/**
 * Where a server is and as whom to speak to it. Immutable; no text that it gives holds the password.
 *
 * @param host name or number; empty with a Unix socket
 * @param port from 1 to 65535
 * @param socket the path of a Unix socket; empty for TCP
 * @param user the ACL user; empty for the default user
 * @param password {@code null} for none
 * @param db the number of the database to select
 * @param clientName what CLIENT SETNAME is to say; empty for nothing
 * @param protocol 2 or 3 where the caller insists; 0 for 3 with 2 where the server is too old for it
 * @param tls {@code null} for an open connection
 */
public record RemoteAddress(
        String host,
        int port,
        String socket,
        String user,
        String password,
        int db,
        String clientName,
        int protocol,
        RemoteTls tls) {
    /** Where Redis listens unless it is told otherwise. */
    public static final int PORT = 6379;

    /** What redis-cli connects to when nothing is said. */
    public static final RemoteAddress LOCAL = new RemoteAddress("127.0.0.1", PORT, "", "", null, 0, "", 0, null);

    private static final int HIGHEST_PORT = 65535;

    /**
     * Reads a URI ({@code redis: rediss: unix:} and their other spellings), or {@code host}, {@code host:port}, {@code
     * /path/of.sock}.
     *
     * @throws BadAddress if it is none of these; the message says what to write instead, without the password
     */
    public static RemoteAddress parse(String text) throws BadAddress {
        return new RemoteUri(text).read();
    }

    /** Whether it is a Unix socket of this machine. */
    public boolean isUnix() {
        return !socket.isEmpty();
    }

    /** Whether the connection is encrypted. */
    public boolean isTls() {
        return tls != null;
    }

    /** Whether a password is known. */
    public boolean hasPassword() {
        return password != null;
    }

    /** What a prompt calls the place, as redis-cli: {@code host:port}, {@code [::1]:6379}, {@code redis /path}. */
    public String name() {
        if (isUnix()) {
            return "redis " + ControlCharacters.shown(socket);
        }
        String shown = ControlCharacters.shown(host);
        return (host.indexOf(':') >= 0 ? '[' + shown + ']' : shown) + ':' + port;
    }

    /** The place for a sentence: {@code host:port}, or the path of the socket. */
    String spoken() {
        return isUnix() ? ControlCharacters.shown(socket) : name();
    }

    /** The address as a URI with three stars where the password stands. */
    public String safeText() {
        String scheme = isUnix() ? "unix" : isTls() ? "rediss" : "redis";
        String who = user.isEmpty() && password == null
                ? ""
                : ControlCharacters.shown(user) + (password == null ? "" : ":***") + '@';
        String path = isUnix() ? ControlCharacters.shown(socket) : name();
        String chosen = db == 0 ? "" : (isUnix() ? "?db=" : "/") + db;
        return scheme + "://" + who + path + chosen;
    }

    @Override
    public String toString() {
        return safeText();
    }

    /** The same with another host and port, as a node of a cluster has them. */
    public RemoteAddress at(String otherHost, int otherPort) {
        return new RemoteAddress(otherHost, otherPort, "", user, password, db, clientName, protocol, tls);
    }

    /** The same on a Unix socket. */
    public RemoteAddress withSocket(String path) {
        return new RemoteAddress("", port, path, user, password, db, clientName, protocol, tls);
    }

    /** The same for another user; {@code password} may be {@code null}. */
    public RemoteAddress as(String otherUser, String otherPassword) {
        return new RemoteAddress(host, port, socket, otherUser, otherPassword, db, clientName, protocol, tls);
    }

    /** The same with another password, such as one typed at {@code --askpass}. */
    public RemoteAddress withPassword(String other) {
        return as(user, other);
    }

    /** The same with another database. */
    public RemoteAddress withDb(int number) {
        return new RemoteAddress(host, port, socket, user, password, number, clientName, protocol, tls);
    }

    /** The same under another client name. */
    public RemoteAddress named(String name) {
        return new RemoteAddress(host, port, socket, user, password, db, name, protocol, tls);
    }

    /** The same in version {@code version} of RESP; 0 for the newest that the server knows. */
    public RemoteAddress speaking(int version) {
        return new RemoteAddress(host, port, socket, user, password, db, clientName, version, tls);
    }

    /** The same, encrypted like that; {@code null} for not at all. */
    public RemoteAddress with(RemoteTls settings) {
        return new RemoteAddress(host, port, socket, user, password, db, clientName, protocol, settings);
    }

    /** The number that {@code text} spells, from {@code least} to {@code most}. */
    static int number(String what, String text, int least, int most) throws BadAddress {
        boolean digits = !text.isEmpty() && text.length() <= 9;
        for (int i = 0; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        int number = digits ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new BadAddress(what + " is a number from " + least + " to " + most + ", not \""
                    + ControlCharacters.shown(text) + "\".");
        }
        return number;
    }

    static int portNumber(String text) throws BadAddress {
        return number("A port", text, 1, HIGHEST_PORT);
    }

    static int dbNumber(String text) throws BadAddress {
        return number("A database", text, 0, 999_999);
    }
}
