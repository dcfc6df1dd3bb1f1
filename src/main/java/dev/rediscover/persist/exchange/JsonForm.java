package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of JSON lines. */
final class JsonForm implements Form {
    private final Path target;
    private final FreshFile file;
    private final JsonLineWriter writer;

    JsonForm(Path target) throws IOException {
        this.target = target;
        this.file = new FreshFile(target);
        this.writer = new JsonLineWriter(file.out());
    }

    @Override
    public void library(Bytes code) throws IOException {
        writer.library(code);
    }

    @Override
    public void entry(int db, Bytes key, Value value, long expireAt) throws IOException {
        writer.entry(db, key, value, expireAt);
    }

    @Override
    public long commit() throws IOException {
        file.commit();
        return Files.size(target);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
