package dev.rediscover.transcript;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real server. Its time cannot be moved and nothing can be undone there. A command that may block runs on a thread of
 * its own; another connection asks the server whether it blocks.
 */
final class ServerScene implements Scene {
    private static final int LOOK_AGAIN_MILLIS = 10;
    private static final int PATIENCE = 10; // how much longer a client may wait than an ordinary reply takes

    private final String host;
    private final int port;
    private final int replyMillis;
    private final Map<String, Remote> clients = new LinkedHashMap<>();
    private RemoteLink link;
    private LinkClient observer;

    private static final class Remote {
        final LinkClient client;
        final Bytes id;
        FutureTask<Reply> waiting;

        Remote(LinkClient client, Bytes id) {
            this.client = client;
            this.id = id;
        }
    }

    ServerScene(String host, int port, int replyMillis) {
        this.host = host;
        this.port = port;
        this.replyMillis = replyMillis;
    }

    private void connect() throws IOException {
        if (link == null) {
            link = new RemoteLink(host, port, PATIENCE * replyMillis);
            observer = link.open("observer", (client, reply) -> {});
        }
    }

    /** Why a transcript that needs server version {@code least} should not run here; {@code null} if it may. */
    String refusal(String least, boolean mayFlush) throws IOException {
        connect();
        String info = text(ask(observer, "INFO"));
        String version = field(info, "redis_version:");
        if (!atLeast(version, least)) {
            return "it needs a server of version " + least + " or newer; this one says it is " + version;
        }
        if (!mayFlush && info.contains("\ndb")) {
            return host + ":" + port + " holds keys, and replaying would delete them";
        }
        return null;
    }

    private static String field(String info, String name) {
        int at = info.indexOf(name);
        if (at < 0) {
            return "";
        }
        int end = info.indexOf('\n', at);
        return info.substring(at + name.length(), end < 0 ? info.length() : end).strip();
    }

    /** Compares versions such as 7.0.15 number by number. */
    static boolean atLeast(String version, String least) {
        String[] has = version.split("\\.");
        String[] needs = least.split("\\.");
        for (int i = 0; i < needs.length; i++) {
            int difference = number(i < has.length ? has[i] : "0") - number(needs[i]);
            if (difference != 0) {
                return difference > 0;
            }
        }
        return true;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Reply ask(LinkClient client, String... words) throws IOException {
        List<Bytes> argv = new ArrayList<>();
        for (String word : words) {
            argv.add(Bytes.of(word));
        }
        Reply reply = client.send(argv);
        if (reply instanceof Reply.Err error) {
            throw new IOException(words[0] + " is refused by the server: " + error.text());
        }
        return reply;
    }

    private static String text(Reply reply) {
        return reply instanceof Reply.Bulk bulk && bulk.value() != null
                ? bulk.value().utf8()
                : "";
    }

    @Override
    public void empty() throws IOException {
        close();
        connect();
        ask(observer, "FLUSHALL");
    }

    private Remote remote(String name) throws IOException {
        Remote remote = clients.get(name);
        if (remote == null) {
            LinkClient client = link.open(name, (from, reply) -> {});
            remote = new Remote(client, Bytes.of(((Reply.Int) ask(client, "CLIENT", "ID")).value()));
            clients.put(name, remote);
        }
        return remote;
    }

    @Override
    public Reply send(String name, List<Bytes> words) throws IOException {
        Remote remote = remote(name);
        FutureTask<Reply> task = new FutureTask<>(() -> remote.client.send(words));
        Thread thread = new Thread(task, "replay " + name);
        thread.setDaemon(true);
        thread.start();
        long end = Clock.system().millis() + replyMillis;
        while (Clock.system().millis() < end) {
            Reply reply = within(task, LOOK_AGAIN_MILLIS);
            if (reply != null) {
                return reply;
            }
            if (isBlocked(remote)) {
                remote.waiting = task;
                return null;
            }
        }
        throw new IOException("no reply within " + replyMillis + " ms");
    }

    private boolean isBlocked(Remote remote) throws IOException {
        String listed = text(ask(observer, "CLIENT", "LIST", "ID", remote.id.utf8()));
        int at = listed.indexOf(" flags=");
        int end = listed.indexOf(' ', at + 1);
        return at >= 0 && listed.substring(at, end).indexOf('b') >= 0;
    }

    /** The reply if it comes in time, else {@code null}. */
    private static Reply within(FutureTask<Reply> task, long millis) throws IOException {
        try {
            return task.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public int protocol(String client) throws IOException {
        return remote(client).client.protocol();
    }

    @Override
    public boolean isWaiting(String client) {
        return clients.containsKey(client) && clients.get(client).waiting != null;
    }

    @Override
    public List<Late> late(Collection<String> awaited) throws IOException {
        List<Late> came = new ArrayList<>();
        for (Map.Entry<String, Remote> entry : clients.entrySet()) {
            Remote remote = entry.getValue();
            if (remote.waiting != null) {
                Reply reply = within(remote.waiting, awaited.contains(entry.getKey()) ? replyMillis : 1);
                if (reply != null) {
                    remote.waiting = null;
                    came.add(new Late(entry.getKey(), reply));
                }
            }
        }
        return came;
    }

    @Override
    public void tick(long millis) throws IOException {
        throw new IOException("the clock of a real server cannot be moved");
    }

    @Override
    public void undo() throws IOException {
        throw new IOException("a real server undoes nothing");
    }

    @Override
    public void redo() throws IOException {
        undo();
    }

    @Override
    public void cancel(String client) throws IOException {
        Remote remote = clients.remove(client);
        if (remote != null) {
            remote.client.close();
        }
    }

    @Override
    public void close() {
        clients.clear();
        if (link != null) {
            link.close();
            link = null;
        }
    }
}
