package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.value.ArrayValue;
import dev.rediscover.value.EncodingLimits;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes a value of what {@link JsonLineWriter} has written of one, or somebody by hand. */
final class JsonValues {
    private static final Set<String> KEY = Set.of("db", "key", "type", "expireAt", "value");
    private static final Set<String> HASH = Set.of("db", "key", "type", "expireAt", "value", "fieldExpireAt");
    private static final Set<String> ARRAY = Set.of("db", "key", "type", "expireAt", "value", "lastInsert");
    private static final Set<String> STREAM =
            Set.of("db", "key", "type", "expireAt", "value", "lastId", "maxDeletedId", "entriesAdded", "groups");
    private static final Set<String> GROUP = Set.of("name", "lastId", "entriesRead", "consumers", "pending");
    private static final Set<String> CONSUMER = Set.of("name", "seenAt", "activeAt");
    /** The latest expiry of a field, in ms since 1970: it must fit 48 bits. */
    private static final long LATEST = (1L << 48) - 2;

    private final JsonFields json;
    private final EncodingLimits limits;
    private final long now;

    private JsonValues(JsonFields json, EncodingLimits limits, long now) {
        this.json = json;
        this.limits = limits;
        this.now = now;
    }

    /** The value of a key; empty if all its fields have expired by {@code now}. */
    static Value of(JsonFields json, EncodingLimits limits, long now) throws Refused {
        String type = json.text("type").utf8();
        json.only(
                switch (type) {
                    case "hash" -> HASH;
                    case "array" -> ARRAY;
                    case "stream" -> STREAM;
                    default -> KEY;
                });
        JsonValues values = new JsonValues(json, limits, now);
        return switch (type) {
            case "string" -> StringValue.of(json.text("value"));
            case "list" -> values.list();
            case "set" -> values.set();
            case "zset" -> values.zset();
            case "hash" -> values.hash();
            case "array" -> values.array();
            case "stream" -> values.stream();
            default ->
                throw new Refused(
                        "there is no type \"" + type + "\"; there are string, list, set, zset, hash, stream and array");
        };
    }

    private List<?> items() throws Refused {
        List<?> items = JsonFields.list(json.get("value"), "\"value\"");
        if (items.isEmpty()) {
            throw new Refused("\"value\" is empty, and a key without elements cannot be");
        }
        return items;
    }

    private ListValue list() throws Refused {
        ListValue list = new ListValue(limits);
        for (Object item : items()) {
            list.pushTail(JsonFields.text(item, "an element"));
        }
        return list;
    }

    private SetValue set() throws Refused {
        SetValue set = new SetValue(limits);
        for (Object item : items()) {
            if (!set.add(JsonFields.text(item, "a member"))) {
                throw new Refused("a member is there twice");
            }
        }
        return set;
    }

    private ZSetValue zset() throws Refused {
        ZSetValue zset = new ZSetValue(limits);
        for (Object item : items()) {
            List<?> pair = JsonFields.tuple(item, 2, "each item of a sorted set (member and score)");
            if (!zset.put(JsonFields.text(pair.get(0), "a member"), JsonFields.score(pair.get(1), "a score"))) {
                throw new Refused("a member is there twice");
            }
        }
        return zset;
    }

    private HashValue hash() throws Refused {
        HashValue hash = new HashValue(limits);
        for (JsonFields.Pair pair : JsonFields.pairs(json.get("value"), "\"value\"")) {
            if (!hash.put(pair.name(), JsonFields.text(pair.value(), "the value of a field"))) {
                throw new Refused("a field is there twice");
            }
        }
        if (hash.isEmpty()) {
            throw new Refused("\"value\" is empty, and a key without elements cannot be");
        }
        if (json.has("fieldExpireAt")) {
            for (JsonFields.Pair pair : JsonFields.pairs(json.get("fieldExpireAt"), "\"fieldExpireAt\"")) {
                long at = JsonFields.count(pair.value(), "the expiry of a field");
                if (at > LATEST) {
                    throw new Refused("the expiry of a field is too far away");
                }
                if (!hash.setExpiry(pair.name(), at)) {
                    throw new Refused("\"fieldExpireAt\" names a field that \"value\" has not");
                }
            }
            hash.removeExpired(now);
        }
        return hash;
    }

