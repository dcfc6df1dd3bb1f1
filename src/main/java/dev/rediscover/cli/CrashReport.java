package dev.rediscover.cli;

import dev.rediscover.base.Clock;
import dev.rediscover.shell.StateFolder;
import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** What is left when the program itself failed: a file with all details, and one line that names it. */
final class CrashReport {
    static final int EXIT_CODE = 70;

    private CrashReport() {}

    /** Writes the report and says one line about it. */
    static int write(Throwable fault, Streams streams) {
        StateFolder state = StateFolder.of(streams.env());
        File folder = state.file("reports");
        File file = new File(folder, "fault-" + Clock.system().millis() + ".txt");
        String where;
        try {
            state.make();
            folder.mkdirs();
            try (PrintWriter out = new PrintWriter(new FileWriter(file, StandardCharsets.UTF_8))) {
                out.println("Rediscover " + Version.text());
                out.println("Java " + System.getProperty("java.runtime.version") + " on "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
                out.println();
                fault.printStackTrace(out);
            }
            where = "the details are in " + file;
        } catch (IOException e) {
            where = "and the details could not be written to " + folder + " (" + e.getMessage() + ")";
        }
        streams.complain("rediscover: a fault in the program itself (" + fault + "); " + where + "\n");
        return EXIT_CODE;
    }
}
