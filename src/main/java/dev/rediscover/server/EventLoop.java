package dev.rediscover.server;

import dev.rediscover.base.Clock;
import dev.rediscover.engine.Gate;
import dev.rediscover.resp.CommandReader;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The one thread of a server. A turn: wait until something is ready; with the engine in hand read and run what every
 * ready connection has sent, do what is due by the clock, and send each connection what has gathered for it, at once.
 */
final class EventLoop implements Runnable, Consumer<SelectionKey> {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long TICK_MILLIS = 100;
    private static final int ACCEPTS_A_TURN = 256;

    private final Gate gate;
    private final Selector selector;
    private final Clock clock = Clock.system();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer sendBuffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final List<SelectionKey> ready = new ArrayList<>();
    private List<Connection> waiting = new ArrayList<>();
    private List<Connection> taken = new ArrayList<>();
    private List<Connection> dirty = new ArrayList<>();
    private List<Connection> flushed = new ArrayList<>();
    private final List<Connection> left = new ArrayList<>();
    private final List<Listener> fresh = new ArrayList<>();
    private Thread thread;
    private long nextTick;
    private long waitMillis = TICK_MILLIS;
    private volatile boolean stopping;

    EventLoop(Gate gate) throws IOException {
        this.gate = gate;
        this.selector = Selector.open();
    }

    Gate gate() {
        return gate;
    }

    /** Begins, with these listeners. */
    void start(List<Listener> listeners) {
        fresh.addAll(listeners);
        thread = new Thread(this, "rediscover-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends after the running turn; returns at once. */
    void stop() {
        stopping = true;
        selector.wakeup();
    }

    /** Waits until it has ended, but not where it would wait for itself. */
    void await() throws InterruptedException {
        if (Thread.currentThread() != thread) {
            ended.await();
        }
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                turn();
            }
        } catch (IOException | ClosedSelectorException e) {
            throw new IllegalStateException("the selector failed: " + e.getMessage(), e);
        } finally {
            end();
            ended.countDown();
        }
    }

    private void end() {
        synchronized (gate.monitor()) {
            for (SelectionKey key : selector.keys()) {
                if (key.attachment() instanceof Connection connection) {
                    connection.hangUp();
                } else {
                    Closing.quietly(key.channel());
                }
            }
            release();
        }
        Closing.quietly(selector);
    }

    private void turn() throws IOException {
        if (waitMillis <= 0) {
            selector.selectNow(this);
        } else {
            selector.select(this, waitMillis);
        }
        synchronized (gate.monitor()) {
            register();
            for (int i = 0; i < ready.size(); i++) {
                serve(ready.get(i));
            }
            ready.clear();
            takeTurns();
            tick();
            flush();
            release();
            waitMillis = untilNext();
        }
    }

    /** A key is ready; its turn comes when the engine is in hand. */
    @Override
    public void accept(SelectionKey key) {
        ready.add(key);
    }

    private void register() throws IOException {
        for (Listener listener : fresh) {
            listener.channel().register(selector, SelectionKey.OP_ACCEPT, listener);
        }
        fresh.clear();
    }

    private void serve(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.attachment() instanceof Listener listener) {
            accept(listener);
            return;
        }
        Connection connection = (Connection) key.attachment();
        int ops = key.readyOps();
        if ((ops & SelectionKey.OP_WRITE) != 0) {
            connection.flush();
        }
        if ((ops & SelectionKey.OP_READ) != 0) {
            connection.readable();
        }
    }

    private void accept(Listener listener) {
        try {
            for (int i = 0; i < ACCEPTS_A_TURN; i++) {
                SocketChannel channel = listener.channel().accept();
                if (channel == null) {
                    return;
                }
                admit(listener, channel);
            }
        } catch (IOException e) {
            return; // whoever knocked is gone, or there are no descriptors left; the next turn tries again
        }
    }

    private void admit(Listener listener, SocketChannel channel) {
        try {
            channel.configureBlocking(false);
            if (listener.kind() != Listener.Kind.UNIX) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            }
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Connection connection = new Connection(this, new PlainTransport(channel), key);
            connection.client(gate.engine().connect(connection));
            key.attach(connection);
        } catch (IOException e) {
            Closing.quietly(channel);
        }
    }

    /** Goes on with connections that had more to run than one turn allows, or have waited for something. */
    private void takeTurns() {
        List<Connection> now = waiting;
        waiting = taken;
        taken = now;
        for (int i = 0; i < now.size(); i++) {
            now.get(i).run();
        }
        now.clear();
    }

    private void tick() {
        long now = clock.millis();
        long deadline = gate.engine().nextDeadline();
        if (now >= nextTick || deadline >= 0 && gate.engine().clock().millis() >= deadline) {
            gate.tick();
            nextTick = now + TICK_MILLIS;
        }
    }

    private void flush() {
        List<Connection> now = dirty;
        dirty = flushed;
        flushed = now;
        for (int i = 0; i < now.size(); i++) {
            now.get(i).flush();
        }
        now.clear();
    }

    private void release() {
        for (Connection connection : left) {
            connection.release();
        }
        left.clear();
    }

    /** How long the next turn may wait, in ms. */
    private long untilNext() {
        if (!waiting.isEmpty() || !dirty.isEmpty()) {
            return 0;
        }
        long wait = Math.max(1, nextTick - clock.millis());
        long deadline = gate.engine().nextDeadline();
        if (deadline >= 0) {
            wait = Math.min(wait, Math.max(1, deadline - gate.engine().clock().millis()));
        }
        return Math.min(wait, TICK_MILLIS);
    }

    // ---- what connections ask for, on whichever thread the engine runs

    /** Reads into the shared buffer; as {@link Transport#read}. */
    int read(Transport transport) throws IOException {
        readBuffer.clear();
        return transport.read(readBuffer);
    }

    /** Hands over what was just read. */
    void handOver(CommandReader reader, int count) {
        readBuffer.flip();
        reader.feed(readBuffer);
    }

    ByteBuffer sendBuffer() {
        return sendBuffer;
    }

    /** {@code connection} wants a turn of its own, though nothing new comes in. */
    void later(Connection connection) {
        waiting.add(connection);
        wake();
    }

    /** {@code connection} has something to send. */
    void dirty(Connection connection) {
        dirty.add(connection);
        wake();
    }

    /** {@code connection} is over; its socket is let go at the end of the turn. */
    void hangUp(Connection connection) {
        left.add(connection);
        wake();
    }

    private void wake() {
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }
}
