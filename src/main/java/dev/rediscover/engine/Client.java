package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.acl.User;
import dev.rediscover.resp.Reply;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One client of an engine: what Redis remembers of a connection. */
public final class Client {
    /** Where replies go that come later than the command: those of blocked commands, and pushes. */
    public interface Receiver {
        /**
         * Called on the engine's own thread. What comes while the client's own command runs belongs after the reply of
         * that command.
         */
        void deliver(Client client, Reply reply);

        /** The engine has hung up on the client, as CLIENT KILL does. Called on the engine's own thread. */
        default void closed(Client client) {}

        /** The client waits no longer: what it has sent meanwhile may run. Called on the engine's own thread. */
        default void resumed(Client client) {}
    }

    /** Which replies a client wants: CLIENT REPLY. Pushes reach it in any case. */
    public enum ReplyMode {
        ON,
        OFF,
        /** All but the next. */
        SKIP_NEXT
    }

    private final long id;
    private final Receiver receiver;
    private final long connectedAtMillis;
    private final Map<String, Bytes> info = new HashMap<>();
    private final Map<Bytes, List<Bytes>> fieldsets = new HashMap<>();
    private int db;
    private int protocol = 2;
    private Bytes name = Bytes.EMPTY;
    private String lastCommand = "NULL";
    private long lastUsedMillis;
    private boolean closing;
    private boolean connected = true;
    private Blocking.Blocked blocked;
    private boolean postponed;
    private ReplyMode replyMode = ReplyMode.ON;
    private String address;
    private String serverAddress = "embedded:0";
    private Traffic traffic;
    private boolean noEvict;
    private boolean noTouch;
    private Transaction transaction;
    private boolean inTransaction;
    private int executed = -1; // by EXEC, which runs now
    private int scriptProtocol;
    private final Set<Place> watched = new LinkedHashSet<>(2);
    private boolean sawChange;
    private Set<Place> changed = Set.of(); // of the watched keys; made when the first one changes
    private long commands;
    private Subscriptions subscriptions;
    private ClientTracking tracking;
    private User user;
    private boolean authenticated = true;
    private boolean trusted;
    private boolean guarded;

    Client(long id, Receiver receiver, long nowMillis) {
        this.id = id;
        this.receiver = receiver;
        this.connectedAtMillis = nowMillis;
        this.lastUsedMillis = nowMillis;
        this.address = "embedded:" + id;
    }

    /** The number that CLIENT ID gives, from 1 up. */
    public long id() {
        return id;
    }

    /** The number of the selected database. */
    public int db() {
        return db;
    }

    public void select(int index) {
        db = index;
    }

    /** The version of RESP, 2 or 3. */
    public int protocol() {
        return protocol;
    }

    public void protocol(int version) {
        protocol = version;
    }

    /** The name given by CLIENT SETNAME; empty if none. */
    public Bytes name() {
        return name;
    }

    public void name(Bytes newName) {
        name = newName;
    }

    /** An attribute that the client told of itself with CLIENT SETINFO ({@code lib-name}, {@code lib-ver}). */
    public Bytes info(String attribute) {
        return info.getOrDefault(attribute, Bytes.EMPTY);
    }

    public void info(String attribute, Bytes value) {
        info.put(attribute, value);
    }

    /** The lists of fields that HIMPORT PREPARE gave names to, for this client alone; RESET clears them. */
    public Map<Bytes, List<Bytes>> fieldsets() {
        return fieldsets;
    }

    public long connectedAtMillis() {
        return connectedAtMillis;
    }

    /** When the last command began or something was moved over its connection, in ms since 1970. */
    public long lastUsedMillis() {
        return lastUsedMillis;
    }

    /** The last command in lower case, {@code client|id} for a subcommand. */
    public String lastCommand() {
        return lastCommand;
    }

    /** It asks for a command, which may be refused or queued. */
    void asks(String command) {
        lastCommand = command;
    }

    /** A command of it runs. */
    void used(long nowMillis) {
        lastUsedMillis = nowMillis;
        commands++;
    }

    /** How many commands it has sent. */
    public long commands() {
        return commands;
    }

    /** Where it comes from: {@code ip:port} over a network, {@code embedded:ID} inside this program. */
    public String address() {
        return address;
    }

    /** Whether it is on this machine: inside this program, on a Unix socket, or at a loopback address. */
    public boolean isLocal() {
        return address.startsWith("embedded:")
                || address.startsWith("127.")
                || address.startsWith("[::1]")
                || address.startsWith("/");
    }

    /** Where it connected to, in the same form. */
    public String serverAddress() {
        return serverAddress;
    }

    /** Says where a client of a network comes from and which address of ours it reached, both {@code ip:port}. */
    public void addresses(String from, String to) {
        address = from;
        serverAddress = to;
    }

    // ---- who it is

    /** Whether it has said the password, or came when none was asked for; see {@link Access#bars}. */
    public boolean isAuthenticated() {
        return authenticated;
    }

    void authenticated(boolean in) {
        authenticated = in || trusted;
        guard();
    }

    /**
     * As whom it acts; {@code null} for a client of this program's own ({@link Engine#connectAside}), which may do
     * everything.
     */
    public User user() {
        return user;
    }

    void user(User now) {
        user = now;
        guard();
    }

    private void guard() {
        guarded = !authenticated || user != null && !user.isUnrestricted();
    }

    /** Whether its commands are to be looked at before they run: it is not logged in, or may not do everything. */
    boolean isGuarded() {
        return guarded;
    }

    /** Says that it belongs to this program itself, which is never asked for a password. */
    public void trust() {
        trusted = true;
        authenticated(true);
    }

