package dev.rediscover.persist.aof;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** What is done to the folder of an append-only file; tests put a disk in its place that is full, or fails. */
public interface AofDisk {
    /** Opens a file to append to. */
    AofOutput open(Path file, boolean empty) throws IOException;

    /** Lets {@code from} take the place of {@code to} in one step. */
    void rename(Path from, Path to) throws IOException;

    /** Deletes a file, if it is there. */
    void delete(Path file) throws IOException;

    /**
     * Takes a file's name away at once; its room, which takes a while if it is large, when what this gives is closed.
     * {@code null} if there is no such file.
     */
    Closeable remove(Path file) throws IOException;

    /** Returns when the names in a folder are on disk. */
    void syncFolder(Path folder) throws IOException;

    /** Makes a folder, unless it is there. */
    void makeFolder(Path folder) throws IOException;

    /** The disk of this machine. */
    static AofDisk real() {
        return RealDisk.INSTANCE;
    }
}
