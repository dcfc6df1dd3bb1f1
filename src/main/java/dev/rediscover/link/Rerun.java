package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what large values were that nobody kept: goes back on a fork to where they were kept, and runs the commands
 * since then once more, each at its time and with its chance.
 */
final class Rerun {
    private final Engine engine;
    private final Deque<Journal.Entry> done;

    /**
     * On the data of {@code engine}.
     *
     * @param done the entries before the one that is taken back, the last first
     */
    Rerun(Engine engine, Deque<Journal.Entry> done) {
        this.engine = engine;
        this.done = done;
    }

    /** What the keys held before {@code entry}, the last that was done, whose changes do not say. */
    Map<Journal.Place, Value> before(Journal.Entry entry) {
        Map<Journal.Place, Value> found = new HashMap<>();
        Set<Journal.Place> unknown = new HashSet<>();
        walk(entry, unknown);
        if (unknown.isEmpty()) {
            return found;
        }
        Set<Journal.Place> wanted = new HashSet<>(unknown);
        List<Journal.Entry> region = new ArrayList<>();
        for (Journal.Entry earlier : done) {
            if (unknown.isEmpty()) {
                break;
            }
            region.add(earlier);
            walk(earlier, unknown);
        }
        Engine fork = engine.fork();
        VirtualClock clock = (VirtualClock) fork.clock();
        clock.freezeAt(region.get(region.size() - 1).moment().millis());
        fork.expireActively(false);
        rollBack(fork, entry);
        region.forEach(earlier -> rollBack(fork, earlier));
        for (int i = region.size() - 1; i >= 0; i--) {
            runAgain(fork, clock, region.get(i));
        }
        for (Journal.Place place : wanted) {
            Value value = fork.db(place.db()).peek(place.key());
            found.put(place, value == null ? null : value.copy(engine.limits()));
        }
        return found;
    }

    private static void walk(Journal.Entry entry, Set<Journal.Place> unknown) {
        for (KeyChange change : entry.changes()) {
            Journal.Place place = new Journal.Place(change.db(), change.key());
            if (change.kept()) {
                unknown.remove(place);
            } else {
                unknown.add(place);
            }
        }
    }

    private static void rollBack(Engine fork, Journal.Entry entry) {
        for (KeyChange change : entry.changes()) {
            if (change.kept()) {
                put(fork, change.db(), change.key(), change.before(), change.expireAtBefore());
            }
        }
    }

    private static void put(Engine fork, int db, Bytes key, Value value, long expireAt) {
        Keyspace keys = fork.db(db);
        if (value == null) {
            keys.delete(key, KeyEvent.Type.REVERTED);
        } else {
            value.share();
            keys.put(key, value, expireAt, KeyEvent.Type.REVERTED);
        }
    }

    private static void runAgain(Engine fork, VirtualClock clock, Journal.Entry entry) {
        Moment moment = entry.moment();
        clock.freezeAt(moment.millis());
        if (!moment.repeatable() || moment.isTime()) {
            fork.tick();
            for (KeyChange change : entry.changes()) {
                if (moment.isTime() && change.after() != null) {
                    fork.db(change.db()).peek(change.key()); // removes fields whose time has come
                } else {
                    put(fork, change.db(), change.key(), change.after(), change.expireAtAfter());
                }
            }
            return;
        }
        Client client = fork.connectAside((from, reply) -> {}); // nothing is refused to it: it was allowed once
        client.select(moment.db());
        fork.random().become(moment.chance());
        fork.scripts().chance(moment.scriptChance());
        fork.execute(client, moment.argv());
        fork.disconnect(client);
    }
}
