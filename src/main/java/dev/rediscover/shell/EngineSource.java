package dev.rediscover.shell;

import dev.rediscover.link.EmbeddedLink;

/**
 * The engine of a session, made when it is first needed; {@link #prepare} makes it on another thread meanwhile, so that
 * the prompt need not wait for it.
 */
public final class EngineSource {
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
    public synchronized EmbeddedLink link() {
        if (link == null) {
            link = Engines.link();
        }
        return link;
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
