package dev.rediscover.base;

/** Which of a cluster's slots a key belongs to. */
public final class KeySlot {
    /** How many slots there are. */
    public static final int COUNT = 16384;

    private KeySlot() {}

    /** The slot of {@code key}: the checksum of what is {@link #hashed} of it. */
    public static int of(Bytes key) {
        return crc(key) % COUNT;
    }

    /** The CRC16 of what is {@link #hashed} of {@code key}. */
    public static int crc(Bytes key) {
        byte[] part = hashed(key).array();
        return Crc16.of(part, 0, part.length);
    }

    /** What of {@code key} decides on its slot: its hash tag, non-empty text between the first braces, or all of it. */
    public static Bytes hashed(Bytes key) {
        int open = key.indexOf('{', 0);
        int close = open < 0 ? -1 : key.indexOf('}', open + 1);
        return close > open + 1 ? key.slice(open + 1, close) : key;
    }
}
