package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which entries each producer has added, by the ids that producers give them, so that an entry sent again is
 * recognised: XADD's IDMP. Source: "Idempotent message processing" on redis.io.
 */
public final class StreamProducers {
    public static final long DEFAULT_SECONDS = 100;
    public static final int DEFAULT_SIZE = 100;

    /** An entry that was added, and when, in ms since 1970. */
    private record Added(StreamId id, long atMillis) {}

    private final Map<Bytes, Map<Bytes, Added>> producers = new LinkedHashMap<>();
    private long seconds = DEFAULT_SECONDS;
    private int maxSize = DEFAULT_SIZE;
    private long added;
    private long duplicates;

    StreamProducers copy() {
        StreamProducers copy = new StreamProducers();
        for (var producer : producers.entrySet()) {
            copy.producers.put(producer.getKey(), new LinkedHashMap<>(producer.getValue()));
        }
        copy.seconds = seconds;
        copy.maxSize = maxSize;
        copy.added = added;
        copy.duplicates = duplicates;
        return copy;
    }

    /** For how many seconds an entry is recognised. */
    public long seconds() {
        return seconds;
    }

    /** How many entries of each producer are recognised. */
    public int maxSize() {
        return maxSize;
    }

    /** Sets both; if either changes, all that is known of entries is forgotten. */
    public void configure(long newSeconds, int newMaxSize) {
        if (newSeconds != seconds || newMaxSize != maxSize) {
            producers.clear();
        }
        seconds = newSeconds;
        maxSize = newMaxSize;
    }

    /** The entry that {@code producer} added under {@code name}; {@code null} if none is known. */
    public StreamId find(Bytes producer, Bytes name, long nowMillis) {
        expire(nowMillis);
        Map<Bytes, Added> known = producers.get(producer);
        Added entry = known == null ? null : known.get(name);
        return entry == null ? null : entry.id();
    }

    /** Counts an entry that was recognised. */
    public void countDuplicate() {
        duplicates++;
    }

    /** Notes that {@code producer} has added an entry under {@code name}; the oldest makes room. */
    public void note(Bytes producer, Bytes name, StreamId id, long nowMillis) {
        Map<Bytes, Added> known = producers.get(producer);
        if (known == null) {
            known = new LinkedHashMap<>();
            producers.put(producer, known);
        }
        known.put(name, new Added(id, nowMillis));
        added++;
        if (known.size() > maxSize) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private void expire(long nowMillis) {
        for (Iterator<Map<Bytes, Added>> all = producers.values().iterator(); all.hasNext(); ) {
            Map<Bytes, Added> known = all.next();
            Iterator<Added> oldest = known.values().iterator();
            while (oldest.hasNext() && oldest.next().atMillis() + seconds * 1000 <= nowMillis) {
                oldest.remove();
            }
            if (known.isEmpty()) {
                all.remove();
            }
        }
    }

    /** Whether nothing here is other than in a stream that no producer has named an entry of. */
    public boolean isUnused() {
        return producers.isEmpty()
                && seconds == DEFAULT_SECONDS
                && maxSize == DEFAULT_SIZE
                && added == 0
                && duplicates == 0;
    }

    /** The producers that are known. To look at. */
    public Set<Bytes> names() {
        return producers.keySet();
    }

    /** The entries that {@code producer} is known to have added, by the names it gave them, the oldest first. */
    public Map<Bytes, StreamId> entries(Bytes producer) {
        Map<Bytes, StreamId> entries = new LinkedHashMap<>();
        for (Map.Entry<Bytes, Added> entry : producers.get(producer).entrySet()) {
            entries.put(entry.getKey(), entry.getValue().id());
        }
        return entries;
    }

    /** Sets what was counted so far, as RDB files tell it. */
    public void remember(long addedSoFar, long duplicatesSoFar) {
        added = addedSoFar;
        duplicates = duplicatesSoFar;
    }

    /** How many producers are known. */
    public int tracked() {
        return producers.size();
    }

    /** How many entries are recognised, of all producers. */
    public long entriesTracked() {
        long count = 0;
        for (Map<Bytes, Added> known : producers.values()) {
            count += known.size();
        }
        return count;
    }

    /** How many entries were ever added with a name. */
    public long added() {
        return added;
    }

    /** How many entries were recognised as sent again. */
    public long duplicates() {
        return duplicates;
    }
}
