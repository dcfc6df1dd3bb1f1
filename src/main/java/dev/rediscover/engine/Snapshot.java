package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.value.Value;

/**
 * All keys as they were at one moment, told bit by bit while the engine goes on: each key that was there once, with the
 * value and the expiry that it had, and nothing that came later. Nothing is copied at the beginning. The snapshot walks
 * through the tables of all databases, a little at a time; whatever is about to change ahead of it is told first.
 *
 * <p>Keys whose time had come although nobody had met them yet are told too, and so are fields of hashes.
 */
public final class Snapshot {
    /** To encode a value of more bytes than this at once takes longer than to copy it if somebody writes to it. */
    private static final int MOST_BYTES = 32 << 10;

    private static final int ENTRIES_PER_LOOK = 32; // at the clock
    private static final int BYTES_PER_LOOK = 32 << 10;

    private final Engine engine;
    private final SnapshotTarget target;
    private final KeyspaceWalk[] walks = new KeyspaceWalk[Engine.DATABASES];
    private final Keyspace[] walked = new Keyspace[Engine.DATABASES];
    private final long total;
    private long told;
    private long bytes; // of all that was told, where it was not lent
    private int current;
    private RuntimeException failure;

    private Snapshot(Engine engine, SnapshotTarget target) {
        this.engine = engine;
        this.target = target;
        long sum = 0;
        for (int i = 0; i < Engine.DATABASES; i++) {
            walked[i] = engine.db(i);
            if (walked[i].size() > 0) {
                sum += walked[i].size();
                walks[i] = walked[i].beginWalk(this);
            }
        }
        total = sum;
    }

    /**
     * Begins one of {@code engine} as it is now, for {@code target}, between two commands.
     *
     * @throws IllegalStateException if there is one already that has not ended
     */
    public static Snapshot begin(Engine engine, SnapshotTarget target) {
        if (engine.durability().snapshot() != null) {
            throw new IllegalStateException("a snapshot is being taken already");
        }
        Snapshot snapshot = new Snapshot(engine, target);
        engine.durability().snapshot(snapshot);
        return snapshot;
    }

    /** How many keys there were when it began. */
    public long total() {
        return total;
    }

    /** How many of them have been told. */
    public long told() {
        return told;
    }

    /**
     * Tells more keys, for about so many nanoseconds, at least a few; the engine's thread, between two commands. Comes
     * back sooner if the target has no room.
     *
     * @return true when all have been told
     * @throws RuntimeException what the target threw, now or since the last call
     */
    public boolean advance(long nanos) {
        long begun = Clock.ticks();
        boolean more = true;
        while (more && failure == null && target.hasRoom()) {
            more = tellSome();
            if (Clock.ticks() - begun >= nanos) {
                break;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return !more || isDone();
    }

    /** Tells as much as may be told between two looks at the clock; false when all has been told. */
    private boolean tellSome() {
        long mostTold = told + ENTRIES_PER_LOOK;
        long mostBytes = bytes + BYTES_PER_LOOK;
        for (int steps = 0; steps < ENTRIES_PER_LOOK; steps++) {
            if (!step()) {
                return false;
            }
            if (told >= mostTold || bytes >= mostBytes) {
                return true;
            }
        }
        return true;
    }

    private boolean step() {
        while (!isDone() && (walks[current] == null || !walks[current].step())) {
            endWalk(current);
            current++;
        }
        return !isDone();
    }

    private boolean isDone() {
        return current == Engine.DATABASES;
    }

    private void endWalk(int number) {
        if (walks[number] != null) {
            walked[number].endWalk(walks[number]);
            walks[number].end();
            walks[number] = null;
        }
    }

    void tell(int db, Bytes key, Value value, long expireAt) {
        if (failure != null) {
            return;
        }
        told++;
        try {
            long size = value.heapBytes();
            if (size > MOST_BYTES || KeyEventListener.isLarge(value)) {
                value.lend();
                target.large(db, key, value, expireAt);
            } else {
                bytes += size;
                target.entry(db, key, value, expireAt);
            }
        } catch (RuntimeException e) {
            failure = e; // the command that was about to change something knows nothing of it
        }
    }

    /**
     * The target has read a large value, which may be changed where it lies again. Called with the gate's monitor held,
     * once for each; also after the end.
     */
    public void release(Value value) {
        value.giveBack();
    }

    /** Ends it, whether or not all have been told; the engine's thread. What was lent is still to be released. */
    public void end() {
        for (int i = current; i < Engine.DATABASES; i++) {
            endWalk(i);
        }
        current = Engine.DATABASES;
        if (engine.durability().snapshot() == this) {
            engine.durability().snapshot(null);
        }
    }
}
