package dev.rediscover.server.conf;

import dev.rediscover.engine.Engine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** The configuration file of a running server. */
public final class ConfigFile {
    private ConfigFile() {}

    /**
     * Writes the file anew as {@code engine}'s settings and users stand. Readers see the old content or the new, never
     * a part of one; its permissions stay, and a link goes on pointing to it.
     *
     * @throws IOException if it cannot be written; then it is as it was
     */
    public static void rewrite(Path path, Engine engine) throws IOException {
        byte[] old = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        replace(path, ConfigRewrite.of(old, engine));
    }

    /** Gives a file another content in the same way. */
    static void replace(Path path, byte[] content) throws IOException {
        Path file = Files.exists(path) ? path.toRealPath() : path;
        if (Files.isDirectory(file)) {
            throw new IOException("Is a directory");
        }
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(), file.getFileName().toString(), ".tmp");
        try {
            write(fresh, content);
            if (Files.exists(file)) {
                copyPermissions(file, fresh);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(from);
            Files.setPosixFilePermissions(to, permissions);
        } catch (UnsupportedOperationException e) {
            return; // a file system without permissions of this kind
        }
    }
}
