package dev.rediscover.persist;

import dev.rediscover.base.Crc64;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * An RDB file as it is being written: under another name beside the old one until it is complete and on disk, so that
 * the old one stays whatever happens. Takes the chunks of {@link RdbWriter}s on any thread, one at a time.
 */
public final class RdbFile implements RdbSink, AutoCloseable {
    private static final int HEADER = 9;
    private static final long SYNC_EVERY = 4 << 20;

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final boolean checksum;
    private final boolean syncOften;
    private long written;
    private long synced;
    private long crc; // of all behind the header
    private boolean complete;

    private RdbFile(Path target, Path temporary, boolean checksum, boolean syncOften) throws IOException {
        this.target = target;
        this.temporary = temporary;
        this.checksum = checksum;
        this.syncOften = syncOften;
        Files.deleteIfExists(temporary); // of a process that was killed, or a link that somebody put there
        channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /**
     * Begins one that is to become {@code target}; until then it is {@code temp-<number of the process>.rdb} beside it.
     *
     * @param checksum whether the file gets one (rdbchecksum); else 0 stands there
     * @param syncOften whether what is written goes to disk every 4 MB (rdb-save-incremental-fsync)
     * @throws IOException if no file can be made beside {@code target}
     */
    public static RdbFile create(Path target, boolean checksum, boolean syncOften) throws IOException {
        return create(target, "temp-" + ProcessHandle.current().pid() + ".rdb", checksum, syncOften);
    }

    /** The same with the name {@code temporary} until it is complete. */
    public static RdbFile create(Path target, String temporary, boolean checksum, boolean syncOften)
            throws IOException {
        return new RdbFile(target, target.resolveSibling(temporary), checksum, syncOften);
    }

    /** The bytes with which a file of this version begins. */
    static byte[] magic(int version) {
        String number = String.valueOf(10_000 + version); // no format: that would take long for a first prompt
        return ("REDIS" + number.substring(1)).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] chunk(byte[] bytes, int length) {
        try {
            write(bytes, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    private void write(byte[] bytes, int length) throws IOException {
        if (checksum) {
            int skipped = written == 0 ? HEADER : 0; // the version there is not the last word
            crc = Crc64.update(crc, bytes, skipped, length);
        }
        write(ByteBuffer.wrap(bytes, 0, length));
        written += length;
        if (syncOften && written - synced >= SYNC_EVERY) {
            channel.force(false);
            synced = written;
        }
    }

    private void write(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** How many bytes have been written so far. */
    public long written() {
        return written;
    }

    /**
     * Completes it: the version goes to where it belongs, the checksum behind the end, all of it to disk, then it takes
     * {@code target}'s place.
     *
     * @param version the highest that any of its writers tells
     * @throws IOException if that does not work; {@code target} is as it was
     */
    public void commit(int version) throws IOException {
        byte[] magic = magic(version);
        long sum = checksum ? Crc64.join(Crc64.of(magic, 0, HEADER), crc, written - HEADER) : 0;
        ByteBuffer tail = ByteBuffer.allocate(Long.BYTES);
        tail.putLong(0, Long.reverseBytes(sum));
        write(tail);
        channel.write(ByteBuffer.wrap(magic), 0);
        channel.force(true);
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        complete = true;
        Folders.sync(target.toAbsolutePath().getParent());
    }

    /** Removes what has been written, unless it is complete. */
    @Override
    public void close() {
        if (complete) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // it is about to go
        }
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // whoever comes next writes over it
        }
    }
}
