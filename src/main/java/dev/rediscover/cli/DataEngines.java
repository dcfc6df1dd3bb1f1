package dev.rediscover.cli;

import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Ceilings;
import dev.rediscover.engine.Engine;
import dev.rediscover.persist.backup.Progress;
import dev.rediscover.persist.backup.Verification;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What commands about files of data need: an engine to load them into, and a bar for large ones. */
final class DataEngines {
    /** Below this many bytes no bar is worth it. */
    private static final long LARGE = 16L << 20;

    /** A script of a file takes a second or so for these: more than any that a server was to run while others wait. */
    static final long SCRIPT_STEPS = 100_000_000;

    private static final int PERCENT = 100;

    private DataEngines() {}

    /** Engines with every command, that reach nothing outside; scripts end there, whoever wrote the file. */
    static Verification.Engines make() {
        long any = Long.MAX_VALUE;
        Ceilings ceilings = new Ceilings(any, any, any, any, SCRIPT_STEPS);
        return clock -> new Engine(Families.forLessons(), clock, RandomSource.unseeded(), ceilings);
    }

    /** Reads a file and tells how far it is. */
    static InputStream watched(Path file, Progress progress) throws IOException {
        long size = Files.size(file);
        String name = file.getFileName().toString();
        return new FilterInputStream(Files.newInputStream(file)) {
            private long done;

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                done += Math.max(0, read);
                progress.at(name, done, size);
                return read;
            }
        };
    }

    /** Draws on {@code bar} how far work on a large file is. */
    static Progress on(ProgressBar bar) {
        return new Progress() {
            private int shown = -1;

            @Override
            public void at(String what, long done, long of) {
                int percent = of < LARGE ? -1 : (int) (done * PERCENT / of);
                if (percent >= 0 && percent != shown) {
                    shown = percent;
                    bar.at(percent, PERCENT, what);
                }
            }
        };
    }
}
