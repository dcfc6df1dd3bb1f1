package dev.rediscover.server;

import java.util.List;

/**
 * Where a server listens.
 *
 * @param bind addresses and host names; one that begins with {@code -} may be missing on this machine
 * @param port the TCP port, 0 for any that is free, -1 for none
 * @param tlsPort the TCP port for TLS, 0 for any that is free, -1 for none
 * @param unixSocket the path of a Unix socket, empty for none
 * @param unixSocketMode its permissions as {@code chmod} takes them, 0 to leave them as they come
 */
public record Endpoints(List<String> bind, int port, int tlsPort, String unixSocket, int unixSocketMode) {
    public Endpoints {
        bind = List.copyOf(bind);
    }

    /** This machine's own addresses only; {@code port} 0 for any that is free. */
    public static Endpoints loopback(int port) {
        return new Endpoints(List.of("127.0.0.1", "-::1"), port, -1, "", 0);
    }
}
