package dev.rediscover.persist.aof;

import dev.rediscover.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The append-only file of one server: what is there is loaded, then the last increment is appended to, and now and then
 * a rewrite puts a new base in the place of all that came before. Each step leaves files that load to the same data,
 * whenever the machine stops. All methods are for the engine's thread.
 */
public final class AppendOnlyFile {
    private final AofFolder folder;
    private final AofWriter writer;

    /** Writes all keys and functions as they are now to {@code file}, and returns when that is on disk. */
    public interface BaseMaker {
        void write(Path file) throws IOException;
    }

    public AppendOnlyFile(AofFolder folder, AofWriter writer) {
        this.folder = folder;
        this.writer = writer;
    }

    public AofFolder folder() {
        return folder;
    }

    public AofWriter writer() {
        return writer;
    }

    /** Which files there are now. */
    public Manifest manifest() {
        return Manifest.EMPTY;
    }

    /**
     * Loads what there is into an engine; one of a single file, as servers before 7.0 have it, is made one of several
     * first. If there is nothing, the result says so.
     *
     * @throws AofFault if a file is missing, broken, or cannot be read; nothing has been overwritten
     */
    public AofLoad load(Engine engine, AofLoad.Options options, AofLoad.Progress progress) throws IOException {
        throw new IOException("not here yet" + engine + options + progress);
    }

    /**
     * Begins to append: to the last increment, or to a new one. If there is no base and no increment, {@code maker}
     * makes a base.
     *
     * @param rdb whether {@code maker} makes an RDB file (aof-use-rdb-preamble), else commands
     */
    public void open(BaseMaker maker, boolean rdb) throws IOException {
        throw new IOException("not here yet" + maker + rdb);
    }

    /** Whether commands are appended. */
    public boolean isOpen() {
        return false;
    }

    /** Writes and syncs what there is and appends no more. */
    public void close() throws IOException {
        throw new IOException("not here yet");
    }

    /**
     * Begins a rewrite at this moment: what changes from here on goes to a new increment. If nothing has been appended
     * so far ({@link #isOpen}), {@code starts} says whether appending is to start with it (CONFIG SET appendonly yes),
     * or it is a single snapshot (BGREWRITEAOF while there is no append-only file).
     *
     * @param rdb whether the base becomes an RDB file (aof-use-rdb-preamble), else commands
     * @throws IOException if the new increment cannot be had; then all is as it was
     */
    public AofRewrite rewrite(boolean rdb, boolean starts) throws IOException {
        throw new IOException("not here yet" + rdb + starts);
    }

    /**
     * Goes on in a new increment: the one before is complete, on disk, and will not be added to.
     *
     * @return the one before
     * @throws IOException if it does not work; then the old one goes on
     */
    public AofPart nextIncrement() throws IOException {
        throw new IOException("not here yet");
    }

    /** How many bytes all files of the manifest have together: aof_current_size. */
    public long size() {
        return 0;
    }

    /** How many they had after the last rewrite, or when the server started: aof_base_size. */
    public long sizeAtRewrite() {
        return 0;
    }

    /**
     * Whether a rewrite is due because the files have grown by so many percent (auto-aof-rewrite-percentage, 0 for
     * never) and are larger than so many bytes (auto-aof-rewrite-min-size). After three failures in a row it is put
     * off, for a minute first and then for twice as long each time, an hour at most.
     */
    public boolean wantsRewrite(long percentage, long minSize) {
        return percentage < minSize;
    }
}
