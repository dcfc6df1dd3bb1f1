package dev.rediscover.server;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.NetworkStats;
import dev.rediscover.engine.Traffic;
import dev.rediscover.resp.CommandReader;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.ProtocolException;
import dev.rediscover.resp.Reply;
import dev.rediscover.server.ServerLog.Level;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;

/**
 * One client of the network: its commands come in, its replies go out. Everything here happens while the gate's monitor
 * is held; what touches the socket happens on the loop's thread alone.
 */
final class Connection implements Client.Receiver, Traffic {
    /** One client's turn ends after so many commands, so that the others get theirs; */
    private static final int COMMANDS_A_TURN = 1024;

    /** after so many ms, looked at now and then; */
    private static final long MILLIS_A_TURN = 5;

    private static final int LOOK_EACH = 16;

    /** and after so many bytes of replies. */
    private static final long BYTES_A_TURN = 1 << 20;

    /** How much is read and thrown away of what a client sends behind a broken frame, so that it hears why. */
    private static final int THROWN_AWAY = 1 << 20;

    private final EventLoop loop;
    private final Transport transport;
    private final boolean localSocket;
    private final CommandReader reader = new CommandReader(Limits.DEFAULT);
    private final Output output = new Output();
    private final List<Reply> afterReply = new ArrayList<>(0);
    private Client client;
    private SelectionKey key;
    private int descriptor;
    private int place; // among all connections of the loop
    private long received;
    private long sent;
    private long movedBefore; // when it was last looked at
    private long aboveSince = -1; // since when it holds more than the soft limit, in ms of the loop's clock
    private boolean barred;
    private List<Bytes> running; // the command that is being run
    private int inHand; // bytes that came in for this turn, those of commands that have been run too
    private boolean dirty;
    private boolean waiting;
    private boolean closing;
    private boolean cutOff;
    private boolean closed;

    Connection(EventLoop loop, Transport transport, boolean localSocket) {
        this.loop = loop;
        this.transport = transport;
        this.localSocket = localSocket;
    }

    void begin(Client connected, SelectionKey ownKey) {
        client = connected;
        key = ownKey;
        descriptor = loop.descriptors().take();
    }

    Client client() {
        return client;
    }

    /** Where it stands among all connections of the loop. */
    int place() {
        return place;
    }

    void place(int index) {
        place = index;
    }

    // ---- what comes in

    /** Reads once, and runs what has come in whole. */
    void readable() {
        if (closed || closing || waiting) {
            return; // waiting: its earlier commands first
        }
        try {
            int count = loop.read(transport);
            if (transport.wantsToWrite()) {
                touch();
            }
            if (count <= 0) {
                if (count < 0) {
                    ended();
                }
                return;
            }
            took(count);
            run(count);
        } catch (IOException e) {
            loop.log().write(Level.VERBOSE, "Reading from " + client.address() + ": " + e.getMessage());
            hangUp();
        }
        if (!closed && transport.holdsInput()) {
            later();
        }
    }

    private void took(int count) {
        received += count;
        client.active(loop.gate().engine().now());
        loop.stats().received(count);
    }

    /** Runs what is whole with the {@code count} bytes that the loop has just read. */
    private void run(int count) {
        setLimits();
        inHand = reader.buffered() + count;
        reader.lend(loop.lent(), count);
        try {
            run();
        } finally {
            inHand = 0;
            reader.keep();
        }
        long held = queryBytes() + reader.argumentBytes() + client.queuedBytes();
        if (held > loop.settings().mostQueryBytes() && !closed) {
            loop.log()
                    .write(
                            Level.WARNING,
                            "Hanging up on " + client.address() + ": its commands fill " + held
                                    + " bytes, more than client-query-buffer-limit");
            hangUp();
        }
    }

    /** Who must still say a password may say little else. */
    private void setLimits() {
        Limits limits = loop.settings().limits(client);
        barred = !limits.authenticated();
        reader.limits(limits);
    }

    /** The other side says no more: what it has asked for still goes out, then this ends. */
    private void ended() {
        if (output.isEmpty() || client.isBlocked()) {
            if (loop.log().takes(Level.VERBOSE)) {
                loop.log().write(Level.VERBOSE, client.address() + " hung up");
            }
            hangUp();
        } else {
            closing = true;
            touch();
        }
    }

