package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.util.List;

/**
 * The way into an engine for clients that come from outside, over a network. Who else uses the engine (the shell, when
 * it listens) makes a gate of its own, so that both take turns and what a visitor does is noted like everything else.
 *
 * <p>Whoever calls any of these methods, or looks at the engine or its clients, holds {@link #monitor()}. Replies that
 * come late are delivered while somebody holds it, on whichever thread that is.
 */
public interface Gate {
    /** The engine behind this gate. */
    Engine engine();

    /** What to synchronize on around every use of the engine; taken once for a batch of commands, not for each. */
    Object monitor();

    /** As {@link Engine#execute}. */
    Reply execute(Client client, List<Bytes> argv);

    /** As {@link Engine#tick}. */
    void tick();

    /** A client has connected, and its addresses are known; what serves the network says so. */
    default void connected(Client client) {}

    /** A client has gone, whoever hung up; what serves the network says so. */
    default void left(Client client) {}

    /** The gate of an engine that nobody else uses. */
    static Gate to(Engine engine) {
        return new OpenGate(engine);
    }
}
