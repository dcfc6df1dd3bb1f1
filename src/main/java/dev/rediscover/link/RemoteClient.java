package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;

/**
 * One client of a remote server. With patience it runs commands on a thread of its own, so that whoever types gets the
 * terminal back while a command takes long; without, on the caller's.
 */
final class RemoteClient implements LinkClient {
    private static final int GRACE_MILLIS = 1000;
    private static final int BUSY_GRACE_MILLIS = 100; // for a server that does not even answer UNBLOCK
    private static final int MOST_UNSEEN = 10_000;
    private static final long BACKLOG_PAUSE_MILLIS = 5;

    private final RemoteLink link;
    private final String name;
    private final Link.LateReplies late;
    private final ClientState state;
    private final Connections connections;
    private final ClusterRoute route;
    private volatile Work work;
    private volatile boolean closed;

    RemoteClient(RemoteLink link, String name, Link.LateReplies late) {
        this.link = link;
        this.name = name;
        this.late = late;
        state = new ClientState(link.login());
        connections = new Connections(link, this, state);
        route = link.options().cluster() ? new ClusterRoute(link, this, state, connections) : null;
    }

    void connect() throws LinkTrouble {
        connections.open(connections.home());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply send(List<Bytes> argv) throws IOException {
        if (closed) {
            throw new LinkTrouble(LinkTrouble.Kind.NOT_SENT, "This client is closed.");
        }
        String refusal = link.refusal(argv);
        if (refusal != null) {
            throw new LinkTrouble(LinkTrouble.Kind.REFUSED, refusal);
        }
        int patience = link.options().patienceMillis();
        if (patience == 0) {
            return perform(argv);
        }
        if (isWaiting()) {
            throw new LinkTrouble(LinkTrouble.Kind.REFUSED, name + " still waits for a reply and can send nothing.");
        }
        Work next = new Work(argv);
        work = next;
        next.start();
        return next.await(patience);
    }

    /** Sends {@code argv} wherever it belongs, and notes what its reply means. */
    private Reply perform(List<Bytes> argv) throws IOException {
        Reply reply = route == null ? connections.exchange(connections.home(), argv, false) : route.send(argv);
        boolean entered = argv.get(0).is("AUTH") || argv.get(0).is("HELLO") && argv.size() > 2;
        if (entered && !reply.isError()) {
            link.letIn(state.user(), state.password());
            connections.letIn();
        }
        return reply;
    }

    /** How long {@code argv} may take; 0 for ever. */
    int millisFor(List<Bytes> argv) {
        if (link.options().patienceMillis() == 0) {
            return link.options().replyMillis();
        }
        CommandSpec spec = link.spec(argv);
        return spec != null && spec.isBlocking() ? 0 : link.options().replyMillis();
    }

    /** Gives {@code reply} to whoever listens to this client, as fast as it is looked at. */
    void came(Reply reply) {
        boolean patient = link.options().patienceMillis() > 0; // who waits for each reply looks at nothing meanwhile
        while (patient && !closed && late.backlog() > MOST_UNSEEN) {
            Clock.system().pause(BACKLOG_PAUSE_MILLIS);
        }
        if (!closed) {
            late.arrived(this, reply);
        }
    }

    void note(String sentence) {
        if (!closed) {
            link.note(this, sentence);
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isWaiting() {
        Work now = work;
        return now != null && !now.isOver();
    }

    @Override
    public void cancel() {
        Work now = work;
        if (now != null && !now.isOver()) {
            now.cancel();
        } else if (state.isMonitoring()) {
            connections.hangUp(); // nothing else ends MONITOR without losing who we are
        }
    }

    @Override
    public boolean isListening() {
        return state.isSubscriber();
    }

    @Override
    public String user() {
        String user = state.user();
        return user == null || user.equals("default") ? "" : user;
    }

    @Override
    public boolean isInTransaction() {
        return state.inTransaction();
    }

    @Override
    public boolean isMonitoring() {
        return state.isMonitoring();
    }

    @Override
    public String place() {
        return route == null || route.current().equals(connections.home())
                ? link.name()
                : route.current().toString();
    }

    @Override
    public int db() {
        return state.db();
    }

    @Override
    public int protocol() {
        return state.protocol();
    }

    @Override
    public void close() {
        closed = true;
        link.closed(this);
        connections.close();
    }

    /** A command under way, of which the caller may tire. */
    private final class Work implements Runnable {
        private final List<Bytes> argv;
        private Reply reply;
        private IOException trouble;
        private boolean over;
        private boolean late;
        private boolean cancelled;
        private Future<?> running;

        Work(List<Bytes> argv) {
            this.argv = argv;
        }

        void start() {
            running = link.run(this);
        }

        @Override
        public void run() {
            Reply got = null;
            IOException why = null;
            try {
                got = perform(argv);
            } catch (IOException e) {
                why = e;
            } catch (RuntimeException e) {
                why = new IOException("a fault of the program: " + e, e);
            }
            if (finish(got, why)) {
                tell(got, why);
            }
        }

        /** Whether the caller is gone and somebody else is to be told. */
        private synchronized boolean finish(Reply got, IOException why) {
            reply = got;
            trouble = why;
            over = true;
            notifyAll();
            return late && !cancelled;
        }

        private void tell(Reply got, IOException why) {
            if (closed) {
                return;
            }
            if (why == null) {
                RemoteClient.this.late.arrived(RemoteClient.this, got);
            } else {
                RemoteClient.this.late.failed(RemoteClient.this, why);
            }
        }

        synchronized boolean isOver() {
            return over;
        }

        synchronized Reply await(long millis) throws IOException {
            Waits.until(this, () -> over, millis);
            if (!over) {
                late = true;
                return null;
            }
            if (trouble != null) {
                throw trouble;
            }
            return reply;
        }

        /** What comes between the question and the answer to UNBLOCK is a real reply, unless the answer is yes. */
        void cancel() {
            synchronized (this) {
                if (over) {
                    return;
                }
                cancelled = true;
            }
            Place place = route == null ? connections.home() : route.current();
            int waited = link.unblock(place, connections.id(place));
            synchronized (this) {
                Waits.until(this, () -> over, waited < 0 ? BUSY_GRACE_MILLIS : GRACE_MILLIS);
                if (over && waited == 1) {
                    return;
                }
            }
            if (isOver()) {
                tell(reply, trouble);
            } else {
                breakOff();
            }
        }

        private void breakOff() {
            synchronized (this) {
                over = true;
            }
            running.cancel(true); // so that it is not sent after all
            connections.hangUp();
            String ender = ScriptStop.ender(argv.get(0));
            note(
                    ender == null
                            ? "The connection was closed to stop " + Connections.commandName(argv)
                                    + "; the server may still be at it."
                            : "The connection was closed, but the server may still be running the script. " + ender
                                    + " ends it there, unless it has written.");
        }
    }
}
