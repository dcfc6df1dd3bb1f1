package dev.rediscover.clients;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.server.Endpoints;
import dev.rediscover.server.Server;
import java.io.IOException;

/** The server that a client program talks to: a real one, which proves the program, or ours. */
interface Counterpart extends AutoCloseable {
    /** Which of the two. */
    enum Side {
        REAL,
        OURS
    }

    int port();

    /** Stops it, and starts it again without its data on the same port. */
    void restart() throws IOException;

    /** Where it is. */
    default String url() {
        return "redis://127.0.0.1:" + port();
    }

    /** Stops it; once more does nothing. */
    @Override
    void close();

    static Counterpart start(Side side) throws IOException {
        return side == Side.REAL ? new Real() : new Ours();
    }

    /** A real redis-server. */
    final class Real implements Counterpart {
        private RealServer server = RealServer.start();

        Real() throws IOException {}

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public void restart() throws IOException {
            int port = server.port();
            server.close();
            server = RealServer.start(port);
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /** Our server, inside this program. */
    final class Ours implements Counterpart {
        private Server server = open(0);

        Ours() throws IOException {}

        private static Server open(int port) throws IOException {
            Engine engine = new Engine(Families.all(), Clock.system(), RandomSource.unseeded());
            return Server.start(Gate.to(engine), Endpoints.loopback(port));
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public void restart() throws IOException {
            int port = server.port();
            server.close();
            server = open(port);
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
