package dev.rediscover.engine;

import dev.rediscover.value.Value;

/** All keys as they were at one moment, told bit by bit while the engine goes on. */
public final class Snapshot {
    private Snapshot() {}

    /** Begins one of {@code engine} as it is now, for {@code target}; there is only one at a time. */
    public static Snapshot begin(Engine engine, SnapshotTarget target) {
        throw new IllegalStateException("not here yet: " + engine + target);
    }

    /** Tells more keys, for about so many nanoseconds; the engine's thread. True when all have been told. */
    public boolean advance(long nanos) {
        return nanos < 0;
    }

    /** The target has read a large value. Called with the gate's monitor held. */
    public void release(Value value) {}

    /** Ends it, whether or not all have been told. */
    public void end() {}
}
