package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One client of an engine: what Redis remembers of a connection. */
public final class Client {
    /** Where replies go that come later than the command: those of blocked commands, and pushes. */
    public interface Receiver {
        /** Called on the engine's own thread. */
        void deliver(Client client, Reply reply);
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

    Client(long id, Receiver receiver, long nowMillis) {
        this.id = id;
        this.receiver = receiver;
        this.connectedAtMillis = nowMillis;
        this.lastUsedMillis = nowMillis;
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

    /** When the last command began, in ms since 1970. */
    public long lastUsedMillis() {
        return lastUsedMillis;
    }

    /** The last command in lower case, {@code client|id} for a subcommand. */
    public String lastCommand() {
        return lastCommand;
    }

    void used(String command, long nowMillis) {
        lastCommand = command;
        lastUsedMillis = nowMillis;
    }

    /** Whether this client waits for something; it can run no command until then. */
    public boolean isBlocked() {
        return blocked != null;
    }

    /** What it waits for; {@code null} if it does not wait. */
    Blocking.Blocked blocked() {
        return blocked;
    }

    void blocked(Blocking.Blocked entry) {
        blocked = entry;
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
    }

    void deliver(Reply reply) {
        receiver.deliver(this, reply);
    }
}
