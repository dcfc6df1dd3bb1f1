package dev.rediscover.base;

/** MurmurHash64A, the public-domain hash by Austin Appleby that HyperLogLog uses in Redis. */
public final class MurmurHash {
    private static final long M = 0xc6a4a7935bd1e995L;
    private static final int R = 47;

    private MurmurHash() {}

    /** The hash of {@code text} by {@code seed}, the same on every machine. */
    public static long of(Bytes text, long seed) {
        byte[] bytes = text.array();
        long hash = seed ^ bytes.length * M;
        int at = 0;
        for (; at + 8 <= bytes.length; at += 8) {
            long k = littleEndian(bytes, at, 8) * M;
            k = (k ^ k >>> R) * M;
            hash = (hash ^ k) * M;
        }
        if (at < bytes.length) {
            hash = (hash ^ littleEndian(bytes, at, bytes.length - at)) * M;
        }
        hash = (hash ^ hash >>> R) * M;
        return hash ^ hash >>> R;
    }

    private static long littleEndian(byte[] bytes, int from, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | bytes[from + i] & 0xff;
        }
        return value;
    }
}