    /** Goes on with what has come in before. */
    void takeTurn() {
        waiting = false;
        if (closed) {
            return;
        }
        run();
        if (!waiting && !closed && transport.holdsInput()) {
            readable();
        }
    }

    /** Runs the commands that have come in whole, a bounded number of them. */
    private void run() {
        long began = 0;
        try {
            for (int i = 1; !closing && !closed && !client.isBlocked() && !loop.isStopping(); i++) {
                List<Bytes> argv = reader.next();
                if (argv == null) {
                    return;
                }
                execute(argv);
                if (barred) {
                    setLimits();
                }
                if (i % LOOK_EACH == 0) {
                    began = began == 0 ? loop.now() : began;
                    if (i >= COMMANDS_A_TURN || loop.now() - began >= MILLIS_A_TURN) {
                        later();
                        return;
                    }
                }
            }
        } catch (ProtocolException e) {
            refuse(e);
        }
    }

    private void refuse(ProtocolException broken) {
        if (loop.log().takes(Level.VERBOSE)) {
            loop.log().write(Level.VERBOSE, broken.getMessage() + ", from " + client.address());
        }
        add(new Reply.Err("ERR " + broken.getMessage()));
        closing = true;
    }

    private void execute(List<Bytes> argv) {
        running = argv;
        Reply reply;
        try {
            reply = loop.gate().execute(client, argv);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            reply = failed(argv, e);
        } finally {
            running = null;
        }
        if (reply instanceof Reply.Err && Intruders.isOne(argv)) {
            loop.log()
                    .write(
                            Level.WARNING,
                            "Hanging up on " + client.address() + ": it speaks HTTP, as a web page"
                                    + " does that tries to reach this port");
            hangUp();
        }
        if (reply != null) {
            add(reply);
        }
        if (!afterReply.isEmpty()) {
            for (Reply late : afterReply) {
                add(late);
            }
            afterReply.clear();
        }
        if (client.isClosing()) {
            closing = true;
            touch();
        }
    }

    /** A fault of this program costs one command its reply and nobody the connection. */
    private Reply failed(List<Bytes> argv, Throwable fault) {
        loop.log().write(Level.WARNING, "Fault in " + argv.get(0).utf8() + ": " + Faults.told(fault));
        return new Reply.Err("ERR internal error: " + fault.getClass().getSimpleName());
    }

    /** Asks for another turn, for what has come in already. */
    private void later() {
        if (!waiting) {
            waiting = true;
            loop.later(this);
        }
    }

    /** Whether a command of this client runs, on whichever thread: until it ends nothing is read or said here. */
    boolean isHeld() {
        return running != null || loop.gate().engine().busy().client() == client;
    }

    /** Whether it has asked for another turn. */
    boolean isWaiting() {
        return waiting;
    }

    /** Says nothing any more. */
    void mute() {
        cutOff = true;
        output.drop();
    }

    // ---- what the engine says

    @Override
    public void deliver(Client to, Reply reply) {
        if (running != null) {
            afterReply.add(reply);
        } else {
            add(reply);
        }
    }

    @Override
    public void resumed(Client who) {
        later();
    }

    @Override
    public void closed(Client who) {
        closed = true;
        output.drop();
        loop.gate().left(client);
        loop.left(this);
    }

    private void add(Reply reply) {
        if (closed || cutOff) {
            return;
        }
        if (reply.kind() == Reply.Kind.PUSH) {
            output.add(loop.encoded(reply, client.protocol()));
        } else {
            output.add(reply, client.protocol());
        }
        touch();
        if (output.pieceBytes() > 0) {
            checkOutput();
        }
    }

    void touch() {
        if (!dirty) {
            dirty = true;
            loop.dirty(this);
        }
    }

