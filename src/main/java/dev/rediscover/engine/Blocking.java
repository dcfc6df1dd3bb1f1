package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Clients that wait for keys, as data: who waits, for which keys, until when, and which command to try again. Nobody
 * holds a thread. Whoever waited longest on a key is served first.
 */
final class Blocking {
    /**
     * One waiting client. {@code wanted} is {@code null} if it is to be tried whatever becomes of the key; {@code
     * deadline} is in ms since 1970, 0 for never. A client waits for one thing at a time.
     */
    record Blocked(Client client, Call call, List<Bytes> keys, Type wanted, long deadline, Reply onTimeout)
            implements Comparable<Blocked> {
        @Override
        public int compareTo(Blocked other) {
            int first = Long.compare(deadline, other.deadline);
            return first != 0 ? first : Long.compare(client.id(), other.client.id());
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(client.id());
        }
    }

    private final Map<Place, Set<Blocked>> waiting = new HashMap<>();
    private final Set<Blocked> all = new LinkedHashSet<>();
    private final TreeSet<Blocked> timed = new TreeSet<>(); // those that have a deadline
    private final Deque<Place> ready = new ArrayDeque<>();
    private final Set<Place> readySet = new LinkedHashSet<>();
    private final Set<Blocked> wantMore = Collections.newSetFromMap(new IdentityHashMap<>());

    /** What {@code entry} waits for is there, but not enough of it. */
    void wantsMore(Blocked entry) {
        wantMore.add(entry);
    }

    /** Whether somebody waits for a key that is there to change. */
    boolean anybodyWantsMore() {
        return !wantMore.isEmpty();
    }

    boolean anybodyWaits() {
        return !all.isEmpty();
    }

    /** How many keys somebody waits for. */
    int keys() {
        return waiting.size();
    }

    int count() {
        return all.size();
    }

    void add(Blocked entry) {
        all.add(entry);
        if (entry.deadline() != 0) {
            timed.add(entry);
        }
        for (Bytes key : entry.keys()) {
            waiting.computeIfAbsent(new Place(entry.client().db(), key), place -> new LinkedHashSet<>())
                    .add(entry);
        }
        entry.client().blocked(entry);
    }

    void remove(Blocked entry) {
        all.remove(entry);
        timed.remove(entry);
        wantMore.remove(entry);
        for (Bytes key : entry.keys()) {
            Place place = new Place(entry.client().db(), key);
            Set<Blocked> queue = waiting.get(place);
            if (queue != null && queue.remove(entry) && queue.isEmpty()) {
                waiting.remove(place);
            }
        }
        entry.client().blocked(null);
    }

    /** The door announces: {@code key} changed. Who waits for it is tried when the running command is over. */
    void signal(Keyspace db, Bytes key) {
        Place place = new Place(db.index(), key);
        if (waiting.containsKey(place) && readySet.add(place)) {
            ready.add(place);
        }
    }

    /** All keys of {@code db} went or came at once. */
    void signalAll(Keyspace db) {
        for (Place place : List.copyOf(waiting.keySet())) {
            if (place.db() == db.index()) {
                signal(db, place.key());
            }
        }
    }

    /** Those to try now, in order, because a key they wait for changed to hold what they want. */
    List<Blocked> nextReady(Engine engine) {
        while (!ready.isEmpty()) {
            Place place = ready.poll();
            readySet.remove(place);
            var value = engine.db(place.db()).peek(place.key());
            List<Blocked> queue = new ArrayList<>();
            for (Blocked entry : waiting.getOrDefault(place, Set.of())) {
                if (entry.wanted() == null || value != null && value.type() == entry.wanted()) {
                    queue.add(entry);
                }
            }
            if (!queue.isEmpty()) {
                return queue;
            }
        }
        return List.of();
    }

    /** Those whose time is up, in the order of their deadlines. */
    List<Blocked> due(long nowMillis) {
        List<Blocked> due = new ArrayList<>();
        for (Blocked entry : timed) {
            if (entry.deadline() > nowMillis) {
                break;
            }
            due.add(entry);
        }
        return due;
    }

    /** The earliest deadline in ms since 1970; -1 if nobody has one. */
    long nextDeadline() {
        return timed.isEmpty() ? -1 : timed.first().deadline();
    }
}
