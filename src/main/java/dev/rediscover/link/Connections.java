package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.ControlCharacters;
import dev.rediscover.resp.ProtocolException;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of one client: one, or in a cluster one for each node. A lost one is made again and becomes what it
 * was; a command whose fate is unknown is sent again only if it just reads.
 */
final class Connections {
    private static final int TRIES = 5;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final int TRIES_OF_A_LISTENER = 10;
    private static final long LONGEST_PAUSE_MILLIS = 5000;
    private static final int SENDINGS = 3;

    private final RemoteLink link;
    private final RemoteClient client;
    private final ClientState state;
    private final Place home;
    private final Map<Place, Conversation> open = new ConcurrentHashMap<>();
    private volatile Conversation bound; // where MULTI or WATCH was said
    private volatile String boundLoss;
    private volatile boolean closed;

    Connections(RemoteLink link, RemoteClient client, ClientState state) {
        this.link = link;
        this.client = client;
        this.state = state;
        home = Place.of(link.address());
    }

    /** Where the link's own address leads. */
    Place home() {
        return home;
    }

    /** The connection to {@code place}, made if it is not there; the first time there is one try only. */
    Conversation open(Place place) throws LinkTrouble {
        Conversation fresh;
        synchronized (this) {
            if (boundLoss != null) {
                String sentence = boundLoss;
                boundLoss = null;
                throw new LinkTrouble(LinkTrouble.Kind.NOT_SENT, sentence);
            }
            Conversation talk = open.get(place);
            if (talk != null && !talk.isDead()) {
                return talk;
            }
            fresh = talk == null ? converse(place) : retried(place);
            open.put(place, fresh);
            if (talk == null) {
                return fresh;
            }
        }
        client.note("The connection to " + where(place) + " was lost; it is back" + restored() + ".");
        return fresh;
    }

    private String restored() {
        return state.db() == 0 ? "" : ", in database " + state.db();
    }

    private String where(Place place) {
        return place.equals(home) ? link.address().spoken() : place.toString();
    }

    private Conversation retried(Place place) throws LinkTrouble {
        long pause = FIRST_PAUSE_MILLIS;
        for (int tried = 1; ; tried++) {
            try {
                return converse(place);
            } catch (LinkTrouble e) {
                if (tried == TRIES || closed || e.kind() != LinkTrouble.Kind.CANNOT_CONNECT) {
                    throw e;
                }
            }
            Clock.system().pause(pause);
            pause *= 2;
        }
    }

    private Conversation converse(Place place) throws LinkTrouble {
        if (closed) {
            throw new LinkTrouble(LinkTrouble.Kind.NOT_SENT, "This client is closed.");
        }
        Conversation talk = link.converse(place.equals(home) ? null : place, state, false, new Conversation.Unasked() {
            @Override
            public void came(Reply reply) {
                client.came(reply);
            }

            @Override
            public void lost(Conversation from, IOException why) {
                Connections.this.lost(place, from);
            }
        });
        resubscribe(talk);
        return talk;
    }

    private void resubscribe(Conversation talk) {
        try {
            for (Exchange each : talk.sendAll(state.subscriptions())) {
                each.await(Math.max(FIRST_PAUSE_MILLIS, link.options().connectMillis()));
            }
        } catch (IOException e) {
            // The connection is lost again: whoever sends next will see.
        }
    }

    /** On the connection's thread: what goes down with it is noted now, and said when somebody wants to go on. */
    private void lost(Place place, Conversation from) {
        String more;
        synchronized (this) {
            if (closed || open.get(place) != from) {
                return;
            }
            unbind(from);
            more = state.isMonitoring() ? "MONITOR is over." : state.isTracking() ? "CLIENT TRACKING is off." : "";
            state.lost();
        }
        boolean listens = state.isSubscriber();
        more = listens ? "what is published until it is back is missed." : more;
        if (!more.isEmpty()) {
            client.note("The connection to " + where(place) + " was lost; " + more);
        }
        if (listens) {
            listenAgain(place);
        }
    }

    private void unbind(Conversation gone) {
        if (gone == bound) {
            bound = null;
            boundLoss = lostWith(state.inTransaction());
        }
    }

    private static String lostWith(boolean transaction) {
        return transaction
                ? "The connection was lost, and the transaction that MULTI began with it: nothing of it ran."
                        + " This command was not sent."
                : "The connection was lost: the keys of WATCH are no longer watched. This command was not sent.";
    }