    private ArrayValue array() throws Refused {
        ArrayValue array = new ArrayValue();
        for (Object item : items()) {
            List<?> pair = JsonFields.tuple(item, 2, "each item of an array (position and value)");
            long position = position(pair.get(0), "a position");
            if (!array.set(position, JsonFields.text(pair.get(1), "a value"))) {
                throw new Refused("a position is there twice");
            }
        }
        if (json.has("lastInsert")) {
            array.setLastInsert(position(json.get("lastInsert"), "\"lastInsert\""));
        }
        return array;
    }

    private static long position(Object value, String what) throws Refused {
        long position = JsonFields.whole(value, what);
        boolean signed =
                value instanceof JsonText.Number number && number.text().startsWith("-");
        if (signed || position == ArrayValue.NONE) {
            throw new Refused(what + " must be from 0 to 18446744073709551614");
        }
        return position;
    }

    // ---- streams

    private StreamValue stream() throws Refused {
        StreamValue stream = new StreamValue();
        for (Object item : JsonFields.list(json.get("value"), "\"value\"")) {
            List<?> entry = JsonFields.tuple(item, 2, "each entry of a stream (id, and its fields and values)");
            StreamId id = JsonFields.id(entry.get(0), "an entry's first item");
            if (id.compareTo(stream.lastId()) <= 0) {
                throw new Refused("the ids of the entries must go up");
            }
            stream.append(id, texts(entry.get(1)), limits);
        }
        StreamId last = json.has("lastId") ? json.id("lastId") : stream.lastId();
        StreamId deleted = json.has("maxDeletedId") ? json.id("maxDeletedId") : StreamId.MIN;
        long added = json.has("entriesAdded") ? json.whole("entriesAdded") : stream.size();
        if (last.compareTo(stream.lastId()) < 0 || last.compareTo(deleted) < 0) {
            throw new Refused("\"lastId\" is less than an id that there was");
        }
        if (Long.compareUnsigned(added, stream.size()) < 0) {
            throw new Refused("\"entriesAdded\" is less than the entries that are there");
        }
        stream.remember(last, deleted, added);
        for (Object group : json.has("groups") ? JsonFields.list(json.get("groups"), "\"groups\"") : List.of()) {
            group(stream, new JsonFields(group, "a group"));
        }
        return stream;
    }

    private static List<Bytes> texts(Object value) throws Refused {
        List<Bytes> texts = new ArrayList<>();
        for (Object item : JsonFields.list(value, "the fields of an entry")) {
            texts.add(JsonFields.text(item, "a field or value of an entry"));
        }
        if (texts.isEmpty() || texts.size() % 2 != 0) {
            throw new Refused("an entry has fields and values in turn");
        }
        return texts;
    }

    private static void group(StreamValue stream, JsonFields json) throws Refused {
        json.only(GROUP);
        Bytes name = json.text("name");
        if (stream.group(name) != null) {
            throw new Refused("a group is there twice");
        }
        long read = json.has("entriesRead") ? json.whole("entriesRead") : StreamGroup.UNKNOWN;
        StreamGroup group = new StreamGroup(name, json.id("lastId"), Math.max(read, StreamGroup.UNKNOWN));
        for (Object item :
                json.has("consumers") ? JsonFields.list(json.get("consumers"), "\"consumers\"") : List.of()) {
            JsonFields consumer = new JsonFields(item, "a consumer");
            consumer.only(CONSUMER);
            if (group.consumer(consumer.text("name")) != null) {
                throw new Refused("a consumer is there twice");
            }
            long active = consumer.has("activeAt") ? consumer.whole("activeAt") : Keyspace.NO_EXPIRY;
            group.add(new StreamConsumer(consumer.text("name"), consumer.time("seenAt"), active));
        }
        for (Object item : json.has("pending") ? JsonFields.list(json.get("pending"), "\"pending\"") : List.of()) {
            pending(group, item);
        }
        stream.add(group);
    }

    private static void pending(StreamGroup group, Object item) throws Refused {
        List<?> parts = JsonFields.tuple(item, 4, "each pending entry (id, consumer, time, count)");
        StreamId id = JsonFields.id(parts.get(0), "a pending entry's first item");
        StreamConsumer owner = null;
        if (parts.get(1) != null) {
            owner = group.consumer(JsonFields.text(parts.get(1), "a pending entry's consumer"));
            if (owner == null) {
                throw new Refused("a pending entry belongs to a consumer that \"consumers\" has not");
            }
        }
        if (group.pending().containsKey(id)) {
            throw new Refused("an entry is pending twice in one group");
        }
        long at = JsonFields.count(parts.get(2), "a time of delivery");
        group.own(id, new StreamPending(owner, at, JsonFields.count(parts.get(3), "a count of deliveries")));
    }
}
