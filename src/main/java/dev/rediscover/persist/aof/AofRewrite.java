package dev.rediscover.persist.aof;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A rewrite that is under way. Whoever began it writes the base to {@link #file} on whichever thread, then calls one of
 * {@link #finish} and {@link #fail} on the engine's thread.
 */
public final class AofRewrite {
    private final Path file;
    private final boolean rdb;

    AofRewrite(Path file, boolean rdb) {
        this.file = file;
        this.rdb = rdb;
    }

    /** Where the base is to be written, with its contents on disk at the end. */
    public Path file() {
        return file;
    }

    /** Whether the base is to be an RDB file, else commands. */
    public boolean isRdb() {
        return rdb;
    }

    /**
     * Puts the base in its place, names it in the manifest, and deletes what it makes superfluous.
     *
     * @throws IOException if that does not work; then {@link #fail} has been done
     */
    public void finish() throws IOException {
        throw new IOException("not here yet");
    }

    /** Deletes what was written; what was appended meanwhile stays and counts. */
    public void fail() {}
}
