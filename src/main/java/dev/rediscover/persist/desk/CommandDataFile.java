package dev.rediscover.persist.desk;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.Scripts;
import dev.rediscover.persist.RdbSink;
import dev.rediscover.persist.aof.CommandFile;
import dev.rediscover.persist.aof.CommandWriter;
import dev.rediscover.value.Value;
import java.io.IOException;
import java.nio.file.Path;

/** All data as commands that make it: the base of an append-only file without RDB preamble. */
final class CommandDataFile implements DataFile {
    private final CommandFile file;

    private CommandDataFile(CommandFile file) {
        this.file = file;
    }

    /** Begins one that is to become {@code target}, as {@code engine} is set. */
    static CommandDataFile create(Engine engine, Path target) throws IOException {
        boolean syncOften = engine.config().isOn(Parameter.AOF_REWRITE_INCREMENTAL_FSYNC);
        return new CommandDataFile(CommandFile.create(target, syncOften));
    }

    @Override
    public byte[] chunk(byte[] bytes, int length) {
        return file.chunk(bytes, length);
    }

    @Override
    public Part part(RdbSink sink) {
        return new CommandPart(new CommandWriter(sink));
    }

    @Override
    public void commit(int version) throws IOException {
        file.commit();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // what is left of it is written over by the next one
        }
    }

    private record CommandPart(CommandWriter writer) implements Part {
        @Override
        public void begin(Engine engine) {
            if (engine.config().isOn(Parameter.AOF_TIMESTAMP_ENABLED)) {
                writer.timestamp(engine.clock().millis() / 1000);
            }
            for (Scripts.Library library : engine.scripts().libraries()) {
                writer.function(library.code());
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
            writer.flush();
        }

        @Override
        public int version() {
            return 0; // commands have none
        }
    }
}