    private void listenAgain(Place place) {
        Thread thread = new Thread(() -> {
            long pause = FIRST_PAUSE_MILLIS;
            for (int tried = 0; tried < TRIES_OF_A_LISTENER && !closed; tried++) {
                Clock.system().pause(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                try {
                    open(place);
                    return;
                } catch (LinkTrouble e) {
                    // Not yet, or never: in the end it is said.
                }
            }
            client.note("The server at " + where(place) + " cannot be reached; the next command tries again.");
        });
        thread.setName("redis again " + where(place));
        thread.setDaemon(true);
        thread.start();
    }

    /** Sends {@code argv} to {@code place} and waits for its reply; {@code asking} puts ASKING before it. */
    Reply exchange(Place place, List<Bytes> argv, boolean asking) throws IOException {
        for (int sending = 1; ; sending++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("stopped before it was sent");
            }
            Conversation talk = open(place);
            try {
                return said(talk, argv, asking);
            } catch (InterruptedIOException e) {
                throw e;
            } catch (LinkTrouble e) {
                throw e.kind() == LinkTrouble.Kind.BAD_REPLY ? strange(e, argv) : e;
            } catch (ProtocolException e) {
                throw strange(e, argv);
            } catch (Conversation.NotSent e) {
                forget(talk);
                if (sending >= SENDINGS) {
                    throw new LinkTrouble(
                            LinkTrouble.Kind.NOT_SENT,
                            "The server closes every connection; " + commandName(argv) + " was not sent.",
                            e);
                }
            } catch (IOException e) {
                forget(talk);
                Reply end = afterLoss(argv, e, sending);
                if (end != null) {
                    return end;
                }
            }
        }
    }

    private Reply said(Conversation talk, List<Bytes> argv, boolean asking) throws IOException {
        int millis = client.millisFor(argv);
        Exchange exchange = asking
                ? talk.sendAll(List.of(List.of(Bytes.of("ASKING")), argv)).get(1)
                : talk.send(argv);
        if (exchange == null) {
            return Reply.SILENCE;
        }
        Reply reply = exchange.await(millis);
        if (reply == null) {
            forget(talk);
            throw new LinkTrouble(
                    LinkTrouble.Kind.TIMED_OUT,
                    "No reply to " + commandName(argv) + " within " + millis / 1000.0
                            + " s; the connection was closed. " + fate(argv));
        }
        synchronized (this) {
            bound = state.isBound() ? talk : null;
        }
        return reply;
    }

    /** The connection is of no use any more, whether its thread has seen it or not. */
    private void forget(Conversation talk) {
        talk.close();
        synchronized (this) {
            if (talk == bound) {
                unbind(talk);
                state.lost();
            }
        }
    }

    /** What to say when it is lost under a command: {@code null} to send it again. */
    private Reply afterLoss(List<Bytes> argv, IOException why, int sending) throws LinkTrouble {
        if (argv.get(0).is("SHUTDOWN")) {
            client.note("The server has shut down.");
            return Reply.SILENCE;
        }
        boolean transaction;
        synchronized (this) {
            transaction = boundLoss != null;
            boundLoss = null;
        }
        if (transaction && !argv.get(0).is("EXEC")) {
            throw new LinkTrouble(
                    LinkTrouble.Kind.NOT_SENT,
                    "The connection was lost, and what MULTI or WATCH began with it: nothing of it ran.",
                    why);
        }
        if (!transaction && sending < SENDINGS && isRepeatable(argv)) {
            return null;
        }
        throw new LinkTrouble(
                LinkTrouble.Kind.FATE_UNKNOWN,
                "The connection was lost after " + commandName(argv) + " was sent. " + fate(argv),
                why);
    }

    private String fate(List<Bytes> argv) {
        return isRepeatable(argv)
                ? "It only reads, so it can be sent again."
                : "It is unknown whether it ran; it was not sent again.";
    }

    private LinkTrouble strange(IOException e, List<Bytes> argv) {
        return new LinkTrouble(
                LinkTrouble.Kind.BAD_REPLY,
                "The reply to " + commandName(argv) + " is not taken: " + ControlCharacters.shown(e.getMessage())
                        + "; the connection was closed. " + fate(argv),
                e);
    }

    /** Whether sending it twice is as good as once: what only reads, and what says who we are. */
    private boolean isRepeatable(List<Bytes> argv) {
        if (state.inTransaction()) {
            return false;
        }
        Bytes word = argv.get(0);
        if (word.is("PING") || word.is("ECHO") || word.is("SELECT") || word.is("AUTH") || word.is("HELLO")) {
            return true;
        }
        CommandSpec spec = link.knownSpec(argv);
        return spec != null && spec.isReadOnly() && !spec.isWrite();
    }

    /** The command's name for a sentence: of a stranger's words as much as fits a line. */
    static String commandName(List<Bytes> argv) {
        String word = ControlCharacters.shown(argv.get(0).utf8());
        return (word.length() > 40 ? word.substring(0, 40) + "..." : word).toUpperCase(java.util.Locale.ROOT);
    }

    /** The number that the server gave this client at {@code place}; -1 if unknown. */
    long id(Place place) {
        Conversation talk = open.get(place);
        return talk == null ? -1 : talk.id();
    }

    /** A password was taken: what waited for one is done, and other nodes are to hear it too. */
    void letIn() throws IOException {
        for (Conversation talk : open.values()) {
            if (talk.upgrades() && state.protocol() == 2) {
                talk.upgrades(false);
                Exchange exchange = talk.send(List.of(Bytes.of("HELLO"), Bytes.of("3")));
                exchange.await(link.options().connectMillis());
            }
        }
    }

    /** Closes all connections; the next command makes new ones. */
    void hangUp() {
        List<Conversation> talks = List.copyOf(open.values());
        open.clear();
        for (Conversation talk : talks) {
            unbind(talk);
            talk.close();
        }
        state.lost();
        if (state.isSubscriber()) {
            listenAgain(home);
        }
    }

    void close() {
        closed = true;
        for (Conversation talk : open.values()) {
            talk.close();
        }
    }
}
