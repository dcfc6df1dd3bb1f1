package dev.rediscover.clients;

import dev.rediscover.oracle.RealServer;
import java.io.IOException;

/** The server that a client program talks to: a real one, which proves the program, or ours. */
interface Counterpart extends AutoCloseable {
    /** Which of the two. */
    enum Side {
        REAL
    }

    int port();

    /** Stops it, without its data, and starts it again on the same port. */
    void restart() throws Exception;

    @Override
    void close() throws IOException;

    static Counterpart start(Side side) throws Exception {
        return new Real();
    }

    /** A real redis-server. */
    final class Real implements Counterpart {
        private RealServer server;

        Real() throws Exception {
            server = RealServer.start();
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public void restart() throws Exception {
            int port = server.port();
            server.close();
            server = RealServer.start(port);
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