    /**
     * Cuts a client off for whom too much waits to be sent: at the end of the turn, because who sends to it may be in
     * the midst of a list of clients.
     */
    void checkOutput() {
        if (closed || cutOff) {
            return;
        }
        long size = output.size();
        boolean above = size > loop.settings().softLimit(client);
        if (!above) {
            aboveSince = -1;
        } else if (aboveSince < 0) {
            aboveSince = loop.now();
        }
        boolean forLong =
                above && loop.now() - aboveSince > 1000 * loop.settings().softSeconds(client);
        if (forLong || size > loop.settings().hardLimit(client)) {
            cutOff = true;
            output.drop();
            loop.log()
                    .write(
                            Level.WARNING,
                            "Hanging up on " + client.address() + ": " + size
                                    + " bytes wait to be sent to it, more than client-output-buffer-limit");
            loop.cutOff(this);
        }
    }

    // ---- what goes out

    /** Sends what the socket takes; the rest goes out when it takes more. */
    void flush() {
        dirty = false;
        if (closed || cutOff) {
            return;
        }
        try {
            if (!output.isEmpty() || transport.wantsToWrite()) {
                long count = output.send(transport, loop.sendBuffer(), BYTES_A_TURN);
                if (count > 0) {
                    sent += count;
                    client.active(loop.gate().engine().now());
                    loop.stats().sent(count);
                }
            }
        } catch (IOException e) {
            loop.log().write(Level.VERBOSE, "Sending to " + client.address() + ": " + e.getMessage());
            hangUp();
            return;
        }
        boolean done = output.isEmpty() && !transport.wantsToWrite();
        if (done && closing) {
            throwAway();
            hangUp();
        } else {
            int wanted = (closing ? 0 : SelectionKey.OP_READ) | (done ? 0 : SelectionKey.OP_WRITE);
            if (key.interestOps() != wanted) {
                key.interestOps(wanted);
            }
        }
    }

    /** Where a socket is closed with input unread, some systems tell the other side at once and lose the last reply. */
    private void throwAway() {
        try {
            for (int total = 0; total < THROWN_AWAY; ) {
                int count = loop.read(transport);
                if (count <= 0) {
                    return;
                }
                total += count;
            }
        } catch (IOException e) {
            return; // nobody is there to hear anything
        }
    }

    /** The engine forgets the client, and then {@link #closed} sees to the rest. */
    void hangUp() {
        if (!closed) {
            loop.gate().engine().disconnect(client);
        }
    }

    /** Lets go of the socket. */
    void release() {
        loop.descriptors().giveBack(descriptor);
        key.cancel();
        transport.close();
    }

    // ---- looked at now and then

    /** Hangs up if it has been idle for too long; gives back memory if it has moved nothing since the last look. */
    void look(NetworkStats stats) {
        checkOutput();
        stats.buffers(queryBytes() + queryFree(), output.size());
        if (received + sent == movedBefore) {
            reader.trim();
            output.trim();
        }
        movedBefore = received + sent;
        long most = loop.settings().idleSeconds();
        if (most > 0 && !client.isBlocked() && !client.isSubscriber() && !isMonitor()) {
            long now = loop.gate().engine().now();
            if (now - client.lastUsedMillis() > most * 1000) {
                loop.log().write(Level.VERBOSE, "Hanging up on " + client.address() + ": it is idle");
                hangUp();
            }
        }
    }

    private boolean isMonitor() {
        return loop.gate().engine().monitors().includes(client);
    }

    @Override
    public int descriptor() {
        return descriptor;
    }

    @Override
    public long queryBytes() {
        return Math.max(inHand, reader.buffered());
    }

    @Override
    public long queryFree() {
        return reader.free();
    }

    @Override
    public long argumentBytes() {
        long bytes = reader.argumentBytes();
        for (int i = 0; running != null && i < running.size(); i++) {
            bytes += running.get(i).length();
        }
        return bytes;
    }

    @Override
    public long replyRoom() {
        return output.room();
    }

    @Override
    public long replyBytes() {
        return output.written();
    }

    @Override
    public int pieces() {
        return output.pieces();
    }

    @Override
    public long pieceBytes() {
        return output.pieceBytes();
    }

    @Override
    public long received() {
        return received;
    }

    @Override
    public long sent() {
        return sent;
    }

    @Override
    public boolean isLocalSocket() {
        return localSocket;
    }

    @Override
    public String events() {
        int ops = key.isValid() ? key.interestOps() : 0;
        return ((ops & SelectionKey.OP_READ) == 0 ? "" : "r") + ((ops & SelectionKey.OP_WRITE) == 0 ? "" : "w");
    }
}
