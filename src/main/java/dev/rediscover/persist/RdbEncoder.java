package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.value.ArrayScan;
import dev.rediscover.value.ArrayValue;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.io.ByteArrayOutputStream;
import java.util.Map;

/**
 * Writes a value as RDB files hold it: a byte for the type, then the value in the type's plain encoding, which every
 * version of Redis reads. Source: the RDB file format as described at rdb.fnordig.de and by the constants of rdb.h.
 */
final class RdbEncoder {
    private static final int INT8 = 0xc0;
    private static final int INT16 = 0xc1;
    private static final int INT32 = 0xc2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private RdbEncoder() {}

    static byte[] encode(Value value) {
        RdbEncoder encoder = new RdbEncoder();
        encoder.write(value);
        return encoder.out.toByteArray();
    }

    /** A string by itself. */
    static byte[] text(Bytes text) {
        RdbEncoder encoder = new RdbEncoder();
        encoder.string(text);
        return encoder.out.toByteArray();
    }

    private void write(Value value) {
        switch (value.type()) {
            case STRING -> {
                out.write(RdbTypes.STRING);
                string(((StringValue) value).bytes());
            }
            case LIST -> list((ListValue) value);
            case SET -> set((SetValue) value);
            case HASH -> hash((HashValue) value);
            case ZSET -> zset((ZSetValue) value);
            case ARRAY -> array((ArrayValue) value);
            case STREAM -> stream((StreamValue) value);
            default -> throw new IllegalArgumentException("no RDB form for " + value.typeName());
        }
    }

    private void list(ListValue list) {
        out.write(RdbTypes.LIST);
        length(list.size());
        for (Bytes element : list) {
            string(element);
        }
    }

    private void set(SetValue set) {
        out.write(RdbTypes.SET);
        length(set.size());
        for (Bytes member : set) {
            string(member);
        }
    }

    private void zset(ZSetValue zset) {
        out.write(RdbTypes.ZSET_2);
        length(zset.size());
        for (ScoredMember entry : zset) {
            string(entry.member());
            long bits = Double.doubleToRawLongBits(entry.score());
            littleEndian(bits, Long.BYTES);
        }
    }

    /** A hash whose fields expire has a form of its own: the earliest expiry, then each field's distance from it. */
    private void hash(HashValue hash) {
        long earliest = hash.nextExpiry();
        out.write(earliest < 0 ? RdbTypes.HASH : RdbTypes.HASH_METADATA);
        if (earliest >= 0) {
            littleEndian(earliest, Long.BYTES);
        }
        length(hash.size());
        for (HashValue.Field field : hash) {
            if (earliest >= 0) {
                long at = hash.expiry(field.name());
                length(at < 0 ? 0 : at - earliest + 1);
            }
            string(field.name());
            string(field.value());
        }
    }

    /** The count, the last insert if there was one, then each value behind its position and its kind. */
    private void array(ArrayValue array) {
        out.write(RdbTypes.ARRAY);
        length(array.size());
        boolean inserted = array.lastInsert() != ArrayValue.NONE;
        length(inserted ? 1 : 0);
        if (inserted) {
            length(array.lastInsert());
        }
        ArrayScan scan = array.scan(0, array.length() - 1);
        while (scan.next()) {
            length(scan.position());
            arrayValue(scan.value());
        }
    }

    private void arrayValue(Bytes value) {
        double decimal = ArrayValue.storedDouble(value);
        if (Numbers.isLong(value) && fits62Bits(Numbers.parseLong(value))) {
            length(RdbTypes.ARRAY_INTEGER);
            littleEndian(Numbers.parseLong(value), Long.BYTES);
        } else if (!Double.isNaN(decimal)) {
            length(RdbTypes.ARRAY_DOUBLE);
            littleEndian(Double.doubleToRawLongBits(decimal), Long.BYTES);
        } else {
            length(value.length() <= RdbTypes.ARRAY_SHORT ? RdbTypes.ARRAY_SHORT_TEXT : RdbTypes.ARRAY_TEXT);
            string(value);
        }
    }

    /** Redis keeps integers in 62 bits, beside a tag of two. */
    private static boolean fits62Bits(long number) {
        return number << 2 >> 2 == number;
    }

    /**
     * The form of 7.0, which later versions read as well. It knows nothing of entries that were given back to their
     * group, nor of what producers repeat, so these are left out.
     */
    private void stream(StreamValue stream) {
        out.write(RdbTypes.STREAM_2);
        length(stream.blocks());
        for (int i = 0; i < stream.blocks(); i++) {
            length(2 * Long.BYTES);
            rawId(stream.blockId(i));
            Bytes block = Bytes.wrap(stream.block(i));
            length(block.length());
            out.writeBytes(block.array());
        }
        length(stream.size());
        id(stream.lastId());
        id(stream.firstId());
        id(stream.maxDeletedId());
        length(stream.entriesAdded());
        length(stream.groups().size());
        for (StreamGroup group : stream.groups().values()) {
            group(group);
        }
    }

    private void group(StreamGroup group) {
        string(group.name());
        id(group.lastId());
        length(group.entriesRead());
        long owned = 0;
        for (StreamConsumer consumer : group.consumers().values()) {
            owned += consumer.pending().size();
        }
        length(owned);
        for (Map.Entry<StreamId, StreamPending> each : group.pending().entrySet()) {
            if (each.getValue().consumer() != null) {
                rawId(each.getKey());
                littleEndian(each.getValue().deliveredAt(), Long.BYTES);
                length(each.getValue().deliveries());
            }
        }
        length(group.consumers().size());
        for (StreamConsumer consumer : group.consumers().values()) {
            string(consumer.name());
            littleEndian(consumer.seenAt(), Long.BYTES);
            length(consumer.pending().size());
            for (StreamId id : consumer.pending().keySet()) {
                rawId(id);
            }
        }
    }

    private void id(StreamId id) {
        length(id.ms());
        length(id.seq());
    }

    private void rawId(StreamId id) {
        bigEndian(id.ms(), Long.BYTES);
        bigEndian(id.seq(), Long.BYTES);
    }

    private void string(Bytes text) {
        if (text.length() <= 11 && Numbers.isLong(text) && integer(Numbers.parseLong(text))) {
            return;
        }
        length(text.length());
        out.writeBytes(text.array());
    }

    private boolean integer(long number) {
        if (number == (byte) number) {
            out.write(INT8);
            littleEndian(number, Byte.BYTES);
        } else if (number == (short) number) {
            out.write(INT16);
            littleEndian(number, Short.BYTES);
        } else if (number == (int) number) {
            out.write(INT32);
            littleEndian(number, Integer.BYTES);
        } else {
            return false;
        }
        return true;
    }

    private void length(long length) {
        if (length < 0) {
            out.write(RdbTypes.LENGTH_64); // an unsigned number
            bigEndian(length, Long.BYTES);
        } else if (length < 1 << 6) {
            out.write((int) length);
        } else if (length < 1 << 14) {
            out.write((int) (length >> 8) | 0x40);
            out.write((int) length);
        } else if (length <= 0xffffffffL) {
            out.write(RdbTypes.LENGTH_32);
            bigEndian(length, Integer.BYTES);
        } else {
            out.write(RdbTypes.LENGTH_64);
            bigEndian(length, Long.BYTES);
        }
    }

    private void littleEndian(long number, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (number >>> (8 * i)));
        }
    }

    private void bigEndian(long number, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (number >>> (8 * i)));
        }
    }
}
