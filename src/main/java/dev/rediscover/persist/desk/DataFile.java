package dev.rediscover.persist.desk;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.persist.RdbSink;
import dev.rediscover.value.Value;
import java.io.IOException;

/**
 * A file that all data goes to, in one of two forms: an RDB file, or commands that make the data. It appears under its
 * name when it is complete. Takes the chunks of its parts on any thread, one at a time.
 */
interface DataFile extends RdbSink, AutoCloseable {
    /** What writes entries; one thread at a time has it. */
    interface Part {
        /** What stands in front of all keys of {@code engine}; only the first part of a file has it. */
        void begin(Engine engine);

        /** As {@link dev.rediscover.engine.SnapshotTarget#entry}. */
        void entry(int db, Bytes key, Value value, long expireAt);

        /** Hands out what has been gathered. */
        void flush();

        /** What stands behind all keys; only one part has it. */
        void end();

        /** The version that what it has written takes. */
        int version();
    }

    /** A part that hands its chunks to {@code sink}: this file, or whoever brings them here. */
    Part part(RdbSink sink);

    /**
     * Completes the file.
     *
     * @param version the highest that any of its parts tells
     */
    void commit(int version) throws IOException;

    /** Removes what has been written, unless it is complete. */
    @Override
    void close();
}
