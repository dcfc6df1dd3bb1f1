package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.StreamConsumer;
import dev.rediscover.value.StreamEntry;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stream has besides its entries and makes a difference: the last id, where its groups stand, and who has what
 * pending. Times and numbers of deliveries are left out; they depend on when somebody looked. Without ids, entries are
 * numbered from 1 instead, so that streams whose ids are times can be compared.
 */
final class StreamFacts {
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Map<StreamId, Integer> numbers;

    private StreamFacts(Map<StreamId, Integer> numbers) {
        this.numbers = numbers;
    }

    /** The facts, each with what it is about; the same for the same stream. */
    static Map<String, String> of(StreamValue stream, boolean ids) {
        Map<StreamId, Integer> numbers = ids ? null : new HashMap<>();
        if (!ids) {
            for (StreamEntry entry : stream.range(StreamId.MIN, StreamId.MAX, 0)) {
                numbers.put(entry.id(), numbers.size() + 1);
            }
        }
        StreamFacts found = new StreamFacts(numbers);
        if (ids) {
            found.facts.put("last id", stream.lastId().toString());
        }
        for (StreamGroup group : stream.groups().values()) {
            found.add(group);
        }
        return found.facts;
    }

    private void add(StreamGroup group) {
        String name = "group " + group.name().utf8();
        facts.put(name, "read to " + position(group.lastId()));
        for (StreamConsumer consumer : group.consumers().values()) {
            facts.put(
                    name + ", consumer " + consumer.name().utf8(),
                    pending(consumer.pending().keySet()));
        }
        List<StreamId> nobodys = new ArrayList<>();
        for (Map.Entry<StreamId, StreamPending> each : group.pending().entrySet()) {
            if (each.getValue().consumer() == null) {
                nobodys.add(each.getKey());
            }
        }
        if (!nobodys.isEmpty()) {
            facts.put(name + ", given back", pending(nobodys));
        }
    }

    private String pending(Iterable<StreamId> ids) {
        StringBuilder out = new StringBuilder();
        for (StreamId id : ids) {
            out.append(out.length() == 0 ? "" : ", ").append(named(id));
        }
        return out.length() == 0 ? "nothing pending" : out + " pending";
    }

    private String named(StreamId id) {
        if (numbers == null) {
            return id.toString();
        }
        Integer number = numbers.get(id);
        return number == null ? "a deleted entry" : "entry " + number;
    }

    /** Without ids: how many of the entries that are there have been read. */
    private String position(StreamId at) {
        if (numbers == null) {
            return at.toString();
        }
        int read = 0;
        for (Map.Entry<StreamId, Integer> each : numbers.entrySet()) {
            if (each.getKey().compareTo(at) <= 0) {
                read = Math.max(read, each.getValue());
            }
        }
        return read == 0 ? "the start" : "entry " + read;
    }

    /** What {@code stage} holds at a spot, told so; empty for no stream. */
    static Map<String, String> of(Stage stage, int db, Bytes key, boolean ids) {
        synchronized (stage.link()) {
            return stage.link().engine().db(db).peek(key) instanceof StreamValue stream ? of(stream, ids) : Map.of();
        }
    }
}
