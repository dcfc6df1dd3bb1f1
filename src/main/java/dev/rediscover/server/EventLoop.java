package dev.rediscover.server;

import dev.rediscover.base.Clock;
import dev.rediscover.engine.Gate;
import dev.rediscover.engine.NetworkStats;
import dev.rediscover.engine.Persistence;
import dev.rediscover.engine.ServerProcess;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespWriter;
import dev.rediscover.server.ServerLog.Level;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The one thread of a server. A turn: wait until something is ready; with the engine in hand read and run what every
 * ready connection has sent, do what is due by the clock, and send each connection what has gathered for it, at once.
 */
final class EventLoop implements Runnable, Consumer<SelectionKey> {
    static final int BUFFER_BYTES = 1 << 16;
    private static final long MOST_WAIT_MILLIS = 100;
    private static final long LOOK_MILLIS = 100;
    private static final long LEAST_WAIT_MILLIS = 10;
    private static final int LOOKS_A_ROUND = 10;

    private final Gate gate;
    private final ServerLog log;
    private final Selector selector;
    private final Settings settings;
    private final Door door;
    private final TlsDoor tlsDoor;
    private final NetworkStats stats;
    private final Interlude interlude;
    private final Clock clock = Clock.system();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private byte[] lent = new byte[BUFFER_BYTES];
    private final ByteBuffer sendBuffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Descriptors descriptors = new Descriptors();
    private final List<SelectionKey> ready = new ArrayList<>();
    private final List<Connection> all = new ArrayList<>();
    private List<Connection> waiting = new ArrayList<>();
    private List<Connection> taken = new ArrayList<>();
    private List<Connection> dirty = new ArrayList<>();
    private List<Connection> flushed = new ArrayList<>();
    private final List<Connection> cutOff = new ArrayList<>();
    private final List<Connection> left = new ArrayList<>();
    private final List<Listener> fresh = new ArrayList<>();
    private final RespWriter scratch = new RespWriter(2);
    private Reply lastPush;
    private int lastProtocol;
    private byte[] lastEncoded;
    private Thread thread;
    private boolean doorShut;
    private int looked; // how far the round through all connections has come
    private long nextTick;
    private long waitMillis = 0;
    private long nextLook;
    private volatile boolean stopping;
    private boolean lost; // what was promised, so that nothing more may be said

    EventLoop(Gate gate, ServerLog log) throws IOException {
        this.gate = gate;
        this.log = log;
        this.selector = Selector.open();
        this.settings = new Settings(gate.engine());
        this.door = new Door(this, settings);
        this.tlsDoor = new TlsDoor(this, door);
        this.stats = gate.engine().stats().network();
        this.interlude = new Interlude(this);
    }

    // ---- its life

