package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Crc64;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;
import dev.rediscover.persist.RdbDecoder.Corrupt;
import dev.rediscover.value.StringValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The elements of which RDB files are made: lengths, strings, numbers; read from an array, or from a stream through a
 * buffer of 64 KB, never past the end. A length is believed only if as many bytes may still come.
 */
final class RdbInput {
    private static final int MOST_UNPACKED = 512 * 1024 * 1024;
    private static final int BUFFER = 1 << 16;
    private static final int LEAST_READ_APART = 1 << 12;
    private static final int NO_FILE = -1;

    private final InputStream source; // null if all is in the array
    private byte[] bytes;
    private int end;
    private int at;
    private long left; // how many bytes the source may have
    private long passed; // how many bytes stood before the buffer
    private int summed; // up to where in the buffer the checksum goes
    private long crc;
    private boolean sums;

    RdbInput(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
        source = null;
    }

    /**
     * Reads {@code source}, which has {@code size} bytes at most.
     *
     * @param sums whether the checksum of what is read is reckoned
     */
    RdbInput(InputStream source, long size, boolean sums) {
        this.source = source;
        this.sums = sums;
        bytes = new byte[(int) Math.max(1, Math.min(BUFFER, size))];
        left = size;
    }

    /** Whether everything has been read; not for streams that may be shorter than they were said to be. */
    boolean atEnd() {
        return at == end && left == 0;
    }

    /** How many bytes have been read. */
    long position() {
        return passed + at;
    }

    /** How many bytes may still come. */
    long remaining() {
        return end - at + left;
    }

    /** The checksum of all that has been read, if it is reckoned. */
    long checksum() {
        sum();
        return crc;
    }

    /** From here on no checksum is reckoned. */
    void stopSumming() {
        sums = false;
    }

    private void sum() {
        if (sums) {
            crc = Crc64.update(crc, bytes, summed, at);
        }
        summed = at;
    }

    /** That many bytes must still come. */
    private void need(long count) {
        if (count < 0 || count > remaining()) {
            throw Corrupt.early();
        }
    }

    /** That many bytes, a few, must stand in the buffer. */
    private void have(int count) {
        if (count > end - at) {
            need(count);
            refill(count);
        }
    }

    private void refill(int count) {
        sum();
        System.arraycopy(bytes, at, bytes, 0, end - at);
        passed += at;
        end -= at;
        at = 0;
        summed = 0;
        while (end < count) {
            end += read(bytes, end, (int) Math.min(left, bytes.length - end));
        }
    }

