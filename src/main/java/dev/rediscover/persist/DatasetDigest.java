package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.StreamEntry;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Twenty bytes that are the same for the same data, whatever the order in which it is kept: what has an order is mixed
 * into SHA-1 sums one after another, what has none is combined by exclusive or. Source: debug.c, with which it agrees.
 */
public final class DatasetDigest {
    private static final int SIZE = 20;

    private final MessageDigest sha;
    private byte[] digest = new byte[SIZE];

    private DatasetDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Of all databases, in hexadecimal. */
    public static String of(Engine engine) {
        DatasetDigest all = new DatasetDigest();
        for (int i = 0; i < Engine.DATABASES; i++) {
            Keyspace db = engine.db(i);
            if (db.size() > 0) {
                all.mix(bigEndian(i));
                for (Bytes key : db.keys()) {
                    DatasetDigest one = new DatasetDigest();
                    one.mix(key.array());
                    one.value(db, key);
                    all.combine(one.digest);
                }
            }
        }
        return all.hex();
    }

    /** Of what one key holds; zeros if there is none. */
    static String of(Keyspace db, Bytes key) {
        DatasetDigest one = new DatasetDigest();
        one.value(db, key);
        return one.hex();
    }

    private void mix(byte[] bytes) {
        combine(bytes);
        digest = sha.digest(digest);
    }

    private void combine(byte[] bytes) {
        byte[] sum = sha.digest(bytes);
        for (int i = 0; i < SIZE; i++) {
            digest[i] ^= sum[i];
        }
    }

    private static byte[] bigEndian(int number) {
        return new byte[] {(byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number};
    }

    private void value(Keyspace db, Bytes key) {
        Value value = db.peek(key);
        if (value == null) {
            return;
        }
        switch (value.type()) {
            case STRING -> {
                mix(bigEndian(0));
                mix(((StringValue) value).bytes().array());
            }
            case LIST -> {
                mix(bigEndian(1));
                for (Bytes element : (ListValue) value) {
                    mix(element.array());
                }
            }
            case SET -> {
                mix(bigEndian(2));
                for (Bytes member : (SetValue) value) {
                    combine(member.array());
                }
            }
            case ZSET -> sortedSet((ZSetValue) value);
            case HASH -> hash((HashValue) value);
            case STREAM -> stream((StreamValue) value);
            default -> mix(DumpCommands.payload(value).array());
        }
        if (db.expireAt(key) != Keyspace.NO_EXPIRY) {
            combine("!!expire!!".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void sortedSet(ZSetValue zset) {
        mix(bigEndian(3));
        for (ScoredMember entry : zset) {
            DatasetDigest one = new DatasetDigest();
            one.mix(entry.member().array());
            one.mix(dev.rediscover.base.Numbers.format17(entry.score()).getBytes(StandardCharsets.US_ASCII));
            combine(one.digest);
        }
    }

    private void hash(HashValue hash) {
        mix(bigEndian(4));
        for (HashValue.Field field : hash) {
            DatasetDigest one = new DatasetDigest();
            one.mix(field.name().array());
            one.mix(field.value().array());
            combine(one.digest);
        }
    }

    private void stream(StreamValue stream) {
        mix(bigEndian(6));
        for (StreamEntry entry : stream.range(StreamId.MIN, StreamId.MAX, 0)) {
            mix(entry.id().toString().replace('-', '.').getBytes(StandardCharsets.US_ASCII));
            for (Bytes word : entry.pairs()) {
                mix(word.array());
            }
        }
    }

    private String hex() {
        StringBuilder out = new StringBuilder(2 * SIZE);
        for (byte b : digest) {
            out.append(String.format(Locale.ROOT, "%02x", b));
        }
        return out.toString();
    }
}
