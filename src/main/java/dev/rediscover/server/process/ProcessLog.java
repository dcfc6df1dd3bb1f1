package dev.rediscover.server.process;

import dev.rediscover.base.Clock;
import dev.rediscover.engine.Config;
import dev.rediscover.engine.Parameter;
import dev.rediscover.server.ServerLog;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TimeZone;

/**
 * A log with the lines of Redis: process, role, local time, a sign for the level, the message. It goes to the program's
 * output, or to the file that {@code logfile} names, which is opened anew for each line so that it may be moved away.
 */
public final class ProcessLog implements ServerLog {
    private static final String SIGNS = ".-*#";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final long DAY_MILLIS = 86_400_000;
    private static final int NOTHING = 4;

    private final Config config;
    private final Clock clock;
    private final OutputStream out;
    private final Path folder;
    private char role = 'C';

    /**
     * A log that takes what {@code config} says.
     *
     * @param out where it goes when no file is named
     * @param folder what a relative {@code logfile} begins at when no {@code dir} is set
     */
    public ProcessLog(Config config, Clock clock, OutputStream out, Path folder) {
        this.config = config;
        this.clock = clock;
        this.out = out;
        this.folder = folder;
    }

    /** From now on the lines are those of a server at work, no more of one that is starting. */
    void atWork() {
        role = 'M';
    }

    /** The file that it goes to; {@code null} if it goes to the program's output. */
    Path file() {
        String name = config.text(Parameter.LOGFILE);
        if (name.isEmpty() || name.equals("/dev/stdout")) {
            return null;
        }
        return folder.resolve(config.text(Parameter.DIR)).resolve(name);
    }

    /**
     * Looks whether it can write.
     *
     * @throws IOException if the file cannot be opened
     */
    public void check() throws IOException {
        if (file() != null) {
            new FileOutputStream(file().toFile(), true).close();
        }
    }

    @Override
    public boolean takes(Level level) {
        long least = config.number(Parameter.LOGLEVEL);
        return least != NOTHING && level.ordinal() >= least;
    }

    @Override
    public void write(Level level, String text) {
        if (takes(level)) {
            write(line(level, text));
        }
    }

    /** Says that a signal has come, as Redis says it: from outside the flow of things, whatever the level. */
    public void signal(String text) {
        write(ProcessHandle.current().pid() + ":signal-handler (" + clock.millis() / 1000 + ") " + text + "\n");
    }

    private String line(Level level, String text) {
        long now = clock.millis();
        long local = now + TimeZone.getDefault().getOffset(now);
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(local, DAY_MILLIS));
        long millis = Math.floorMod(local, DAY_MILLIS);
        int month = 3 * (day.getMonthValue() - 1);
        StringBuilder line = new StringBuilder(80);
        line.append(ProcessHandle.current().pid()).append(':').append(role).append(' ');
        two(line, day.getDayOfMonth()).append(' ').append(MONTHS, month, month + 3);
        line.append(' ').append(day.getYear()).append(' ');
        two(line, millis / 3_600_000).append(':');
        two(line, millis / 60_000 % 60).append(':');
        two(line, millis / 1000 % 60).append('.');
        line.append(millis / 100 % 10).append(millis / 10 % 10).append(millis % 10);
        return line.append(' ')
                .append(SIGNS.charAt(level.ordinal()))
                .append(' ')
                .append(text)
                .append('\n')
                .toString();
    }

    private static StringBuilder two(StringBuilder line, long number) {
        return line.append(number / 10).append(number % 10);
    }

    /** A log that cannot be written, on a full disk for one, is no reason to stop serving. */
    private synchronized void write(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        Path file = file();
        try {
            if (file == null) {
                out.write(bytes);
                out.flush();
                return;
            }
            try (OutputStream appended = new FileOutputStream(file.toFile(), true)) {
                appended.write(bytes);
            }
        } catch (IOException e) {
            return;
        }
    }
}
