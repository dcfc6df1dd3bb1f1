package dev.rediscover.embed;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.resp.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The way in for clients, which remembers what they have sent. */
final class WatchedGate implements Gate {
    private static final int MOST = 10_000;

    private final Engine engine;
    private final ArrayDeque<SeenCommand> seen = new ArrayDeque<>();

    WatchedGate(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public Object monitor() {
        return engine;
    }

    @Override
    public Reply execute(Client client, List<Bytes> argv) {
        Reply reply = engine.execute(client, argv);
        if (seen.size() == MOST) {
            seen.poll();
        }
        seen.add(SeenCommand.of(client, argv, reply));
        return reply;
    }

    @Override
    public void tick() {
        engine.tick();
    }

    List<SeenCommand> seen() {
        return new ArrayList<>(seen);
    }

    void forget() {
        seen.clear();
    }
}
