package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Heap;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.persist.RdbException;
import dev.rediscover.persist.RdbLoad;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a file held.
 *
 * @param keys how many keys are in the engine now
 * @param expired how many are not, because their time had come
 * @param libraries how many libraries of functions are in the engine now
 */
public record DataImport(long keys, long expired, long libraries) {
    /**
     * Reads a file into an engine that nobody else uses, and whose ceilings hold back what is too much.
     *
     * @param empty an engine without data; what is in it after a refusal is worth nothing
     * @throws Refused if it cannot be taken: where, and why
     */
    public static DataImport read(Path file, ExchangeFormat format, Engine empty, Steps steps)
            throws IOException, Refused {
        empty.tick(); // so that it knows the time
        Steps bounded = new Bounded(steps, empty);
        try {
            return switch (format) {
                case RDB -> rdb(file, empty, bounded);
                case JSON_LINES -> jsonLines(file, empty, bounded);
                case COMMANDS -> commands(file, empty, bounded);
            };
        } catch (TooMuch | OutOfMemoryError e) {
            throw new Refused("it holds more than there is memory for");
        }
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuch() {
            super(null, null, false, false);
        }
    }

    /** Looks now and then at what has come together. */
    private record Bounded(Steps steps, Engine engine) implements Steps {
        @Override
        public void at(long done, long all) {
            if (engine.dataBytes() > Heap.most() / 3) {
                throw new TooMuch();
            }
            steps.at(done, all);
        }
    }

    private static DataImport rdb(Path file, Engine empty, Steps steps) throws IOException, Refused {
        long size = Files.size(file);
        try {
            RdbLoad load = RdbLoad.into(empty, file, true, new Told(steps, size));
            return new DataImport(load.keys(), load.expired(), load.functions());
        } catch (RdbException e) {
            throw new Refused(e.getMessage());
        }
    }

    /** No lambda: the kept data of a shell are read while it starts. */
    private record Told(Steps steps, long size) implements RdbLoad.Progress {
        @Override
        public void at(long bytes, long keys) {
            steps.at(bytes, size);
        }
    }

    private static DataImport jsonLines(Path file, Engine empty, Steps steps) throws IOException, Refused {
        JsonLineReader reader = new JsonLineReader(empty);
        try (LinesOfFile lines = new LinesOfFile(file, steps)) {
            reader.read(lines);
        }
        Client client = empty.connectAside((to, reply) -> {});
        client.trust();
        for (Bytes code : reader.libraries()) {
            Reply reply = empty.execute(client, List.of(Bytes.of("FUNCTION"), Bytes.of("LOAD"), code));
            if (reply instanceof Reply.Err error) {
                throw new Refused("a library of functions cannot be loaded: " + error.text());
            }
        }
        empty.disconnect(client);
        return new DataImport(
                reader.keys(), reader.expired(), reader.libraries().size());
    }

    private static DataImport commands(Path file, Engine empty, Steps steps) throws IOException, Refused {
        try (LinesOfFile lines = new LinesOfFile(file, steps)) {
            new CommandLines(empty).run(lines);
        }
        long keys = 0;
        for (int db = 0; db < Engine.DATABASES; db++) {
            keys += empty.db(db).keys().size();
        }
        return new DataImport(keys, 0, empty.scripts().libraries().size());
    }
}
