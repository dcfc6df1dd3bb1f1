package dev.rediscover.persist;

import dev.rediscover.base.Clock;
import dev.rediscover.base.Crc64;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What redis-check-rdb tells of a file.
 *
 * @param fault what is wrong; {@code null} if nothing is
 * @param version of the file, 0 if it is none
 * @param fileBytes how large the file is
 * @param wholeBytes how many bytes from the beginning on are whole entries; if nothing is wrong, all of the RDB file
 * @param keys how many keys are whole
 * @param expires how many of them expire
 * @param expired how many of them had expired already
 * @param lines the report, a line each, as the program prints it
 */
public record RdbCheck(
        RdbException fault,
        int version,
        long fileBytes,
        long wholeBytes,
        long keys,
        long expires,
        long expired,
        List<String> lines) {
    /** The first version whose files end with a checksum. */
    private static final int VERSION_WITH_CHECKSUM = 5;

    /** Reads the whole of {@code file} and keeps nothing of it. */
    public static RdbCheck of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(file, in);
        }
    }

    /** The same through {@code in}, which reads {@code file} from its beginning and may tell how far it is. */
    public static RdbCheck of(Path file, InputStream in) throws IOException {
        return new RdbReport(file, Clock.system().millis()).read(in, Files.size(file));
    }

    /** Whether the file can be mended: its head is in order, and something in front of what is wrong is whole. */
    public boolean isMendable() {
        boolean tail =
                fault != null && (fault.kind() == RdbException.Kind.CUT || fault.kind() == RdbException.Kind.CORRUPT);
        return tail && keys > 0;
    }

    /**
     * Writes what is whole of {@code file}, whose tail is cut or broken, to another, with a correct end. Keys behind
     * what is wrong are lost, whether they are whole or not.
     *
     * @return how many bytes were left out
     * @throws IOException also if {@code fixed} is there already, or if the file cannot be mended
     */
    public long fix(Path file, Path fixed) throws IOException {
        if (!isMendable()) {
            throw new IOException(fault == null ? "nothing is wrong with " + file : "no key of " + file + " is whole");
        }
        OutputStream out = Files.newOutputStream(fixed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (out;
                InputStream in = Files.newInputStream(file)) {
            copy(in, out);
        } catch (IOException e) {
            Files.deleteIfExists(fixed);
            throw e;
        }
        try (FileChannel channel = FileChannel.open(fixed, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return fileBytes - wholeBytes;
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long crc = 0;
        for (long left = wholeBytes; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new IOException("the file has become shorter while it was read");
            }
            crc = Crc64.update(crc, buffer, 0, count);
            out.write(buffer, 0, count);
            left -= count;
        }
        buffer[0] = (byte) RdbTypes.END;
        crc = Crc64.update(crc, buffer, 0, 1);
        for (int i = 0; i < Long.BYTES; i++) {
            buffer[1 + i] = (byte) (crc >>> (8 * i));
        }
        out.write(buffer, 0, version < VERSION_WITH_CHECKSUM ? 1 : 1 + Long.BYTES);
    }
}
