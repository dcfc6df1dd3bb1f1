package dev.rediscover.server;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Client;
import dev.rediscover.resp.CommandReader;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.ProtocolException;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;

/**
 * One client of the network: its commands come in, its replies go out. Everything here happens while the gate's monitor
 * is held; what touches the socket happens on the loop's thread alone.
 */
final class Connection implements Client.Receiver {
    /** One client's turn ends after so many commands, so that the others get theirs. */
    private static final int COMMANDS_A_TURN = 1024;

    /** And after so many bytes of replies. */
    private static final long BYTES_A_TURN = 1 << 20;

    private final EventLoop loop;
    private final Transport transport;
    private final SelectionKey key;
    private final CommandReader reader;
    private final Output output = new Output();
    private final List<Reply> afterReply = new ArrayList<>(0);
    private Client client;
    private boolean running;
    private boolean dirty;
    private boolean waiting;
    private boolean closing;
    private boolean closed;

    Connection(EventLoop loop, Transport transport, SelectionKey key) {
        this.loop = loop;
        this.transport = transport;
        this.key = key;
        reader = new CommandReader(Limits.DEFAULT);
    }

    void client(Client connected) {
        client = connected;
    }

    // ---- what comes in

    /** Reads once, and runs what has come in whole. */
    void readable() {
        if (closed || closing) {
            return;
        }
        if (waiting) {
            return; // its earlier commands first
        }
        try {
            int count = loop.read(transport);
            if (count < 0) {
                hangUp();
                return;
            }
            if (count == 0) {
                return;
            }
            loop.handOver(reader, count);
        } catch (IOException e) {
            hangUp();
            return;
        }
        run();
        if (transport.holdsInput() && !closed) {
            later();
        }
    }

    /** Takes its turn: runs the commands that have come in whole, a bounded number of them. */
    void run() {
        waiting = false;
        if (closed) {
            return;
        }
        try {
            for (int i = 0; !closing && !client.isBlocked(); i++) {
                if (i == COMMANDS_A_TURN) {
                    later();
                    return;
                }
                List<Bytes> argv = reader.next();
                if (argv == null) {
                    return;
                }
                execute(argv);
            }
        } catch (ProtocolException e) {
            add(new Reply.Err("ERR " + e.getMessage()));
            closing = true;
        }
    }

    private void execute(List<Bytes> argv) {
        running = true;
        Reply reply;
        try {
            reply = loop.gate().execute(client, argv);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            reply = new Reply.Err("ERR internal error: " + e.getClass().getSimpleName());
        } finally {
            running = false;
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
        closing |= client.isClosing();
    }

    /** Asks for another turn, for what has come in already. */
    private void later() {
        if (!waiting) {
            waiting = true;
            loop.later(this);
        }
    }

    // ---- what the engine says

    @Override
    public void deliver(Client to, Reply reply) {
        if (running) {
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
        loop.hangUp(this);
    }

    private void add(Reply reply) {
        if (closed) {
            return;
        }
        output.add(reply, client.protocol());
        if (!dirty) {
            dirty = true;
            loop.dirty(this);
        }
    }

    // ---- what goes out

    /** Sends what the socket takes; the rest goes out when it takes more. */
    void flush() {
        dirty = false;
        if (closed) {
            return;
        }
        try {
            output.send(transport, loop.sendBuffer(), BYTES_A_TURN);
        } catch (IOException e) {
            hangUp();
            return;
        }
        boolean done = output.isEmpty() && !transport.wantsToWrite();
        if (done && closing) {
            hangUp();
        } else {
            int wanted = done ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
            if (key.interestOps() != wanted) {
                key.interestOps(wanted);
            }
        }
    }

    /** The engine forgets the client, and then {@link #closed} hangs up. */
    void hangUp() {
        if (!closed) {
            loop.gate().engine().disconnect(client);
        }
    }

    /** Lets go of the socket. */
    void release() {
        key.cancel();
        transport.close();
    }
}
