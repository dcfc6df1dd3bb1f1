package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import java.util.Arrays;

/**
 * Appends elements in Redis's listpack format: integers in as few bytes as they need, texts behind their length, and
 * behind each element its own length, to be walked backwards by. Source: listpack.c and its specification.
 */
public final class ListpackWriter {
    private byte[] data;
    private int size;

    /** Appends behind the {@code size} bytes that stand in {@code data}, as long as that has room in place. */
    public ListpackWriter(byte[] data, int size) {
        this.data = data;
        this.size = size;
    }

    /** The array that it writes to now. */
    public byte[] data() {
        return data;
    }

    /** How many bytes stand there. */
    public int size() {
        return size;
    }

    /** Appends an element: an integer where it spells one. */
    public void add(Bytes element) {
        add(element.array(), 0, element.length());
    }

    /** Appends the element {@code text[from, to)}. */
    void add(byte[] text, int from, int to) {
        if (Numbers.isLong(text, from, to)) {
            add(Numbers.parseLong(text, from, to));
        } else {
            text(text, from, to - from);
        }
    }

    /** Appends an integer. */
    public void add(long number) {
        int start = size;
        room(10);
        if (number >= 0 && number <= 127) {
            data[size++] = (byte) number;
        } else if (number >= -4096 && number <= 4095) {
            data[size++] = (byte) (0xc0 | (number >> 8 & 0x1f));
            data[size++] = (byte) number;
        } else if (number == (short) number) {
            fixed(0xf1, number, 2);
        } else if (number >= -(1 << 23) && number < 1 << 23) {
            fixed(0xf2, number, 3);
        } else {
            boolean fits = number == (int) number;
            fixed(fits ? 0xf3 : 0xf4, number, fits ? 4 : 8);
        }
        length(size - start);
    }

    private void fixed(int kind, long number, int bytes) {
        data[size++] = (byte) kind;
        little(number, bytes);
    }

    private void little(long number, int bytes) {
        for (int i = 0; i < bytes; i++) {
            data[size++] = (byte) (number >>> 8 * i);
        }
    }

    private void text(byte[] text, int from, int count) {
        int start = size;
        room(count + 10);
        if (count < 64) {
            data[size++] = (byte) (0x80 | count);
        } else if (count < 4096) {
            data[size++] = (byte) (0xe0 | count >> 8);
            data[size++] = (byte) count;
        } else {
            fixed(0xf0, count, 4);
        }
        System.arraycopy(text, from, data, size, count);
        size += count;
        length(size - start);
    }

    /** Seven bits a byte, the highest first; all but the first byte have their top bit set. */
    private void length(int length) {
        room(5);
        int bytes = Listpack.backLengthSize(length);
        for (int i = bytes - 1; i >= 0; i--) {
            int bits = length >>> 7 * i & 127;
            data[size++] = (byte) (i == bytes - 1 ? bits : bits | 128);
        }
    }

    private void room(int bytes) {
        if (size + bytes > data.length) {
            int more = Math.max(4096, data.length / 2);
            data = Arrays.copyOf(data, Math.max(size + bytes, Math.min(data.length * 2, data.length + more)));
        }
    }
}
