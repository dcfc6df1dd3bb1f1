package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.value.EncodingLimits;
import dev.rediscover.value.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Redis engine: sixteen keyspaces and one writer. Commands run one at a time, whichever client they come from; the
 * caller sees to it that one thread at a time is inside. All time comes from the clock and all chance from the random
 * source that it is given.
 */
public final class Engine {
    public static final int DATABASES = 16;

    /** The version of Redis whose behaviour this engine has; clients choose theirs by it. */
    public static final String REDIS_VERSION = "8.0.0";

    private static final int LISTED_ARGUMENTS_LENGTH = 128;

    private final Catalog catalog;
    private final List<Family> families;
    private final Clock clock;
    private final RandomSource random;
    private final EncodingLimits limits = new EncodingLimits();
    private final Stats stats = new Stats();
    private final Blocking blocking = new Blocking();
    private final Doorkeeper keeper = new Doorkeeper(blocking, stats, limits);
    private final Expiry expiry = new Expiry(DATABASES);
    private final Keyspace[] dbs = new Keyspace[DATABASES];
    private final Map<Long, Client> clients = new LinkedHashMap<>();
    private final boolean mayBlock;
    private long lastClientId;

    /** An empty engine that runs the commands of {@code families}. */
    public Engine(List<Family> families, Clock clock, RandomSource random) {
        this(catalogOf(families), families, clock, random, true);
        for (int i = 0; i < DATABASES; i++) {
            dbs[i] = new Keyspace(keeper, i);
        }
    }

    private Engine(Catalog catalog, List<Family> families, Clock clock, RandomSource random, boolean mayBlock) {
        this.catalog = catalog;
        this.families = List.copyOf(families);
        this.clock = clock;
        this.random = random;
        this.mayBlock = mayBlock;
        stats.startedAtMillis = clock.millis();
        keeper.begin(clock.millis());
    }

    private static Catalog catalogOf(List<Family> families) {
        List<String> tables = new ArrayList<>(families.size());
        for (Family family : families) {
            tables.add(family.table());
        }
        return new Catalog(tables);
    }

    /**
     * An independent copy with the same keys, time and chance, but no clients: to judge on, to try on, to go back to.
     * Values are shared until either side writes them. A fork with a frozen clock answers like its original would;
     * a client of a fork never waits, blocking commands time out at once.
     */
    public Engine fork() {
        return fork(false);
    }

    /** As {@link #fork()}, and says whether clients of the fork may wait. */
    public Engine fork(boolean clientsMayBlock) {
        Engine fork = new Engine(catalog, families, clock.fork(), random.fork(), clientsMayBlock);
        for (int i = 0; i < DATABASES; i++) {
            fork.dbs[i] = dbs[i].fork(fork.keeper);
        }
        return fork;
    }

    // ---- what there is

    public Catalog catalog() {
        return catalog;
    }

    public Clock clock() {
        return clock;
    }

    public RandomSource random() {
        return random;
    }

    public EncodingLimits limits() {
        return limits;
    }

    public Stats stats() {
        return stats;
    }

    /** The time of the command being run, in ms since 1970. */
    public long now() {
        return keeper.now();
    }

    /** How many changes of keys there have been. */
    public long dirty() {
        return keeper.dirty();
    }

    /** Database number {@code index}, 0 to {@link #DATABASES} - 1. */
    public Keyspace db(int index) {
        return dbs[index];
    }

    /** Lets two databases change places, for all clients at once, and announces every key of both. */
    public void swap(int a, int b) {
        if (a == b) {
            return;
        }
        Keyspace first = dbs[a];
        dbs[a] = dbs[b];
        dbs[b] = first;
        dbs[a].renumber(a);
        dbs[b].renumber(b);
        if (keeper.anybodyListens() || blocking.anybodyWaits()) {
            keeper.announceSwap(dbs[b], dbs[a]);
            keeper.announceSwap(dbs[a], dbs[b]);
        }
    }

    /** {@code listener} hears of every change from now on. */
    public void listen(KeyEventListener listener) {
        keeper.listen(listener);
    }

    public void unlisten(KeyEventListener listener) {
        keeper.unlisten(listener);
    }

    // ---- clients

    /** A new client; {@code receiver} gets the replies that come later than their command. */
    public Client connect(Client.Receiver receiver) {
        Client client = new Client(++lastClientId, receiver, clock.millis());
        clients.put(client.id(), client);
        stats.connections++;
        return client;
    }

    public void disconnect(Client client) {
        if (client.isBlocked()) {
            blocking.remove(client.blocked());
        }
        clients.remove(client.id());
        client.disconnected();
    }

    /** All connected clients, in the order they came. */
    public Collection<Client> clients() {
        return clients.values();
    }

