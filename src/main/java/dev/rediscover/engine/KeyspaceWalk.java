package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.HashTable;
import dev.rediscover.value.TableWalk;
import dev.rediscover.value.Value;

/** The part of a {@link Snapshot} that is about one database: its number, keys and expiries as they were. */
final class KeyspaceWalk implements TableWalk.Visitor<Value> {
    private final Snapshot snapshot;
    private final int number;
    private final HashTable<Value> values;
    private final HashTable<Long> expires;
    private final TableWalk<Value> walk;

    KeyspaceWalk(Snapshot snapshot, int number, HashTable<Value> values, HashTable<Long> expires) {
        this.snapshot = snapshot;
        this.number = number;
        this.values = values;
        this.expires = expires;
        walk = values.walk(this);
    }

    /** What {@code key} holds, or when it expires, is about to change. */
    void changing(Bytes key) {
        walk.changing(key);
    }

    /** Tells a few keys; false when all have been told. */
    boolean step() {
        return walk.step();
    }

    void end() {
        values.endWalk();
    }

    @Override
    public void visit(HashTable.Entry<Value> entry) {
        Bytes key = entry.key();
        Long at = expires.size() == 0 ? null : expires.get(key);
        snapshot.tell(number, key, entry.value(), at == null ? Keyspace.NO_EXPIRY : at);
    }
}
