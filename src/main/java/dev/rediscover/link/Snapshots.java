package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.engine.Keyspace;
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
