package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.engine.Scripts;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.Value;
import java.util.List;

/** Puts the keys of one engine into another. */
public final class Snapshots {
    private Snapshots() {}

    /** Makes the keys of {@code target} exactly those of {@code snapshot}, on which nothing has run since. */
    public static void restore(Engine snapshot, Engine target) {
        for (int i = 0; i < Engine.DATABASES; i++) {
            Keyspace from = snapshot.db(i);
            Keyspace to = target.db(i);
            for (Bytes key : List.copyOf(to.keys())) {
                if (from.peek(key) == null) {
                    to.delete(key, KeyEvent.Type.REVERTED);
                }
            }
            for (Bytes key : from.keys()) {
                Value value = from.peek(key);
                if (to.peek(key) != value || to.expireAt(key) != from.expireAt(key)) {
                    value.share(); // who writes to it next, on either side, writes to a copy
                    to.put(key, value, from.expireAt(key), KeyEvent.Type.REVERTED);
                }
            }
        }
    }

    /**
     * Adds the keys and libraries of {@code from}, on which nothing will run any more, to those of {@code target}. A
     * library is left out whose functions another has.
     *
     * @param over whether they take the place of those of the same name
     */
    static void merge(Engine from, Engine target, boolean over) {
        for (int i = 0; i < Engine.DATABASES; i++) {
            Keyspace given = from.db(i);
            Keyspace to = target.db(i);
            for (Bytes key : given.keys()) {
                Value value = given.peek(key);
                if (value != null && (over || to.peek(key) == null)) {
                    to.put(key, value, given.expireAt(key), KeyEvent.Type.RESTORE);
                }
            }
        }
        for (Scripts.Library library : from.scripts().libraries()) {
            Scripts there = target.scripts();
            boolean wanted = over || there.library(library.name()) == null;
            if (wanted && clashing(library, there) == null) {
                there.remove(library.name());
                there.put(new Scripts.Library(library.name(), library.code(), library.functions()));
            }
        }
    }

    /** The library of another name that has a function of one that {@code library} has; {@code null} if none has. */
    public static Scripts.Library clashing(Scripts.Library library, Scripts there) {
        for (Bytes function : library.functions()) {
            Scripts.Library other = there.withFunction(function);
            if (other != null && !other.name().equals(library.name())) {
                return other;
            }
        }
        return null;
    }

    /** When the first key or field of {@code engine} expires, in ms since 1970; the greatest number for never. */
    static long firstDue(Engine engine) {
        long first = Long.MAX_VALUE;
        for (int i = 0; i < Engine.DATABASES; i++) {
            Keyspace db = engine.db(i);
            for (Bytes key : db.keys()) {
                first = Math.min(first, due(db.peek(key), db.expireAt(key)));
            }
        }
        return first;
    }

    /** When something of a value expires that itself expires at {@code expireAt}. */
    static long due(Value value, long expireAt) {
        long due = value == null || expireAt == Keyspace.NO_EXPIRY ? Long.MAX_VALUE : expireAt;
        return value instanceof HashValue hash && hash.nextExpiry() >= 0 ? Math.min(due, hash.nextExpiry()) : due;
    }
}
