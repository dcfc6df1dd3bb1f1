package dev.rediscover.persist.aof;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.RdbSink;
import dev.rediscover.value.Value;

/**
 * Writes data as commands that make them: the base of an append-only file where it is no RDB file, and exports. It
 * works as {@link dev.rediscover.persist.RdbWriter} does: it gathers what it writes and hands it out in chunks, and
 * each chunk begins with its database, so that those of several writers may stand in one file.
 *
 * <p>One thread at a time.
 */
public final class CommandWriter {
    private final RdbSink sink;

    public CommandWriter(RdbSink sink) {
        this.sink = sink;
    }

    /** The line with a moment, in s since 1970, that stands in front if aof-timestamp-enabled asks for it. */
    public void timestamp(long seconds) {
        throw new IllegalStateException("not here yet" + seconds + sink);
    }

    /** A library of functions. */
    public void function(Bytes code) {
        throw new IllegalStateException("not here yet" + code);
    }

    /**
     * A key.
     *
     * @param expireAt in ms since 1970, or {@link dev.rediscover.engine.Keyspace#NO_EXPIRY}
     */
    public void entry(int db, Bytes key, Value value, long expireAt) {
        throw new IllegalStateException("not here yet" + db + key + value + expireAt);
    }

    /** Hands out what has been gathered. */
    public void flush() {
        throw new IllegalStateException("not here yet");
    }

    /** How many bytes have been written so far, those not handed out yet included. */
    public long written() {
        return 0;
    }
}
