package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.value.EncodingLimits;
import dev.rediscover.value.Type;
import dev.rediscover.value.Value;
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

    /** What an engine without data takes on the heap, most of it the catalogue of commands; roughly. */
    public static final long EMPTY_BYTES = 1 << 20;

    /** The version of Redis whose behaviour this engine has; clients choose theirs by it. */
    public static final String REDIS_VERSION = "8.0.0";

    private final Catalog catalog;
    private final List<Family> families;
    private final Clock clock;
    private final RandomSource random;
    private final EncodingLimits limits = new EncodingLimits();
    private final Stats stats = new Stats();
    private final Blocking blocking = new Blocking();
    private final Transactions transactions = new Transactions(this);
    private final PubSub pubSub = new PubSub();
    private final Notifications notifications = new Notifications(pubSub);
    private final Tracking tracking = new Tracking(this);
    private final Eviction eviction = new Eviction(this);
    private final Durability durability = new Durability(this);
    private final Doorkeeper keeper =
            new Doorkeeper(blocking, transactions, notifications, tracking, eviction, stats, limits, durability);
    private final Access access;
    private final Config config = new Config(this);
    private final CommandStats commandStats = new CommandStats();
    private final AclLog aclLog = new AclLog(this);
    private final SlowLog slowLog = new SlowLog(config);
    private final LatencyMonitor latency = new LatencyMonitor(config);
    private final Monitors monitors = new Monitors(this);
    private final Pause pause = new Pause(this);
    private final Scripts scripts = new Scripts();
    private final Busy busy = new Busy(config);
    private final Dispatcher dispatcher;
    private final Expiry expiry = new Expiry(DATABASES);
    private final Keyspace[] dbs = new Keyspace[DATABASES];
    private final Map<Long, Client> clients = new LinkedHashMap<>();
    private final boolean mayBlock;
    private final Ceilings ceilings;
    private boolean expiresActively = true;
    private boolean cronPaused;
    private long lastClientId;
    private long peakMemory;
    private ServerProcess process;

    /** An empty engine that runs the commands of {@code families}. */
    public Engine(List<Family> families, Clock clock, RandomSource random) {
        this(families, clock, random, Ceilings.NONE);
    }

    /** An empty engine that runs the commands of {@code families} as far as its ceilings let them. */
    public Engine(List<Family> families, Clock clock, RandomSource random, Ceilings ceilings) {
        this(catalogOf(families), families, clock, random, true, ceilings);
        for (int i = 0; i < DATABASES; i++) {
            dbs[i] = new Keyspace(keeper, i);
        }
    }

    private Engine(
            Catalog catalog,
            List<Family> families,
            Clock clock,
            RandomSource random,
            boolean mayBlock,
            Ceilings ceilings) {
        this.catalog = catalog;
        this.families = List.copyOf(families);
        this.clock = clock;
        this.random = random;
        this.mayBlock = mayBlock;
        this.ceilings = ceilings;
        access = new Access(this, catalog);
        access.listen(new LostRights(this));
        dispatcher = new Dispatcher(this, catalog, this.families);
        stats.startedAtMillis = clock.millis();
        keeper.begin(clock.millis(), null);
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
        Engine fork = new Engine(catalog, families, clock.fork(), random.fork(), clientsMayBlock, ceilings);
        fork.config.copy(config);
        fork.access.copy(access);
        fork.aclLog.copy(aclLog);
        fork.scripts.copy(scripts);
        fork.durability.copy(durability, fork);
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

    public CommandStats commandStats() {
        return commandStats;
    }

    public SlowLog slowLog() {
        return slowLog;
    }

    public LatencyMonitor latency() {
        return latency;
    }

    /** Whether what the server does by itself stands still, which tests ask for: DEBUG PAUSE-CRON. */
    public void pauseCron(boolean on) {
        cronPaused = on;
    }

    /** Whether keys that nobody asks for expire too, which tests switch off: DEBUG SET-ACTIVE-EXPIRE. */
    public void expireActively(boolean on) {
        expiresActively = on;
    }

    /** Sets all that is counted back to zero: CONFIG RESETSTAT. */
    public void resetStatistics() {
        stats.reset();
        commandStats.reset();
        scripts.resetStatistics();
        durability.stats().reset();
    }

    public Config config() {
        return config;
    }

    /** The program that serves this engine to a network; {@code null} if there is none. */
    public ServerProcess process() {
        return process;
    }

    /** Names the program that serves this engine to a network from now on; {@code null} for none. */
    public void process(ServerProcess program) {
        process = program;
    }

    /** What there is so that the data outlives the engine. */
    public Durability durability() {
        return durability;
    }

    /** Who may run commands. */
    public Access access() {
        return access;
    }

    /** What was refused lately to those who had no right to it. */
    public AclLog aclLog() {
        return aclLog;
    }

    /** What no setting can raise. */
    Ceilings ceilings() {
        return ceilings;
    }

    /** The longest string that a command may make, in bytes: proto-max-bulk-len, as far as a Java array goes. */
    public long longestString() {
        long most = Math.min(config.number(Parameter.PROTO_MAX_BULK_LEN), Integer.MAX_VALUE - 8);
        return Math.min(most, ceilings.stringBytes());
    }

    /** How many turns and calls one script may make; see {@link Ceilings#scriptSteps()}. */
    public long scriptSteps() {
        return ceilings.scriptSteps();
    }

    public EncodingLimits limits() {
        return limits;
    }

    public Stats stats() {
        return stats;
    }

    /** The script or function that runs now. */
    public Busy busy() {
        return busy;
    }

    public Transactions transactions() {
        return transactions;
    }

    public Monitors monitors() {
        return monitors;
    }

    public PubSub pubSub() {
        return pubSub;
    }

    public Notifications notifications() {
        return notifications;
    }

    public Tracking tracking() {
        return tracking;
    }

    public Pause pause() {
        return pause;
    }

    /** The time of the command being run, in ms since 1970. */
    public long now() {
        return keeper.now();
    }

    /** How many changes of keys there have been. */
    public long dirty() {
        return keeper.dirty();
    }

    /** How many bytes all keys and values take on the heap; see {@link Keyspace#heapBytes()}. */
    public long dataBytes() {
        long sum = 0;
        for (Keyspace db : dbs) {
            sum += db.heapBytes();
        }
        return sum;
    }

    /** How much memory counts against {@code maxmemory}, in bytes: what an empty engine takes, and the data. */
    public long usedMemory() {
        long used = EMPTY_BYTES + dataBytes();
        peakMemory = Math.max(peakMemory, used);
        return used;
    }

    /** The greatest {@link #usedMemory()} at any time that somebody has asked for it, or time has gone on. */
    public long peakMemory() {
        usedMemory();
        return peakMemory;
    }

    public Eviction eviction() {
        return eviction;
    }

    /** Database number {@code index}, 0 to {@link #DATABASES} - 1. */
    public Keyspace db(int index) {
        return dbs[index];
    }

    /** How many databases clients can select. */
    public int databases() {
        return (int) config.number(Parameter.DATABASES);
    }

    /** Lets two databases change places, for all clients at once, and announces every key of both. */
    public void swap(int a, int b) {
        if (a == b) {
            return;
        }
        durability.propagation().swapping();
        Keyspace first = dbs[a];
        dbs[a] = dbs[b];
        dbs[b] = first;
        dbs[a].renumber(a);
        dbs[b].renumber(b);
        transactions.swapped(dbs[a], dbs[b]);
        if (blocking.anybodyWantsMore()) {
            blocking.signalAll(dbs[a]);
            blocking.signalAll(dbs[b]);
        }
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
        access.greet(client);
        clients.put(client.id(), client);
        stats.connections++;
        return client;
    }

    /**
     * A client that takes no number of the others, to look at things in a way that leaves no trace; it must leave
     * before another of its kind comes.
     */
    public Client connectAside(Client.Receiver receiver) {
        Client client = new Client(0, receiver, clock.millis());
        clients.put(client.id(), client);
        return client;
    }

    public void disconnect(Client client) {
        cancel(client);
        forget(client);
        clients.remove(client.id());
        client.disconnected();
    }

    /** Sets a client back to how it was when it connected, except for what it waits for: RESET. */
    public void reset(Client client) {
        forget(client);
        client.reset();
        access.greet(client);
    }

    /** Drops what the engine keeps for a client. */
    private void forget(Client client) {
        transactions.abandon(client);
        monitors.remove(client);
        pubSub.forget(client);
        tracking.disable(client);
    }

    /** Whose command is being run; {@code null} if what happens is the clock's doing. */
    Client current() {
        return keeper.current();
    }

    /** All connected clients, in the order they came. */
    public Collection<Client> clients() {
        return clients.values();
    }

    /** The connected client with this number; {@code null} if there is none. */
    public Client client(long id) {
        return clients.get(id);
    }

    /** How many clients wait in a blocking command. */
    public int blockedClients() {
        return blocking.count();
    }

    /** How many keys somebody waits for. */
    public int blockingKeys() {
        return blocking.keys();
    }

    /** Ends the wait of a blocked client: it gets {@code reply}. False if it does not wait. */
    public boolean unblock(Client client, Reply reply) {
        if (client.blocked() == null) {
            return false;
        }
        blocking.remove(client.blocked());
        if (client.replyMode() == Client.ReplyMode.ON) {
            client.deliver(reply);
        }
        return true;
    }

    /** Ends the wait of a blocked client as if its time were up. False if it does not wait. */
    public boolean timeOut(Client client) {
        return client.blocked() != null && unblock(client, client.blocked().onTimeout());
    }

    /** Ends the wait of a blocked client without a reply, as when it hangs up. */
    public void cancel(Client client) {
        if (client.blocked() != null) {
            blocking.remove(client.blocked());
        }
        pause.forget(client);
    }

    // ---- running

    /**
     * Runs one command to its end. While a script runs almost all are refused; see {@link Busy}.
     *
     * @param argv the words of the command, at least one
     * @return the reply, or {@code null} if the client waits now: the reply will go to its receiver
     */
    public Reply execute(Client client, List<Bytes> argv) {
        boolean meanwhile = busy.isRunning();
        if (meanwhile) {
            dispatcher.begin(clock.micros()); // the script goes on at its own time, and its changes are told at its end
        } else {
            begin(client);
        }
        boolean skip = client.takeSkip();
        Reply reply = dispatcher.dispatch(client, argv);
        if (client.tracking() != null) {
            tracking.ended(client, argv);
        }
        if (!meanwhile) {
            serveReady();
            tracking.broadcast();
        }
        if (reply == Waiting.MARK) {
            return null;
        }
        boolean wanted = !skip && client.replyMode() == Client.ReplyMode.ON;
        return wanted || reply instanceof Reply.Frames ? reply : Reply.SILENCE; // what is pushed comes in any case
    }

    /** Begins what {@code client} asked for, {@code null} for the clock: reads the clock once for all who ask. */
    void begin(Client client) {
        long micros = clock.micros();
        dispatcher.begin(micros);
        keeper.begin(Math.floorDiv(micros, 1000L), client);
    }

    /** Runs a command that was put aside, and sends its reply to the client. */
    void resume(Client client, List<Bytes> argv) {
        Reply reply = execute(client, argv);
        if (reply != null) {
            client.deliver(reply);
        }
    }

    /** Does what is due by the clock: time-outs of blocked clients, active expiry. Nothing while a script runs. */
    public void tick() {
        if (busy.isRunning()) {
            return;
        }
        begin(null);
        for (Blocking.Blocked entry : blocking.due(keeper.now())) {
            unblock(entry.client(), entry.onTimeout());
        }
        pause.tick();
        if (expiresActively && !cronPaused && !pause.isOn()) {
            expiry.turn(dbs);
            eviction.makeRoom();
        }
        durability.tick(cronPaused);
        serveReady();
        tracking.limit();
        tracking.broadcast();
    }

    /** When {@link #tick} has a waiting client to serve next, in ms since 1970; -1 if there is none. */
    public long nextDeadline() {
        long timeOut = blocking.nextDeadline();
        long resumption = pause.deadline();
        return timeOut < 0 || resumption >= 0 && resumption < timeOut ? resumption : timeOut;
    }

    void running(CommandSpec spec) {
        keeper.running(spec);
    }

    /** The texts of the scripts and libraries that the engine has been given. */
    public Scripts scripts() {
        return scripts;
    }

    /**
     * Runs a command for a script of {@code client}, on the terms of that run. It never waits; the database that it
     * selects is the script's only.
     */
    public Reply callFromScript(Client client, List<Bytes> argv, ScriptTerms terms) {
        boolean inTransaction = client.isInTransaction();
        client.inTransaction(true);
        client.scriptProtocol(terms.protocol());
        if (keeper.now() != terms.nowMillis()) {
            keeper.begin(terms.nowMillis(), client); // others were let in while the script ran
        }
        try {
            return dispatcher.callFromScript(client, argv, terms);
        } finally {
            client.inTransaction(inTransaction);
            client.scriptProtocol(0);
        }
    }

    /** Whether there was no memory for more data when the last command of a client began. */
    public boolean isOutOfMemory() {
        return dispatcher.isOutOfMemory();
    }

    /** Writes a line into the log of the program around this engine, if there is one; see {@link ServerProcess#log}. */
    public void log(int level, String line) {
        if (process != null) {
            process.log(level, line);
        }
    }

    /** When the last command ended, in µs since 1970 by this engine's clock; it was read then, not now. */
    public long lastEndMicros() {
        return dispatcher.time();
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Family family(CommandSpec spec) {
        return families.get(spec.owner());
    }

    Reply block(Call call, List<Bytes> keys, Type wanted, long timeoutMillis, Reply onTimeout) {
        if (!mayBlock || call.client().isInTransaction()) {
            return onTimeout;
        }
        if (!call.client().isBlocked()) {
            long deadline = timeoutMillis == 0 ? 0 : now() + timeoutMillis;
            blocking.add(new Blocking.Blocked(call.client(), call, keys, wanted, deadline, onTimeout));
        }
        if (wanted == null || isThere(call.db(), keys, wanted)) {
            blocking.wantsMore(call.client().blocked());
        }
        return Waiting.MARK;
    }

    private static boolean isThere(Keyspace db, List<Bytes> keys, Type wanted) {
        for (Bytes key : keys) {
            Value value = db.peek(key);
            if (value != null && value.type() == wanted) {
                return true;
            }
        }
        return false;
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
        Reply reply = dispatcher.again(entry.call());
        if (reply != Waiting.MARK) {
            unblock(entry.client(), reply);
        }
    }
}
