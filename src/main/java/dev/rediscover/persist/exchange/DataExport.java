package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.engine.Scripts;
import dev.rediscover.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Data in a file, and how much of it there is.
 *
 * @param keys how many keys were written
 * @param libraries how many libraries of functions
 * @param bytes how many bytes the file has
 */
public record DataExport(long keys, long libraries, long bytes) {
    private static final int KEYS_BETWEEN_STEPS = 256;

    /**
     * Writes a file of this form. It takes the place of one that is there only when it is complete and on disk.
     *
     * @param source an engine that nobody else uses, as a fork is
     * @param target also through a symbolic link
     * @param version of RDB files; 0 for what the data need. See {@link dev.rediscover.persist.RdbOptions}
     * @param notes fields beside the data of RDB files
     * @throws Refused if the form cannot hold what there is
     */
    public static DataExport write(
            Engine source,
            Selection what,
            Path target,
            ExchangeFormat format,
            int version,
            Map<String, String> notes,
            Steps steps)
            throws IOException, Refused {
        Path place = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        try (Form form = form(format, place, source, version, notes)) {
            long libraries = what.holdsLibraries() ? libraries(source, form) : 0;
            long keys = keys(source, what, form, format != ExchangeFormat.RDB, steps);
            return new DataExport(keys, libraries, form.commit());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Form form(ExchangeFormat format, Path target, Engine source, int version, Map<String, String> notes)
            throws IOException {
        return switch (format) {
            case RDB -> new RdbForm(target, source, version, notes);
            case JSON_LINES -> new JsonForm(target);
            case COMMANDS -> new CommandForm(target);
        };
    }

    private static long libraries(Engine source, Form form) throws IOException {
        List<Scripts.Library> libraries = new ArrayList<>(source.scripts().libraries());
        for (Scripts.Library library : libraries) {
            form.library(library.code());
        }
        return libraries.size();
    }

    /** {@code sorted}: the same data are the same text, so that versions of it can be compared. */
    private static long keys(Engine source, Selection what, Form form, boolean sorted, Steps steps)
            throws IOException, Refused {
        long all = 0;
        for (int db = 0; db < Engine.DATABASES; db++) {
            all += source.db(db).size();
        }
        long seen = 0;
        long written = 0;
        for (int db = 0; db < Engine.DATABASES; db++) {
            Keyspace keyspace = source.db(db);
            List<Bytes> keys = keyspace.keys();
            if (sorted) {
                Collections.sort(keys);
            }
            for (Bytes key : keys) {
                if (seen++ % KEYS_BETWEEN_STEPS == 0) {
                    steps.at(seen, all);
                }
                Value value = what.holds(db, key) ? keyspace.peek(key) : null;
                if (value != null) {
                    form.entry(db, key, value, keyspace.expireAt(key));
                    written++;
                }
            }
        }
        return written;
    }
}
