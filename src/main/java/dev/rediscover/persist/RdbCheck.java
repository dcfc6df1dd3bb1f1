package dev.rediscover.persist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What redis-check-rdb tells of a file.
 *
 * @param fault what is wrong; {@code null} if nothing is
 * @param wholeBytes how many bytes from the beginning on are whole entries; all if nothing is wrong
 * @param keys how many keys are whole
 * @param expires how many of them expire
 * @param expired how many of them had expired already
 * @param lines the report, a line each, as the program prints it
 */
public record RdbCheck(RdbException fault, long wholeBytes, long keys, long expires, long expired, List<String> lines) {
    /** Reads the whole of {@code file} and keeps nothing of it. */
    public static RdbCheck of(Path file) throws IOException {
        throw new IOException("not here yet" + file);
    }

    /**
     * Writes what is whole of a file whose tail is cut or broken to another, with a correct end.
     *
     * @return how many bytes were left out
     * @throws IOException also if {@code fixed} is there already, or if there is nothing whole
     */
    public long fix(Path file, Path fixed) throws IOException {
        throw new IOException("not here yet" + file + fixed);
    }
}
