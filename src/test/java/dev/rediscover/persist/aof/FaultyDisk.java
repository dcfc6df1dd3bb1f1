package dev.rediscover.persist.aof;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The disk of this machine, on which something goes wrong: one step in particular, all from one on, or writes beyond
 * some size.
 */
final class FaultyDisk implements AofDisk {
    private final AofDisk disk = AofDisk.real();
    private int steps;
    private int failsAt = Integer.MAX_VALUE;
    private boolean forEver;
    long room = Long.MAX_VALUE;
    boolean truncates = true;
    boolean syncs = true;
    int synced;

    /** The step of this number fails, and all that come later, or none of them. */
    void fail(int step, boolean andAllLater) {
        failsAt = step;
        forEver = andAllLater;
    }

    int steps() {
        return steps;
    }

    private void step(String what) throws IOException {
        int number = steps++;
        if (number == failsAt || number > failsAt && forEver) {
            throw new IOException("step " + number + " fails: " + what);
        }
    }

    @Override
    public AofOutput open(Path file, boolean empty) throws IOException {
        step("open " + file);
        return new Output(disk.open(file, empty));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step("rename " + from + " " + to);
        disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step("delete " + file);
        disk.delete(file);
    }

    @Override
    public Closeable remove(Path file) throws IOException {
        step("remove " + file);
        return disk.remove(file);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        step("sync " + folder);
        disk.syncFolder(folder);
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        step("make " + folder);
        disk.makeFolder(folder);
    }

    private final class Output implements AofOutput {
        private final AofOutput out;

        Output(AofOutput out) {
            this.out = out;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            step("write");
            if (room <= 0) {
                throw new IOException("No space left on device");
            }
            ByteBuffer part = bytes.duplicate();
            part.limit((int) Math.min(bytes.limit(), bytes.position() + room));
            int count = out.write(part);
            bytes.position(bytes.position() + count);
            room -= count;
            return count;
        }

        @Override
        public void truncate(long size) throws IOException {
            step("truncate");
            if (!truncates) {
                throw new IOException("Read-only file system");
            }
            room += out.size() - size;
            out.truncate(size);
        }

        @Override
        public void sync() throws IOException {
            step("sync");
            if (!syncs) {
                throw new IOException("Input/output error");
            }
            synced++;
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
}
