package dev.rediscover.persist.aof;

import dev.rediscover.persist.RdbSink;
import java.io.IOException;
import java.nio.file.Path;

/** The file that a {@link CommandWriter} writes, as {@link dev.rediscover.persist.RdbFile} is that of an RDB file. */
public final class CommandFile implements RdbSink, AutoCloseable {
    private final Path target;

    private CommandFile(Path target) {
        this.target = target;
    }

    /**
     * Begins one that is to become {@code target}.
     *
     * @param syncOften whether what is written goes to disk every 4 MB (aof-rewrite-incremental-fsync)
     */
    public static CommandFile create(Path target, boolean syncOften) throws IOException {
        throw new IOException("not here yet" + target + syncOften);
    }

    @Override
    public byte[] chunk(byte[] bytes, int length) {
        throw new IllegalStateException("not here yet" + target);
    }

    /** Completes it: all of it to disk. */
    public void commit() throws IOException {
        throw new IOException("not here yet");
    }

    /** Removes what has been written, unless it is complete. */
    @Override
    public void close() {}
}
