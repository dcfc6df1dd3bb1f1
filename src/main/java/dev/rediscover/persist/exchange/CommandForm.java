package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.RdbSink;
import dev.rediscover.persist.aof.CommandWriter;
import dev.rediscover.resp.CommandReader;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.ProtocolException;
import dev.rediscover.resp.Quoting;
import dev.rediscover.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of commands as somebody would type them, which the shell and redis-cli take back. */
final class CommandForm implements Form, RdbSink {
    private final Path target;
    private final FreshFile file;
    private final CommandWriter writer = new CommandWriter(this);
    private final CommandReader commands = new CommandReader(Limits.DEFAULT);
    private Bytes selected = Bytes.of("0");

    CommandForm(Path target) throws IOException {
        this.target = target;
        this.file = new FreshFile(target);
    }

    @Override
    public byte[] chunk(byte[] bytes, int length) {
        commands.feed(bytes, 0, length);
        try {
            for (List<Bytes> command = commands.next(); command != null; command = commands.next()) {
                line(command);
            }
        } catch (ProtocolException e) {
            throw new IllegalStateException("our own commands cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /** Writes one, but for a SELECT of the database that is selected already. */
    private void line(List<Bytes> command) throws IOException {
        if (command.get(0).is("SELECT")) {
            if (command.get(1).equals(selected)) {
                return;
            }
            selected = command.get(1);
        }
        file.out().write((Quoting.line(command) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void library(Bytes code) throws IOException {
        try {
            writer.function(code);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void entry(int db, Bytes key, Value value, long expireAt) throws IOException {
        try {
            writer.entry(db, key, value, expireAt);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public long commit() throws IOException {
        try {
            writer.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        file.commit();
        return Files.size(target);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
