package dev.rediscover.persist.aof;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.engine.CommandSink;
import java.io.IOException;
import java.util.List;

/**
 * Appends commands to a file and sees to it that they reach the disk as the policy says. Commands gather in memory
 * until {@link #write}. All methods are for the engine's thread; the disk is waited for on another, except with the
 * policy {@link FsyncPolicy#ALWAYS}.
 *
 * <p>Offsets count all bytes ever appended through this writer, whichever file they went to.
 */
public final class AofWriter implements CommandSink, AutoCloseable {
    private final Clock clock;

    public AofWriter(Clock clock) {
        this.clock = clock;
    }

    /** When what is written goes to disk, from now on. */
    public void policy(FsyncPolicy policy) {
        throw new IllegalStateException("not here yet " + policy + clock);
    }

    /** The policy that is in force. */
    public FsyncPolicy policy() {
        return FsyncPolicy.EVERYSEC;
    }

    /** Whether a line with the time comes before the first command of each second: aof-timestamp-enabled. */
    public void timestamps(boolean on) {
        throw new IllegalStateException("not here yet " + on);
    }

    /** Whether nothing is synced for the time being: no-appendfsync-on-rewrite, while something is written beside. */
    public void holdSyncs(boolean on) {
        throw new IllegalStateException("not here yet " + on);
    }

    @Override
    public void command(int db, List<Bytes> argv) {
        throw new IllegalStateException("not here yet");
    }

    /**
     * Writes what has gathered, and syncs it as the policy says: once a turn, before the replies go out. Where the disk
     * has no room, what has been written in part is cut off again, and all of it stays here for the next time.
     *
     * @return whether all that was appended is safe as the policy promises; false while a write waits for a sync that
     *     is under way, or if {@link #error} says why not
     */
    public boolean write() {
        return false;
    }

    /** Writes and syncs all there is, and waits for it. */
    public void flush() throws IOException {
        throw new IOException("not here yet");
    }

    /** Why writing or syncing does not work now; {@code null} if it does. */
    public IOException error() {
        return null;
    }

    /** How many bytes have been appended, those that wait to be written included. */
    public long appended() {
        return 0;
    }

    /** How many of them are in the file. */
    public long written() {
        return 0;
    }

    /** How many of them are on disk. */
    public long synced() {
        return 0;
    }

    /** How many bytes wait to be written. */
    public long buffered() {
        return 0;
    }

    /** Whether a sync is under way. */
    public boolean isSyncing() {
        return false;
    }

    /** How often a write would not wait any longer for a sync. */
    public long delayedSyncs() {
        return 0;
    }

    /** How many bytes the file has that is appended to. */
    public long size() {
        return 0;
    }

    /** Writes and syncs what it can and ends its thread. */
    @Override
    public void close() {}
}
