package dev.rediscover.persist.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Copies files up to an exact length, and sums them up on the way. */
public final class FileCopy {
    private static final int BUFFER = 1 << 18;

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final Progress progress;

    FileCopy(Progress progress) {
        this.progress = progress;
    }

    /** Who is told how far it is. */
    Progress progress() {
        return progress;
    }

    /** Opens a file to read; a link is not followed. */
    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Copies the first {@code length} bytes to a new file, and onto the disk.
     *
     * @return their SHA-256
     * @throws IOException also if {@code target} is there, or {@code source} has fewer bytes
     */
    String copy(FileChannel source, long length, Path target) throws IOException {
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            String sum = run(source, length, out, target);
            out.force(true);
            return sum;
        }
    }

    /** The SHA-256 of a file's first {@code length} bytes. */
    String sum(Path file, long length) throws IOException {
        try (FileChannel source = open(file)) {
            return run(source, length, null, file);
        }
    }

    private String run(FileChannel source, long length, FileChannel out, Path named) throws IOException {
        MessageDigest sha = sha256();
        long at = 0;
        while (at < length) {
            buffer.clear().limit((int) Math.min(BUFFER, length - at));
            int read = source.read(buffer, at);
            if (read < 0) {
                throw new BackupFault(named.getFileName() + " has become shorter while it was read");
            }
            at += read;
            buffer.flip();
            sha.update(buffer.duplicate());
            while (out != null && buffer.hasRemaining()) {
                out.write(buffer);
            }
            progress.at(named.getFileName().toString(), at, length);
        }
        return hex(sha.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String hex(byte[] bytes) {
        StringBuilder out = new StringBuilder(2 * bytes.length);
        for (byte b : bytes) {
            out.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return out.toString();
    }
}
