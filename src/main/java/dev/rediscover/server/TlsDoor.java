package dev.rediscover.server;

import dev.rediscover.server.ServerLog.Level;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where those who come to a TLS port shake hands before they are anybody's client. All of it happens on the loop's
 * thread, but for the arithmetic.
 */
final class TlsDoor {
    /** Who has not shaken hands after so long is sent away. */
    static final long HANDSHAKE_MILLIS = 10_000;

    private static final int IDLE_SECONDS = 5;

    private final EventLoop loop;
    private final Door door;
    private final TlsScratch scratch = new TlsScratch();
    private final Set<TlsHandshake> all = new LinkedHashSet<>();
    private final Queue<TlsHandshake> worked = new ConcurrentLinkedQueue<>();
    private final ThreadPoolExecutor workers;
    private TlsSettings settings; // null without a port for TLS
    private long handshakeMillis = HANDSHAKE_MILLIS;

    TlsDoor(EventLoop loop, Door door) {
        this.loop = loop;
        this.door = door;
        int most = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        workers = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), TlsDoor::worker);
        workers.allowCoreThreadTimeOut(true);
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "rediscover-tls");
        thread.setDaemon(true);
        return thread;
    }

    /** Who comes from now on shakes hands by {@code fresh}. */
    void settings(TlsSettings fresh) {
        settings = fresh;
    }

    /** For tests: another bound on the time of a handshake. */
    void handshakeMillis(long most) {
        handshakeMillis = most;
    }

    /** How many are shaking hands. */
    int size() {
        return all.size();
    }

    /** Somebody has come to {@code listener}. */
    void welcome(SocketChannel channel, Listener listener, String from) throws IOException {
        TlsTransport transport = new TlsTransport(channel, settings.engine(), scratch);
        transport.engine().beginHandshake();
        TlsHandshake handshake = new TlsHandshake(this, transport, listener, from, loop.now() + handshakeMillis);
        handshake.begin(channel.register(loop.selector(), SelectionKey.OP_READ, handshake));
        all.add(handshake);
    }

    /** The socket of {@code handshake} has bytes, or takes some. */
    void ready(TlsHandshake handshake) {
        if (handshake.isBusy()) {
            return;
        }
        try {
            if (handshake.proceed()) {
                all.remove(handshake);
                Connection connection = door.enter(handshake.transport(), handshake.listener(), handshake.from());
                connection.flush();
                connection.readable();
            }
        } catch (IOException | RuntimeException e) {
            refuse(handshake, e.getMessage());
        }
    }

    private void refuse(TlsHandshake handshake, String why) {
        if (loop.log().takes(Level.VERBOSE)) {
            loop.log().write(Level.VERBOSE, "No TLS with " + handshake.from() + ": " + why);
        }
        all.remove(handshake);
        handshake.key().cancel();
        if (handshake.isBusy()) {
            Closing.quietly(handshake.transport().channel()); // the encryption is in use on the other thread
        } else {
            handshake.transport().close();
        }
    }

    // ---- work on other threads

    /** Has {@code handshake} run on another thread. */
    void work(TlsHandshake handshake) {
        workers.execute(handshake);
    }

    /** On the other thread: {@code handshake} can go on. */
    void worked(TlsHandshake handshake) {
        worked.add(handshake);
        loop.wake();
    }

    /** Goes on with those that were worked for, and sends away who takes too long. Once in every turn. */
    void turn(long now) {
        if (all.isEmpty() && worked.isEmpty()) {
            return;
        }
        for (TlsHandshake handshake = worked.poll(); handshake != null; handshake = worked.poll()) {
            handshake.rested();
            if (handshake.key().isValid()) {
                ready(handshake);
            }
        }
        if (!all.isEmpty() && all.iterator().next().deadline() <= now) {
            sendAwayTheSlow(now);
        }
    }

    private void sendAwayTheSlow(long now) {
        List<TlsHandshake> late = new ArrayList<>();
        for (TlsHandshake handshake : all) {
            if (handshake.deadline() > now) {
                break; // they stand in the order in which they came
            }
            late.add(handshake);
        }
        for (TlsHandshake handshake : late) {
            refuse(handshake, "the handshake takes too long");
        }
    }

    /** Sends everybody away and ends the other threads. */
    void close() {
        for (TlsHandshake handshake : new ArrayList<>(all)) {
            refuse(handshake, "the server ends");
        }
        workers.shutdownNow();
    }
}
