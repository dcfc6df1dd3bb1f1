package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.KeyChange;
import dev.rediscover.link.LinkClient;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.util.List;

/**
 * The engine of a session, made when it is first needed; {@link #prepare} makes it on another thread meanwhile, so that
 * the prompt need not wait for it.
 */
public final class EngineSource implements Ground {
    private final Sandbox sandbox;
    private final VirtualClock clock = VirtualClock.running();
    private volatile EmbeddedLink link;
    private Engine engine;

    /** An engine that begins empty, and of which nothing is kept. */
    public EngineSource() {
        this(null);
    }

    /** An engine with what is kept in {@code sandbox}; in none if that is {@code null}. */
    public EngineSource(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** An engine that is there already. */
    public static EngineSource of(EmbeddedLink link) {
        EngineSource source = new EngineSource();
        source.link = link;
        return source;
    }

    /** Begins to make the engine on a thread of its own; what is kept is not read yet. */
    public void prepare() {
        begin(new Preparation(false));
    }

    /** Begins to read what is kept on a thread of its own. */
    void enter() {
        begin(new Preparation(true));
    }

    private static void begin(Thread thread) {
        thread.setDaemon(true);
        thread.start();
    }

    /** What is kept of the engine; {@code null} for nothing. */
    Sandbox sandbox() {
        return sandbox;
    }

    /** The link to the engine, once what is kept has been read. */
    @Override
    public EmbeddedLink link() {
        EmbeddedLink there = link;
        return there != null ? there : made();
    }

    private synchronized EmbeddedLink made() {
        if (link == null) {
            Engine empty = engine();
            link = sandbox == null ? new EmbeddedLink(empty, clock) : sandbox.enter(empty, clock);
        }
        return link;
    }

    private Engine engine() {
        synchronized (clock) {
            if (engine == null) {
                engine = Engines.own(clock, RandomSource.unseeded());
            }
            return engine;
        }
    }

    @Override
    public EmbeddedLink own() {
        return link();
    }

    @Override
    public void endScript() {
        EmbeddedLink there = link;
        if (there != null) {
            there.endScript();
        }
    }

    /** Does not wait for what is kept: it is asked for while somebody types. */
    @Override
    public Catalog catalog() {
        return link == null ? engine().catalog() : link.engine().catalog();
    }

    @Override
    public Sent send(LinkClient client, List<Bytes> command) throws IOException {
        synchronized (link()) { // the clock's thread must not come in between
            Reply reply = client.send(command);
            return new Sent(reply, link().lastChanges());
        }
    }

    @Override
    public List<KeyChange> lastChanges() {
        return link().lastChanges();
    }

    @Override
    public List<KeyChange> tick() {
        synchronized (link()) {
            link().tick();
            return link().lastChanges();
        }
    }

    @Override
    public boolean mayEnd(LinkClient client) {
        boolean timeRuns;
        synchronized (link()) {
            timeRuns = link().engine().nextDeadline() >= 0 && !link().clock().isFrozen();
        }
        return timeRuns || !client.isWaiting();
    }

    /** A class of its own, not a lambda: the first lambda of a program costs tens of milliseconds. */
    private final class Preparation extends Thread {
        private final boolean whole;

        Preparation(boolean whole) {
            super("engine");
            this.whole = whole;
        }

        @Override
        public void run() {
            if (whole) {
                link();
            }
            catalog();
        }
    }
}
