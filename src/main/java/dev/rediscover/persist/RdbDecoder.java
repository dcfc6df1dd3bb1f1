package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.value.ArrayValue;
import dev.rediscover.value.EncodingLimits;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a value as RDB files hold it, in any encoding that Redis 2.6 to 8 writes for the core types, and the array of
 * 8.8. Anything that is not well formed is refused with {@link Corrupt}; no length is believed before the bytes are
 * seen to be there.
 */
final class RdbDecoder {
    /** The bytes are not a value. */
    static final class Corrupt extends RuntimeException {
        private static final long serialVersionUID = 1;

        Corrupt(String what) {
            super(what, null, false, false);
        }
    }

    /** The latest expiry of a field, in ms since 1970: it must fit 48 bits. */
    private static final long LATEST_EXPIRY = (1L << 48) - 2;

    private static final int PLAIN_NODE = 1;
    private static final int PACKED_NODE = 2;

    private final RdbInput in;
    private final EncodingLimits limits;

    private RdbDecoder(byte[] bytes, int end, EncodingLimits limits) {
        this.in = new RdbInput(bytes, end);
        this.limits = limits;
    }

    /** The value in {@code bytes[0, end)}, all of which must belong to it. */
    static Value decode(byte[] bytes, int end, EncodingLimits limits) {
        RdbDecoder decoder = new RdbDecoder(bytes, end, limits);
        Value value = decoder.value(decoder.in.unsignedByte());
        if (!decoder.in.atEnd()) {
            throw new Corrupt("bytes after the value");
        }
        if (value.isEmpty()) {
            throw new Corrupt("an empty collection");
        }
        return value;
    }

    private Value value(int type) {
        return switch (type) {
            case RdbTypes.STRING -> StringValue.of(in.string());
            case RdbTypes.LIST -> list(strings());
            case RdbTypes.LIST_ZIPLIST -> list(PackedEntries.ziplist(in.string()));
            case RdbTypes.LIST_QUICKLIST, RdbTypes.LIST_QUICKLIST_2 -> quicklist(type);
            case RdbTypes.SET -> set(strings());
            case RdbTypes.SET_INTSET -> set(PackedEntries.intset(in.string()));
            case RdbTypes.SET_LISTPACK -> set(PackedEntries.listpack(in.string()));
            case RdbTypes.ZSET, RdbTypes.ZSET_2 -> zset(type);
            case RdbTypes.ZSET_ZIPLIST -> zset(PackedEntries.ziplist(in.string()));
            case RdbTypes.ZSET_LISTPACK -> zset(PackedEntries.listpack(in.string()));
            case RdbTypes.HASH -> hash(pairs());
            case RdbTypes.HASH_ZIPMAP -> hash(PackedEntries.zipmap(in.string()));
            case RdbTypes.HASH_ZIPLIST -> hash(PackedEntries.ziplist(in.string()));
            case RdbTypes.HASH_LISTPACK -> hash(PackedEntries.listpack(in.string()));
            case RdbTypes.HASH_METADATA, RdbTypes.HASH_METADATA_EARLY -> expiringHash(type);
            case RdbTypes.HASH_LISTPACK_EX, RdbTypes.HASH_LISTPACK_EX_EARLY -> expiringListpack(type);
            case RdbTypes.STREAM, RdbTypes.STREAM_2, RdbTypes.STREAM_3 -> new RdbStreamDecoder(in, type).decode();
            case RdbTypes.ARRAY -> array();
            default -> throw new Corrupt("type " + type);
        };
    }

    private List<Bytes> strings() {
        return in.strings(in.length());
    }

    private List<Bytes> pairs() {
        return in.strings(in.length() * 2);
    }

    private ListValue list(List<Bytes> elements) {
        ListValue list = new ListValue(limits);
        for (Bytes element : elements) {
            list.pushTail(element);
        }
        return list;
    }

    private ListValue quicklist(int type) {
        List<Bytes> elements = new ArrayList<>();
        long nodes = in.length();
        for (long i = 0; i < nodes; i++) {
            long kind = type == RdbTypes.LIST_QUICKLIST_2 ? in.length() : PACKED_NODE;
            if (kind != PLAIN_NODE && kind != PACKED_NODE) {
                throw new Corrupt("a node of no kind");
            }
            Bytes node = in.string();
            if (kind == PLAIN_NODE) {
                elements.add(node);
            } else {
                elements.addAll(
                        type == RdbTypes.LIST_QUICKLIST ? PackedEntries.ziplist(node) : PackedEntries.listpack(node));
            }
        }
        return list(elements);
    }

