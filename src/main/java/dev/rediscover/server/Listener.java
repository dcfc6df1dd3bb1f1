package dev.rediscover.server;

import java.nio.channels.ServerSocketChannel;

/**
 * One place where a server listens.
 *
 * @param channel bound and non-blocking
 * @param address {@code 127.0.0.1:6379}, {@code [::1]:6379}, or the path of a Unix socket
 * @param port of TCP; 0 for a Unix socket
 * @param kind what is spoken there
 */
record Listener(ServerSocketChannel channel, String address, int port, Kind kind) {
    enum Kind {
        TCP,
        TLS,
        UNIX
    }
}
