package dev.rediscover.persist;

/**
 * Packs strings with LZF (format of Marc Lehmann's liblzf): literals of up to 32 bytes behind their count, and copies
 * of 3 to 264 bytes that were seen at most 8192 bytes before. Where three bytes were seen last is noted by their hash,
 * in a table that is not cleared between strings: what was noted before counts as unseen.
 */
final class LzfPacker {
    private static final int HASH_BITS = 14;
    private static final int FARTHEST = 1 << 13;
    private static final int LONGEST_COPY = 264;
    private static final int LONGEST_LITERAL = 32;
    private static final int MOST_A_STEP = 5; // bytes written between two looks at the room that is left

    private final int[] seen = new int[1 << HASH_BITS];
    private int noted; // places at or below this one belong to strings before
    private byte[] packed = new byte[1 << 12];
    private int length;
    private int literals;

    /** What was packed last, as far as {@link #pack} said. */
    byte[] packed() {
        return packed;
    }

    /** Packs {@code in[from, to)} into at most {@code most} bytes; gives how many these are, 0 if they do not do. */
    int pack(byte[] in, int from, int to, int most) {
        begin(to - from, most);
        int at = from;
        while (at < to && length <= most) {
            int before = at + 2 < to ? seenBefore(in, at, from) : -1;
            if (before < 0) {
                literal(in[at++]);
            } else {
                int same = same(in, before, at, Math.min(LONGEST_COPY, to - at));
                copy(at - before - 1, same);
                note(in, at + 1, Math.min(at + same, to - 2), from);
                at += same;
            }
        }
        endLiterals();
        noted += to - from + 1; // whether or not this did
        return at < to || length > most ? 0 : length;
    }

    private void begin(int size, int most) {
        if (noted > Integer.MAX_VALUE - size - 2) {
            java.util.Arrays.fill(seen, 0);
            noted = 0;
        }
        if (packed.length < most + MOST_A_STEP + 1) {
            packed = new byte[most + MOST_A_STEP + 1];
        }
        length = 1; // the count of literals comes first
        literals = 0;
    }

    private static int hash(byte[] in, int at) {
        int three = (in[at] & 0xff) << 16 | (in[at + 1] & 0xff) << 8 | in[at + 2] & 0xff;
        return three * 0x9E3779B1 >>> 32 - HASH_BITS;
    }

    /** Where the three bytes at {@code at} stand before; -1 if nowhere near. Notes that they stand here. */
    private int seenBefore(byte[] in, int at, int from) {
        int hash = hash(in, at);
        int last = seen[hash] - noted - 1 + from;
        seen[hash] = noted + 1 + at - from;
        boolean near = last >= from && at - last <= FARTHEST;
        return near && in[last] == in[at] && in[last + 1] == in[at + 1] && in[last + 2] == in[at + 2] ? last : -1;
    }

    private void note(byte[] in, int start, int end, int from) {
        for (int i = Math.max(start, end - 2); i < end; i++) { // the last ones do
            seen[hash(in, i)] = noted + 1 + i - from;
        }
    }

    private static int same(byte[] in, int before, int at, int most) {
        int same = 3;
        while (same < most && in[before + same] == in[at + same]) {
            same++;
        }
        return same;
    }

    private void literal(byte b) {
        packed[length++] = b;
        if (++literals == LONGEST_LITERAL) {
            endLiterals();
            length++;
        }
    }

    private void endLiterals() {
        if (literals > 0) {
            packed[length - literals - 1] = (byte) (literals - 1);
            literals = 0;
        } else {
            length--; // there is nothing to count
        }
    }

    private void copy(int distance, int size) {
        endLiterals();
        int rest = size - 2;
        packed[length++] = (byte) (distance >> 8 | Math.min(rest, 7) << 5);
        if (rest >= 7) {
            packed[length++] = (byte) (rest - 7);
        }
        packed[length++] = (byte) distance;
        length++;
    }
}
