package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.resp.Reply;
import java.util.List;

/** Lets clients of a network into the engine of an {@link EmbeddedLink}, in turn with those of the terminal. */
record NetworkGate(EmbeddedLink link) implements Gate {
    @Override
    public Engine engine() {
        return link.engine();
    }

    @Override
    public Object monitor() {
        return link;
    }

    @Override
    public Reply execute(Client client, List<Bytes> argv) {
        return link.runFromNetwork(client, argv);
    }

    @Override
    public void tick() {
        link.tick();
    }

    @Override
    public void connected(Client client) {
        for (Arrivals each : link.arrivals()) {
            each.connected(client);
        }
    }

    @Override
    public void left(Client client) {
        for (Arrivals each : link.arrivals()) {
            each.left(client);
        }
    }
}
