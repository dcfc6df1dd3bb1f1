package dev.rediscover.persist.aof;

import dev.rediscover.persist.RdbSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The file that a {@link CommandWriter} writes, as {@link dev.rediscover.persist.RdbFile} is that of an RDB file. */
public final class CommandFile implements RdbSink, AutoCloseable {
    private static final long SYNC_EVERY = 4 << 20;

    private final Path target;
    private final AofDisk disk;
    private final AofOutput out;
    private final boolean syncOften;
    private long written;
    private long synced;
    private boolean complete;
    private boolean closed;

    private CommandFile(Path target, AofDisk disk, boolean syncOften) throws IOException {
        this.target = target;
        this.disk = disk;
        this.syncOften = syncOften;
        out = disk.open(target, true);
    }

    /**
     * Begins one by the name {@code target}, which nobody relies on yet.
     *
     * @param syncOften whether what is written goes to disk every 4 MB (aof-rewrite-incremental-fsync)
     */
    public static CommandFile create(Path target, boolean syncOften) throws IOException {
        return create(target, AofDisk.real(), syncOften);
    }

    static CommandFile create(Path target, AofDisk disk, boolean syncOften) throws IOException {
        return new CommandFile(target, disk, syncOften);
    }

    @Override
    public byte[] chunk(byte[] bytes, int length) {
        try {
            ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
            while (left.hasRemaining()) {
                out.write(left);
            }
            written += length;
            if (syncOften && written - synced >= SYNC_EVERY) {
                out.sync();
                synced = written;
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes have been written so far. */
    public long written() {
        return written;
    }

    /** Completes it: all of it to disk. */
    public void commit() throws IOException {
        out.sync();
        end();
        complete = true;
    }

    private void end() throws IOException {
        if (!closed) {
            closed = true;
            out.close();
        }
    }

    /** Removes what has been written, unless it is complete. */
    @Override
    public void close() throws IOException {
        end();
        if (!complete) {
            disk.delete(target);
        }
    }
}
