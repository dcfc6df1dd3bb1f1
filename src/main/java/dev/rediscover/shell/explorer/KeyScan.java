package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A pass over all keys of a database, some at a time, with the cursor that SCAN has. */
final class KeyScan {
    /** How many keys are looked at in one go. */
    static final int SLICE = 2000;

    private final KeyIndex index;
    private final boolean measures;
    private final List<Object> shape;
    private long cursor;
    private long scanned;
    private boolean complete;

    private KeyScan(KeyIndex index, boolean measures, List<Object> shape) {
        this.index = index;
        this.measures = measures;
        this.shape = shape;
    }

    /** A pass for the tree. */
    static KeyScan of(KeyTree tree) {
        KeyIndex.Scope scope = tree.scope();
        List<Object> shape = new ArrayList<>(List.of(scope.base(), scope.delimiters(), tree.open(), tree.order()));
        shape.add(tree.filter());
        return new KeyScan(new KeyIndex(scope, tree.open(), tree.order()), false, shape);
    }

    /** A pass over all keys, for what they take. */
    static KeyScan ofAll(String delimiters) {
        KeyIndex.Scope scope = new KeyIndex.Scope(Bytes.EMPTY, null, delimiters);
        return new KeyScan(new KeyIndex(scope, Set.of(), KeyOrder.MEMORY), true, List.of("all"));
    }

    /** Goes on over the next keys. */
    void step(Keyspace db) {
        List<Bytes> found = new ArrayList<>();
        int buckets = 0;
        do {
            cursor = db.scan(cursor, found);
            buckets++;
        } while (cursor != 0 && found.size() < SLICE && buckets < 10 * SLICE);
        scanned += found.size();
        for (Bytes key : found) {
            Value value = index.wants(key) ? db.peek(key) : null;
            if (value != null) {
                index.add(new KeyLeaf(key, key, value.typeName(), value.size(), db.heapBytes(key), db.expireAt(key)));
            }
        }
        complete = cursor == 0;
    }

    /** Takes keys that were found elsewhere, and with them all that will be found. */
    void takeAll(List<KeyLeaf> found) {
        scanned += found.size();
        for (KeyLeaf leaf : found) {
            if (index.wants(leaf.key())) {
                index.add(leaf);
            }
        }
        complete = true;
    }

    KeyIndex index() {
        return index;
    }

    /** Whether it is about what keys take, not about the tree. */
    boolean measures() {
        return measures;
    }

    /** What is looked for and how it is shown; passes of the same shape only bring news. */
    List<Object> shape() {
        return shape;
    }

    long scanned() {
        return scanned;
    }

    boolean isComplete() {
        return complete;
    }
}
