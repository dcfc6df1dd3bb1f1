package dev.rediscover.base;

/** Which of a cluster's slots a key belongs to. */
public final class KeySlot {
    /** How many slots there are. */
    public static final int COUNT = 16384;

    private KeySlot() {}

    /** The slot of {@code key}: of its hash tag where it has one, that is, non-empty text between the first braces. */
    public static int of(Bytes key) {
        byte[] bytes = key.array();
        int open = indexOf(bytes, '{', 0);
        if (open >= 0) {
            int close = indexOf(bytes, '}', open + 1);
            if (close > open + 1) {
                return Crc16.of(bytes, open + 1, close) % COUNT;
            }
        }
        return Crc16.of(bytes, 0, bytes.length) % COUNT;
    }

    private static int indexOf(byte[] bytes, char wanted, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