    // ---- its connection

    /** What its connection holds and has moved; {@code null} if it is inside this program. */
    public Traffic traffic() {
        return traffic;
    }

    /** Says what tells about its connection. */
    public void traffic(Traffic connection) {
        traffic = connection;
    }

    /** It has sent or received something. */
    public void active(long nowMillis) {
        lastUsedMillis = nowMillis;
    }

    // ---- how it wants to be treated

    /** Forgets all that it has set about itself. */
    void reset() {
        db = 0;
        protocol = 2;
        name = Bytes.EMPTY;
        fieldsets.clear();
        replyMode = ReplyMode.ON;
        noEvict = false;
        noTouch = false;
    }

    public ReplyMode replyMode() {
        return replyMode;
    }

    public void replyMode(ReplyMode mode) {
        replyMode = mode;
    }

    /** Whether the next reply is not wanted; asking uses that wish up. */
    boolean takeSkip() {
        boolean skip = replyMode == ReplyMode.SKIP_NEXT;
        if (skip) {
            replyMode = ReplyMode.ON;
        }
        return skip;
    }

    /** Whether it stays connected when clients use too much memory: CLIENT NO-EVICT. */
    public boolean noEvict() {
        return noEvict;
    }

    public void noEvict(boolean on) {
        noEvict = on;
    }

    /** Whether its commands do not count as use of a key: CLIENT NO-TOUCH. */
    public boolean noTouch() {
        return noTouch;
    }

    public void noTouch(boolean on) {
        noTouch = on;
    }

    // ---- transactions

    /** What it has queued; {@code null} outside of MULTI. */
    Transaction transaction() {
        return transaction;
    }

    void transaction(Transaction begun) {
        transaction = begun;
    }

    /** How many commands it has queued since MULTI, or EXEC runs for it now; -1 outside of both. */
    public int queued() {
        if (transaction == null) {
            return executed;
        }
        return transaction.queue().size();
    }

    /** How many bytes the queued commands take, roughly. */
    public long queuedBytes() {
        return transaction == null ? 0 : transaction.bytes();
    }

    /** Whether EXEC is running its commands: it may not wait now. */
    public boolean isInTransaction() {
        return inTransaction;
    }

    void inTransaction(boolean running) {
        inTransaction = running;
    }

    /** EXEC runs so many commands from now on; -1 if it is over. */
    void executes(int commands) {
        inTransaction = commands >= 0;
        executed = commands;
    }

    /** Which RESP a script of this client that runs now wants replies in; 0 while none runs. */
    int scriptProtocol() {
        return scriptProtocol;
    }

    void scriptProtocol(int version) {
        scriptProtocol = version;
    }

    /** The keys that it watches. */
    Set<Place> watched() {
        return watched;
    }

    /** How many keys it watches. */
    public int watchedKeys() {
        return watched.size();
    }

    /** Whether a key that it watches has changed. */
    public boolean sawChange() {
        return sawChange;
    }

    /** One of the watched keys has changed. */
    void sawChange(Place place) {
        sawChange = true;
        if (changed.isEmpty()) {
            changed = new HashSet<>();
        }
        changed.add(place);
    }

    /** Forgets that anything has changed. */
    void forgetChanges() {
        sawChange = false;
        changed = Set.of();
    }

    /** Whether this one of the watched keys has changed. */
    boolean sawChangeOf(Place place) {
        return changed.contains(place);
    }

    // ---- listening

    /** What it listens to; {@code null} if to nothing. */
    Subscriptions subscriptions() {
        return subscriptions;
    }

    void subscriptions(Subscriptions begun) {
        subscriptions = begun;
    }

    /** How many channels, patterns or sharded channels it listens to. */
    public int subscribed(PubSub.Kind kind) {
        return subscriptions == null ? 0 : subscriptions.of(kind).size();
    }

    /** Whether it listens to anything: pub/sub. */
    public boolean isSubscriber() {
        return subscriptions != null;
    }

    /** Whether it listens and speaks RESP2, where whoever listens can say little else. */
    public boolean isSubscriberOnly() {
        return subscriptions != null && protocol == 2;
    }

    /** How what it reads is tracked; {@code null} if it is not. */
    public ClientTracking tracking() {
        return tracking;
    }

    void tracking(ClientTracking begun) {
        tracking = begun;
    }

    // ---- waiting

    /** Whether it waits in {@code call}, and not in another one since. */
    public boolean isWaitingIn(Call call) {
        return blocked() != null && blocked().call() == call;
    }

    /** Whether this client waits for something; it can run no command until then. */
    public boolean isBlocked() {
        return blocked != null || postponed;
    }

    /** Whether its command was put aside by CLIENT PAUSE. */
    public boolean isPostponed() {
        return postponed;
    }

    void postponed(boolean waits) {
        boolean resumes = postponed && !waits;
        postponed = waits;
        if (resumes) {
            receiver.resumed(this);
        }
    }

    /** What it waits for; {@code null} if it does not wait. */
    Blocking.Blocked blocked() {
        return blocked;
    }

    void blocked(Blocking.Blocked entry) {
        blocked = entry;
        if (entry == null) {
            receiver.resumed(this);
        }
    }

    /** Asks that the connection be closed once the reply is out, as QUIT does. */
    public void close() {
        closing = true;
    }

    public boolean isClosing() {
        return closing;
    }

    public boolean isConnected() {
        return connected;
    }

    void disconnected() {
        connected = false;
        receiver.closed(this);
    }

    void deliver(Reply reply) {
        receiver.deliver(this, reply);
    }
}
