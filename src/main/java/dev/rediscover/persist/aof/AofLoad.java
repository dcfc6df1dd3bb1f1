package dev.rediscover.persist.aof;

import java.util.List;

/**
 * What loading an append-only file has come to.
 *
 * @param found whether there was one with anything in it
 * @param bytes how many bytes all its files have
 * @param commands how many commands were run
 * @param keys how many keys came out of an RDB file
 * @param truncated how many bytes of a tail that was cut were dropped, in memory and in the file
 * @param warnings what whoever runs the server should know
 * @param notes what was done, a line a file
 */
public record AofLoad(
        boolean found,
        long bytes,
        long commands,
        long keys,
        long truncated,
        List<String> warnings,
        List<String> notes) {
    /** Stands for no moment: all is loaded. */
    public static final long ALL = Long.MAX_VALUE;

    /** Nobody is told. */
    public static final Progress SILENT = new Progress() {
        @Override
        public void at(long bytes, long total) {}
    };

    /** Is told how far it is now and then, to answer clients meanwhile. */
    public interface Progress {
        void at(long bytes, long total);
    }

    /**
     * How it is to be done.
     *
     * @param truncates whether a cut tail is dropped and the rest kept (aof-load-truncated), else it is a fault
     * @param checksums whether the checksum of an RDB file must fit (rdbchecksum)
     * @param untilSeconds up to which moment, in s since 1970, by the annotations in the files; {@link #ALL} for all
     * @param readOnly whether files stay as they are: a tail that is dropped is dropped in memory only, and a single
     *     file of an old server is loaded from where it lies
     */
    public record Options(boolean truncates, boolean checksums, long untilSeconds, boolean readOnly) {
        /** As a server starts with its usual settings. */
        public static final Options USUAL = new Options(true, true, ALL, false);
    }
}
