package dev.rediscover.server;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One place where a server listens.
 *
 * @param channel bound and non-blocking
 * @param wanted what was asked for: a host, or the path of a Unix socket; {@code *} also for both families at once
 * @param address {@code 127.0.0.1:6379}, {@code [::1]:6379}, or the path of a Unix socket
 * @param port of TCP; 0 for a Unix socket
 * @param kind what is spoken there
 */
record Listener(ServerSocketChannel channel, String wanted, String address, int port, Kind kind) {
    enum Kind {
        TCP,
        TLS,
        UNIX
    }

    /** Listens no more, and takes away the file of a Unix socket. */
    void close() {
        Closing.quietly(channel);
        if (kind == Kind.UNIX) {
            try {
                Files.deleteIfExists(Path.of(wanted));
            } catch (IOException e) {
                // somebody else has taken it away, or the next server will
            }
        }
    }
}
