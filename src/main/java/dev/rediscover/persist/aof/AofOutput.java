package dev.rediscover.persist.aof;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file that is appended to. */
public interface AofOutput extends Closeable {
    /** Appends some of {@code bytes}, all of them where the disk has room; how many. */
    int write(ByteBuffer bytes) throws IOException;

    /** Cuts everything behind the first {@code size} bytes off. */
    void truncate(long size) throws IOException;

    /** Returns when all that was written is on disk; any thread. */
    void sync() throws IOException;

    /** How many bytes the file has. */
    long size() throws IOException;
}