    /** How many clients wait in a blocking command. */
    public int blockedClients() {
        return blocking.count();
    }

    /** Ends the wait of a blocked client: it gets {@code reply}. False if it does not wait. */
    public boolean unblock(Client client, Reply reply) {
        if (!client.isBlocked()) {
            return false;
        }
        blocking.remove(client.blocked());
        client.deliver(reply);
        return true;
    }

    /** Ends the wait of a blocked client as if its time were up. False if it does not wait. */
    public boolean timeOut(Client client) {
        return client.isBlocked() && unblock(client, client.blocked().onTimeout());
    }

    /** Ends the wait of a blocked client without a reply, as when it hangs up. */
    public void cancel(Client client) {
        if (client.isBlocked()) {
            blocking.remove(client.blocked());
        }
    }

    // ---- running

    /**
     * Runs one command to its end.
     *
     * @param argv the words of the command, at least one
     * @return the reply, or {@code null} if the client waits now: the reply will go to its receiver
     */
    public Reply execute(Client client, List<Bytes> argv) {
        keeper.begin(clock.millis());
        stats.commands++;
        Reply reply;
        try {
            CommandSpec spec = resolve(argv);
            client.used(spec.name(), keeper.now());
            reply = family(spec).call(new Call(this, client, spec, argv));
        } catch (RedisException e) {
            reply = e.reply();
        }
        if (reply == Waiting.MARK) {
            reply = null;
        } else if (reply.isError()) {
            stats.errorReplies++;
        }
        serveReady();
        return reply;
    }

    /** Does what is due by the clock: time-outs of blocked clients, active expiry. */
    public void tick() {
        keeper.begin(clock.millis());
        for (Blocking.Blocked entry : blocking.due(keeper.now())) {
            unblock(entry.client(), entry.onTimeout());
        }
        expiry.turn(dbs);
        serveReady();
    }

    /** When {@link #tick} has a time-out to serve next, in ms since 1970; -1 if there is none. */
    public long nextDeadline() {
        return blocking.nextDeadline();
    }

    Family family(CommandSpec spec) {
        return families.get(spec.owner());
    }

    Reply block(Call call, List<Bytes> keys, Type wanted, long timeoutMillis, Reply onTimeout) {
        if (!mayBlock) {
            return onTimeout;
        }
        if (!call.client().isBlocked()) {
            long deadline = timeoutMillis == 0 ? 0 : now() + timeoutMillis;
            blocking.add(new Blocking.Blocked(call.client(), call, keys, wanted, deadline, onTimeout));
        }
        return Waiting.MARK;
    }

    /** Tries blocked clients whose keys changed, until no key is ready; serving one may make another key ready. */
    private void serveReady() {
        if (!blocking.anybodyWaits()) {
            return;
        }
        for (List<Blocking.Blocked> entries = blocking.nextReady(this);
                !entries.isEmpty();
                entries = blocking.nextReady(this)) {
            for (Blocking.Blocked entry : entries) {
                serve(entry);
            }
        }
    }

    private void serve(Blocking.Blocked entry) {
        Reply reply;
        try {
            reply = entry.call().again();
        } catch (RedisException e) {
            reply = e.reply();
        }
        if (reply != Waiting.MARK) {
            unblock(entry.client(), reply);
        }
    }

    private CommandSpec resolve(List<Bytes> argv) {
        CommandSpec spec = catalog.find(argv.get(0));
        if (spec == null) {
            throw unknown(argv);
        }
        if (spec.isContainer() && argv.size() > 1) {
            CommandSpec sub = spec.subcommand(argv.get(1));
            if (sub == null) {
                throw Errors.UNKNOWN_SUBCOMMAND.raise(
                        Errors.cString(argv.get(1), LISTED_ARGUMENTS_LENGTH), spec.name());
            }
            spec = sub;
        }
        if (!spec.arityFits(argv.size())) {
            throw Errors.WRONG_ARITY.raise(spec.name().toLowerCase(java.util.Locale.ROOT));
        }
        if (!spec.isBuilt()) {
            throw Errors.NOT_BUILT.raise(spec.words());
        }
        return spec;
    }

    private static RedisException unknown(List<Bytes> argv) {
        StringBuilder listed = new StringBuilder();
        for (int i = 1; i < argv.size() && listed.length() < LISTED_ARGUMENTS_LENGTH; i++) {
            listed.append('\'')
                    .append(Errors.cString(argv.get(i), LISTED_ARGUMENTS_LENGTH - listed.length()))
                    .append("' ");
        }
        return Errors.UNKNOWN_COMMAND.raise(Errors.cString(argv.get(0), LISTED_ARGUMENTS_LENGTH), listed.toString());
    }
}
