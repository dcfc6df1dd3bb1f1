package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The clients that asked with MONITOR to see every command. */
public final class Monitors {
    private static final long MICROS = 1_000_000;

    private final Engine engine;
    private final Set<Client> watching = new LinkedHashSet<>();

    Monitors(Engine engine) {
        this.engine = engine;
    }

    /** Shows {@code client} every command from now on, until it disconnects or is reset. */
    public void add(Client client) {
        watching.add(client);
    }

    /** Shows {@code client} no more commands. */
    public void remove(Client client) {
        watching.remove(client);
    }

    /** Whether {@code client} sees every command. */
    public boolean includes(Client client) {
        return watching.contains(client);
    }

    /** How many watch. */
    public int count() {
        return watching.size();
    }

    boolean any() {
        return !watching.isEmpty();
    }

    /** Shows a command that is about to run others, such as EVAL: it must stand before them. */
    public void announce(Client client, List<Bytes> argv) {
        if (any()) {
            feed(client, argv);
        }
    }

    /** Shows that {@code client} has run {@code argv}: time, database, address and the quoted words. */
    void feed(Client client, List<Bytes> argv) {
        long micros = engine.clock().micros();
        StringBuilder line = new StringBuilder(64).append(micros / MICROS).append('.');
        String fraction = Long.toString(micros % MICROS);
        line.append("000000", 0, 6 - fraction.length()).append(fraction);
        line.append(" [")
                .append(client.db())
                .append(' ')
                .append(client.scriptProtocol() == 0 ? client.address() : "lua")
                .append(']');
        for (Bytes word : Redaction.of(argv)) {
            line.append(' ').append(Quoting.quote(word));
        }
        Reply shown = new Reply.Status(line.toString());
        for (Client monitor : List.copyOf(watching)) {
            monitor.deliver(shown);
        }
    }
}
