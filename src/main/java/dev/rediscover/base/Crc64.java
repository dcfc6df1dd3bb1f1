package dev.rediscover.base;

/** The 64-bit checksum at the end of RDB files and DUMP payloads: CRC-64, Jones's polynomial, reflected. */
public final class Crc64 {
    // The polynomial 0xad93d23594c935a9 with its bits in reverse order.
    private static final long REFLECTED = 0x95ac9329ac4bc9b5L;
    private static final long[] TABLE = table();

    private Crc64() {}

    private static long[] table() {
        long[] table = new long[256];
        for (int i = 0; i < 256; i++) {
            long crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ REFLECTED;
            }
            table[i] = crc;
        }
        return table;
    }

    /** The checksum of {@code data[from, to)}. */
    public static long of(byte[] data, int from, int to) {
        return update(0, data, from, to);
    }

    /** The checksum of what gave {@code crc} followed by {@code data[from, to)}; start with 0. */
    public static long update(long crc, byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            crc = TABLE[(int) (crc ^ data[i]) & 0xff] ^ (crc >>> 8);
        }
        return crc;
    }
}
