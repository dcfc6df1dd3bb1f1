package dev.rediscover.persist.desk;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.engine.Snapshot;
import dev.rediscover.engine.SnapshotTarget;
import dev.rediscover.persist.RdbRefused;
import dev.rediscover.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes all data into a file while everybody waits. */
final class ForegroundSave implements SnapshotTarget {
    private final DataFile.Part part;
    private Snapshot snapshot;

    private ForegroundSave(DataFile.Part part) {
        this.part = part;
    }

    /**
     * Writes what {@code engine} has into {@code file}, and completes that.
     *
     * @throws RdbRefused if its version cannot hold some value
     */
    static void run(Engine engine, DataFile file) throws IOException {
        DataFile.Part part = file.part(file);
        try (file) {
            part.begin(engine);
            if (engine.durability().snapshot() == null) {
                new ForegroundSave(part).walk(engine);
            } else {
                writeBeside(engine, part); // there is one snapshot at a time, and somebody else takes it
            }
            part.end();
            file.commit(part.version());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void walk(Engine engine) {
        snapshot = Snapshot.begin(engine, this);
        try {
            snapshot.advance(Long.MAX_VALUE);
        } finally {
            snapshot.end();
        }
    }

    private static void writeBeside(Engine engine, DataFile.Part part) {
        for (int i = 0; i < Engine.DATABASES; i++) {
            Keyspace db = engine.db(i);
            for (Bytes key : db.keys()) {
                Value value = db.peek(key);
                if (value != null) { // or else it was a hash whose last fields have expired
                    part.entry(i, key, value, db.expireAt(key));
                }
            }
        }
    }

    @Override
    public void entry(int db, Bytes key, Value value, long expireAt) {
        part.entry(db, key, value, expireAt);
    }

    @Override
    public void large(int db, Bytes key, Value value, long expireAt) {
        try {
            part.entry(db, key, value, expireAt);
        } finally {
            snapshot.release(value);
        }
    }

    @Override
    public boolean hasRoom() {
        return true;
    }
}
