package dev.rediscover.persist.aof;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.engine.CommandSink;
import dev.rediscover.resp.RespWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Appends commands to a file and sees to it that they reach the disk as the policy says. Commands gather in memory
 * until {@link #write}. All methods are for the engine's thread; the disk is waited for on another, except with the
 * policy {@link FsyncPolicy#ALWAYS}.
 *
 * <p>Offsets count all bytes ever appended through this writer, whichever file they went to.
 */
public final class AofWriter implements CommandSink, AutoCloseable {
    private static final long SYNC_EVERY_MILLIS = 1000;

    /** Redis waits two seconds. Less than one keeps what everysec promises for a process that is killed, too. */
    private static final long LONGEST_WAIT_MILLIS = 800;

    private static final int NO_DATABASE = -1;
    private static final long NEVER = -1;
    private static final int MUCH = 64 << 20;
    private static final Bytes SELECT = Bytes.of("SELECT");

    private final Clock clock;
    private final AofSyncer syncer = new AofSyncer();
    private final RespWriter buffer = new RespWriter(2);
    private FsyncPolicy policy = FsyncPolicy.EVERYSEC;
    private boolean stamps;
    private boolean held;
    private boolean inTransaction;
    private int selected = NO_DATABASE;
    private long stamped;
    private AofOutput out;
    private long size; // of the file
    private int skip; // bytes in the buffer that are in the file already
    private long written;
    private long asked; // up to where a sync was asked for
    private long lastSyncMillis;
    private long waitsSince = NEVER;
    private long delayed;
    private IOException error;
    private IOException torn; // why a command could not be appended; for good

    public AofWriter(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** When what is written goes to disk, from now on. */
    public void policy(FsyncPolicy other) {
        policy = other;
    }

    /** The policy that is in force. */
    public FsyncPolicy policy() {
        return policy;
    }

    /** Whether a line with the time comes before the first command of each second: aof-timestamp-enabled. */
    public void timestamps(boolean on) {
        stamps = on;
    }

    /** Whether nothing is synced for the time being: no-appendfsync-on-rewrite, while something is written beside. */
    public void holdSyncs(boolean on) {
        held = on;
    }

    /**
     * Appends to {@code next} from now on, which has {@code length} bytes that are on disk. What was appended to before
     * is brought to disk and closed.
     */
    void open(AofOutput next, long length) {
        if (out != null) {
            syncer.syncAndClose(out, written);
        }
        out = next;
        size = length;
        asked = written;
        selected = NO_DATABASE;
        lastSyncMillis = clock.millis();
        waitsSince = NEVER;
    }

    /** Whether there is a file to append to. */
    boolean isOpen() {
        return out != null;
    }

    @Override
    public void command(int db, List<Bytes> argv) {
        if (out == null) {
            return;
        }
        int before = buffer.size();
        try {
            append(db, argv);
        } catch (OutOfMemoryError e) {
            buffer.shorten(before); // half a command would swallow those behind it
            torn = new IOException("not enough memory for a command that has been run");
            throw e;
        }
        if (buffer.size() > MUCH) {
            write(true);
        }
    }

    private void append(int db, List<Bytes> argv) {
        if (stamps) {
            stamp(argv.get(0));
        }
        if (db != selected) {
            buffer.command(List.of(SELECT, Bytes.of(db)));
            selected = db;
        }
        buffer.command(argv);
    }

    /** Whether a command is missing that has been run, so that memory and file are not the same any more. */
    public boolean isTorn() {
        return torn != null;
    }

    /** What belongs together is not torn apart by a line. */
    private void stamp(Bytes command) {
        long seconds = clock.millis() / 1000;
        if (!inTransaction && seconds > stamped) {
            stamped = seconds;
            buffer.encoded(("#TS:" + seconds + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        if (command.length() == 5 && command.is("MULTI")) {
            inTransaction = true;
        } else if (inTransaction && command.is("EXEC")) {
            inTransaction = false;
        }
    }

    /**
     * Writes what has gathered, and syncs it as the policy says: once a turn, before the replies go out. Where the disk
     * has no room, what has been written in part is cut off again, and all of it stays here for the next time.
     *
     * @return whether all that was appended is safe as the policy promises; false while a write waits for a sync that
     *     is under way, or if {@link #error} says why not
     */
    public boolean write() {
        return write(false);
    }

    private boolean write(boolean force) {
        if (out == null) {
            return true;
        }
        long now = clock.millis();
        if (buffered() > 0) {
            if (!force && policy == FsyncPolicy.EVERYSEC && waits(now)) {
                return false;
            }
            if (!append()) {
                return false;
            }
        }
        if (!held && (syncer.synced() < written || syncer.error() != null)) {
            sync(now);
        }
        return error() == null;
    }

    /** Whether a write is put off because a sync is under way, which would hold it up. */
    private boolean waits(long now) {
        if (!syncer.isSyncing()) {
            waitsSince = NEVER;
            return false;
        }
        if (waitsSince == NEVER) {
            waitsSince = now;
        }
        if (now - waitsSince < LONGEST_WAIT_MILLIS) {
            return true;
        }
        delayed++;
        waitsSince = NEVER;
        return false;
    }

    private boolean append() {
        ByteBuffer bytes = ByteBuffer.wrap(buffer.array(), skip, buffer.size() - skip);
        try {
            while (bytes.hasRemaining()) {
                if (out.write(bytes) <= 0) {
                    throw new IOException("No space left on device");
                }
            }
        } catch (IOException e) {
            error = e;
            takeBack();
            return false;
        }
        int count = buffer.size() - skip;
        size += count;
        written += count;
        buffer.clear();
        skip = 0;
        error = null;
        return true;
    }

    /** Cuts off what was written in part; where that cannot be either, it counts as written. */
    private void takeBack() {
        try {
            if (out.size() > size) {
                out.truncate(size);
            }
        } catch (IOException e) {
            error.addSuppressed(e);
            countPart();
        }
    }

    private void countPart() {
        try {
            int part = (int) Math.max(0, Math.min(out.size() - size, buffer.size() - skip));
            size += part;
            written += part;
            skip += part;
        } catch (IOException e) {
            error.addSuppressed(e); // nothing can be known of this file any more
        }
    }

    private void sync(long now) {
        if (policy == FsyncPolicy.ALWAYS) {
            syncHere(now);
        } else if (policy == FsyncPolicy.EVERYSEC
                && now - lastSyncMillis >= SYNC_EVERY_MILLIS
                && !syncer.isSyncing()
                && (asked < written || syncer.error() != null)) {
            asked = written;
            lastSyncMillis = now;
            syncer.sync(out, written);
        }
    }

    private void syncHere(long now) {
        try {
            out.sync();
            asked = written;
            lastSyncMillis = now;
            syncer.synced(written);
        } catch (IOException e) {
            syncer.failed(e);
        }
    }

    /** Writes and syncs all there is, and waits for it. */
    public void flush() throws IOException {
        if (out == null) {
            return;
        }
        syncer.drain();
        if (buffered() > 0) {
            append();
        }
        if (error == null) {
            syncHere(clock.millis());
        }
        if (error() != null) {
            throw error();
        }
    }

    /** Writes all there is, whatever is being synced. */
    void writeAll() throws IOException {
        write(true);
        if (error != null) {
            throw error;
        }
    }

    /** Why writing or syncing does not work now; {@code null} if it does. */
    public IOException error() {
        if (torn != null) {
            return torn;
        }
        return error != null ? error : syncer.error();
    }

    /** Forgets that writing or syncing did not work, where a new file begins. */
    void forgetErrors() {
        error = null;
        syncer.failed(null);
    }

    /** How many bytes have been appended, those that wait to be written included. */
    public long appended() {
        return written + buffered();
    }

    /** How many of them are in the file. */
    public long written() {
        return written;
    }

    /** How many of them are on disk. */
    public long synced() {
        return syncer.synced();
    }

    /** How many bytes wait to be written. */
    public long buffered() {
        return buffer.size() - skip;
    }

    /** Whether a sync is under way. */
    public boolean isSyncing() {
        return syncer.isSyncing();
    }

    /** How often a write would not wait any longer for a sync. */
    public long delayedSyncs() {
        return delayed;
    }

    /** How many bytes the file has that is appended to. */
    public long size() {
        return size;
    }

    /** Closes what takes a while, on the other thread. */
    void closeElsewhere(java.io.Closeable gone) {
        if (gone != null) {
            syncer.close(gone);
        }
    }

    /** Drops what waits, closes the file as it is, and appends to none. */
    void abandon() throws IOException {
        AofOutput old = out;
        out = null;
        buffer.clear();
        skip = 0;
        size = 0;
        selected = NO_DATABASE;
        inTransaction = false;
        syncer.drain();
        if (old != null) {
            old.close();
        }
    }

    /** Writes and syncs what it can and ends its thread. */
    @Override
    public void close() {
        try {
            flush();
            abandon();
        } catch (IOException e) {
            error = e; // whoever wants to know has called flush before
        } finally {
            syncer.close();
        }
    }
}
