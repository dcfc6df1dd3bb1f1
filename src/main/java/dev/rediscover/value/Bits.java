package dev.rediscover.value;

import java.nio.ByteBuffer;

/**
 * Bits in byte arrays, counted as SETBIT counts them: bit 0 is the highest bit of the first byte. Long stretches are
 * looked at eight bytes at a time.
 */
final class Bits {
    private Bits() {}

    /** How many bits of {@code array} are set from {@code from} (inclusive) to {@code to} (exclusive). */
    static long count(byte[] array, long from, long to) {
        if (from >= to) {
            return 0;
        }
        int first = (int) (from >> 3);
        int last = (int) (to - 1 >> 3);
        if (first == last) {
            return Integer.bitCount(array[first] & headMask(from) & tailMask(to));
        }
        long count = Integer.bitCount(array[first] & headMask(from)) + Integer.bitCount(array[last] & tailMask(to));
        int whole = first + 1 + (last - first - 1 & ~7);
        for (int at = whole; at < last; at++) {
            count += Integer.bitCount(array[at] & 0xff);
        }
        return count + countWords(ByteBuffer.wrap(array), first + 1, whole);
    }

    /** Counts in two sums, so that a processor can add to both at once. */
    private static long countWords(ByteBuffer words, int from, int to) {
        long even = 0;
        long odd = 0;
        int at = from;
        for (; at + 16 <= to; at += 16) {
            even += Long.bitCount(words.getLong(at));
            odd += Long.bitCount(words.getLong(at + 8));
        }
        return even + odd + (at < to ? Long.bitCount(words.getLong(at)) : 0);
    }

    /** The first bit that is {@code set} from {@code from} (inclusive) to {@code to} (exclusive), or -1. */
    static long find(byte[] array, boolean set, long from, long to) {
        if (from >= to) {
            return -1;
        }
        int first = (int) (from >> 3);
        int last = (int) (to - 1 >> 3);
        int head = headMask(from) & (first == last ? tailMask(to) : 0xff);
        int at = first;
        int found = wanted(array[at], set) & head;
        if (found == 0 && at < last) {
            at = skip(array, set, at + 1, last);
            found = wanted(array[at], set) & (at == last ? tailMask(to) : 0xff);
        }
        return found == 0 ? -1 : 8L * at + Integer.numberOfLeadingZeros(found) - 24;
    }

    /** The first byte from {@code at} on that holds a wanted bit, or {@code last}. */
    private static int skip(byte[] array, boolean set, int at, int last) {
        ByteBuffer words = ByteBuffer.wrap(array);
        long empty = set ? 0 : -1;
        int next = at;
        while (next + 8 <= last && words.getLong(next) == empty) {
            next += 8;
        }
        while (next < last && array[next] == (byte) empty) {
            next++;
        }
        return next;
    }

    /** The byte with the bits that are looked for as ones. */
    private static int wanted(byte b, boolean set) {
        return (set ? b : ~b) & 0xff;
    }

    private static int headMask(long from) {
        return 0xff >> (from & 7);
    }

    private static int tailMask(long to) {
        return 0xff << (7 - (to - 1 & 7)) & 0xff;
    }

    /** The {@code bits} (1 to 64) from {@code offset} on as an unsigned number; beyond {@code length} all is 0. */
    static long get(byte[] array, int length, long offset, int bits) {
        long value = 0;
        int done = 0;
        while (done < bits) {
            int at = (int) (offset + done >> 3);
            int start = (int) (offset + done & 7);
            int taken = Math.min(8 - start, bits - done);
            int b = at < length ? array[at] & 0xff : 0;
            value = value << taken | b >> 8 - start - taken & (1 << taken) - 1;
            done += taken;
        }
        return value;
    }

    /** Writes the lowest {@code bits} (1 to 64) of {@code value} from {@code offset} on. */
    static void set(byte[] array, long offset, int bits, long value) {
        int done = 0;
        while (done < bits) {
            int at = (int) (offset + done >> 3);
            int start = (int) (offset + done & 7);
            int taken = Math.min(8 - start, bits - done);
            int shift = 8 - start - taken;
            int mask = (1 << taken) - 1 << shift;
            int part = (int) (value >>> bits - done - taken) << shift & mask;
            array[at] = (byte) (array[at] & ~mask | part);
            done += taken;
        }
    }
}