    private int read(byte[] into, int from, int most) {
        try {
            int count = most == 0 ? NO_FILE : source.read(into, from, most);
            if (count < 0) {
                left = 0;
                throw Corrupt.early();
            }
            left -= count;
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int unsignedByte() {
        if (at == end) {
            have(1);
        }
        return bytes[at++] & 0xff;
    }

    /** The next byte, which is read again afterwards. */
    int peek() {
        have(1);
        return bytes[at] & 0xff;
    }

    long littleEndian(int count) {
        have(count);
        long number = 0;
        for (int i = 0; i < count; i++) {
            number |= (bytes[at++] & 0xffL) << (8 * i);
        }
        return number;
    }

    private long bigEndian(int count) {
        have(count);
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | bytes[at++] & 0xffL;
        }
        return number;
    }

    /** A length, which must not be one of the special encodings. */
    long length() {
        long length = unsigned();
        if (length < 0) {
            throw new Corrupt("a length that is none");
        }
        return length;
    }

    /** A number in the form of a length, of up to 64 bits without a sign. */
    long unsigned() {
        int first = unsignedByte();
        return switch (first >> 6) {
            case 0 -> first;
            case 1 -> (first & 0x3f) << 8 | unsignedByte();
            case 2 -> {
                if (first != RdbTypes.LENGTH_32 && first != RdbTypes.LENGTH_64) {
                    throw new Corrupt("a length that is none");
                }
                yield bigEndian(first == RdbTypes.LENGTH_32 ? Integer.BYTES : Long.BYTES);
            }
            default -> throw new Corrupt("a length that is none");
        };
    }

    /** How many elements follow, each of which takes {@code least} bytes at least. */
    long count(int least) {
        long count = length();
        if (count > remaining() / least) {
            throw Corrupt.early();
        }
        return count;
    }

    /** A string: plain, an integer, or packed with LZF. */
    Bytes string() {
        return string(Long.MAX_VALUE);
    }

    /** The same of at most {@code most} bytes. */
    Bytes string(long most) {
        int first = peek();
        if (first >> 6 != 3) {
            return plain(atMost(length(), most));
        }
        return first == RdbTypes.LZF ? packed(most) : Bytes.of(integer());
    }

    /** A string as a value. */
    StringValue stringValue() {
        int first = peek();
        return first >> 6 == 3 && first != RdbTypes.LZF ? StringValue.of(integer()) : StringValue.of(string());
    }

    /** Passes over a string; gives its length, unpacked. */
    long skipString() {
        int first = peek();
        if (first >> 6 != 3) {
            long length = length();
            skip(length);
            return length;
        }
        if (first != RdbTypes.LZF) {
            return Bytes.of(integer()).length();
        }
        return string().length(); // the only way to know whether it unpacks
    }

    private long integer() {
        return switch (unsignedByte() & 0x3f) {
            case 0 -> littleEndian(1) << 56 >> 56;
            case 1 -> littleEndian(2) << 48 >> 48;
            case 2 -> littleEndian(4) << 32 >> 32;
            default -> throw new Corrupt("a string of unknown kind");
        };
    }

    /** Passes over bytes. */
    void skip(long count) {
        need(count);
        long rest = count;
        while (rest > end - at) {
            rest -= end - at;
            at = end;
            have(1);
        }
        at += (int) rest;
    }

    private Bytes plain(long length) {
        need(length);
        if (length > Integer.MAX_VALUE - 16) {
            throw new Corrupt("a string that is too long");
        }
        int size = (int) length;
        if (size > end - at && size >= LEAST_READ_APART) {
            return Bytes.wrap(apart(size));
        }
        have(size);
        Bytes text = Bytes.copyOf(bytes, at, at + size);
        at += size;
        return text;
    }

    /** Bytes that are read past the buffer to where they stay. */
    private byte[] apart(int size) {
        byte[] text = new byte[size];
        int begun = end - at;
        System.arraycopy(bytes, at, text, 0, begun);
        at = end;
        sum();
        for (int i = begun; i < size; ) {
            i += read(text, i, size - i);
        }
        if (sums) {
            crc = Crc64.update(crc, text, begun, size);
        }
        passed += end + (size - begun);
        at = 0;
        end = 0;
        summed = 0;
        return text;
    }

    private static long atMost(long length, long most) {
        if (length > most) {
            throw new Corrupt("a string that is too long");
        }
        return length;
    }

    private Bytes packed(long most) {
        at++;
        long packedLength = length();
        long length = atMost(length(), Math.min(most, MOST_UNPACKED));
        need(packedLength);
        if (length > packedLength * Lzf.MOST_EXPANSION || packedLength > MOST_UNPACKED) {
            throw new Corrupt("a packed string of impossible length");
        }
        int size = (int) packedLength;
        if (size > end - at && size >= LEAST_READ_APART) {
            return Lzf.unpack(apart(size), 0, size, (int) length);
        }
        have(size);
        Bytes text = Lzf.unpack(bytes, at, at + size, (int) length);
        at += size;
        return text;
    }

    /** {@code count} strings. */
    List<Bytes> strings(long count) {
        need(count); // each takes a byte at least
        List<Bytes> strings = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            strings.add(string());
        }
        return strings;
    }

    double binaryDouble() {
        return Double.longBitsToDouble(littleEndian(Long.BYTES));
    }

    /** The form of RDB versions before 8: a length, then the digits; 253 to 255 for NaN and the infinities. */
    double textDouble() {
        int length = unsignedByte();
        switch (length) {
            case 253:
                return Double.NaN;
            case 254:
                return Double.POSITIVE_INFINITY;
            case 255:
                return Double.NEGATIVE_INFINITY;
            default:
                try {
                    return Numbers.parseDouble(plain(length));
                } catch (NotANumber e) {
                    throw new Corrupt("a score that is no number");
                }
        }
    }
}
