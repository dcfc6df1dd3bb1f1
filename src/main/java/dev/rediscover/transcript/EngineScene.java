package dev.rediscover.transcript;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.LinkClient;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An engine of this program, with a clock that stands still unless the transcript runs by the real time. */
final class EngineScene implements Scene {
    /** In the place of a start: by the real time. */
    static final long RUNNING = Long.MIN_VALUE;

    private static final String LEARNER = "A"; // is there from the start, whoever acts first

    private final Replay.EngineMaker maker;
    private final long startMillis;
    private final long seed;
    private final Map<String, LinkClient> clients = new HashMap<>();
    private EmbeddedLink link;
    private List<Late> late = new ArrayList<>();

    EngineScene(Replay.EngineMaker maker, long startMillis, long seed) {
        this.maker = maker;
        this.startMillis = startMillis;
        this.seed = seed;
        empty();
    }

    @Override
    public void empty() {
        clients.clear();
        late.clear();
        VirtualClock clock = startMillis == RUNNING ? VirtualClock.running() : VirtualClock.frozenAt(startMillis);
        link = new EmbeddedLink(maker.make(clock, new RandomSource(seed)), clock);
        client(LEARNER);
    }

    private LinkClient client(String name) {
        LinkClient client = clients.get(name);
        if (client == null) {
            client = link.open(name, (from, reply) -> late.add(new Late(from.name(), reply)));
            clients.put(name, client);
        }
        return client;
    }

    @Override
    public Reply send(String client, List<Bytes> words) throws IOException {
        if (startMillis == RUNNING) {
            link.tick();
        }
        if (client(client).isWaiting() && words.get(0).is("QUIT")) {
            cancel(client); // who hangs up waits no longer
        }
        return client(client).send(words);
    }

    @Override
    public int protocol(String client) {
        return client(client).protocol();
    }

    @Override
    public boolean isWaiting(String client) {
        return clients.containsKey(client) && clients.get(client).isWaiting();
    }

    @Override
    public List<Late> late(Collection<String> awaited) {
        List<Late> came = late;
        late = new ArrayList<>();
        return came;
    }

    @Override
    public void tick(long millis) {
        link.clock().advance(millis);
        link.tick();
    }

    @Override
    public void undo() throws IOException {
        if (link.undo() == null) {
            throw new IOException("there is nothing to undo here");
        }
    }

    @Override
    public void redo() throws IOException {
        if (link.redo() == null) {
            throw new IOException("there is nothing to redo here");
        }
    }

    @Override
    public void cancel(String client) {
        client(client).cancel();
    }

    @Override
    public void close() {
        link.close();
    }
}
