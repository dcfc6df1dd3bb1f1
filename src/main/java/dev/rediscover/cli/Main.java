package dev.rediscover.cli;

import java.io.IOError;
import java.io.IOException;

/**
 * The start of the program. The two starts that have to be quick, the shell and commands that are given, are read by
 * hand; everything else is left to picocli, whose classes those two never load.
 */
public final class Main {
    static final int USAGE = 2;
    private static final int CLOSED_PIPE = 141;
    /** The terminal was taken away: what the shell says of a program that a hang-up ended. */
    private static final int HUNG_UP = 129;

    private Main() {}

    public static void main(String[] args) {
        int code = run(args, Streams.ofProcess());
        System.exit(code);
    }

    /** Runs the program and returns its exit code. */
    static int run(String[] args, Streams streams) {
        try {
            int code = dispatch(args, streams);
            streams.flush();
            return code;
        } catch (IOException | RuntimeException | Error e) {
            return failed(e, streams);
        }
    }

    /** Says in one line why the program ends, and returns the exit code. */
    static int failed(Throwable fault, Streams streams) {
        if (fault instanceof Streams.ClosedPipe) {
            return CLOSED_PIPE;
        }
        if (fault instanceof IOError || isEnding()) {
            return HUNG_UP;
        }
        if (fault instanceof IOException) {
            streams.complain("rediscover: " + fault.getMessage() + "\n");
            return USAGE;
        }
        return CrashReport.write(fault, streams);
    }

    /** Whether a signal is ending the process already: what fails meanwhile is no fault of the program. */
    private static boolean isEnding() {
        Thread probe = new Thread();
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static int dispatch(String[] args, Streams streams) throws IOException {
        Options options = Options.read(args);
        if (options.trouble != null) {
            streams.complain("rediscover: " + options.trouble + "\n");
            return USAGE;
        }
        if (options.foreign) {
            return Subcommands.run(args, streams);
        }
        if (!options.commands.isEmpty()) {
            return new OneShot(streams, options).run(options.commands);
        }
        if (!streams.isTerminal()) {
            return new OneShot(streams, options).runInput();
        }
        return Interactive.run(streams, options, null);
    }
}
