package dev.rediscover.server;

import dev.rediscover.engine.Gate;
import dev.rediscover.engine.Parameter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An engine that listens for programs, until it is closed. */
public final class Server implements AutoCloseable {
    private final Gate gate;
    private final EventLoop loop;
    private Endpoints where;
    private List<Listener> listeners;

    private Server(Gate gate, ServerLog log, Endpoints where) throws IOException {
        this.gate = gate;
        this.where = where;
        TlsSettings tls =
                where.tlsPort() < 0 ? null : TlsSettings.of(gate.engine().config());
        this.listeners = Binding.open(where, backlog(gate), List.of());
        this.loop = new EventLoop(gate, log);
        loop.tlsDoor().settings(tls);
    }

    /** As {@link #start(Gate, Endpoints, ServerLog)}, for a server that tells nobody what happens to it. */
    public static Server start(Gate gate, Endpoints where) throws IOException {
        return start(gate, where, ServerLog.SILENT);
    }

    /**
     * Listens where {@code where} says, and serves whoever comes on a thread of its own.
     *
     * @throws IOException if it cannot listen there; the message says on which address, and why
     */
    public static Server start(Gate gate, Endpoints where, ServerLog log) throws IOException {
        synchronized (gate.monitor()) {
            Server server = new Server(gate, log, where);
            gate.engine().stats().network().port(Math.max(0, server.port()));
            server.loop.start(server.listeners);
            return server;
        }
    }

    private static int backlog(Gate gate) {
        return (int) gate.engine().config().number(Parameter.TCP_BACKLOG);
    }

    /**
     * Listens elsewhere from now on, as after CONFIG SET of the port; who is connected stays. Call it while you hold
     * the gate's monitor.
     *
     * @throws IOException if it cannot listen there; then it listens where it did before
     */
    public void listen(Endpoints elsewhere) throws IOException {
        if (elsewhere.tlsPort() >= 0 && tlsPort() < 0) {
            loop.tlsDoor().settings(TlsSettings.of(gate.engine().config()));
        }
        Endpoints before = new Endpoints(where.bind(), port(), tlsPort(), where.unixSocket(), where.unixSocketMode());
        List<Listener> kept = new ArrayList<>();
        for (Listener listener : listeners) {
            if (Binding.isWanted(listener, elsewhere)) {
                kept.add(listener);
            } else {
                listener.close();
            }
        }
        loop.letGo();
        try {
            listeners = Binding.open(elsewhere, backlog(gate), kept);
            where = elsewhere;
        } catch (IOException e) {
            listeners = Binding.open(before, backlog(gate), kept);
            throw e;
        } finally {
            for (Listener listener : listeners) {
                if (!kept.contains(listener)) {
                    loop.add(listener);
                }
            }
        }
        gate.engine().stats().network().port(Math.max(0, port()));
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

    /**
     * Reads anew what CONFIG says of TLS and the files that it names, for those who come from now on; who is here
     * stays. Call it while you hold the gate's monitor. Without a port for TLS nothing is read.
     *
     * @throws IOException that says which parameter or file is wrong; then all stays as it was
     */
    public void reloadTls() throws IOException {
        if (tlsPort() >= 0) {
            loop.tlsDoor().settings(TlsSettings.of(gate.engine().config()));
        }
    }

    /** For tests: in how many ms of the world's time somebody who comes to a TLS port must have shaken hands. */
    void handshakeMillis(long most) {
        synchronized (gate.monitor()) {
            loop.tlsDoor().handshakeMillis(most);
        }
    }

    /** All that it listens on: {@code 127.0.0.1:6379}, {@code [::1]:6379}, the path of a Unix socket. */
    public List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        for (Listener listener : listeners) {
            addresses.add(listener.address());
        }
        return addresses;
    }

    /** Asks it to end after the turn that is under way; {@link #close} waits for it. */
    public void stop() {
        loop.stop();
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
