package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
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
    private EmbeddedLink link;

    /** An engine that is there already. */
    public static EngineSource of(EmbeddedLink link) {
        EngineSource source = new EngineSource();
        source.link = link;
        return source;
    }

    /** Begins to make the engine on a thread of its own. */
    public void prepare() {
        Thread thread = new Preparation();
        thread.setDaemon(true);
        thread.start();
    }

    /** The link to the engine. */
    @Override
    public synchronized EmbeddedLink link() {
        if (link == null) {
            link = Engines.link();
        }
        return link;
    }

    @Override
    public EmbeddedLink own() {
        return link();
    }

    @Override
    public synchronized void endScript() {
        if (link != null) {
            link.endScript();
        }
    }

    @Override
    public Catalog catalog() {
        return link().engine().catalog();
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
        Preparation() {
            super("engine");
        }

        @Override
        public void run() {
            link().engine().catalog();
        }
    }
}
