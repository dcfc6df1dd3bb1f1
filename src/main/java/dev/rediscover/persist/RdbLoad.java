package dev.rediscover.persist;

import dev.rediscover.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Reads RDB files into engines. Keys are put there as if they had always been: nobody is told.
 *
 * @param keys how many keys were put
 * @param expired how many were not, because their time had come
 * @param functions how many libraries were loaded
 * @param bytes how many bytes belong to the RDB file
 */
public record RdbLoad(long keys, long expired, long functions, long bytes) {
    /** Is told how far it is now and then, to answer clients meanwhile. */
    public interface Progress {
        void at(long bytes, long keys);
    }

    /** Nobody is told. */
    public static final Progress SILENT = new Progress() {
        @Override
        public void at(long bytes, long keys) {}
    };

    /**
     * Adds what {@code file} holds to what {@code engine} has; what is there by the same name goes. Functions replace
     * those of the same library. Under the gate's monitor, or before anybody else knows the engine.
     *
     * @param checked whether a checksum that is there must fit (rdbchecksum)
     * @throws RdbException if it is not well formed; what came before that is in the engine
     */
    public static RdbLoad into(Engine engine, Path file, boolean checked, Progress progress)
            throws IOException, RdbException {
        throw new IOException("not here yet" + engine + file + checked + progress);
    }

    /**
     * The same of the first bytes of {@code in}, as for an append-only file with a preamble; it reads ahead of what it
     * needs.
     *
     * @param size how many bytes {@code in} has at most
     */
    public static RdbLoad into(Engine engine, InputStream in, long size, boolean checked, Progress progress)
            throws IOException, RdbException {
        throw new IOException("not here yet" + engine + in + size + checked + progress);
    }
}
