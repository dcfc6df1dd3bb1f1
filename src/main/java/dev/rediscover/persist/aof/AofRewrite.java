package dev.rediscover.persist.aof;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A rewrite that is under way. Whoever began it writes the base to {@link #file} on whichever thread, then calls one of
 * {@link #finish} and {@link #fail} on the engine's thread.
 */
public final class AofRewrite {
    private final AppendOnlyFile owner;
    private final Path file;
    private final boolean rdb;
    private final boolean first;
    private final long firstKept;

    AofRewrite(AppendOnlyFile owner, Path file, boolean rdb, boolean first, long firstKept) {
        this.owner = owner;
        this.file = file;
        this.rdb = rdb;
        this.first = first;
        this.firstKept = firstKept;
    }

    /** Where the base is to be written, with its contents on disk at the end. */
    public Path file() {
        return file;
    }

    /** Whether the base is to be an RDB file, else commands. */
    public boolean isRdb() {
        return rdb;
    }

    /** Whether the append-only file begins with it. */
    boolean isFirst() {
        return first;
    }

    /** How many increments of {@code manifest} began with this rewrite or after it. */
    int kept(Manifest manifest) {
        int kept = 0;
        for (AofPart part : manifest.increments()) {
            kept += part.seq() >= firstKept ? 1 : 0;
        }
        return kept;
    }

    /**
     * Puts the base in its place, names it in the manifest, and deletes what it makes superfluous.
     *
     * @throws IOException if that does not work; then {@link #fail} has been done
     */
    public void finish() throws IOException {
        try {
            owner.finish(this);
        } catch (IOException e) {
            fail();
            throw e;
        }
    }

    /** Deletes what was written; what was appended meanwhile stays and counts. */
    public void fail() {
        owner.fail(this);
    }
}
