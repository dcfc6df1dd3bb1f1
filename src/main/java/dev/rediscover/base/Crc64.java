package dev.rediscover.base;

/** The 64-bit checksum at the end of RDB files and DUMP payloads: CRC-64, Jones's polynomial, reflected. */
public final class Crc64 {
    // The polynomial 0xad93d23594c935a9 with its bits in reverse order.
    private static final long REFLECTED = 0x95ac9329ac4bc9b5L;
    private static final int SLICE = 8; // bytes at a time
    // What each byte value stands for with 0 to 7 bytes behind it, one table behind another.
    private static final long[] TABLE = table();
    private static final int HARDLY_ANY = 64;

    private Crc64() {}

    private static long[] table() {
        long[] table = new long[256 * SLICE];
        for (int i = 0; i < 256; i++) {
            long crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ REFLECTED;
            }
            table[i] = crc;
        }
        for (int i = 256; i < table.length; i++) {
            long before = table[i - 256];
            table[i] = table[(int) before & 0xff] ^ (before >>> 8);
        }
        return table;
    }

    /** The checksum of {@code data[from, to)}. */
    public static long of(byte[] data, int from, int to) {
        return update(0, data, from, to);
    }

    /** The checksum of what gave {@code crc} followed by {@code data[from, to)}; start with 0. */
    public static long update(long crc, byte[] data, int from, int to) {
        int at = from;
        if (to - from >= HARDLY_ANY) {
            for (; at + SLICE <= to; at += SLICE) {
                crc = slice(crc ^ little(data, at));
            }
        }
        for (; at < to; at++) {
            crc = TABLE[(int) (crc ^ data[at]) & 0xff] ^ (crc >>> 8);
        }
        return crc;
    }

    private static long little(byte[] data, int at) {
        return data[at] & 0xffL
                | (data[at + 1] & 0xffL) << 8
                | (data[at + 2] & 0xffL) << 16
                | (data[at + 3] & 0xffL) << 24
                | (data[at + 4] & 0xffL) << 32
                | (data[at + 5] & 0xffL) << 40
                | (data[at + 6] & 0xffL) << 48
                | (long) data[at + 7] << 56;
    }

    private static long slice(long mixed) {
        return TABLE[7 << 8 | (int) mixed & 0xff]
                ^ TABLE[6 << 8 | (int) (mixed >>> 8) & 0xff]
                ^ TABLE[5 << 8 | (int) (mixed >>> 16) & 0xff]
                ^ TABLE[4 << 8 | (int) (mixed >>> 24) & 0xff]
                ^ TABLE[3 << 8 | (int) (mixed >>> 32) & 0xff]
                ^ TABLE[2 << 8 | (int) (mixed >>> 40) & 0xff]
                ^ TABLE[1 << 8 | (int) (mixed >>> 48) & 0xff]
                ^ TABLE[(int) (mixed >>> 56)];
    }

    /**
     * The checksum of what gave {@code first} followed by {@code length} bytes that alone gave {@code second}: it is
     * linear, so that zeros behind the first are a matrix over bits, which is squared for each power of two.
     */
    public static long join(long first, long second, long length) {
        long[] zeros = new long[Long.SIZE]; // what each bit becomes by so many zero bits
        zeros[0] = REFLECTED;
        for (int i = 1; i < Long.SIZE; i++) {
            zeros[i] = 1L << (i - 1);
        }
        for (int i = 0; i < 3; i++) {
            zeros = squared(zeros); // from a bit to a byte
        }
        long crc = first;
        for (long rest = length; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                crc = times(zeros, crc);
            }
            zeros = squared(zeros);
        }
        return crc ^ second;
    }

    private static long times(long[] matrix, long bits) {
        long product = 0;
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            product ^= matrix[Long.numberOfTrailingZeros(rest)];
        }
        return product;
    }

    private static long[] squared(long[] matrix) {
        long[] square = new long[Long.SIZE];
        for (int i = 0; i < Long.SIZE; i++) {
            square[i] = times(matrix, matrix[i]);
        }
        return square;
    }
}
