package dev.rediscover.server;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import javax.net.ssl.SSLEngine;

/**
 * A connection that has been accepted and is not encrypted yet. What takes long (signing, checking certificates) is
 * done on another thread; meanwhile the loop leaves it alone. Measured: 2 to 5 ms each, and the first one 100 to 600.
 */
final class TlsHandshake implements Runnable {
    private final TlsDoor door;
    private final TlsTransport transport;
    private final Listener listener;
    private final String from;
    private final long deadline;
    private SelectionKey key;
    private Runnable task;

    TlsHandshake(TlsDoor door, TlsTransport transport, Listener listener, String from, long deadline) {
        this.door = door;
        this.transport = transport;
        this.listener = listener;
        this.from = from;
        this.deadline = deadline;
    }

    void begin(SelectionKey ownKey) {
        key = ownKey;
    }

    /** Where it was accepted. */
    Listener listener() {
        return listener;
    }

    /** The other side's address, as CLIENT LIST shows it. */
    String from() {
        return from;
    }

    TlsTransport transport() {
        return transport;
    }

    SelectionKey key() {
        return key;
    }

    /** When it must be over, in ms of the loop's clock. */
    long deadline() {
        return deadline;
    }

    /** Whether another thread is working for it. */
    boolean isBusy() {
        return task != null;
    }

    /** On the other thread. */
    @Override
    public void run() {
        try {
            task.run();
        } finally {
            door.worked(this);
        }
    }

    /** The other thread is done. */
    void rested() {
        task = null;
    }

    /**
     * Goes on as far as it can now.
     *
     * @return whether both sides have shaken hands
     * @throws IOException if they cannot
     */
    boolean proceed() throws IOException {
        SSLEngine engine = transport.engine();
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK:
                    task = engine.getDelegatedTask();
                    if (task != null) {
                        key.interestOps(0);
                        door.work(this);
                        return false;
                    }
                    break;
                case NEED_WRAP:
                    if (!transport.wrapOwnWords()) {
                        key.interestOps(SelectionKey.OP_WRITE);
                        return false;
                    }
                    break;
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN:
                    if (!transport.unwrapOwnWords()) {
                        key.interestOps(
                                transport.wantsToWrite()
                                        ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                                        : SelectionKey.OP_READ);
                        return false;
                    }
                    break;
                default:
                    transport.shaken();
                    return true;
            }
        }
    }
}
