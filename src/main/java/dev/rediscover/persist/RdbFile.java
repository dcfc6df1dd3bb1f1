package dev.rediscover.persist;

import java.io.IOException;
import java.nio.file.Path;

/**
 * An RDB file as it is being written: under another name beside the old one until it is complete and on disk, so that
 * the old one stays whatever happens. Takes the chunks of {@link RdbWriter}s on any thread, one at a time.
 */
public final class RdbFile implements RdbSink, AutoCloseable {
    private final Path target;

    private RdbFile(Path target) {
        this.target = target;
    }

    /**
     * Begins one that is to become {@code target}.
     *
     * @param checksum whether the file gets one (rdbchecksum); else 0 stands there
     * @param syncOften whether what is written goes to disk every 4 MB (rdb-save-incremental-fsync)
     * @throws IOException if no file can be made beside {@code target}
     */
    public static RdbFile create(Path target, boolean checksum, boolean syncOften) throws IOException {
        throw new IOException("not here yet" + target + checksum + syncOften);
    }

    @Override
    public byte[] chunk(byte[] bytes, int length) {
        throw new IllegalStateException("not here yet" + target);
    }

    /** How many bytes have been written so far. */
    public long written() {
        return 0;
    }

    /**
     * Completes it: the version goes to where it belongs, the checksum behind the end, all of it to disk, then it takes
     * {@code target}'s place.
     *
     * @param version the highest that any of its writers tells
     * @throws IOException if that does not work; {@code target} is as it was
     */
    public void commit(int version) throws IOException {
        throw new IOException("not here yet" + version);
    }

    /** Removes what has been written, unless it is complete. */
    @Override
    public void close() {}
}
