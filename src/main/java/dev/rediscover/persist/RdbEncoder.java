package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.value.ArrayScan;
import dev.rediscover.value.ArrayValue;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ListNodes;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.ListpackWriter;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;

/**
 * Writes values as RDB files hold them: a byte for the type, in files the key, then the value. Values that are small
 * are written in the packed forms of Redis if that is asked for, else all in the types' plain forms, which every
 * version of Redis reads. Source: the RDB file format as described at rdb.fnordig.de and by the constants of rdb.h.
 */
final class RdbEncoder {
    private static final int LISTPACK_HEADER = 6;
    private static final int LISTPACK_END = 0xff;
    private static final int UNCOUNTED = 0xffff;
    private static final int INTSET_HEADER = 8;
    private static final int PLAIN_NODE = 1;
    private static final int PACKED_NODE = 2;
    private static final int SCRATCH_MOST = 1 << 16;
    private static final int NODE_MOST = 1 << 16;
    private static final int OLD_NODE_MOST = 1 << 20; // 7.0 knows large elements as they are, but seldom has any

    private final RdbOutput out;
    private final boolean packed;
    private final int version;
    private byte[] scratch = new byte[1 << 10];

    /**
     * Writes to {@code out}.
     *
     * @param packed whether small values are written in packed forms
     * @param version whose readers shall understand it
     */
    RdbEncoder(RdbOutput out, boolean packed, int version) {
        this.out = out;
        this.packed = packed;
        this.version = version;
    }

    /** A value in a plain form, with its type in front. */
    static byte[] encode(Value value) {
        RdbOutput out = new RdbOutput(64, false, null);
        RdbEncoder encoder = new RdbEncoder(out, false, DumpCommands.VERSION);
        int type = encoder.type(value);
        out.write(type);
        encoder.body(type, value);
        return out.toByteArray();
    }

    /** A string by itself. */
    static byte[] text(Bytes text) {
        RdbOutput out = new RdbOutput(text.length() + 9, false, null);
        out.string(text);
        return out.toByteArray();
    }

    /** The first version of the format that holds all of {@code value}. */
    static int versionFor(Value value) {
        return switch (value.type()) {
            case ARRAY -> RdbTypes.VERSION_WITH_ARRAYS;
            case HASH -> ((HashValue) value).nextExpiry() >= 0 ? RdbTypes.VERSION_WITH_FIELD_EXPIRY : 0;
            case STREAM -> RdbStreamEncoder.versionFor((StreamValue) value);
            default -> 0;
        };
    }

    /** The type under which {@code value} is written. */
    int type(Value value) {
        return switch (value.type()) {
            case STRING -> RdbTypes.STRING;
            case LIST -> packed ? RdbTypes.LIST_QUICKLIST_2 : RdbTypes.LIST;
            case SET -> setType(value.encoding());
            case HASH -> hashType((HashValue) value);
            case ZSET -> isListpack(value) ? RdbTypes.ZSET_LISTPACK : RdbTypes.ZSET_2;
            case ARRAY -> RdbTypes.ARRAY;
            case STREAM -> RdbStreamEncoder.type((StreamValue) value, version);
            default -> throw new IllegalArgumentException("no RDB form for " + value.typeName());
        };
    }

    private boolean isListpack(Value value) {
        return packed && value.encoding().equals("listpack");
    }

    private int setType(String encoding) {
        if (packed && encoding.equals("intset")) {
            return RdbTypes.SET_INTSET;
        }
        boolean known = version >= RdbTypes.VERSION_WITH_SET_LISTPACKS;
        return packed && known && encoding.equals("listpack") ? RdbTypes.SET_LISTPACK : RdbTypes.SET;
    }

    private int hashType(HashValue hash) {
        if (hash.nextExpiry() >= 0) {
            boolean few = packed && hash.encoding().equals("listpackex");
            return few ? RdbTypes.HASH_LISTPACK_EX : RdbTypes.HASH_METADATA;
        }
        return isListpack(hash) ? RdbTypes.HASH_LISTPACK : RdbTypes.HASH;
    }

    /** Writes {@code value} as {@code type} says, which {@link #type} has chosen. */
    void body(int type, Value value) {
        switch (type) {
            case RdbTypes.STRING -> out.string((StringValue) value);
            case RdbTypes.LIST -> list((ListValue) value);
            case RdbTypes.LIST_QUICKLIST_2 -> nodes((ListValue) value);
            case RdbTypes.SET -> set((SetValue) value);
            case RdbTypes.SET_INTSET -> intset((SetValue) value);
            case RdbTypes.SET_LISTPACK -> packedSet((SetValue) value);
            case RdbTypes.HASH, RdbTypes.HASH_METADATA -> hash((HashValue) value);
            case RdbTypes.HASH_LISTPACK, RdbTypes.HASH_LISTPACK_EX -> packedHash((HashValue) value);
            case RdbTypes.ZSET_2 -> zset((ZSetValue) value);
            case RdbTypes.ZSET_LISTPACK -> packedZset((ZSetValue) value);
            case RdbTypes.ARRAY -> array((ArrayValue) value);
            default -> new RdbStreamEncoder(out, type).write((StreamValue) value);
        }
    }

    // ---- packed forms

    private ListpackWriter listpack() {
        return new ListpackWriter(scratch, LISTPACK_HEADER);
    }

    /** Completes a listpack by its head and its end, and writes it as a string. */
    private void write(ListpackWriter listpack, long count) {
        int end = listpack.size();
        byte[] block = listpack.data();
        if (end == block.length) {
            block = java.util.Arrays.copyOf(block, end + 1);
        }
        block[end] = (byte) LISTPACK_END;
        little(block, 0, end + 1, Integer.BYTES);
        little(block, Integer.BYTES, Math.min(count, UNCOUNTED), Short.BYTES);
        out.string(block, 0, end + 1);
        scratch = block.length > scratch.length && block.length <= SCRATCH_MOST ? block : scratch;
    }

