package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * CLIENT PAUSE: until some time the commands of all clients, or only those that may write, are put aside; then they are
 * run in the order in which they came.
 */
public final class Pause {
    /** Commands that are no writes but spread to replicas all the same, so a pause of writes holds them too. */
    private static final List<String> SPREADING = List.of("PUBLISH", "SPUBLISH", "PFCOUNT");

    private final Engine engine;
    private final Map<Client, List<Bytes>> postponed = new LinkedHashMap<>();
    private long until;
    private boolean all;

    Pause(Engine engine) {
        this.engine = engine;
    }

    /** Pauses until {@code untilMillis} since 1970. A pause of all stays one; the later end counts. */
    public void begin(long untilMillis, boolean everything) {
        boolean going = isOn();
        all = everything || going && all;
        until = going ? Math.max(until, untilMillis) : untilMillis;
    }

    /** Ends the pause and runs what was put aside. */
    public void end() {
        until = 0;
        all = false;
        List<Map.Entry<Client, List<Bytes>>> waiting = new ArrayList<>(postponed.entrySet());
        postponed.clear();
        for (Map.Entry<Client, List<Bytes>> entry : waiting) {
            entry.getKey().postponed(false);
        }
        for (Map.Entry<Client, List<Bytes>> entry : waiting) {
            if (entry.getKey().isConnected()) {
                engine.resume(entry.getKey(), entry.getValue());
            }
        }
    }

    /** Whether commands are put aside now. */
    public boolean isOn() {
        return until > engine.now();
    }

    /** {@code none}, {@code write} or {@code all}, as INFO says it. */
    public String purpose() {
        return !isOn() ? "none" : all ? "all" : "write";
    }

    /** For how many milliseconds it goes on. */
    public long remainingMillis() {
        return Math.max(0, until - engine.now());
    }

    /** When it ends, in ms since 1970; -1 where no pause is under way. */
    long deadline() {
        return until == 0 ? -1 : until;
    }

    boolean holds(Client client, CommandSpec spec, List<Bytes> argv) {
        if (until == 0 || client.isInTransaction()) {
            return false;
        }
        return isOn() && (all || spreads(client, spec, argv));
    }

    private boolean spreads(Client client, CommandSpec spec, List<Bytes> argv) {
        if (client.transaction() == null || !spec.name().equals("EXEC")) {
            return spreads(spec, argv);
        }
        for (Transaction.Queued queued : client.transaction().queue()) {
            if (spreads(queued.spec(), queued.argv())) {
                return true;
            }
        }
        return false;
    }

    private boolean spreads(CommandSpec spec, List<Bytes> argv) {
        return spreads(spec) || engine.family(spec).mayWrite(engine, spec, argv);
    }

    /** Whether what this command does spreads to replicas. */
    static boolean spreads(CommandSpec spec) {
        return spec.isWrite() || SPREADING.contains(spec.name());
    }

    void postpone(Client client, List<Bytes> argv) {
        postponed.put(client, argv);
        client.postponed(true);
    }

    void forget(Client client) {
        postponed.remove(client);
        client.postponed(false);
    }

    /** Ends the pause if its time is up. */
    void tick() {
        if (until != 0 && !isOn()) {
            end();
        }
    }
}
