package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Active expiry: removes keys and hash fields that are due although nobody asks for them. Each turn walks on through
 * the keys with an expiry, a bounded number of buckets at a time, so that a small keyspace is swept at once and a large
 * one never makes a client wait.
 */
final class Expiry {
    private static final int BUCKETS_PER_TURN = 512;

    private final long[] keyCursors;
    private final long[] fieldCursors;
    private final List<Bytes> scratch = new ArrayList<>();

    Expiry(int databases) {
        keyCursors = new long[databases];
        fieldCursors = new long[databases];
    }

    void turn(Keyspace[] dbs) {
        for (int i = 0; i < dbs.length; i++) {
            if (dbs[i].size() > 0) {
                sweep(dbs[i], i);
            }
        }
    }

    private void sweep(Keyspace db, int i) {
        int left = BUCKETS_PER_TURN;
        do {
            keyCursors[i] = db.expireDue(keyCursors[i], scratch);
        } while (keyCursors[i] != 0 && --left > 0);
        left = BUCKETS_PER_TURN;
        do {
            fieldCursors[i] = db.expireDueFields(fieldCursors[i], scratch);
        } while (fieldCursors[i] != 0 && --left > 0);
    }
}
