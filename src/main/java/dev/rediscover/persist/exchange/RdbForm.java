package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.persist.RdbFile;
import dev.rediscover.persist.RdbOptions;
import dev.rediscover.persist.RdbRefused;
import dev.rediscover.persist.RdbWriter;
import dev.rediscover.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An RDB file. */
final class RdbForm implements Form {
    private final Path target;
    private final RdbFile file;
    private final RdbWriter writer;

    RdbForm(Path target, Engine source, int version, Map<String, String> notes) throws IOException {
        this.target = target;
        file = RdbFile.create(target, true, false);
        writer = new RdbWriter(file, RdbOptions.of(source, version, true));
        writer.header();
        writer.aux("redis-ver", Engine.REDIS_VERSION);
        writer.aux("redis-bits", "64");
        writer.aux("ctime", Long.toString(Math.floorDiv(source.now(), 1000L)));
        writer.aux("used-mem", Long.toString(source.usedMemory()));
        for (Map.Entry<String, String> note : notes.entrySet()) {
            writer.aux(note.getKey(), note.getValue());
        }
    }

    @Override
    public void library(Bytes code) {
        writer.function(code);
    }

    @Override
    public void entry(int db, Bytes key, Value value, long expireAt) throws Refused {
        try {
            writer.entry(db, key, value, expireAt);
        } catch (RdbRefused e) {
            throw new Refused(e.getMessage());
        }
    }

    @Override
    public long commit() throws IOException {
        writer.end();
        file.commit(writer.version());
        return Files.size(target);
    }

    @Override
    public void close() {
        file.close();
    }
}
