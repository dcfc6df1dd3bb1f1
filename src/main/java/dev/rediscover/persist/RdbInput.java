package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;
import dev.rediscover.persist.RdbDecoder.Corrupt;
import java.util.ArrayList;
import java.util.List;

/** The elements of which RDB files are made: lengths, strings, numbers; read from an array, never past its end. */
final class RdbInput {
    private static final int MOST_UNPACKED = 512 * 1024 * 1024;

    private final byte[] bytes;
    private final int end;
    private int at;

    RdbInput(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    boolean atEnd() {
        return at == end;
    }

    int unsignedByte() {
        need(1);
        return bytes[at++] & 0xff;
    }

    private void need(long count) {
        if (count < 0 || count > end - at) {
            throw new Corrupt("the end came too early");
        }
    }

    long littleEndian(int count) {
        need(count);
        long number = 0;
        for (int i = 0; i < count; i++) {
            number |= (bytes[at++] & 0xffL) << (8 * i);
        }
        return number;
    }

    private long bigEndian(int count) {
        need(count);
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

    /** A string: plain, an integer, or packed with LZF. */
    Bytes string() {
        return string(Long.MAX_VALUE);
    }

    /** The same of at most {@code most} bytes. */
    Bytes string(long most) {
        need(1);
        int first = bytes[at] & 0xff;
        if (first >> 6 != 3) {
            return plain(atMost(length(), most));
        }
        at++;
        return switch (first & 0x3f) {
            case 0 -> Bytes.of(littleEndian(1) << 56 >> 56);
            case 1 -> Bytes.of(littleEndian(2) << 48 >> 48);
            case 2 -> Bytes.of(littleEndian(4) << 32 >> 32);
            case 3 -> packed(most);
            default -> throw new Corrupt("a string of unknown kind");
        };
    }

    private Bytes plain(long length) {
        need(length);
        Bytes text = Bytes.copyOf(bytes, at, at + (int) length);
        at += (int) length;
        return text;
    }

    private static long atMost(long length, long most) {
        if (length > most) {
            throw new Corrupt("a string that is too long");
        }
        return length;
    }

    private Bytes packed(long most) {
        long packedLength = length();
        long length = atMost(length(), Math.min(most, MOST_UNPACKED));
        need(packedLength);
        if (length > packedLength * Lzf.MOST_EXPANSION) {
            throw new Corrupt("a packed string of impossible length");
        }
        Bytes text = Lzf.unpack(bytes, at, at + (int) packedLength, (int) length);
        at += (int) packedLength;
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
                need(length);
                Bytes digits = Bytes.copyOf(bytes, at, at + length);
                at += length;
                try {
                    return Numbers.parseDouble(digits);
                } catch (NotANumber e) {
                    throw new Corrupt("a score that is no number");
                }
        }
    }
}
