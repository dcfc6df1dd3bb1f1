package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Busy;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.engine.Redaction;
import dev.rediscover.engine.acl.Rules;
import dev.rediscover.engine.acl.User;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The engine inside this program. Every call holds the link's lock, so that the terminal's thread and the one that
 * watches the clock never meet inside the engine.
 */
public final class EmbeddedLink implements Link {
    private static final long MILLIS_BETWEEN_LOOKS = 10;

    private final Engine engine;
    private final VirtualClock clock;
    private final Journal journal;
    private final Map<Long, String> names = new HashMap<>(); // of clients, by their ids
    private List<KeyChange> lastChanges = List.of();
    private long commands;
    private long lastMillis;
    private List<Arrivals> listening = List.of();
    private ScriptStop stop;

    /** {@code clock} must be the engine's own. */
    public EmbeddedLink(Engine engine, VirtualClock clock) {
        this(engine, clock, Math.min(Journal.BUDGET, Runtime.getRuntime().maxMemory() / 4));
    }

    EmbeddedLink(Engine engine, VirtualClock clock, long undoBytes) {
        this.engine = engine;
        this.clock = clock;
        this.journal = new Journal(engine, clock, undoBytes);
        this.lastMillis = clock.millis();
    }

    @Override
    public String name() {
        return "learn";
    }

    @Override
    public synchronized LinkClient open(String name, LateReplies late) {
        return new EmbeddedClient(name, late, false);
    }

    /** A client that leaves no trace among the others: it takes none of their numbers. Close it before the next. */
    public synchronized LinkClient openAside(String name) {
        return new EmbeddedClient(name, (client, reply) -> {}, true);
    }

    /** The engine itself. Hold this link's monitor while you use it: {@code synchronized (link) {…}}. */
    public Engine engine() {
        return engine;
    }

    /** What people call a client of this engine: its name, or where it comes from. */
    public synchronized String nameOf(Client client) {
        String name = names.get(client.id());
        if (name != null) {
            return name;
        }
        return client.name().isEmpty() ? client.address() : client.name().utf8();
    }

    /** The user that the client called {@code name} acts as; {@code null} if there is no such client. */
    public synchronized User userOf(String name) {
        for (Map.Entry<Long, String> each : names.entrySet()) {
            Client client = each.getValue().equals(name) ? engine.client(each.getKey()) : null;
            if (client != null) {
                return client.user();
            }
        }
        return null;
    }

    /** Lets the client called {@code name} act as {@code user}, without a password. */
    public synchronized void logIn(String name, User user) {
        for (Map.Entry<Long, String> each : names.entrySet()) {
            if (each.getValue().equals(name) && engine.client(each.getKey()) != null) {
                engine.access().login(engine.client(each.getKey()), user);
            }
        }
    }

    /** The way in for clients of a network: what they do can be watched, compared and taken back like any command. */
    public Gate gate() {
        return new NetworkGate(this);
    }

    /** {@code arrivals} hears from now on what clients of a network do. */
    public synchronized void hear(Arrivals arrivals) {
        List<Arrivals> more = new ArrayList<>(listening);
        more.add(arrivals);
        listening = List.copyOf(more);
    }

    /** {@code arrivals} hears no more. */
    public synchronized void unhear(Arrivals arrivals) {
        List<Arrivals> fewer = new ArrayList<>(listening);
        fewer.remove(arrivals);
        listening = List.copyOf(fewer);
    }

    List<Arrivals> arrivals() {
        return listening;
    }

    /** The engine's clock. After moving it call {@link #tick}. */
    public VirtualClock clock() {
        return clock;
    }

    /** Does what is due by the clock. */
    public synchronized void tick() {
        if (engine.busy().isRunning()) {
            return; // the entry of a script's changes is open
        }
        journal.begin(moment("", List.of(), 0, true));
        engine.tick();
        lastMillis = clock.millis();
        lastChanges = journal.close("(time)").changes();
    }

    private Moment moment(String who, List<Bytes> argv, int db, boolean alone) {
        boolean repeatable = alone
                && engine.blockedClients() == 0
                && !engine.pause().isOn()
                && engine.config().number(dev.rediscover.engine.Parameter.MAXMEMORY) == 0;
        return new Moment(
                commands,
                who,
                argv,
                db,
                lastMillis,
                clock.millis(),
                engine.random().fork(),
                engine.scripts().chance(),
                repeatable);
    }

    /** An independent copy of the engine as it is now. */
    public synchronized Engine fork() {
        return engine.fork();
    }

