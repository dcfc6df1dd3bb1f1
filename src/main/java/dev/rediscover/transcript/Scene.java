package dev.rediscover.transcript;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Where a transcript is run: something that takes commands of named clients and can be emptied. */
interface Scene extends Closeable {
    /** A reply that came later than its command, or a push. */
    record Late(String client, Reply reply) {}

    /** Makes everything as it was before the first command; no client is connected any more. */
    void empty() throws IOException;

    /** The reply, or {@code null} if the client waits now. */
    Reply send(String client, List<Bytes> words) throws IOException;

    /** The version of RESP that the client asked for. */
    int protocol(String client) throws IOException;

    boolean isWaiting(String client);

    /** What came late since the last call; those {@code awaited} are given time to get something. */
    List<Late> late(Collection<String> awaited) throws IOException;

    void tick(long millis) throws IOException;

    void undo() throws IOException;

    void redo() throws IOException;

    /** Gives up a client's waiting. */
    void cancel(String client) throws IOException;

    @Override
    void close();
}
