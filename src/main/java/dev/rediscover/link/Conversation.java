package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What is said over one connection: which frame answers which command, and which nobody asked for. In RESP3 the server
 * marks the latter; in RESP2 they are known by their form, and only while something is subscribed to.
 */
final class Conversation implements AutoCloseable, Wire.Ear {
    /** Hears what answers no command, on the connection's thread. */
    interface Unasked {
        /** Hears nothing. */
        Unasked NOBODY = new Unasked() {
            @Override
            public void came(Reply reply) {}

            @Override
            public void lost(Conversation from, IOException why) {}
        };

        void came(Reply reply);

        /** The connection is lost; commands under way have been told. */
        void lost(Conversation from, IOException why);
    }

    /** The connection had ended before the command: it was not sent. */
    static final class NotSent extends IOException {
        private static final long serialVersionUID = 1L;

        NotSent(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private final Wire wire;
    private final ClientState state;
    private final Unasked unasked;
    private final Deque<Exchange> pending = new ArrayDeque<>();
    private IOException end;
    private long id = -1;
    private boolean upgrades;

    Conversation(Wire wire, ClientState state, Unasked unasked) {
        this.wire = wire;
        this.state = state;
        this.unasked = unasked;
    }

    void begin(String name) {
        wire.listen(name, this);
    }

    ClientState state() {
        return state;
    }

    /** The number the server gave this client; -1 if it was not asked. */
    long id() {
        return id;
    }

    void id(long number) {
        id = number;
    }

    /** Whether RESP3 waits for a password. */
    boolean upgrades() {
        return upgrades;
    }

    void upgrades(boolean wanted) {
        upgrades = wanted;
    }

    boolean isDead() {
        return wire.isDead();
    }

    /** Sends {@code argv}; {@code null} where no reply will come. */
    Exchange send(List<Bytes> argv) throws IOException {
        List<Exchange> sent = sendAll(List.of(argv));
        return sent.get(0);
    }

    /** Sends all, one after another in one write. */
    List<Exchange> sendAll(List<List<Bytes>> commands) throws IOException {
        List<Exchange> sent = new ArrayList<>(commands.size());
        synchronized (this) {
            if (end != null) {
                throw new NotSent(end);
            }
            for (List<Bytes> argv : commands) {
                Exchange exchange = state.isSilenced(argv) ? null : new Exchange(argv, confirmations(argv));
                sent.add(exchange);
                if (exchange != null) {
                    pending.add(exchange);
                }
            }
        }
        wire.send(commands);
        return sent;
    }

    private int confirmations(List<Bytes> argv) {
        String kind = confirmation(argv.get(0));
        if (kind == null) {
            return 0;
        }
        return argv.size() > 1 ? argv.size() - 1 : kind.contains("un") ? state.listened(argv.get(0)) : 0;
    }

    private static String confirmation(Bytes word) {
        if (word.length() > 12) {
            return null;
        }
        String name = word.latin1().toLowerCase(java.util.Locale.ROOT);
        return switch (name) {
            case "subscribe", "psubscribe", "ssubscribe", "unsubscribe", "punsubscribe", "sunsubscribe" -> name;
            default -> null;
        };
    }

    @Override
    public void heard(Reply frame) {
        List<Reply> items = frame instanceof Reply.Push push
                ? push.items()
                : frame instanceof Reply.Arr array ? array.items() : List.of();
        String kind = items.isEmpty() ? "" : word(items.get(0));
        if (items.size() == 3 && confirmation(Bytes.of(kind)) != null && confirmed(kind, items)) {
            return;
        }
        if (frame instanceof Reply.Push || isMonitored(frame)) {
            unasked.came(frame);
        } else if (isMessage(kind, items)) {
            unasked.came(new Reply.Push(items));
        } else {
            answer(frame);
        }
    }

    /** Whether it confirms what the command at the head of the queue asks for, or a server took a channel away. */
    private boolean confirmed(String kind, List<Reply> items) {
        Exchange head;
        boolean last = false;
        synchronized (this) {
            head = pending.peek();
            boolean own = head != null && head.wants(kind);
            if (!own && !state.isSubscriber()) {
                return false;
            }
            state.confirmed(kind, items.get(1) instanceof Reply.Bulk bulk ? bulk.value() : null);
            if (own) {
                last = head.confirm(new Reply.Push(items));
            }
            head = own ? head : null;
            if (last) {
                pending.poll();
            }
        }
        if (head == null) {
            unasked.came(new Reply.Push(items));
        }
        return true;
    }

    private static String word(Reply item) {
        return item instanceof Reply.Bulk bulk && bulk.value().length() <= 12
                ? bulk.value().latin1()
                : "";
    }

    private boolean isMessage(String kind, List<Reply> items) {
        return state.protocol() == 2
                && state.isSubscriber()
                && (items.size() == 3 && (kind.equals("message") || kind.equals("smessage"))
                        || items.size() == 4 && kind.equals("pmessage"));
    }

    /** A line that MONITOR shows: seconds, a dot, microseconds, a bracket. */
    private boolean isMonitored(Reply frame) {
        if (!(frame instanceof Reply.Status status) || !state.isMonitoring()) {
            return false;
        }
        String text = status.text();
        int space = text.indexOf(' ');
        return space > 0 && text.indexOf('.') > 0 && text.indexOf('.') < space && text.startsWith("[", space + 1);
    }

    private void answer(Reply reply) {
        Exchange exchange;
        synchronized (this) {
            exchange = pending.poll();
        }
        if (exchange == null) {
            unasked.came(reply);
            return;
        }
        state.answered(exchange.argv(), reply); // before anything else is heard: MONITOR's lines follow its OK
        exchange.complete(reply);
    }

    @Override
    public void lost(IOException why) {
        List<Exchange> left;
        synchronized (this) {
            end = why;
            left = List.copyOf(pending);
            pending.clear();
        }
        for (Exchange exchange : left) {
            exchange.fail(why);
        }
        unasked.lost(this, why);
    }

    /** Hangs up. */
    @Override
    public void close() {
        wire.close();
    }
}
