package dev.rediscover.shell;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.KeyEventListener;
import dev.rediscover.engine.Scripts;
import dev.rediscover.link.EmbeddedLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of the free prompt, kept from one session to the next: read before the first command runs, written on a
 * thread of its own soon after something has changed. One session at a time has it; others begin empty and keep
 * nothing. What cannot be read is put aside and never written over.
 */
public final class Sandbox {
    private static final long PERIOD_MILLIS = 400;
    private static final int REST = 10; // times what the last writing took, so that large data are not always written
    private static final long MOST_BYTES = 128L << 20;

    private final SandboxFile file;
    private final boolean wanted;
    private final long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8);
    private SandboxNews news = SandboxNews.NONE;
    private EmbeddedLink link;
    private Keeper keeper;
    private boolean isOurs;
    private boolean isNew;
    private boolean isWritten;
    private volatile long changes;
    private long kept; // as many of the changes are in the file
    private List<Scripts.Library> keptLibraries = List.of();
    private String keptTime = "";
    private volatile String trouble = "";

    /**
     * The one in the state folder; nothing is touched before {@link #enter}.
     *
     * @param wanted whether there is to be one; else data are neither read nor kept
     */
    public Sandbox(StateFolder state, boolean wanted) {
        this.file = new SandboxFile(state);
        this.wanted = wanted;
    }

    /** The link to {@code engine}, which is empty, with what was kept. */
    synchronized EmbeddedLink enter(Engine engine, VirtualClock clock) {
        if (!wanted) {
            return new EmbeddedLink(engine, clock);
        }
        Engine filled = engine;
        try {
            isOurs = file.lock();
            if (isOurs) {
                isNew = !file.exists();
                news = file.read(engine, clock);
            } else {
                news = SandboxNews.elsewhere();
            }
        } catch (SandboxFile.Broken e) {
            filled = Engines.own(clock, engine.random()); // without the half that was read
            news = SandboxNews.trouble(e.getMessage());
            isOurs = e.isAside();
        } catch (IOException e) {
            news = SandboxNews.trouble("The sandbox cannot be kept: " + SandboxFile.why(e) + ".");
            isOurs = false;
            file.unlock();
        }
        link = new EmbeddedLink(filled, clock);
        if (isOurs) {
            begin(filled);
        }
        return link;
    }

    private void begin(Engine engine) {
        keptLibraries = libraries(engine);
        keptTime = SandboxFile.timeOf(link.clock());
        engine.listen(new Changes());
        keeper = new Keeper();
        keeper.start();
    }

    /** What there is to be said of how it began. */
    synchronized SandboxNews news() {
        return news;
    }

    /** Whether this session has it. */
    public synchronized boolean isOurs() {
        return isOurs;
    }

    /** Whether there was none before, and now there is. */
    synchronized boolean isFirst() {
        return isNew && isWritten;
    }

    /** What was wrong when it was entered, as a sentence; empty for nothing. */
    public synchronized String beginning() {
        return news.isTrouble() ? news.text() : "";
    }

    /** Why it could not be kept last time; empty if it could. */
    public String trouble() {
        return trouble;
    }

    /** Whether what changes from now on is kept too; what is there now is kept in any case. False if never was. */
    synchronized boolean keep(boolean on) {
        if (!isOurs) {
            return false;
        }
        if (!on) {
            stop();
        } else if (keeper == null) {
            keeper = new Keeper();
            keeper.start();
        }
        return true;
    }

    /** Keeps what has changed, and lets others have it; without effect if nobody has entered it. */
    public synchronized void close() {
        stop();
        file.unlock();
    }

    private void stop() {
        if (keeper == null) {
            return;
        }
        keeper.end();
        keeper = null;
        write();
    }

    // ---- writing

    private static List<Scripts.Library> libraries(Engine engine) {
        return new ArrayList<>(engine.scripts().libraries());
    }

    /** Writes the data as they are now, unless they are as they were; gives how many ms that took. */
    private long write() {
        Engine copy;
        long version;
        List<Scripts.Library> libraries;
        String time;
        synchronized (link) {
            Engine engine = link.engine();
            libraries = libraries(engine);
            time = SandboxFile.timeOf(link.clock());
            version = changes;
            boolean same = version == kept && libraries.equals(keptLibraries) && time.equals(keptTime);
            if (same || engine.busy().isRunning()) {
                return 0;
            }
            if (engine.dataBytes() > most) {
                trouble = "The sandbox is too large to be kept: more than " + (most >> 20)
                        + " MB. What was kept before stays; \":save FILE\" keeps this.";
                return 0;
            }
            copy = link.fork();
        }
        try {
            long millis = file.write(copy, time);
            isWritten = true;
            kept = version;
            keptLibraries = libraries;
            keptTime = time;
            trouble = "";
            return millis;
        } catch (IOException e) {
            trouble = "The sandbox cannot be kept: " + SandboxFile.why(e) + ". \":save FILE\" keeps it elsewhere.";
            return 0;
        }
    }

    /** Counts what changes; called on the engine's thread. */
    private final class Changes implements KeyEventListener {
        @Override
        public void changed(KeyEvent event) {
            changes = changes + 1; // one thread at a time is in the engine
        }
    }

    /** Writes now and then. */
    private final class Keeper extends Thread {
        private boolean ended;

        Keeper() {
            super("sandbox");
            setDaemon(true);
        }

        @Override
        public void run() {
            long pause = PERIOD_MILLIS;
            while (pause(pause)) {
                pause = Math.max(PERIOD_MILLIS, REST * write());
            }
        }

        private synchronized boolean pause(long millis) {
            try {
                if (!ended) {
                    wait(millis);
                }
            } catch (InterruptedException e) {
                return false;
            }
            return !ended;
        }

        /** Ends it, after what it is writing now. */
        void end() {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
            boolean interrupted = false;
            while (isAlive()) {
                try {
                    join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
