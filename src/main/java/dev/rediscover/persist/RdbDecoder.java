package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.value.ArrayValue;
import dev.rediscover.value.EncodingLimits;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
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

        private final boolean early;

        Corrupt(String what) {
            this(what, false);
        }

        private Corrupt(String what, boolean early) {
            super(what, null, false, false);
            this.early = early;
        }

        /** It says that there is more than there is. */
        static Corrupt early() {
            return new Corrupt("the end came too early", true);
        }

        /** Whether nothing is wrong but that the end came too early. */
        boolean isEarly() {
            return early;
        }
    }

    /** The latest expiry of a field, in ms since 1970: it must fit 48 bits. */
    private static final long LATEST_EXPIRY = (1L << 48) - 2;

    private static final int PLAIN_NODE = 1;
    private static final int PACKED_NODE = 2;

    private final RdbInput in;
    private final EncodingLimits limits;

    RdbDecoder(RdbInput in, EncodingLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** The value in {@code bytes[0, end)}, all of which must belong to it. */
    static Value decode(byte[] bytes, int end, EncodingLimits limits) {
        RdbDecoder decoder = new RdbDecoder(new RdbInput(bytes, end), limits);
        Value value = decoder.value(decoder.in.unsignedByte());
        if (!decoder.in.atEnd()) {
            throw new Corrupt("bytes after the value");
        }
        if (value.isEmpty()) {
            throw new Corrupt("an empty collection");
        }
        return value;
    }

    /** The value that comes next, of {@code type}; it may be a collection without elements. */
    Value value(int type) {
        return switch (type) {
            case RdbTypes.STRING -> in.stringValue();
            case RdbTypes.LIST -> list();
            case RdbTypes.LIST_ZIPLIST -> list(PackedEntries.ziplist(in.string()));
            case RdbTypes.LIST_QUICKLIST, RdbTypes.LIST_QUICKLIST_2 -> quicklist(type);
            case RdbTypes.SET -> set();
            case RdbTypes.SET_INTSET -> set(PackedEntries.intset(in.string()));
            case RdbTypes.SET_LISTPACK -> set(PackedEntries.listpack(in.string()));
            case RdbTypes.ZSET, RdbTypes.ZSET_2 -> zset(type);
            case RdbTypes.ZSET_ZIPLIST -> zset(PackedEntries.ziplist(in.string()));
            case RdbTypes.ZSET_LISTPACK -> zset(PackedEntries.listpack(in.string()));
            case RdbTypes.HASH -> hash();
            case RdbTypes.HASH_ZIPMAP -> hash(PackedEntries.zipmap(in.string()));
            case RdbTypes.HASH_ZIPLIST -> hash(PackedEntries.ziplist(in.string()));
            case RdbTypes.HASH_LISTPACK -> hash(PackedEntries.listpack(in.string()));
            case RdbTypes.HASH_METADATA, RdbTypes.HASH_METADATA_EARLY -> expiringHash(type);
            case RdbTypes.HASH_LISTPACK_EX, RdbTypes.HASH_LISTPACK_EX_EARLY -> expiringListpack(type);
            case RdbTypes.STREAM, RdbTypes.STREAM_2, RdbTypes.STREAM_3, RdbTypes.STREAM_4, RdbTypes.STREAM_5 ->
                new RdbStreamDecoder(in, type).decode();
            case RdbTypes.ARRAY -> array();
            case RdbTypes.MODULE, RdbTypes.MODULE_EARLY -> throw new Corrupt("a value of a module");
            default -> throw new Corrupt("type " + type);
        };
    }

    private ListValue list() {
        ListValue list = new ListValue(limits);
        for (long i = in.count(1); i > 0; i--) {
            list.pushTail(in.string());
        }
        return list;
    }

    private SetValue set() {
        SetValue set = new SetValue(limits);
        for (long i = in.count(1); i > 0; i--) {
            add(set, in.string());
        }
        return set;
    }

    private static void add(SetValue set, Bytes member) {
        if (!set.add(member)) {
            throw new Corrupt("a member twice");
        }
    }

    private HashValue hash() {
        HashValue hash = new HashValue(limits);
        for (long i = in.count(2); i > 0; i--) {
            put(hash, in.string(), in.string());
        }
        return hash;
    }

    private static void put(HashValue hash, Bytes field, Bytes value) {
        if (!hash.put(field, value)) {
            throw new Corrupt("a field twice");
        }
    }

    private ListValue list(List<Bytes> elements) {
        ListValue list = new ListValue(limits);
        for (Bytes element : elements) {
            list.pushTail(element);
        }
        return list;
    }

    private ListValue quicklist(int type) {
        ListValue list = new ListValue(limits);
        long nodes = in.length();
        for (long i = 0; i < nodes; i++) {
            long kind = type == RdbTypes.LIST_QUICKLIST_2 ? in.length() : PACKED_NODE;
            if (kind != PLAIN_NODE && kind != PACKED_NODE) {
                throw new Corrupt("a node of no kind");
            }
            Bytes node = in.string();
            if (kind == PLAIN_NODE) {
                list.pushTail(node);
            } else {
                boolean old = type == RdbTypes.LIST_QUICKLIST;
                for (Bytes element : old ? PackedEntries.ziplist(node) : PackedEntries.listpack(node)) {
                    list.pushTail(element);
                }
            }
        }
        return list;
    }

    private SetValue set(List<Bytes> members) {
        SetValue set = new SetValue(limits);
        for (Bytes member : members) {
            add(set, member);
        }
        return set;
    }

    private ZSetValue zset(int type) {
        ZSetValue zset = new ZSetValue(limits);
        for (long i = in.count(2); i > 0; i--) {
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
            put(hash, pairs.get(i), pairs.get(i + 1));
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
