package dev.rediscover.persist.desk;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Snapshot;
import dev.rediscover.engine.SnapshotTarget;
import dev.rediscover.persist.RdbSink;
import dev.rediscover.value.Value;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes all data as it is at one moment into a file while the engine goes on. The engine's thread walks through the
 * keys in slices and encodes small values; a thread of its own encodes large ones, computes the checksum and waits for
 * the disk. What lies between them is bounded: the walk waits for the disk, and only what is about to be changed does
 * not.
 *
 * <p>All methods but those of the thread are for the engine's thread.
 */
final class BackgroundSave implements SnapshotTarget, RdbSink, Runnable {
    private static final int MOST_WAITING = 64; // chunks of about 64 KB, or large values
    private static final int MOST_SPARE = 16;
    private static final int CHUNK_BYTES = 80 << 10;
    private static final Item END = new Item(null, 0, 0, null, null, 0);
    private static final long WAIT_MILLIS = 1;

    /** A chunk of bytes, or a large value. */
    private record Item(byte[] bytes, int length, int db, Bytes key, Value value, long expireAt) {}

    private final DataFile file;
    private final DataFile.Part part;
    private final ArrayDeque<Item> waiting = new ArrayDeque<>(); // guarded by itself, as the two below are
    private final ArrayDeque<byte[]> spare = new ArrayDeque<>();
    private final List<Value> read = new ArrayList<>();
    private final Thread thread;
    private Snapshot snapshot;
    private boolean walked;
    private int version; // of the engine's part, when it is complete
    private volatile boolean dropped;
    private volatile Throwable failure;
    private volatile boolean finished;

    private BackgroundSave(DataFile file, String name) {
        this.file = file;
        this.part = file.part(this);
        thread = new Thread(this, name);
        thread.setDaemon(true);
    }

    /**
     * Begins to write what {@code engine} has now into {@code file}.
     *
     * @throws IOException if it cannot be begun; then the file is gone
     */
    static BackgroundSave begin(Engine engine, DataFile file, String name) throws IOException {
        BackgroundSave save = new BackgroundSave(file, name);
        try {
            save.part.begin(engine);
            save.part.flush(); // what stands in front of all keys is in front of large values too
            save.snapshot = Snapshot.begin(engine, save);
            save.thread.start();
        } catch (RuntimeException | OutOfMemoryError e) {
            save.giveUp();
            throw new IOException("cannot be begun: " + e.getMessage(), e);
        }
        return save;
    }

    private void giveUp() {
        if (snapshot != null) {
            snapshot.end();
        }
        file.close();
    }

    /** Goes on for about so many nanoseconds; how many ms it can wait for its next turn. */
    long work(long nanos) {
        release();
        if (walked || dropped || failure != null) {
            return WAIT_MILLIS;
        }
        try {
            walked = snapshot.advance(nanos);
        } catch (RuntimeException e) {
            fail(e);
            return 0;
        }
        if (walked) {
            snapshot.end();
            part.end();
            version = part.version();
            add(END);
        }
        return walked || !hasRoom() ? WAIT_MILLIS : 0;
    }

    /** Whether it is over, well or not; then {@link #failure} tells, and nothing is lent any more. */
    boolean isOver() {
        boolean over = finished; // before the failure that it may have come with
        if (failure != null && !dropped) {
            drop();
        }
        if (!over) {
            return false;
        }
        release();
        return true;
    }

    /** Why it did not work; {@code null} if it did, or has not ended. */
    Throwable failure() {
        return failure;
    }

    /** How many keys there are to be written. */
    long total() {
        return snapshot.total();
    }

    /** How many of them have come so far. */
    long told() {
        return snapshot.told();
    }

    /** Ends it, whatever has been written; returns when its thread is about to end, and nothing is left behind. */
    void abort() {
        fail(new IOException("called off"));
        drop();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        release();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(Throwable why) {
        if (failure == null) {
            failure = why;
        }
        drop();
    }

    /** Takes nothing more, and lets the thread end. */
    private void drop() {
        dropped = true;
        snapshot.end();
        synchronized (waiting) {
            for (Item item : waiting) {
                if (item.value != null) {
                    read.add(item.value);
                }
            }
            waiting.clear();
            waiting.add(END);
            waiting.notifyAll();
        }
    }

    /** Gives back the large values that the thread has read. */
    private void release() {
        List<Value> done;
        synchronized (waiting) {
            if (read.isEmpty()) {
                return;
            }
            done = new ArrayList<>(read);
            read.clear();
        }
        for (Value value : done) {
            snapshot.release(value);
        }
    }

    // ---- what the snapshot tells, on the engine's thread

    @Override
    public void entry(int db, Bytes key, Value value, long expireAt) {
        if (failure != null) {
            return;
        }
        try {
            part.entry(db, key, value, expireAt);
        } catch (RuntimeException | OutOfMemoryError e) {
            failure = e; // not the fault of the command whose change is about to come
        }
    }

    @Override
    public void large(int db, Bytes key, Value value, long expireAt) {
        add(new Item(null, 0, db, key, value, expireAt));
    }

    @Override
    public boolean hasRoom() {
        synchronized (waiting) {
            return waiting.size() < MOST_WAITING;
        }
    }

    @Override
    public byte[] chunk(byte[] bytes, int length) {
        if (failure != null) {
            return bytes;
        }
        add(new Item(bytes, length, 0, null, null, 0));
        synchronized (waiting) {
            byte[] used = spare.poll();
            return used == null ? new byte[Math.max(CHUNK_BYTES, Math.min(bytes.length, 2 * CHUNK_BYTES))] : used;
        }
    }

    private void add(Item item) {
        synchronized (waiting) {
            waiting.add(item);
            waiting.notifyAll();
        }
    }

    // ---- the thread

    @Override
    public void run() {
        try (file) {
            DataFile.Part large = file.part(file);
            int highest = 0;
            for (Item item = take(); item != END; item = take()) {
                if (item.bytes != null) {
                    write(item);
                } else {
                    writeLarge(large, item);
                    highest = large.version();
                }
            }
            if (!dropped && failure == null) {
                file.commit(Math.max(version, highest));
            }
        } catch (IOException | RuntimeException | Error e) {
            failure = failure == null ? e : failure;
        } finally {
            finished = true;
        }
    }

    private Item take() {
        synchronized (waiting) {
            while (waiting.isEmpty()) {
                try {
                    waiting.wait();
                } catch (InterruptedException e) {
                    failure = new IOException("interrupted"); // nobody of ours does that
                    return END;
                }
            }
            return waiting.poll();
        }
    }

    private void write(Item item) {
        byte[] back = file.chunk(item.bytes, item.length);
        synchronized (waiting) {
            if (spare.size() < MOST_SPARE && back.length <= 2 * CHUNK_BYTES) {
                spare.add(back);
            }
        }
    }

    private void writeLarge(DataFile.Part large, Item item) {
        try {
            large.entry(item.db, item.key, item.value, item.expireAt);
            large.flush();
        } finally {
            synchronized (waiting) {
                read.add(item.value);
            }
        }
    }
}
