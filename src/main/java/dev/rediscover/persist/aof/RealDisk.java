package dev.rediscover.persist.aof;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The file system of this machine. Writes go through a stream and not through a channel, because a channel closes
 * itself when its thread is interrupted.
 */
enum RealDisk implements AofDisk {
    INSTANCE;

    private static final int PIECE = 64 * 1024;

    private static final class Output implements AofOutput {
        private final FileOutputStream stream;

        Output(Path path) throws IOException {
            stream = new FileOutputStream(path.toFile(), true);
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int length = Math.min(bytes.remaining(), PIECE);
            stream.write(bytes.array(), bytes.arrayOffset() + bytes.position(), length);
            bytes.position(bytes.position() + length);
            return length;
        }

        @Override
        public void truncate(long size) throws IOException {
            boolean interrupted = Thread.interrupted();
            try {
                stream.getChannel().truncate(size);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void sync() throws IOException {
            stream.getFD().sync();
        }

        @Override
        public long size() throws IOException {
            boolean interrupted = Thread.interrupted();
            try {
                return stream.getChannel().size();
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    @Override
    public AofOutput open(Path file, boolean empty) throws IOException {
        Output out = new Output(file);
        if (empty) {
            out.truncate(0);
        }
        return out;
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** The file stays open, so that the room is not given back while its name goes. */
    @Override
    public Closeable remove(Path file) throws IOException {
        try {
            FileChannel held = FileChannel.open(file, StandardOpenOption.READ);
            Files.deleteIfExists(file);
            return held;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Where folders cannot be opened (Windows), their names are on disk when a rename returns. */
    @Override
    public void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
        }
    }
}
