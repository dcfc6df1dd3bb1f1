package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A Redis or Valkey server somewhere else, or a cluster of them, over TCP, TLS or a Unix socket. Each client is a
 * connection of its own (one for each node it speaks to in a cluster) that comes back by itself when it is lost. Safe
 * for several threads; each client is for one at a time, except that any may cancel what it waits for.
 */
public final class RemoteLink implements Link {
    /** Hears what happened beside the replies: a redirection, a new connection, what was lost. Called on any thread. */
    public interface Notes {
        /** One sentence for whoever uses {@code client}. */
        void noted(LinkClient client, String sentence);
    }

    private static final int QUESTION_MILLIS = 2000;

    private final RemoteAddress address;
    private final RemoteOptions options;
    private final Notes notes;
    private final RemoteCatalog commands;
    private final ReadOnlyRule rule;
    private final ClusterMap slots = new ClusterMap();
    private final List<RemoteClient> clients = new ArrayList<>();
    private final Map<Place, Aside> asides = new HashMap<>();
    private final Aside breaker = new Aside(this, null);
    private final ExecutorService workers = Executors.newCachedThreadPool(RemoteLink::worker);
    private volatile RemoteAddress login;
    private volatile ServerFacts facts = ServerFacts.UNKNOWN;

    /** A plain link in RESP2 that waits for every reply, {@code timeoutMillis} at most; 0 for ever. */
    public RemoteLink(String host, int port, int timeoutMillis) {
        this(
                RemoteAddress.LOCAL.at(host, port).speaking(2),
                RemoteOptions.waiting(timeoutMillis),
                new Catalog(List.of()),
                (client, sentence) -> {});
    }

    /**
     * Nothing is connected yet.
     *
     * @param catalog the commands that are known here; what it lacks is asked of the server
     * @param notes hears what is no reply
     */
    public RemoteLink(RemoteAddress address, RemoteOptions options, Catalog catalog, Notes notes) {
        this.address = address;
        this.options = options;
        this.notes = notes;
        login = address;
        commands = new RemoteCatalog(catalog, this);
        rule = new ReadOnlyRule(commands);
    }

    /** Where it leads. */
    public RemoteAddress address() {
        return address;
    }

    /** How it behaves. */
    public RemoteOptions options() {
        return options;
    }

    @Override
    public String name() {
        return address.name();
    }

    @Override
    public LinkClient open(String name, LateReplies late) throws LinkTrouble {
        RemoteClient client = new RemoteClient(this, name, late);
        client.connect();
        synchronized (clients) {
            clients.add(client);
        }
        return client;
    }

    /**
     * What the server says of itself.
     *
     * @throws LinkTrouble if it cannot be asked
     */
    public ServerFacts facts() throws IOException {
        if (facts == ServerFacts.UNKNOWN && home().ask(QUESTION_MILLIS, "INFO") instanceof Reply.Bulk info) {
            facts = ServerFacts.ofInfo(info.value().utf8());
        }
        return facts;
    }

    /** The commands known here together with those that only the server knows; asks it once, and not for long. */
    public Catalog catalog() {
        return commands.all();
    }

    /** What is known of the command in {@code argv}, asking the server if need be; {@code null} if nothing is. */
    public CommandSpec spec(List<Bytes> argv) {
        return commands.find(argv);
    }

    /** What is known of the command without asking anybody; {@code null} if nothing is. */
    CommandSpec knownSpec(List<Bytes> argv) {
        return commands.known(argv);
    }

    /** Why {@code argv} is not sent over a read-only link, as a sentence; {@code null} if it may be sent. */
    public String refusal(List<Bytes> argv) {
        return options.readOnly() ? rule.refusal(argv) : null;
    }

    /** What {@code argv}, sent by a client in database {@code db}, could destroy. Asks the server for sizes. */
    public Risk risk(int db, List<Bytes> argv) {
        return new Risks(this, commands).of(db, argv);
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "redis client");
        thread.setDaemon(true);
        return thread;
    }

    // ---- for the clients

    /** Runs a command on a thread that is not the caller's. */
    Future<?> run(Runnable work) {
        return workers.submit(work);
    }

    /** Opens a connection to {@code place} ({@code null} for the link's own address) and says the first words. */
    Conversation converse(Place place, ClientState state, boolean aside, Conversation.Unasked unasked)
            throws LinkTrouble {
        RemoteAddress where = place == null ? address : address.at(place.host(), place.port());
        where = aside ? where.speaking(2) : where;
        RemoteOptions how = aside ? RemoteOptions.waiting(options.connectMillis()) : options;
        Transport transport = Transport.open(where, options.connectMillis());
        Conversation talk;
        try {
            talk = new Conversation(new Wire(transport), state, unasked);
        } catch (IOException e) {
            transport.close();
            throw new LinkTrouble(
                    LinkTrouble.Kind.CANNOT_CONNECT,
                    "Could not connect to Redis at " + where.spoken() + ": " + e.getMessage(),
                    e);
        }
        state.protocol(2);
        talk.begin("redis " + where.spoken());
        Handshake handshake = new Handshake(where, how, talk);
        handshake.shake();
        talk.upgrades(handshake.upgrades());
        if (facts == ServerFacts.UNKNOWN) {
            facts = handshake.facts();
        }
        return talk;
    }

    void note(LinkClient client, String sentence) {
        notes.noted(client, sentence);
    }

    /** The address with the user and password that were last let in. */
    RemoteAddress login() {
        return login;
    }

    void letIn(String user, String password) {
        login = address.as(user, password);
    }

    ClusterMap slots() {
        return slots;
    }

    /** The connection for questions to the server itself. */
    Aside home() {
        return aside(null);
    }

    /** The connection for questions to {@code place}; {@code null} for the link's own address. */
    Aside aside(Place place) {
        synchronized (asides) {
            Aside found = asides.get(place);
            if (found == null) {
                found = new Aside(this, place);
                asides.put(place, found);
            }
            return found;
        }
    }

    /** Ends the wait of client {@code id}: 1 if it waited, 0 if it did not, -1 if the server did not say. */
    int unblock(Place place, long id) {
        Aside aside = place == null || place.equals(Place.of(address)) ? breaker : aside(place);
        try {
            Reply reply = aside.ask(QUESTION_MILLIS / 2, "CLIENT", "UNBLOCK", String.valueOf(id));
            return reply instanceof Reply.Int number ? (int) number.value() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    void closed(RemoteClient client) {
        synchronized (clients) {
            clients.remove(client);
        }
    }

    @Override
    public void close() {
        List<RemoteClient> open;
        synchronized (clients) {
            open = List.copyOf(clients);
            clients.clear();
        }
        for (RemoteClient client : open) {
            client.close();
        }
        workers.shutdown();
        breaker.close();
        synchronized (asides) {
            for (Aside aside : asides.values()) {
                aside.close();
            }
            asides.clear();
        }
    }
}
