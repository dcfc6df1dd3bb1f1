package dev.rediscover.base;

/** The 16-bit checksum that spreads keys over cluster slots: CRC-16/XMODEM (polynomial 0x1021, start 0). */
public final class Crc16 {
    private static final char[] TABLE = table();

    private Crc16() {}

    private static char[] table() {
        char[] table = new char[256];
        for (int i = 0; i < 256; i++) {
            int crc = i << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
            }
            table[i] = (char) crc;
        }
        return table;
    }

    /** The checksum of {@code data[from, to)}, 0 to 65535. */
    public static int of(byte[] data, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc = ((crc << 8) & 0xffff) ^ TABLE[(crc >>> 8) ^ (data[i] & 0xff)];
        }
        return crc;
    }
}
