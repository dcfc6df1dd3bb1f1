package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.KeyChange;
import dev.rediscover.link.Link;
import dev.rediscover.link.LinkClient;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.util.List;

/**
 * What the clients of a session talk to: the engine inside this program, or a server somewhere else. What every server
 * can do stands here; what only our own engine can do (take back, fork, move time, tell what changed) goes through
 * {@link #own}, which a server somewhere else does not have.
 */
interface Ground {
    /** Where clients connect. */
    Link link();

    /** The engine inside this program; {@code null} on a server somewhere else. */
    EmbeddedLink own();

    /** Ends the script that the built-in engine runs now, if it does; from whichever thread. */
    default void endScript() {}

    /** The commands there are. */
    Catalog catalog();

    /** A reply, {@code null} if it will come later, and what the command changed, as far as that can be known. */
    record Sent(Reply reply, List<KeyChange> changes) {}

    /**
     * Sends a command of {@code client}.
     *
     * @throws IOException if the connection is lost
     */
    Sent send(LinkClient client, List<Bytes> command) throws IOException;

    /** What the command changed whose reply came late. */
    List<KeyChange> lastChanges();

    /** Does what is due by the clock and returns what that changed. */
    List<KeyChange> tick();

    /** Whether the wait of {@code client} may end without anybody else at this prompt. */
    boolean mayEnd(LinkClient client);
}
