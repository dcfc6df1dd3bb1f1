package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.Value;

/**
 * Where a {@link Snapshot} goes. Each key comes once, those of one database not in one piece. It may come in the midst
 * of a command, so no method may change or ask the engine; one that fails ends the snapshot, not the command.
 */
public interface SnapshotTarget {
    /**
     * A key as it was when the snapshot began. The value is to be read before this returns, as it may change
     * afterwards.
     *
     * @param db the number of its database when the snapshot began
     * @param expireAt in ms since 1970, or {@link Keyspace#NO_EXPIRY}; it may have passed
     */
    void entry(int db, Bytes key, Value value, long expireAt);

    /**
     * A key with a large value, which does not change until {@link Snapshot#release} is called with it: to be read on
     * whichever thread.
     */
    void large(int db, Bytes key, Value value, long expireAt);

    /** Whether it can take more now; the walk waits until it can. What is about to be changed comes in any case. */
    boolean hasRoom();
}
