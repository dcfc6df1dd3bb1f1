package dev.rediscover.oracle;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Programs of this machine that a test needs. Where one is missing the test is skipped, saying so; where {@code
 * REDISCOVER_CI} is set its absence is a failure, so that nothing is skipped unnoticed.
 */
public final class Needed {
    private Needed() {}

    /**
     * Goes on if there is such a program.
     *
     * @param source the Debian package that has it
     */
    public static void program(String name, String source) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            if (new File(folder, name).canExecute()) {
                return;
            }
        }
        missing(name + " is not installed", source);
    }

    /**
     * Goes on if {@code command} ends well.
     *
     * @param what what its success shows to be there
     * @param source the Debian packages that have it
     */
    public static void success(String what, String source, String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            missing(what + " is not there (" + e.getMessage() + ")", source);
            throw e;
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            missing(what + " is not there (" + printed.strip() + ")", source);
        }
    }

    private static void missing(String what, String source) {
        String reason = what + ": apt-get install " + source;
        if (System.getenv("REDISCOVER_CI") != null) {
            throw new IllegalStateException(reason);
        }
        abort(reason);
    }
}
