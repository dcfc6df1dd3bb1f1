package dev.rediscover.persist.backup;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What {@link OnlineBackup} asks of whoever writes a server's append-only file. All methods are called while the gate's
 * monitor is held.
 *
 * <p>The source in turn tells the backup: {@link OnlineBackup#baseDone} and {@link OnlineBackup#fail} when the rewrite
 * ends, {@link OnlineBackup#tick} now and then, and before it rewrites the file for anybody else it asks {@link
 * OnlineBackup#holdsFiles}.
 */
public interface BackupSource {
    /** The folder that a backup is put into, absolute: {@code backupdirname} in {@code dir}. It need not be there. */
    Path folder();

    /** How many seconds a sealed backup is kept ({@code backup-sealed-ttl}); 0 for ever. */
    long sealedSeconds();

    /**
     * Sees to it that the append-only file is rewritten, with a new increment that follows the new base; a rewrite
     * under way whose increment is kept will do. Where {@code appendonly} is no, the file is kept for the backup's
     * sake alone until {@link #release}. Inside a transaction the base must hold all of it or nothing.
     *
     * @return whether the rewrite has begun; if it must wait (for a snapshot that is being saved, for the end of a
     *     transaction), this is called again at the next {@link OnlineBackup#tick}
     * @throws IOException if it cannot be begun at all
     */
    boolean begin() throws IOException;

    /**
     * Brings everything up to now into the increment that follows the backup's base, on disk as well, and goes on in
     * another one; where the file was kept for the backup alone, nothing goes on.
     *
     * @return the increment, to which nothing will be added
     */
    Part seal() throws IOException;

    /**
     * The backup needs the append-only file no more: it is sealed, or will never be. Called once for each backup that
     * began. Where the file was kept for it alone and the folder was made for it, both go now.
     */
    void release();

    /**
     * A file of the append-only file.
     *
     * @param file where it is
     * @param sequence its number in the manifest
     */
    record Part(Path file, long sequence) {}
}
