package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.List;

/**
 * The engine inside this program. Every call holds the link's lock, so that the terminal's thread and the one that
 * watches the clock never meet inside the engine.
 */
public final class EmbeddedLink implements Link {
    private final Engine engine;
    private final VirtualClock clock;
    private final Journal journal;
    private List<KeyChange> lastChanges = List.of();

    /** {@code clock} must be the engine's own. */
    public EmbeddedLink(Engine engine, VirtualClock clock) {
        this.engine = engine;
        this.clock = clock;
        this.journal = new Journal(engine);
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

    /** The engine's clock. After moving it call {@link #tick}. */
    public VirtualClock clock() {
        return clock;
    }

    /** Does what is due by the clock. */
    public synchronized void tick() {
        engine.tick();
        lastChanges = journal.close("(time)").changes();
    }

    /** An independent copy of the engine as it is now. */
    public synchronized Engine fork() {
        return engine.fork();
    }

    /** What the last command (or tick, or undo) changed. */
    public synchronized List<KeyChange> lastChanges() {
        return lastChanges;
    }

    /** Takes back the last change; {@code null} if there is none. */
    public synchronized Journal.Entry undo() {
        engine.tick();
        return journal.undo();
    }

    /** Does again what was taken back; {@code null} if there is nothing. */
    public synchronized Journal.Entry redo() {
        engine.tick();
        return journal.redo();
    }

    /** Makes the keys exactly those of {@code snapshot} (a fork of this engine); there is nothing to undo after it. */
    public synchronized void restore(Engine snapshot) {
        Snapshots.restore(snapshot, engine);
        journal.clear();
        lastChanges = List.of();
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
        private Client client;

        EmbeddedClient(String name, LateReplies late, boolean aside) {
            this.name = name;
            this.late = late;
            if (aside) {
                client = engine.connectAside((from, reply) -> {});
            } else {
                connect();
            }
        }

        private void connect() {
            client = engine.connect((from, reply) -> late.arrived(this, reply));
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
                Reply reply = engine.execute(client, argv);
                if (client.isClosing()) {
                    engine.disconnect(client);
                }
                lastChanges = journal.close(Quoting.line(argv)).changes();
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
            }
        }
    }
}
