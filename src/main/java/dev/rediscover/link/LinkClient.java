package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.List;

/** One client of a {@link Link}. */
public interface LinkClient {
    /** What people call it. */
    String name();

    /**
     * Sends one command.
     *
     * @return the reply, or {@code null} if the command waits: its reply will go to the link's late replies
     * @throws IOException if the connection is lost
     */
    Reply send(List<Bytes> argv) throws IOException;

    /** Whether a command of this client waits. */
    boolean isWaiting();

    /** Gives up waiting; no reply will come. */
    void cancel();

    /** Whether it listens to channels or patterns, as far as is known here. */
    boolean isListening();

    /** The number of the selected database, for the prompt. */
    int db();

    /** The version of RESP this client asked for, 2 or 3: replies to print are those of it. */
    int protocol();

    /** The name of the user that it acts as, as far as is known here; empty for {@code default}. */
    default String user() {
        return "";
    }

    /** Whether it has begun a transaction with MULTI that is not over, as far as is known here. */
    default boolean isInTransaction() {
        return false;
    }

    /** Whether it sees every command of the server, after MONITOR. */
    default boolean isMonitoring() {
        return false;
    }

    /** Where its next command goes unless a key says otherwise: the link's name, or a node of a cluster. */
    default String place() {
        return "";
    }

    void close();
}
