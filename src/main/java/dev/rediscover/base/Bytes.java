package dev.rediscover.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An immutable binary string: what Redis calls a string, any bytes of any length, compared as unsigned bytes.
 *
 * <p>Keys, values, members and arguments are all {@code Bytes}. Text enters as UTF-8 and is never decoded unless
 * somebody wants to look at it.
 */
public final class Bytes implements Comparable<Bytes> {
    /** The string of length 0. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** The UTF-8 encoding of {@code text}. */
    public static Bytes of(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The decimal digits of {@code number}. */
    public static Bytes of(long number) {
        if (number < 0) {
            return of(Long.toString(number));
        }
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        byte[] array = new byte[digits];
        long rest = number;
        for (int i = digits - 1; i >= 0; i--) {
            array[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return new Bytes(array);
    }

    /** Takes ownership of {@code array}: the caller must not change it afterwards. */
    public static Bytes wrap(byte[] array) {
        return array.length == 0 ? EMPTY : new Bytes(array);
    }

    /** A copy of {@code array[from, to)}. */
    public static Bytes copyOf(byte[] array, int from, int to) {
        return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(array, from, to));
    }

    public int length() {
        return array.length;
    }

    public boolean isEmpty() {
        return array.length == 0;
    }

    /** The place of the first {@code c} at {@code from} or behind it; -1 if there is none. */
    public int indexOf(char c, int from) {
        for (int i = from; i < length(); i++) {
            if (at(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** The byte at {@code index}, 0 to 255. */
    public int at(int index) {
        return array[index] & 0xff;
    }

    /** The backing array itself, for reading only: changing it breaks every holder of this string. */
    public byte[] array() {
        return array;
    }

    /** The bytes from {@code from} (inclusive) to {@code to} (exclusive). */
    public Bytes slice(int from, int to) {
        return from == 0 && to == array.length ? this : copyOf(array, from, to);
    }

    public Bytes concat(Bytes other) {
        byte[] joined = Arrays.copyOf(array, array.length + other.array.length);
        System.arraycopy(other.array, 0, joined, array.length, other.array.length);
        return wrap(joined);
    }

    /** Whether these bytes spell the ASCII word {@code word}, whatever the case of the letters. */
    public boolean is(String word) {
        if (word.length() != array.length) {
            return false;
        }
        for (int i = 0; i < array.length; i++) {
            if (lower(array[i]) != lower((byte) word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    /** The text, decoded as UTF-8; bytes that are not UTF-8 become replacement characters. */
    public String utf8() {
        return new String(array, StandardCharsets.UTF_8);
    }

    /** The text, one character per byte (ISO 8859-1): lossless, for bytes that are known to be ASCII or for tests. */
    public String latin1() {
        return new String(array, StandardCharsets.ISO_8859_1);
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(array, other.array);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes b && Arrays.equals(array, b.array);
    }

    @Override
    public int hashCode() {
        return hash(array);
    }

    /** The hash code of a string of these bytes, well mixed in its low bits, because tables use them for a bucket. */
    public static int hash(byte[] array) {
        int h = Arrays.hashCode(array) * 0x9E3779B9;
        return h ^ (h >>> 15);
    }

    /** For messages and debugging; use {@link #utf8()} where the text itself matters. */
    @Override
    public String toString() {
        return utf8();
    }
}
