package dev.rediscover.oracle;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;

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
        String reason = name + " is not installed: apt-get install " + source;
        if (System.getenv("REDISCOVER_CI") != null) {
            throw new IllegalStateException(reason);
        }
        abort(reason);
    }
}
