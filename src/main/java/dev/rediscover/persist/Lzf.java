package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.RdbDecoder.Corrupt;

/** Unpacks LZF, in which RDB files keep long strings (format of Marc Lehmann's liblzf). */
final class Lzf {
    /** Three bytes can stand for at most 264 others. */
    static final int MOST_EXPANSION = 264 / 3 + 1;

    private static final int LITERALS = 1 << 5;

    private Lzf() {}

    private static long unpackedLength(byte[] in, int from, int to) {
        long length = 0;
        for (int i = from; i < to; ) {
            int control = in[i++] & 0xff;
            if (control < LITERALS) {
                length += control + 1;
                i += control + 1;
            } else {
                boolean isLong = control >> 5 == 7;
                length += (control >> 5) + 2 + (isLong && i < to ? in[i] & 0xff : 0);
                i += isLong ? 2 : 1;
            }
        }
        return length;
    }

    /** Unpacks {@code in[from, to)}, which must give exactly {@code length} bytes. */
    static Bytes unpack(byte[] in, int from, int to, int length) {
        if (unpackedLength(in, from, to) != length) {
            throw new Corrupt("a packed string that does not unpack"); // before room is made for what never comes
        }
        byte[] out = new byte[length];
        int i = from;
        int o = 0;
        try {
            while (i < to) {
                int control = in[i++] & 0xff;
                if (control < LITERALS) {
                    System.arraycopy(in, i, out, o, control + 1);
                    i += control + 1;
                    o += control + 1;
                } else {
                    int run = control >> 5;
                    run += run == 7 ? in[i++] & 0xff : 0;
                    int source = o - ((control & 0x1f) << 8 | in[i++] & 0xff) - 1;
                    for (int k = 0; k < run + 2; k++) {
                        out[o++] = out[source++];
                    }
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw new Corrupt("a packed string that does not unpack");
        }
        if (o != length || i != to) {
            throw new Corrupt("a packed string that does not unpack");
        }
        return Bytes.wrap(out);
    }
}
