package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Client;
import dev.rediscover.resp.Reply;
import java.util.List;

/**
 * Hears what programs do that come to an {@link EmbeddedLink} over a network. Called while the link's lock is held, on
 * the thread that serves the network: whoever listens takes note and leaves the rest for later.
 */
public interface Arrivals {
    /** A client has connected; its {@link Client#address} is known. */
    default void connected(Client client) {}

    /**
     * A command has come and has been run.
     *
     * @param who what the client calls itself, else its address
     * @param argv the words of the command, passwords replaced by {@code (redacted)}
     * @param reply what it was answered; {@code null} if the client waits now
     */
    void arrived(Client client, String who, List<Bytes> argv, Reply reply);

    /** A client has hung up, or was hung up on. */
    default void left(Client client) {}
}
