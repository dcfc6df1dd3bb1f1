package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.value.StringValue;
import java.util.Arrays;

/** The elements of which RDB files are made, written into an array that grows, or is handed out when it is full. */
final class RdbOutput {
    private static final int INT8 = 0xc0;
    private static final int INT16 = 0xc1;
    private static final int INT32 = 0xc2;
    private static final int LONGEST_INTEGER = 11;
    private static final int LONGEST_UNPACKED = 20;
    private static final int LEAST_SAVED = 4;

    private final RdbSink sink;
    private final LzfPacker packer;
    private byte[] bytes;
    private int length;
    private long handedOut;
    private boolean spilling;

    /**
     * Output into one array of {@code room} bytes that grows.
     *
     * @param compress whether long strings are packed
     * @param sink where full arrays go if that is asked for; may be {@code null}
     */
    RdbOutput(int room, boolean compress, RdbSink sink) {
        bytes = new byte[room];
        packer = compress ? new LzfPacker() : null;
        this.sink = sink;
    }

    /** How many bytes have not been handed out. */
    int length() {
        return length;
    }

    /** How many bytes have been written. */
    long written() {
        return handedOut + length;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Whether the array is handed out when it is full, instead of growing. */
    void spill(boolean on) {
        spilling = on;
    }

    /** Hands out what there is. */
    void handOut() {
        if (length > 0) {
            handedOut += length;
            bytes = sink.chunk(bytes, length);
            length = 0;
        }
    }

    private void room(int count) {
        if (bytes.length - length < count) {
            grow(count);
        }
    }

    private void grow(int count) {
        if (spilling) {
            handOut();
        }
        if (bytes.length - length < count) {
            int needed = Math.addExact(length, count);
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(bytes.length * 2L, 1 << 30)));
        }
    }

    void write(int b) {
        room(1);
        bytes[length++] = (byte) b;
    }

    void littleEndian(long number, int count) {
        room(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) (number >>> (8 * i));
        }
    }

    void bigEndian(long number, int count) {
        room(count);
        for (int i = count - 1; i >= 0; i--) {
            bytes[length++] = (byte) (number >>> (8 * i));
        }
    }

    /** A number in the form of a length; one without a sign may be negative here. */
    void length(long number) {
        room(1 + Long.BYTES);
        if (number >= 0 && number < 1 << 6) {
            bytes[length++] = (byte) number;
        } else if (number >= 0 && number < 1 << 14) {
            bytes[length++] = (byte) (number >> 8 | 0x40);
            bytes[length++] = (byte) number;
        } else if (number >= 0 && number <= 0xffffffffL) {
            bytes[length++] = (byte) RdbTypes.LENGTH_32;
            bigEndian(number, Integer.BYTES);
        } else {
            bytes[length++] = (byte) RdbTypes.LENGTH_64;
            bigEndian(number, Long.BYTES);
        }
    }

    void raw(byte[] text, int from, int to) {
        int at = from;
        while (spilling && to - at > RdbWriter.CHUNK) {
            room(RdbWriter.CHUNK);
            System.arraycopy(text, at, bytes, length, RdbWriter.CHUNK);
            length += RdbWriter.CHUNK;
            at += RdbWriter.CHUNK;
        }
        room(to - at);
        System.arraycopy(text, at, bytes, length, to - at);
        length += to - at;
    }

    void string(Bytes text) {
        string(text.array(), 0, text.length());
    }

    /** A string in the shortest form: an integer, packed, or plain. */
    void string(byte[] text, int from, int to) {
        int size = to - from;
        if (size <= LONGEST_INTEGER) {
            room(size + Long.BYTES);
            System.arraycopy(text, from, bytes, length + 1, size);
            shortString(size);
        } else if (packer == null || size <= LONGEST_UNPACKED || !packed(text, from, to)) {
            length(size);
            raw(text, from, to);
        }
    }

    void string(StringValue value) {
        int size = value.length();
        if (size <= LONGEST_UNPACKED) {
            room(size + Long.BYTES);
            value.copyTo(bytes, length + 1);
            shortString(size);
        } else {
            string(value.bytes());
        }
    }

    /** The text stands one byte from here already. */
    private void shortString(int size) {
        byte first = size == 0 ? 0 : bytes[length + 1];
        if (size <= LONGEST_INTEGER && first <= '9' && integer(length + 1, length + 1 + size)) {
            return;
        }
        bytes[length] = (byte) size;
        length += 1 + size;
    }

    private boolean integer(int from, int to) {
        if (!Numbers.isLong(bytes, from, to)) {
            return false;
        }
        long number = Numbers.parseLong(bytes, from, to);
        if (number == (byte) number) {
            write(INT8);
            littleEndian(number, Byte.BYTES);
        } else if (number == (short) number) {
            write(INT16);
            littleEndian(number, Short.BYTES);
        } else if (number == (int) number) {
            write(INT32);
            littleEndian(number, Integer.BYTES);
        } else {
            return false;
        }
        return true;
    }

    private boolean packed(byte[] text, int from, int to) {
        int size = packer.pack(text, from, to, to - from - LEAST_SAVED);
        if (size == 0) {
            return false;
        }
        write(RdbTypes.LZF);
        length(size);
        length(to - from);
        raw(packer.packed(), 0, size);
        return true;
    }
}
