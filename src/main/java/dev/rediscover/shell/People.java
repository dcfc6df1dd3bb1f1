package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.link.KeyChange;
import dev.rediscover.link.Link;
import dev.rediscover.link.LinkClient;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clients of a session: the user, and whoever else was called with {@code :as}. Replies that come late are put in
 * a queue inside the engine's lock and shown outside of it, so that the engine never waits for the terminal.
 */
final class People implements Link.LateReplies {
    /** What the user is called among others. */
    static final String SELF = "you";

    private static final long PATIENCE_MILLIS = 25;

    /** Shows what happens by itself. */
    interface Showing {
        /** Shows a reply that came late; {@code waitedFor} is empty for what came unasked. */
        void late(LinkClient client, Reply reply, String waitedFor);

        /** Shows why what a client waited for has no reply. */
        void failed(LinkClient client, IOException why, String waitedFor);

        /** Shows what time has changed. */
        void changed(List<KeyChange> changes);
    }

    /** What came late: a reply, or why there is none. */
    private record Late(LinkClient client, Reply reply, IOException why) {}

    private final Ground ground;
    private final Showing showing;
    private final Map<String, LinkClient> clients = new LinkedHashMap<>();
    private final Map<String, String> waitsFor = new ConcurrentHashMap<>(); // the clock's thread reads it too
    private final Deque<Late> queue = new ArrayDeque<>();
    private LinkClient current;
    private volatile boolean interrupted;
    private SlowScripts slowScripts; // once there has been a script
    private volatile LinkClient awaited;
    private volatile boolean held;
    private volatile int port;

    People(Ground ground, Showing showing) {
        this.ground = ground;
        this.showing = showing;
    }

    /** The port that programs reach their engine on; 0 if there is none. */
    int port() {
        return port;
    }

    void listens(int open) {
        port = open;
    }

    /** What they talk to. */
    Ground ground() {
        return ground;
    }

    /** Whether anybody is connected yet. */
    boolean isOpen() {
        return !clients.isEmpty();
    }

    /** Whose commands are run. */
    LinkClient current() {
        if (current == null) {
            try {
                current = client(SELF);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // a server elsewhere is connected before anybody asks
            }
        }
        return current;
    }

    /** What whoever runs commands is called. */
    String currentName() {
        return current == null ? SELF : current.name();
    }

    /** The database that commands are run in. */
    int db() {
        boolean never = !isOpen() && ground instanceof RemoteGround;
        return never
                ? ((RemoteGround) ground).destination().address().db()
                : current().db();
    }

    /** Whether the user types as nobody else. */
    boolean isSelf() {
        return current == null || current.name().equals(SELF);
    }

    /**
     * The client called {@code name}, connected if it was not there.
     *
     * @throws IOException if the server cannot be reached
     */
    LinkClient client(String name) throws IOException {
        if (clients.isEmpty() && !name.equals(SELF)) {
            client(SELF); // the user is always the first
        }
        LinkClient client = clients.get(name);
        if (client == null) {
            client = ground.link().open(name, this);
            clients.put(name, client);
        }
        return client;
    }

    /** All clients, the user first. */
    Collection<LinkClient> all() {
        current();
        return clients.values();
    }

    /**
     * From now on lines are run by {@code name}.
     *
     * @throws IOException if the server cannot be reached
     */
    void become(String name) throws IOException {
        current = client(name);
    }

    /** Notes what a client waits for, to say it when the reply comes. */
    void waits(LinkClient client, String line) {
        waitsFor.put(client.name(), line);
    }

    /** What {@code client} waits for; empty if nothing. */
    String waitedFor(LinkClient client) {
        return client.isWaiting() ? waitsFor.getOrDefault(client.name(), "") : "";
    }

    @Override
    public void arrived(LinkClient client, Reply reply) {
        came(new Late(client, reply, null));
    }

    @Override
    public void failed(LinkClient client, IOException why) {
        came(new Late(client, null, why));
    }

