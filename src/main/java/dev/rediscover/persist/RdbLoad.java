package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.engine.LibraryLoad;
import dev.rediscover.engine.RedisException;
import dev.rediscover.resp.Quoting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads RDB files into engines. Keys are put there as if they had always been: nobody is told.
 *
 * @param keys how many keys were put
 * @param expired how many were not, because their time had come
 * @param empty how many were not, because they were collections without elements
 * @param functions how many libraries were loaded
 * @param bytes how many bytes belong to the RDB file
 */
public record RdbLoad(long keys, long expired, long empty, long functions, long bytes) {
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
        try (InputStream in = Files.newInputStream(file)) {
            return new Loading(engine, false, progress).read(in, Files.size(file), checked);
        }
    }

    /**
     * The same of the first bytes of {@code in}, as for an append-only file with a preamble; it reads ahead of what it
     * needs. Keys whose time has come are put as well, because the commands that follow were run before it had.
     *
     * @param size how many bytes {@code in} has at most
     */
    public static RdbLoad into(Engine engine, InputStream in, long size, boolean checked, Progress progress)
            throws IOException, RdbException {
        return new Loading(engine, true, progress).read(in, size, checked);
    }

    private static final class Loading implements RdbVisitor {
        private static final int TELL_EVERY = 1 << 20;
        private static final int LEAST_KEY = 4; // bytes of a key with its place in the table
        private static final int LEAST_MORTAL = 12;

        private final Engine engine;
        private final boolean keepsExpired;
        private final Progress progress;
        private final boolean[] wasEmpty = new boolean[Engine.DATABASES];
        private final long now;
        private long keys;
        private long expired;
        private long functions;
        private long empty;
        private long told;

        Loading(Engine engine, boolean keepsExpired, Progress progress) {
            this.engine = engine;
            this.keepsExpired = keepsExpired;
            this.progress = progress;
            now = engine.clock().millis();
            for (int i = 0; i < wasEmpty.length; i++) {
                wasEmpty[i] = engine.db(i).size() == 0;
            }
        }

        RdbLoad read(InputStream in, long size, boolean checked) throws IOException, RdbException {
            long bytes = RdbReader.read(in, size, engine.limits(), checked, this);
            progress.at(bytes, keys);
            return new RdbLoad(keys, expired, empty, functions, bytes);
        }

        @Override
        public void sizes(int db, long count, long mortal, long left) {
            if (db < Engine.DATABASES) {
                engine.db(db)
                        .expect((int) bounded(count, left / LEAST_KEY), (int) bounded(mortal, left / LEAST_MORTAL));
            }
        }

        private static long bounded(long claimed, long most) {
            return Math.min(Math.min(claimed, most), 1 << 30);
        }

        @Override
        public void function(Bytes code) throws RdbException {
            try {
                LibraryLoad.load(engine, code);
            } catch (RedisException e) {
                throw new RdbException(RdbException.Kind.CORRUPT, 0, "a library of functions: " + e.getMessage());
            }
            functions++;
        }

        @Override
        public void entry(RdbEntry entry) throws RdbException {
            if (entry.db() >= Engine.DATABASES) {
                throw refused(entry, "is of database " + entry.db() + ", and there are " + Engine.DATABASES);
            }
            if (entry.value().isEmpty()) {
                empty++;
            } else if (!keepsExpired && entry.expireAt() != Keyspace.NO_EXPIRY && entry.expireAt() <= now) {
                expired++;
            } else {
                put(entry);
            }
            if (entry.end() - told >= TELL_EVERY) {
                told = entry.end();
                progress.at(told, keys);
            }
        }

        private void put(RdbEntry entry) throws RdbException {
            boolean isNew = engine.db(entry.db()).load(entry.key(), entry.value(), entry.expireAt());
            if (!isNew && wasEmpty[entry.db()]) {
                throw refused(entry, "is there twice");
            }
            keys++;
            if (entry.idleSeconds() >= 0) {
                engine.eviction().setIdleSeconds(entry.value(), entry.idleSeconds());
            }
            if (entry.frequency() >= 0) {
                engine.eviction().setFrequency(entry.value(), entry.frequency());
            }
        }

        private static RdbException refused(RdbEntry entry, String why) {
            String text = "at byte " + entry.offset() + ", the key " + Quoting.quote(entry.key()) + " " + why;
            return new RdbException(RdbException.Kind.CORRUPT, entry.offset(), text);
        }
    }
}
