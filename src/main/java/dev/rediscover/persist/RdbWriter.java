package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.Value;

/**
 * Writes an RDB file but for its checksum, which is {@link RdbFile}'s: header, fields, functions, keys in any order of
 * databases, end. It gathers what it writes and hands it out in chunks of about 64 KB. Every chunk but the first begins
 * with its database, so that chunks of several writers may stand in one file one behind another; the first (with the
 * header) must stay in front, and one of them alone writes the end.
 *
 * <p>One thread at a time.
 */
public final class RdbWriter {
    /** About how many bytes a chunk has. */
    public static final int CHUNK = 1 << 16;

    private final RdbSink sink;
    private final RdbOptions options;

    public RdbWriter(RdbSink sink, RdbOptions options) {
        this.sink = sink;
        this.options = options;
    }

    /** The first bytes of every file; once, before all else, and only by the writer of the first chunk. */
    public void header() {
        throw new IllegalStateException("not here yet" + sink + options);
    }

    /** A field beside the data; readers skip those that they do not know. */
    public void aux(String name, String value) {
        throw new IllegalStateException("not here yet" + name + value);
    }

    /** How many keys a database has, and how many of them expire, for whoever makes room for them. */
    public void database(int db, long keys, long expires) {
        throw new IllegalStateException("not here yet" + db + keys + expires);
    }

    /** A library of functions. */
    public void function(Bytes code) {
        throw new IllegalStateException("not here yet" + code);
    }

    /**
     * A key; what it takes is handed out at once if that is much.
     *
     * @param expireAt in ms since 1970, or {@link dev.rediscover.engine.Keyspace#NO_EXPIRY}
     * @throws RdbRefused if the version that was asked for cannot hold the value; nothing of it is written
     */
    public void entry(int db, Bytes key, Value value, long expireAt) {
        throw new IllegalStateException("not here yet" + db + key + value + expireAt);
    }

    /** Hands out what has been gathered. */
    public void flush() {
        throw new IllegalStateException("not here yet");
    }

    /** Writes the sign of the end and hands it out. */
    public void end() {
        throw new IllegalStateException("not here yet");
    }

    /** The version of what this has written so far: the usual one, or the one asked for, or what the data need. */
    public int version() {
        return RdbOptions.USUAL_VERSION;
    }

    /** How many bytes have been written so far, those not handed out yet included. */
    public long written() {
        return 0;
    }
}
