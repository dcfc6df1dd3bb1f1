package dev.rediscover.persist.desk;

/** The program around an engine whose data is kept in files: its log, and its end where nothing else is left. */
public interface FileHost {
    /** Nobody reads the log, and nothing ends. */
    FileHost SILENT = new FileHost() {
        @Override
        public void log(int level, String line) {
            // nobody reads it
        }

        @Override
        public void die() {
            // whoever owns the engine goes on without its files, and clients are refused writes
        }
    };

    /** Keeps a line in its log: 0 debug, 1 verbose, 2 notice, 3 warning. */
    void log(int level, String line);

    /** Ends the program at once, as what was promised to clients cannot be kept; no reply goes out any more. */
    void die();
}