    /** What the last command (or tick, or undo) changed. */
    public synchronized List<KeyChange> lastChanges() {
        return lastChanges;
    }

    /** Takes back the last change, the clock too where what comes back would expire at once; {@code null} if none. */
    public synchronized Journal.Entry undo() {
        awaitEndOfScript();
        tick();
        return shifted(journal.undo());
    }

    /** Does again what was taken back; {@code null} if there is nothing. */
    public synchronized Journal.Entry redo() {
        awaitEndOfScript();
        tick();
        return shifted(journal.redo());
    }

    /** A script of a client of the network lets others speak while it runs; who wants to change keys waits for it. */
    private void awaitEndOfScript() {
        boolean interrupted = false;
        while (engine.busy().isRunning()) {
            try {
                wait(MILLIS_BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                interrupted = true;
                engine.busy().interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Journal.Entry shifted(Journal.Entry entry) {
        lastMillis = clock.millis();
        return entry;
    }

    /** Why no older change can be taken back, as a sentence without a capital; empty if all could be. */
    public synchronized String undoLost() {
        return journal.lost();
    }

    /** The line since the last change that can be taken back that changed something else; empty if there is none. */
    public synchronized String undoPassed() {
        return journal.passed();
    }

    /** What a key went through in this session. */
    public synchronized List<KeyHistory.Note> historyOf(int db, Bytes key) {
        return journal.history().of(db, key);
    }

    /** How many commands have been sent through this link. */
    public synchronized long commands() {
        return commands;
    }

    /**
     * Makes the keys exactly those of {@code snapshot} (a fork of this engine). That can be taken back like a command.
     *
     * @param line what it is called when it is taken back
     * @return by how many ms the clock went back with it, because something would have expired at once
     */
    public synchronized long restore(Engine snapshot, String line) {
        awaitEndOfScript();
        tick();
        journal.begin(moment(line, List.of(Bytes.of(line)), 0, false));
        long back = Snapshots.firstDue(snapshot) <= clock.millis() ? clock.millis() - snapshot.now() : 0;
        clock.advance(-back);
        engine.tick(); // so that the engine knows
        Snapshots.restore(snapshot, engine);
        lastMillis = clock.millis();
        lastChanges = journal.close(line).changes();
        return back;
    }

    /**
     * Puts the keys and libraries of {@code from}, an engine that nobody uses any more, beside those that are there.
     * That can be taken back like a command.
     *
     * @param over whether they take the place of those of the same name; else these stay
     * @param line what it is called when it is taken back
     */
    public synchronized void merge(Engine from, boolean over, String line) {
        awaitEndOfScript();
        tick();
        journal.begin(moment(line, List.of(Bytes.of(line)), 0, false));
        Snapshots.merge(from, engine, over);
        lastMillis = clock.millis();
        lastChanges = journal.close(line).changes();
    }

    /** Takes all keys and libraries away. That can be taken back like a command, which is called {@code line} then. */
    public synchronized void empty(String line) {
        awaitEndOfScript();
        tick();
        journal.begin(moment(line, List.of(Bytes.of(line)), 0, false));
        for (int i = 0; i < Engine.DATABASES; i++) {
            engine.db(i).clear();
        }
        engine.scripts().clearLibraries();
        lastMillis = clock.millis();
        lastChanges = journal.close(line).changes();
    }

    /** Runs a command of somebody from a network, and tells those who listen. */
    synchronized Reply runFromNetwork(Client client, List<Bytes> argv) {
        commands++;
        String who = nameOf(client);
        Reply reply = run(client, who, argv);
        if (!listening.isEmpty()) {
            List<Bytes> shown = Redaction.of(argv);
            for (Arrivals each : listening) {
                each.arrived(client, who, shown, reply);
            }
        }
        return reply;
    }

    private Reply run(Client client, String who, List<Bytes> argv) {
        if (engine.busy().isRunning()) {
            return engine.execute(client, argv); // changes nothing
        }
        boolean told = argv.get(0).is("exec") || argv.get(0).is("evalsha"); // tells what lies elsewhere to be run
        boolean alone = !told && client.fieldsets().isEmpty();
        journal.begin(moment(who, argv, client.db(), alone));
        long runs = engine.busy().runs();
        Reply reply = engine.execute(client, argv);
        lastMillis = clock.millis();
        if (argv.get(0).is("config")) {
            journal.settingsChanged();
        }
        Journal.Entry entry = journal.close(told(argv));
        lastChanges = entry.changes();
        if (entry.isEmpty() && changesSettings(argv) && reply != null && !reply.isError()) {
            journal.pass(entry.line());
        }
        if (engine.busy().runs() > runs && engine.busy().ending() == Busy.Ending.INTERRUPTED) {
            stopped();
        }
        return reply;
    }

    /** The command as it is told of at the terminal that typed it: without passwords, but with the names of users. */
    private static String told(List<Bytes> argv) {
        if (!argv.get(0).is("acl")) {
            return Quoting.line(Redaction.of(argv));
        }
        List<Bytes> shown = new ArrayList<>(argv);
        for (int i = 3; i < shown.size(); i++) {
            Bytes rule = shown.get(i);
            if (!rule.isEmpty() && "><#!".indexOf(rule.at(0)) >= 0) {
                shown.set(i, Bytes.of("(redacted)"));
            }
        }
        return Quoting.line(shown);
    }

    /** Whether it changes what is neither keys nor users nor libraries. */
    private static boolean changesSettings(List<Bytes> argv) {
        return argv.size() > 1
                && (argv.get(0).is("config") && argv.get(1).is("set")
                        || argv.get(0).is("script")
                                && (argv.get(1).is("flush") || argv.get(1).is("load")));
    }

    /** Takes back what a script has written that Ctrl-C ended. */
    private void stopped() {
        boolean function = engine.busy().kind() == Busy.Kind.FUNCTION;
        if (lastChanges.isEmpty()) {
            stop = new ScriptStop(function, engine.busy().hasWritten(), true);
            return;
        }
        stop = new ScriptStop(function, true, journal.takeBack());
        lastChanges = List.of();
        lastMillis = clock.millis();
    }

    /** Ends the script that runs now, if one does; from whichever thread. It ends when it looks around next. */
    public void endScript() {
        engine.busy().interrupt(); // without the lock, which the script holds
    }

    /** How the last script ended that {@link #endScript} ended; told once, {@code null} if there is none to tell of. */
    public synchronized ScriptStop takeStop() {
        ScriptStop told = stop;
        stop = null;
        return told;
    }

    @Override
    public synchronized void close() {
        for (Client client : List.copyOf(engine.clients())) {
            engine.disconnect(client);
        }
    }

    private final class EmbeddedClient implements LinkClient {
        private final String name;
        private final LateReplies late;
        private final boolean aside;
        private final boolean owner;
        private Client client;

        EmbeddedClient(String name, LateReplies late, boolean aside) {
            this.name = name;
            this.late = late;
            this.aside = aside;
            this.owner = names.isEmpty();
            if (aside) {
                client = engine.connectAside((from, reply) -> {});
                client.trust();
            } else {
                connect();
            }
        }

        private void connect() {
            client = engine.connect((from, reply) -> late.arrived(this, reply));
            if (owner) {
                client.trust(); // whoever began the session is never locked out of it; others say their passwords
            }
            names.put(client.id(), name);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Reply send(List<Bytes> argv) {
            synchronized (EmbeddedLink.this) {
                if (!client.isConnected()) {
                    connect(); // CLIENT KILL hung up on it; as redis-cli does, the next command connects again
                }
                commands += aside ? 0 : 1;
                Reply reply = run(client, name, argv);
                if (client.isClosing()) {
                    engine.disconnect(client);
                }
                return reply;
            }
        }

        @Override
        public boolean isWaiting() {
            synchronized (EmbeddedLink.this) {
                return client.isBlocked();
            }
        }

        @Override
        public void cancel() {
            synchronized (EmbeddedLink.this) {
                engine.cancel(client);
            }
        }

        @Override
        public boolean isListening() {
            return client.isSubscriber();
        }

        @Override
        public String user() {
            User user = client.user();
            return user == null || user.name().equals(Rules.DEFAULT_USER)
                    ? ""
                    : user.name().utf8();
        }

        @Override
        public boolean isInTransaction() {
            return client.isInTransaction();
        }

        @Override
        public boolean isMonitoring() {
            return engine.monitors().includes(client);
        }

        @Override
        public String place() {
            return EmbeddedLink.this.name();
        }

        @Override
        public int db() {
            return client.db();
        }

        @Override
        public int protocol() {
            return client.protocol();
        }

        @Override
        public void close() {
            synchronized (EmbeddedLink.this) {
                engine.disconnect(client);
                names.remove(client.id());
            }
        }
    }
}
