package dev.rediscover.server;

/** Where a server tells what happens to it. Called while the gate's monitor is held. */
public interface ServerLog {
    /** How much whoever runs the server wants to know it, from least to most. */
    enum Level {
        DEBUG,
        VERBOSE,
        NOTICE,
        WARNING
    }

    /** Tells nobody. */
    ServerLog SILENT = new ServerLog() {
        @Override
        public boolean takes(Level level) {
            return false;
        }

        @Override
        public void write(Level level, String text) {
            // nobody listens
        }
    };

    /** Whether a line of this level would be kept; ask before making one that costs anything. */
    boolean takes(Level level);

    /** Keeps a line, if it takes this level. */
    void write(Level level, String text);
}
