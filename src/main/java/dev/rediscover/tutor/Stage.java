package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.lesson.Line;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.LinkClient;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An engine with its clock and its named clients, and all lines that were run on it since it was empty.
 *
 * <p>A copy is made by running these lines again on an empty engine. Time stands still and chance is seeded, so the
 * copy is the same in every respect: keys, queued transactions, watched keys, subscriptions, waiting clients, settings.
 * That is what makes judging on a copy, undo and going back exact.
 */
public final class Stage {
    private final Engine pristine;
    private final EngineMaker maker;
    private final VirtualClock clock;
    private final EmbeddedLink link;
    private final Map<String, LinkClient> clients = new LinkedHashMap<>();
    private final List<Line> history = new ArrayList<>();
    private final Patience patience;
    private List<Played.Late> late = new ArrayList<>();

    private Stage(Engine pristine, EngineMaker maker, Patience patience) {
        this.pristine = pristine;
        this.maker = maker;
        this.patience = patience;
        Engine engine = pristine.fork(true);
        engine.access().guard();
        this.clock = (VirtualClock) engine.clock();
        this.link = new EmbeddedLink(engine, clock);
        client(Line.YOU);
    }

    /** An empty stage whose clock stands still at {@code clockMillis} and whose chance begins at {@code seed}. */
    public static Stage empty(EngineMaker maker, long clockMillis, long seed) {
        Engine pristine = maker.make(VirtualClock.frozenAt(clockMillis), new RandomSource(seed));
        return new Stage(pristine, maker, new Patience());
    }

    /** A stage whose data is that of an engine now; its clients and what led to the data are not taken over. */
    static Stage on(Engine engine) {
        return new Stage(engine, null, new Patience());
    }

    /** A stage whose data is that of this one now; its clients and what led to the data are not taken over. */
    Stage alone() {
        return new Stage(fork(), maker, new Patience());
    }

    /** Who makes engines, and servers beside them; {@code null} where only data was taken over. */
    EngineMaker maker() {
        return maker;
    }

    /** A fork of the engine without its clients. */
    Engine fork() {
        synchronized (link) {
            return link.engine().fork(true);
        }
    }

    /** The engine as the shell sees it. Another stage has another link: ask again after every step. */
    public EmbeddedLink link() {
        return link;
    }

    /** How long lines may take here and on copies; without end until somebody begins it. */
    Patience patience() {
        return patience;
    }

    /** The lines run so far. */
    public List<Line> history() {
        synchronized (link) {
            return List.copyOf(history);
        }
    }

    /** The same stage once more, independent of this one. */
    public Stage copy() {
        return at(history());
    }

    /** What this stage would be if only these lines had been run. */
    public Stage at(List<Line> lines) {
        Stage copy = new Stage(pristine, maker, patience);
        for (Line line : lines) {
            copy.run(line);
        }
        return copy;
    }

    /** Runs one line as its client. */
    public Played run(Line line) {
        return run(line, true);
    }

    /** Runs lines that happen by themselves. */
    List<Played> runAside(List<Line> lines) {
        List<Played> played = new ArrayList<>(lines.size());
        for (Line line : lines) {
            played.add(run(line, false));
        }
        return played;
    }

    /** Notes a command that a client from outside has run, so that copies run it too. */
    Played note(Line line, Reply reply) {
        synchronized (link) {
            history.add(line);
            return new Played(line, reply, List.of(), List.of(), 0, 2, true);
        }
    }

    /** Notes that time has passed on the stage's clock; what it does to waiting clients has been done. */
    void noteTick(Line tick) {
        synchronized (link) {
            history.add(tick);
        }
    }

    /**
     * Makes the keys and the time what they were after these lines, and takes them for the history. Connections stay as
     * they are.
     */
    void returnTo(List<Line> lines) {
        Stage there = at(lines);
        synchronized (link) {
            clock.advance(there.clock.millis() - clock.millis());
            link.restore(there.fork(), "a new run");
            link.engine().access().become(there.link.engine().access());
            link.engine().scripts().become(there.link.engine().scripts());
            history.clear();
            history.addAll(lines);
        }
    }

    private Played run(Line line, boolean own) {
        patience.check();
        synchronized (link) {
            history.add(line);
            Reply reply = null;
            if (line.isTick()) {
                clock.advance(line.tickMillis());
                link.tick();
            } else {
                reply = send(line);
            }
            int protocol = line.isTick() ? 2 : client(line.client()).protocol();
            return new Played(line, reply, takeLate(), link.lastChanges(), clock.millis(), protocol, own);
        }
    }

    /** Runs lines in order. */
    public List<Played> run(List<Line> lines) {
        List<Played> played = new ArrayList<>(lines.size());
        for (Line line : lines) {
            played.add(run(line));
        }
        return played;
    }

    /** The reply to a command of a client that is on nobody's side, in database {@code db}; not part of the history. */
    Reply ask(int db, String... words) {
        List<Bytes> argv = new ArrayList<>(words.length);
        for (String word : words) {
            argv.add(Bytes.of(word));
        }
        return ask(db, argv);
    }

    Reply ask(int db, List<Bytes> argv) {
        synchronized (link) {
            LinkClient asker = link.openAside("judge");
            try {
                if (db != 0) {
                    asker.send(List.of(Bytes.of("SELECT"), Bytes.of(db)));
                }
                return asker.send(argv);
            } catch (java.io.IOException e) {
                throw new IllegalStateException("an engine inside this program cannot be lost", e);
            } finally {
                asker.close();
            }
        }
    }

    /** The number of the database that a client has selected. */
    int db(String client) {
        return client(client).db();
    }

    /** The number of the database that the learner has selected. */
    public int database() {
        return db(Line.YOU);
    }

    /** Whether a client waits for the end of a command. */
    public boolean isWaiting(String client) {
        LinkClient known = clients.get(client);
        return known != null && known.isWaiting();
    }

    /** Gives up a client's waiting. The command that waited changed nothing, so it leaves the history too. */
    public void cancel(String client) {
        if (!isWaiting(client)) {
            return;
        }
        clients.get(client).cancel();
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).client().equals(client) && !history.get(i).isTick()) {
                history.remove(i);
                return;
            }
        }
    }

    /** Replies that came while no line was run here, because a client from outside acted; each is given once. */
    public List<Played.Late> takeLate() {
        synchronized (link) {
            List<Played.Late> taken = late;
            late = new ArrayList<>();
            return taken;
        }
    }

    private Reply send(Line line) {
        LinkClient client = client(line.client());
        if (client.isWaiting() && line.words().get(0).is("QUIT")) {
            client.cancel(); // who hangs up waits no longer
        }
        if (client.isWaiting()) {
            String who = line.isOther() ? line.client() + " still waits" : "you still wait";
            return new Reply.Err("BUSY " + who + " for the command before");
        }
        try {
            return client.send(line.words());
        } catch (java.io.IOException e) {
            throw new IllegalStateException("an engine inside this program cannot be lost", e);
        }
    }

    private static Played.Late late(LinkClient client, Reply reply) {
        return new Played.Late(client.name(), reply, client.protocol());
    }

    private LinkClient client(String name) {
        LinkClient client = clients.get(name);
        if (client == null) {
            client = link.open(name, (from, reply) -> late.add(late(from, reply)));
            clients.put(name, client);
        }
        return client;
    }
}
