package dev.rediscover.cli;

/** Wires the interactive shell to the streams of the process. */
final class Interactive {
    private Interactive() {}

    /** Runs the shell; {@code lesson} is the lesson to begin with, or {@code null}. */
    static int run(Streams streams, Options options, String lesson) {
        streams.complain("rediscover: the interactive shell is not built yet\n");
        return Main.USAGE;
    }
}
