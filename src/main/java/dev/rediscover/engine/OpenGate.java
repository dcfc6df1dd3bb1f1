package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.util.List;

/** The gate of an engine that only a server uses: it leads straight in. */
record OpenGate(Engine engine) implements Gate {
    @Override
    public Object monitor() {
        return engine;
    }

    @Override
    public Reply execute(Client client, List<Bytes> argv) {
        return engine.execute(client, argv);
    }

    @Override
    public void tick() {
        engine.tick();
    }
}