    private void came(Late late) {
        synchronized (queue) {
            queue.add(late);
            queue.notifyAll();
        }
    }

    @Override
    public int backlog() {
        synchronized (queue) {
            return queue.size();
        }
    }

    /** Does what is due by the clock and shows what came of it. */
    void tick() {
        if (isOpen()) {
            List<KeyChange> changes = ground.tick();
            showLate();
            if (!changes.isEmpty()) {
                showing.changed(changes);
            }
        }
    }

    /** A command with this name is sent: what comes late is shown behind its reply. */
    void begin(Bytes name, Session session) {
        slowScripts = SlowScripts.beside(slowScripts, name, session);
        hold(true);
    }

    /** Its reply has been shown. */
    void replied() {
        hold(false);
        SlowScripts.tellOfStop(slowScripts);
    }

    /** Whether what comes late is to wait, because the reply that it came with is not shown yet. */
    void hold(boolean wait) {
        held = wait;
    }

    /** Shows the replies that came to clients nobody waits with. */
    void showLate() {
        if (held) {
            return;
        }
        List<Late> due = new ArrayList<>(0);
        synchronized (queue) {
            int size = queue.size();
            for (int i = 0; i < size; i++) {
                Late late = queue.poll();
                if (isAwaited(late)) {
                    queue.add(late);
                } else {
                    due.add(late);
                }
            }
        }
        for (Late late : due) {
            if (late.why() == null) {
                showing.late(late.client(), late.reply(), answered(late));
            } else {
                showing.failed(late.client(), late.why(), answered(late));
            }
        }
    }

    /** What a client waited for that has its reply now; empty for what is sent to it unasked. */
    private String answered(Late late) {
        boolean unasked = late.reply() instanceof Reply.Push;
        String line = unasked ? null : waitsFor.remove(late.client().name());
        return line == null ? "" : line;
    }

    /** Whether it is the reply for which somebody waits; messages may come while it does. */
    private boolean isAwaited(Late late) {
        return late.client() == awaited && !(late.reply() instanceof Reply.Push);
    }

    /**
     * Waits by the world's clock until {@code client} gets its reply.
     *
     * @param patient whether to wait even if nothing that is known of now can end the wait
     * @return {@code null} if the wait was given up
     * @throws IOException if there will be no reply
     */
    Reply await(LinkClient client, boolean patient) throws IOException {
        awaited = client;
        try {
            while (!interrupted && (patient || ground.mayEnd(client))) {
                Reply reply = pause();
                if (reply != null) {
                    return reply;
                }
                tick();
            }
            client.cancel();
            return null;
        } finally {
            awaited = null;
        }
    }

    /** The same, for that long at most. */
    Reply await(LinkClient client, long millis) throws IOException {
        long end = Clock.system().millis() + millis;
        awaited = client;
        try {
            while (Clock.system().millis() < end) {
                Reply reply = pause();
                if (reply != null) {
                    return reply;
                }
            }
            client.cancel();
            return null;
        } finally {
            awaited = null;
        }
    }

    private Reply pause() throws IOException {
        synchronized (queue) {
            try {
                if (queue.isEmpty()) {
                    queue.wait(PATIENCE_MILLIS);
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            for (Late late : queue) {
                if (isAwaited(late)) {
                    queue.remove(late);
                    if (late.why() != null) {
                        throw late.why();
                    }
                    return late.reply();
                }
            }
            return null;
        }
    }

    /** Waits a moment for what comes late, and shows it. */
    void pass() {
        synchronized (queue) {
            try {
                if (queue.isEmpty()) {
                    queue.wait(PATIENCE_MILLIS);
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        showLate();
    }

    /** Ends the present wait, or the script that runs; may be called from any thread. */
    void interrupt() {
        synchronized (queue) {
            interrupted = true;
            queue.notifyAll();
        }
        ground.endScript();
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    void clearInterrupt() {
        interrupted = false;
    }
}