    /** Begins, with these listeners. */
    void start(List<Listener> listeners) {
        fresh.addAll(listeners);
        thread = new Thread(this, "rediscover-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Listens there too, from the next turn on. The gate's monitor is held. */
    void add(Listener listener) {
        fresh.add(listener);
        wake();
    }

    /** Lets the system have back what was closed; the gate's monitor is held. */
    void letGo() throws IOException {
        selector.wakeup();
        selector.selectNow(key -> {});
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
        synchronized (gate.monitor()) {
            gate.engine().busy().attend(interlude);
        }
        try {
            while (!stopping) {
                turn();
            }
        } catch (IOException | RuntimeException | Error e) {
            lost = true; // nobody is told of what may not have been kept
            log.write(Level.WARNING, "The server ends after a fault: " + Faults.told(e));
        } finally {
            end();
            ended.countDown();
            tellOfFault();
        }
    }

    /** The program around this does not go on without anybody who serves. */
    private void tellOfFault() {
        ServerProcess program = gate.engine().process();
        if (lost && program != null) {
            program.died();
        }
    }

    /** Says all that can be said at once, and hangs up. */
    private void end() {
        synchronized (gate.monitor()) {
            gate.engine().busy().leave(interlude);
            if (!lost) {
                flush();
            }
            for (Connection connection : List.copyOf(all)) {
                connection.hangUp();
            }
            tlsDoor.close();
            release();
            for (SelectionKey key : selector.keys()) {
                if (key.attachment() instanceof Listener listener) {
                    listener.close();
                }
            }
            for (Listener listener : fresh) {
                listener.close();
            }
        }
        Closing.quietly(selector);
    }

    // ---- a turn

    private void turn() throws IOException {
        if (waitMillis <= 0) {
            selector.selectNow(this);
        } else {
            selector.select(this, waitMillis);
        }
        synchronized (gate.monitor()) {
            if (stopping) {
                return; // what was kept at the end is all there is
            }
            register();
            for (int i = 0; i < ready.size(); i++) {
                serve(ready.get(i));
            }
            ready.clear();
            tlsDoor.turn(clock.millis());
            takeTurns();
            try {
                tick();
            } catch (RuntimeException e) {
                log.write(Level.WARNING, "Fault at a tick: " + Faults.told(e));
            }
            cutOff();
            release(); // before the replies go out: who killed a client finds it gone
            if (!keeps()) {
                return;
            }
            flush();
            release();
            lastPush = null;
            lastEncoded = null;
            waitMillis = untilNext();
        }
    }

    /** What was promised in this turn is kept before anybody hears of it; where it cannot be, nobody does. */
    private boolean keeps() {
        Persistence keeper = gate.engine().durability().persistence();
        if (keeper == null || keeper.beforeReplies()) {
            return true;
        }
        lost = true;
        stopping = true;
        return false;
    }

    /** A turn inside another one, in which a script runs on: without what time brings, and who waits for the script. */
    void turnWithin(List<SelectionKey> keys) {
        for (int i = 0; i < keys.size(); i++) {
            serve(keys.get(i));
        }
        tlsDoor.turn(clock.millis());
        List<Connection> now = new ArrayList<>(waiting);
        now.addAll(taken); // those whose turn has not come in the turn around this one
        waiting.clear();
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).isWaiting()) {
                takeTurn(now.get(i));
            }
        }
        cutOff();
        release();
        if (keeps()) {
            flush();
            release();
        }
    }

    /** A key is ready; its turn comes when the engine is in hand. */
    @Override
    public void accept(SelectionKey key) {
        ready.add(key);
    }

    private void register() throws IOException {
        for (Listener listener : fresh) {
            if (listener.channel().isOpen()) {
                listener.channel().register(selector, SelectionKey.OP_ACCEPT, listener);
            }
        }
        fresh.clear();
    }

    private void serve(SelectionKey key) {
        if (!key.isValid() || stopping) {
            return;
        }
        if (key.attachment() instanceof Listener listener) {
            if (!door.open(listener)) {
                key.interestOps(0); // until the next tick
                doorShut = true;
            }
            return;
        }
        if (key.attachment() instanceof TlsHandshake handshake) {
            tlsDoor.ready(handshake);
            return;
        }
        Connection connection = (Connection) key.attachment();
        if (connection.isHeld()) {
            return;
        }
        try {
            int ops = key.readyOps();
            if ((ops & SelectionKey.OP_WRITE) != 0) {
                connection.touch(); // what was promised meanwhile is kept before it goes out
            }
            if ((ops & SelectionKey.OP_READ) != 0) {
                connection.readable();
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            giveUp(connection, e);
        }
    }

    /** A fault of this program, or too little memory, costs one client its connection, and the others nothing. */
    private void giveUp(Connection connection, Throwable fault) {
        String who = connection.client().address();
        log.write(Level.WARNING, "Hanging up on " + who + " after a fault: " + Faults.told(fault));
        connection.hangUp();
    }

    /** Goes on with connections that had more to run than one turn allows, or have waited for something. */
    private void takeTurns() {
        List<Connection> now = waiting;
        waiting = taken;
        taken = now;
        for (int i = 0; i < now.size(); i++) {
            takeTurn(now.get(i));
        }
        now.clear();
    }

    private void takeTurn(Connection connection) {
        if (connection.isHeld()) {
            waiting.add(connection);
            return;
        }
        try {
            connection.takeTurn();
        } catch (RuntimeException | OutOfMemoryError e) {
            giveUp(connection, e);
        }
    }

    private void tick() {
        long now = clock.millis();
        long deadline = gate.engine().nextDeadline();
        boolean due = deadline >= 0 && gate.engine().clock().millis() >= deadline;
        if (now >= nextTick) {
            nextTick = now + settings.tickMillis();
            due = true;
        }
        if (due) {
            gate.tick();
        }
        if (now >= nextLook) {
            nextLook = now + LOOK_MILLIS;
            stats.look(now);
            lookAround();
            if (doorShut) {
                openDoor();
            }
        }
    }

    private void openDoor() {
        doorShut = false;
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && key.attachment() instanceof Listener) {
                key.interestOps(SelectionKey.OP_ACCEPT);
            }
        }
    }

    /** Looks at a part of the connections, so that each has been looked at after a second. */
    private void lookAround() {
        int count = all.size() / LOOKS_A_ROUND + 1;
        for (int i = 0; i < count && !all.isEmpty(); i++) {
            looked = looked + 1 < all.size() ? looked + 1 : 0;
            all.get(looked).look(stats);
        }
    }

    private void cutOff() {
        for (int i = cutOff.size() - 1; i >= 0; i--) {
            if (!cutOff.get(i).isHeld()) {
                cutOff.remove(i).hangUp();
            }
        }
    }

    private void flush() {
        List<Connection> now = dirty;
        dirty = flushed;
        flushed = now;
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).isHeld()) {
                dirty.add(now.get(i));
                continue;
            }
            try {
                now.get(i).flush();
            } catch (RuntimeException | OutOfMemoryError e) {
                giveUp(now.get(i), e);
            }
        }
        now.clear();
    }

    private void release() {
        for (int i = 0; i < left.size(); i++) {
            left.get(i).release();
        }
        left.clear();
    }

    /** How long the next turn may wait, in ms. */
    private long untilNext() {
        Persistence keeper = gate.engine().durability().persistence();
        long work = keeper == null ? MOST_WAIT_MILLIS : keeper.work();
        if (!waiting.isEmpty() || !dirty.isEmpty() || !cutOff.isEmpty()) {
            return 0;
        }
        long wait = Math.max(1, Math.min(nextTick, nextLook) - clock.millis());
        long deadline = gate.engine().nextDeadline();
        if (deadline >= 0) {
            Clock time = gate.engine().clock();
            long least = time.isReal() ? 1 : LEAST_WAIT_MILLIS; // one that stands still never gets there
            wait = Math.min(wait, Math.max(least, deadline - time.millis()));
        }
        return Math.min(Math.min(wait, work), MOST_WAIT_MILLIS);
    }

    // ---- what connections ask for, on whichever thread the engine runs

    Gate gate() {
        return gate;
    }

    ServerLog log() {
        return log;
    }

    Selector selector() {
        return selector;
    }

    Settings settings() {
        return settings;
    }

    NetworkStats stats() {
        return stats;
    }

    Descriptors descriptors() {
        return descriptors;
    }

    /** The world's time, in ms. */
    long now() {
        return clock.millis();
    }

    TlsDoor tlsDoor() {
        return tlsDoor;
    }

    /** How many connections there are, with those that do not know yet how they are encrypted. */
    int size() {
        return all.size() + tlsDoor.size();
    }

    void joined(Connection connection) {
        connection.place(all.size());
        all.add(connection);
        gate.connected(connection.client());
    }

    /** Reads into a shared buffer; as {@link Transport#read}. What was read lies in {@link #lent()} then. */
    int read(Transport transport) throws IOException {
        readBuffer.clear();
        int count = transport.read(readBuffer);
        if (count > 0) {
            readBuffer.flip();
            readBuffer.get(lent, 0, count);
        }
        return count;
    }

    /** What is read goes to {@code buffer} from now on. */
    void lendFrom(byte[] buffer) {
        lent = buffer;
    }

    /** Whether this is the thread that the loop turns on. */
    boolean isOwnThread() {
        return Thread.currentThread() == thread;
    }

    /** Whether it is to end, or has ended. */
    boolean isStopping() {
        return stopping;
    }

    /** Says nothing more to whom the running script belongs. */
    void muteHeld() {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isHeld()) {
                all.get(i).mute();
            }
        }
    }

    /** The bytes that were read last. */
    byte[] lent() {
        return lent;
    }

    ByteBuffer sendBuffer() {
        return sendBuffer;
    }

    /** A push as bytes; many clients get the same one after another. */
    byte[] encoded(Reply push, int protocol) {
        if (push != lastPush || protocol != lastProtocol) {
            scratch.clear();
            scratch.protocol(protocol);
            lastEncoded = scratch.write(push).toByteArray();
            lastPush = push;
            lastProtocol = protocol;
        }
        return lastEncoded;
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

    /** {@code connection} is to be hung up on at the end of the turn. */
    void cutOff(Connection connection) {
        cutOff.add(connection);
        wake();
    }

    /** {@code connection} is over; its socket is let go at the end of the turn. */
    void left(Connection connection) {
        Connection last = all.remove(all.size() - 1);
        if (last != connection) {
            all.set(connection.place(), last);
            last.place(connection.place());
        }
        left.add(connection);
        wake();
    }

    /** Ends the wait for something to happen, unless this is the loop's own thread. */
    void wake() {
        if (!isOwnThread()) {
            selector.wakeup();
        }
    }
}
