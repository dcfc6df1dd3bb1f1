package dev.rediscover.persist.aof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What redis-check-aof tells of a file or of all files of a manifest, and does to them.
 *
 * @param valid whether all is well, or has been mended
 * @param cut how many bytes were, or with {@link Options#fix} would be, cut off the end
 * @param lines the report, a line each, in the form that the program has
 */
public record AofCheck(boolean valid, long cut, List<String> lines) {
    /** Stands for no moment: nothing is cut off because of its time. */
    public static final long NEVER = 0;

    /**
     * What is to be done.
     *
     * @param fix whether a tail that is not well formed is cut off
     * @param untilSeconds what came after this moment, in s since 1970, is cut off; {@link #NEVER} for none
     */
    public record Options(boolean fix, long untilSeconds) {}

    /** Asks whoever runs the program before anything is cut off. */
    public interface Consent {
        /** Whether {@code file} may be cut from {@code size} bytes to {@code left}. */
        boolean toCut(Path file, long size, long left);

        /** Is told each line of the report when it comes into being. */
        default void tell(String line) {}
    }

    /** Reads {@code file}, which is one of commands, an RDB file with commands behind it, or a manifest. */
    public static AofCheck of(Path file, Options options, Consent consent) throws IOException {
        return new AofChecker(options, consent).check(file);
    }
}
