package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A consumer group of a stream: how far it has read, its consumers, and what is pending. */
public final class StreamGroup {
    /** Stands for a number of entries read that is not known. */
    public static final long UNKNOWN = -1;

    private final Bytes name;
    private final NavigableMap<StreamId, StreamPending> pending = new TreeMap<>();
    private final NavigableMap<Bytes, StreamConsumer> consumers = new TreeMap<>();
    private StreamId lastId;
    private long entriesRead;

    public StreamGroup(Bytes name, StreamId lastId, long entriesRead) {
        this.name = name;
        this.lastId = lastId;
        this.entriesRead = entriesRead;
    }

    StreamGroup copy() {
        StreamGroup copy = new StreamGroup(name, lastId, entriesRead);
        for (StreamConsumer consumer : consumers.values()) {
            copy.consumers.put(
                    consumer.name(), new StreamConsumer(consumer.name(), consumer.seenAt(), consumer.activeAt()));
        }
        for (var entry : pending.entrySet()) {
            StreamPending old = entry.getValue();
            StreamConsumer owner = old.consumer() == null
                    ? null
                    : copy.consumers.get(old.consumer().name());
            copy.own(entry.getKey(), new StreamPending(owner, old.deliveredAt(), old.deliveries()));
        }
        return copy;
    }

    public Bytes name() {
        return name;
    }

    /** The greatest id that was delivered to any consumer. */
    public StreamId lastId() {
        return lastId;
    }

    /** How many entries of the stream this group has read; {@link #UNKNOWN} if that cannot be told. */
    public long entriesRead() {
        return entriesRead;
    }

    public void position(StreamId last, long read) {
        lastId = last;
        entriesRead = read;
    }

    /** All pending entries by id. To look at. */
    public NavigableMap<StreamId, StreamPending> pending() {
        return pending;
    }

    /** All consumers by name. To look at. */
    public NavigableMap<Bytes, StreamConsumer> consumers() {
        return consumers;
    }

    /** The consumer called {@code name}; {@code null} if there is none. */
    public StreamConsumer consumer(Bytes consumerName) {
        return consumers.get(consumerName);
    }

    public void add(StreamConsumer consumer) {
        consumers.put(consumer.name(), consumer);
    }

    /** Removes a consumer with all that is pending for it. */
    public void remove(StreamConsumer consumer) {
        for (StreamId id : consumer.pending().keySet()) {
            pending.remove(id);
        }
        consumers.remove(consumer.name());
    }

    /** Notes an entry as pending, for the consumer that it names. */
    public void own(StreamId id, StreamPending entry) {
        pending.put(id, entry);
        if (entry.consumer() != null) {
            entry.consumer().pending().put(id, entry);
        }
    }

    /** Gives a pending entry to another consumer; to nobody for {@code null}. */
    public void give(StreamId id, StreamPending entry, StreamConsumer to) {
        if (entry.consumer() == to) {
            return;
        }
        if (entry.consumer() != null) {
            entry.consumer().pending().remove(id);
        }
        entry.consumer(to);
        if (to != null) {
            to.pending().put(id, entry);
        }
    }

    /** Removes an entry from what is pending; false if it was not. */
    public boolean acknowledge(StreamId id) {
        StreamPending entry = pending.remove(id);
        if (entry != null && entry.consumer() != null) {
            entry.consumer().pending().remove(id);
        }
        return entry != null;
    }
}
