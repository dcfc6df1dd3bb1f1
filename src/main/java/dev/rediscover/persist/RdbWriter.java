package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.resp.Quoting;
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

    private static final int ROOM = CHUNK + (CHUNK >> 3);
    private static final int NO_DATABASE = -1;
    private static final long MUCH = 1 << 20;

    private final RdbOptions options;
    private final RdbOutput out;
    private final RdbEncoder encoder;
    private int current = NO_DATABASE;
    private int version;

    /** Writes as {@code options} say, and hands chunks to {@code sink} on the thread that writes. */
    public RdbWriter(RdbSink sink, RdbOptions options) {
        this.options = options;
        version = options.version() == 0 ? RdbOptions.USUAL_VERSION : options.version();
        out = new RdbOutput(ROOM, options.compress(), sink);
        encoder = new RdbEncoder(out, true, options.version() == 0 ? RdbOptions.NEWEST_VERSION : options.version());
    }

    /** The first bytes of every file; once, before all else, and only by the writer of the first chunk. */
    public void header() {
        byte[] magic = RdbFile.magic(version);
        out.raw(magic, 0, magic.length);
    }

    /** A field beside the data; readers skip those that they do not know. */
    public void aux(String name, String value) {
        out.write(RdbTypes.AUX);
        out.string(Bytes.of(name));
        out.string(Bytes.of(value));
    }

    /** How many keys a database has, and how many of them expire, for whoever makes room for them. */
    public void database(int db, long keys, long expires) {
        select(db);
        out.write(RdbTypes.RESIZE_DB);
        out.length(keys);
        out.length(expires);
    }

    private void select(int db) {
        out.write(RdbTypes.SELECT_DB);
        out.length(db);
        current = db;
    }

    /** A library of functions. */
    public void function(Bytes code) {
        out.write(RdbTypes.FUNCTION);
        out.string(code);
        handOutIfFull();
    }

    /**
     * A key. One that takes more than about 1 MB comes in several chunks, which must stay one behind another.
     *
     * @param expireAt in ms since 1970, or {@link Keyspace#NO_EXPIRY}
     * @throws RdbRefused if the version that was asked for cannot hold the value; nothing of it is written
     */
    public void entry(int db, Bytes key, Value value, long expireAt) {
        require(RdbEncoder.versionFor(value), key, value);
        out.spill(value.heapBytes() > MUCH);
        if (db != current) {
            select(db);
        }
        if (expireAt != Keyspace.NO_EXPIRY) {
            out.write(RdbTypes.EXPIRY_MILLIS);
            out.littleEndian(expireAt, Long.BYTES);
        }
        notes(value.access());
        int type = encoder.type(value);
        out.write(type);
        out.string(key);
        encoder.body(type, value);
        out.spill(false);
        handOutIfFull();
    }

    private void require(int needed, Bytes key, Value value) {
        if (needed <= version) {
            return;
        }
        if (options.version() != 0) {
            throw new RdbRefused("RDB version " + version + " cannot hold " + Quoting.quote(key) + " (" + what(value)
                    + "), which takes version " + needed);
        }
        version = needed;
    }

    private static String what(Value value) {
        return switch (value.type()) {
            case HASH -> "a hash with fields that expire";
            case STREAM -> "a stream with entries given back or producers' names";
            default -> "an " + value.typeName();
        };
    }

    private void notes(int access) {
        if (options.notes() == RdbOptions.Notes.IDLE_TIME) {
            out.write(RdbTypes.IDLE);
            out.length(options.idleSeconds(access));
        } else if (options.notes() == RdbOptions.Notes.FREQUENCY) {
            out.write(RdbTypes.FREQUENCY);
            out.write(options.frequency(access));
        }
    }

    private void handOutIfFull() {
        if (out.length() >= CHUNK) {
            flush();
        }
    }

    /** Hands out what has been gathered. */
    public void flush() {
        out.handOut();
        current = NO_DATABASE;
    }

    /** Writes the sign of the end and hands it out. */
    public void end() {
        out.write(RdbTypes.END);
        flush();
    }

    /** The version of what this has written so far: the usual one, or the one asked for, or what the data need. */
    public int version() {
        return version;
    }

    /** How many bytes have been written so far, those not handed out yet included. */
    public long written() {
        return out.written();
    }
}
