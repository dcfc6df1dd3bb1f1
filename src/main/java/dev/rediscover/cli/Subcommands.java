package dev.rediscover.cli;

/** The subcommands. */
final class Subcommands {
    private Subcommands() {}

    static int run(String[] args, Streams streams) {
        streams.complain("rediscover: unknown option or command " + args[0] + "\n");
        return Main.USAGE;
    }
}
