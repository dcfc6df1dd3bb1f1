package dev.rediscover.value;

import dev.rediscover.base.Bytes;

/**
 * Reads elements of Redis's listpack format from left to right. Broken data raises {@link IllegalArgumentException} or
 * {@link IndexOutOfBoundsException}, never anything else. Source: listpack.c and its specification.
 */
public final class ListpackReader {
    private static final int END = 0xff;

    private final byte[] data;
    private final int end;
    private int at;

    /** Reads the elements in {@code data} from index {@code from} up to {@code end} or an end mark. */
    public ListpackReader(byte[] data, int from, int end) {
        this.data = data;
        this.at = from;
        this.end = end;
    }

    public boolean hasNext() {
        return at < end && byteAt(at) != END;
    }

    /** The index of the element to be read next. */
    public int position() {
        return at;
    }

    private int byteAt(int index) {
        if (index >= end) {
            throw new IndexOutOfBoundsException(index);
        }
        return data[index] & 0xff;
    }

    /** The next element; integers come as their digits. */
    public Bytes next() {
        int start = at;
        int first = byteAt(at);
        int length = textLength(first);
        if (length < 0) {
            return Bytes.of(integer(first, start));
        }
        int from = at;
        if (length > end - from) {
            throw new IndexOutOfBoundsException(from + length);
        }
        at += length;
        backLength(start);
        return Bytes.copyOf(data, from, from + length);
    }

    /** The next element, which must be an integer. */
    public long nextInteger() {
        int first = byteAt(at);
        if (textLength(first) >= 0) {
            throw new IllegalArgumentException("not an integer");
        }
        return integer(first, at);
    }

    /** Passes over elements. */
    public void skip(long count) {
        for (long i = 0; i < count; i++) {
            int start = at;
            int first = byteAt(at);
            int length = textLength(first);
            if (length < 0) {
                integer(first, start);
            } else {
                at = Math.addExact(at, length);
                backLength(start);
            }
        }
    }

    /** The length of a text that begins here, and moves to its bytes; -1, without moving, if it is an integer. */
    private int textLength(int first) {
        if (first >= 0x80 && first < 0xc0) {
            at++;
            return first & 0x3f;
        }
        if (first >= 0xe0 && first < 0xf0) {
            at += 2;
            return (first & 0x0f) << 8 | byteAt(at - 1);
        }
        if (first != 0xf0) {
            return -1;
        }
        long length = little(at + 1, 4) & 0xffffffffL;
        at += 5;
        if (length > end) {
            throw new IndexOutOfBoundsException("a text that is too long");
        }
        return (int) length;
    }

    private long integer(int first, int start) {
        long value;
        if (first < 0x80) {
            value = first;
            at = start + 1;
        } else if (first >= 0xc0 && first < 0xe0) {
            int bits = (first & 0x1f) << 8 | byteAt(start + 1);
            value = bits < 1 << 12 ? bits : bits - (1 << 13);
            at = start + 2;
        } else {
            int bytes = switch (first) {
                case 0xf1 -> 2;
                case 0xf2 -> 3;
                case 0xf3 -> 4;
                case 0xf4 -> 8;
                default -> throw new IllegalArgumentException("a listpack element of unknown kind");
            };
            value = little(start + 1, bytes);
            at = start + 1 + bytes;
        }
        backLength(start);
        return value;
    }

    /** A signed number, the lowest byte first. */
    private long little(int from, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) byteAt(from + i) << 8 * i;
        }
        int unused = 64 - 8 * bytes;
        return value << unused >> unused;
    }

    private void backLength(int start) {
        at += Listpack.backLengthSize(at - start);
    }
}