    private static void little(byte[] block, int at, long number, int count) {
        for (int i = 0; i < count; i++) {
            block[at + i] = (byte) (number >>> (8 * i));
        }
    }

    /** A node is a listpack of several elements, or one large element as it is. */
    private void nodes(ListValue list) {
        ListNodes nodes = list.nodes();
        int most = version < RdbTypes.VERSION_WITH_SET_LISTPACKS ? OLD_NODE_MOST : NODE_MOST;
        out.length(nodes.count());
        while (nodes.next()) {
            if (nodes.size() == 1 && nodes.packedBytes() > most) {
                out.length(PLAIN_NODE);
                out.string(nodes.first());
            } else {
                out.length(PACKED_NODE);
                ListpackWriter listpack = listpack();
                nodes.pack(listpack);
                write(listpack, nodes.size());
            }
        }
    }

    private void packedSet(SetValue set) {
        ListpackWriter listpack = listpack();
        for (Bytes member : set) {
            listpack.add(member);
        }
        write(listpack, set.size());
    }

    /** Field, value and, if any field expires, its expiry or 0; before all that then the earliest expiry. */
    private void packedHash(HashValue hash) {
        boolean expires = hash.nextExpiry() >= 0;
        if (expires) {
            out.littleEndian(hash.nextExpiry(), Long.BYTES);
        }
        ListpackWriter listpack = listpack();
        for (HashValue.Field field : hash) {
            listpack.add(field.name());
            listpack.add(field.value());
            if (expires) {
                listpack.add(Math.max(0, hash.expiry(field.name())));
            }
        }
        write(listpack, hash.size() * (expires ? 3 : 2));
    }

    private void packedZset(ZSetValue zset) {
        ListpackWriter listpack = listpack();
        for (ScoredMember entry : zset) {
            listpack.add(entry.member());
            double score = entry.score();
            long whole = (long) score;
            if (whole == score && whole < Long.MAX_VALUE / 2 && whole > Long.MIN_VALUE / 2 && whole != 0) {
                listpack.add(whole);
            } else {
                listpack.add(Bytes.of(Numbers.format17(score)));
            }
        }
        write(listpack, zset.size() * 2);
    }

    /** The width of a number, their count, then the numbers in ascending order. */
    private void intset(SetValue set) {
        int count = (int) set.size();
        long[] numbers = new long[count];
        int at = 0;
        int width = Short.BYTES;
        for (Bytes member : set) {
            long number = Numbers.parseLong(member);
            numbers[at++] = number;
            int needed = number == (short) number ? Short.BYTES : number == (int) number ? Integer.BYTES : Long.BYTES;
            width = Math.max(width, needed);
        }
        byte[] block = new byte[INTSET_HEADER + count * width];
        little(block, 0, width, Integer.BYTES);
        little(block, Integer.BYTES, count, Integer.BYTES);
        for (int i = 0; i < count; i++) {
            little(block, INTSET_HEADER + i * width, numbers[i], width);
        }
        out.string(block, 0, block.length);
    }

    // ---- plain forms

    private void list(ListValue list) {
        out.length(list.size());
        for (Bytes element : list) {
            out.string(element);
        }
    }

    private void set(SetValue set) {
        out.length(set.size());
        for (Bytes member : set) {
            out.string(member);
        }
    }

    private void zset(ZSetValue zset) {
        out.length(zset.size());
        for (ScoredMember entry : zset) {
            out.string(entry.member());
            long bits = Double.doubleToRawLongBits(entry.score());
            out.littleEndian(bits, Long.BYTES);
        }
    }

    /** A hash whose fields expire has a form of its own: the earliest expiry, then each field's distance from it. */
    private void hash(HashValue hash) {
        long earliest = hash.nextExpiry();
        if (earliest >= 0) {
            out.littleEndian(earliest, Long.BYTES);
        }
        out.length(hash.size());
        for (HashValue.Field field : hash) {
            if (earliest >= 0) {
                long at = hash.expiry(field.name());
                out.length(at < 0 ? 0 : at - earliest + 1);
            }
            out.string(field.name());
            out.string(field.value());
        }
    }

    /** The count, the last insert if there was one, then each value behind its position and its kind. */
    private void array(ArrayValue array) {
        out.length(array.size());
        boolean inserted = array.lastInsert() != ArrayValue.NONE;
        out.length(inserted ? 1 : 0);
        if (inserted) {
            out.length(array.lastInsert());
        }
        ArrayScan scan = array.scan(0, array.length() - 1);
        while (scan.next()) {
            out.length(scan.position());
            arrayValue(scan.value());
        }
    }

    private void arrayValue(Bytes value) {
        double decimal = ArrayValue.storedDouble(value);
        if (Numbers.isLong(value) && fits62Bits(Numbers.parseLong(value))) {
            out.length(RdbTypes.ARRAY_INTEGER);
            out.littleEndian(Numbers.parseLong(value), Long.BYTES);
        } else if (!Double.isNaN(decimal)) {
            out.length(RdbTypes.ARRAY_DOUBLE);
            out.littleEndian(Double.doubleToRawLongBits(decimal), Long.BYTES);
        } else {
            out.length(value.length() <= RdbTypes.ARRAY_SHORT ? RdbTypes.ARRAY_SHORT_TEXT : RdbTypes.ARRAY_TEXT);
            out.string(value);
        }
    }

    /** Redis keeps integers in 62 bits, beside a tag of two. */
    private static boolean fits62Bits(long number) {
        return number << 2 >> 2 == number;
    }
}