    private SetValue set(List<Bytes> members) {
        SetValue set = new SetValue(limits);
        for (Bytes member : members) {
            if (!set.add(member)) {
                throw new Corrupt("a member twice");
            }
        }
        return set;
    }

    private ZSetValue zset(int type) {
        ZSetValue zset = new ZSetValue(limits);
        long count = in.length();
        for (long i = 0; i < count; i++) {
            Bytes member = in.string();
            put(zset, member, type == RdbTypes.ZSET ? in.textDouble() : in.binaryDouble());
        }
        return zset;
    }

    private ZSetValue zset(List<Bytes> pairs) {
        ZSetValue zset = new ZSetValue(limits);
        for (int i = 0; i < even(pairs); i += 2) {
            try {
                put(zset, pairs.get(i), Numbers.parseDouble(pairs.get(i + 1)));
            } catch (dev.rediscover.base.NotANumber e) {
                throw new Corrupt("a score that is no number");
            }
        }
        return zset;
    }

    private static void put(ZSetValue zset, Bytes member, double score) {
        if (Double.isNaN(score) || !zset.put(member, score)) {
            throw new Corrupt("a member twice, or without a score");
        }
    }

    private HashValue hash(List<Bytes> pairs) {
        HashValue hash = new HashValue(limits);
        for (int i = 0; i < even(pairs); i += 2) {
            if (!hash.put(pairs.get(i), pairs.get(i + 1))) {
                throw new Corrupt("a field twice");
            }
        }
        return hash;
    }

    private static int even(List<Bytes> pairs) {
        if (pairs.size() % 2 == 1) {
            throw new Corrupt("half a pair");
        }
        return pairs.size();
    }

    private HashValue expiringHash(int type) {
        HashValue hash = new HashValue(limits);
        long earliest = type == RdbTypes.HASH_METADATA ? in.littleEndian(Long.BYTES) : 1;
        long count = in.length();
        for (long i = 0; i < count; i++) {
            long distance = in.length();
            Bytes field = in.string();
            if (earliest < 0 || earliest > LATEST_EXPIRY || distance > LATEST_EXPIRY) {
                throw new Corrupt("an expiry past all time");
            }
            put(hash, field, in.string(), distance == 0 ? 0 : earliest + distance - 1);
        }
        return hash;
    }

    private HashValue expiringListpack(int type) {
        HashValue hash = new HashValue(limits);
        if (type == RdbTypes.HASH_LISTPACK_EX) {
            in.littleEndian(Long.BYTES); // the earliest expiry, which follows from the fields'
        }
        List<Bytes> triples = PackedEntries.listpack(in.string());
        if (triples.size() % 3 != 0) {
            throw new Corrupt("a field without its expiry");
        }
        for (int i = 0; i < triples.size(); i += 3) {
            if (!Numbers.isLong(triples.get(i + 2))) {
                throw new Corrupt("an expiry that is no number");
            }
            put(hash, triples.get(i), triples.get(i + 1), Numbers.parseLong(triples.get(i + 2)));
        }
        return hash;
    }

    private static void put(HashValue hash, Bytes field, Bytes value, long expireAt) {
        if (!hash.put(field, value) || expireAt < 0 || expireAt > LATEST_EXPIRY) {
            throw new Corrupt("a field twice, or an expiry outside all time");
        }
        if (expireAt > 0) {
            hash.setExpiry(field, expireAt);
        }
    }

    private ArrayValue array() {
        ArrayValue array = new ArrayValue();
        long count = in.length();
        long inserted = in.length();
        if (inserted > 1) {
            throw new Corrupt("an array that is neither with nor without a cursor");
        }
        long lastInsert = inserted == 1 ? in.unsigned() : ArrayValue.NONE;
        for (long i = 0; i < count; i++) {
            long position = in.unsigned();
            if (position == ArrayValue.NONE || !array.set(position, arrayValue())) {
                throw new Corrupt("a position twice, or none");
            }
        }
        array.setLastInsert(lastInsert);
        return array;
    }

    private Bytes arrayValue() {
        long kind = in.length();
        if (kind == RdbTypes.ARRAY_INTEGER) {
            return Bytes.of(in.littleEndian(Long.BYTES));
        }
        if (kind == RdbTypes.ARRAY_DOUBLE) {
            return ArrayValue.printed(in.binaryDouble());
        }
        if (kind != RdbTypes.ARRAY_TEXT && kind != RdbTypes.ARRAY_SHORT_TEXT) {
            throw new Corrupt("a value of unknown kind");
        }
        return in.string();
    }
}
