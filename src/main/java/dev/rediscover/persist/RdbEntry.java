package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.Value;

/**
 * A key as an RDB file holds it. The reader has one of these and fills it anew for each key.
 */
public final class RdbEntry {
    /** Stands where nothing is said. */
    public static final long UNSAID = -1;

    int db;
    Bytes key;
    Value value;
    int type;
    long expireAt;
    long idleSeconds;
    int frequency;
    long offset;
    long end;

    public int db() {
        return db;
    }

    public Bytes key() {
        return key;
    }

    /** What it holds; {@code null} if the reader was told to pass over values. */
    public Value value() {
        return value;
    }

    /** By which the file tells the encoding of the value: a constant of rdb.h. */
    public int type() {
        return type;
    }

    /** When it expires, in ms since 1970; -1 if it does not. */
    public long expireAt() {
        return expireAt;
    }

    /** For how many seconds nobody had used it; -1 if not said. */
    public long idleSeconds() {
        return idleSeconds;
    }

    /** How often it was used, 0 to 255; -1 if not said. */
    public int frequency() {
        return frequency;
    }

    /** How many bytes of the file stand before it, with its expiry and notes. */
    public long offset() {
        return offset;
    }

    /** How many bytes of the file stand before what follows it. */
    public long end() {
        return end;
    }
}
