package dev.rediscover.server;

import dev.rediscover.engine.Gate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An engine that listens for programs, until it is closed. */
public final class Server implements AutoCloseable {
    private static final int BACKLOG = 511;

    private final EventLoop loop;
    private final List<Listener> listeners;

    private Server(EventLoop loop, List<Listener> listeners) {
        this.loop = loop;
        this.listeners = listeners;
    }

    /**
     * Listens where {@code where} says, and serves whoever comes on a thread of its own.
     *
     * @throws IOException if it cannot listen there; the message says on which address, and why
     */
    public static Server start(Gate gate, Endpoints where) throws IOException {
        List<Listener> listeners = Binding.open(where, BACKLOG);
        EventLoop loop = new EventLoop(gate);
        loop.start(listeners);
        return new Server(loop, listeners);
    }

    /** The first TCP port that it listens on; -1 if there is none. */
    public int port() {
        return port(Listener.Kind.TCP);
    }

    /** The first port for TLS; -1 if there is none. */
    public int tlsPort() {
        return port(Listener.Kind.TLS);
    }

    private int port(Listener.Kind kind) {
        for (Listener listener : listeners) {
            if (listener.kind() == kind) {
                return listener.port();
            }
        }
        return -1;
    }

    /** All that it listens on: {@code 127.0.0.1:6379}, {@code [::1]:6379}, the path of a Unix socket. */
    public List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        for (Listener listener : listeners) {
            addresses.add(listener.address());
        }
        return addresses;
    }

    /** Listens no more, hangs up on everybody and ends its thread. */
    @Override
    public void close() {
        loop.stop();
        try {
            loop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until somebody closes it. */
    public void await() throws InterruptedException {
        loop.await();
    }
}
