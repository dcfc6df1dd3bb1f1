package dev.rediscover.persist.desk;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Config;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.Scripts;
import dev.rediscover.persist.RdbFile;
import dev.rediscover.persist.RdbOptions;
import dev.rediscover.persist.RdbSink;
import dev.rediscover.persist.RdbWriter;
import dev.rediscover.value.Value;
import java.io.IOException;
import java.nio.file.Path;

/** All data as an RDB file. */
final class RdbDataFile implements DataFile {
    private final RdbFile file;
    private final RdbOptions options;
    private final boolean base;

    private RdbDataFile(RdbFile file, RdbOptions options, boolean base) {
        this.file = file;
        this.options = options;
        this.base = base;
    }

    /**
     * Begins one that is to become {@code target}, as {@code engine} is set.
     *
     * @param base whether it is the base of an append-only file, which the file says
     */
    static RdbDataFile create(Engine engine, Path target, boolean base) throws IOException {
        Config config = engine.config();
        int version = Integer.parseInt(config.word(Parameter.RDB_VERSION));
        RdbOptions options = RdbOptions.of(engine, version, config.isOn(Parameter.RDBCOMPRESSION));
        boolean syncOften =
                config.isOn(base ? Parameter.AOF_REWRITE_INCREMENTAL_FSYNC : Parameter.RDB_SAVE_INCREMENTAL_FSYNC);
        boolean checksum = config.isOn(Parameter.RDBCHECKSUM);
        RdbFile file = base // a snapshot may be saved while it is written, under a name of its own
                ? RdbFile.create(target, target.getFileName() + ".part", checksum, syncOften)
                : RdbFile.create(target, checksum, syncOften);
        return new RdbDataFile(file, options, base);
    }

    @Override
    public byte[] chunk(byte[] bytes, int length) {
        return file.chunk(bytes, length);
    }

    @Override
    public Part part(RdbSink sink) {
        return new RdbPart(new RdbWriter(sink, options), base);
    }

    @Override
    public void commit(int version) throws IOException {
        file.commit(version);
    }

    @Override
    public void close() {
        file.close();
    }

    private record RdbPart(RdbWriter writer, boolean base) implements Part {
        @Override
        public void begin(Engine engine) {
            writer.header();
            writer.aux("redis-ver", Engine.REDIS_VERSION);
            writer.aux("redis-bits", "64");
            writer.aux("ctime", Long.toString(engine.clock().millis() / 1000));
            writer.aux("used-mem", Long.toString(engine.usedMemory()));
            writer.aux("aof-base", base ? "1" : "0");
            for (Scripts.Library library : engine.scripts().libraries()) {
                writer.function(library.code());
            }
            for (int i = 0; i < Engine.DATABASES; i++) {
                if (engine.db(i).size() > 0) {
                    writer.database(i, engine.db(i).size(), engine.db(i).expiresSize());
                }
            }
        }

        @Override
        public void entry(int db, Bytes key, Value value, long expireAt) {
            writer.entry(db, key, value, expireAt);
        }

        @Override
        public void flush() {
            writer.flush();
        }

        @Override
        public void end() {
            writer.end();
        }

        @Override
        public int version() {
            return writer.version();
        }
    }
}
