package dev.rediscover.persist.desk;

import dev.rediscover.persist.aof.AofDisk;
import dev.rediscover.persist.aof.AofOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk that is full when a test says so, or does not take what it is told to keep. */
final class PoorDisk implements AofDisk {
    volatile boolean full;
    volatile boolean broken;
    private final AofDisk real = AofDisk.real();

    private final class Output implements AofOutput {
        private final AofOutput out;

        Output(AofOutput out) {
            this.out = out;
        }

        /** The first bytes still have room, as on a disk. */
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (!full) {
                return out.write(bytes);
            }
            if (bytes.remaining() > 10) {
                ByteBuffer some = bytes.duplicate();
                some.limit(some.position() + 5);
                int count = out.write(some);
                bytes.position(bytes.position() + count);
                return count;
            }
            throw new IOException("No space left on device");
        }

        @Override
        public void truncate(long size) throws IOException {
            out.truncate(size);
        }

        @Override
        public void sync() throws IOException {
            if (broken) {
                throw new IOException("Input/output error");
            }
            out.sync();
        }

        @Override
        public long size() throws IOException {
            return out.size();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    @Override
    public AofOutput open(Path file, boolean empty) throws IOException {
        return new Output(real.open(file, empty));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        real.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        real.delete(file);
    }

    @Override
    public java.io.Closeable remove(Path file) throws IOException {
        return real.remove(file);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        real.syncFolder(folder);
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        real.makeFolder(folder);
    }
}
