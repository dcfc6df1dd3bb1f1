package dev.rediscover.lesson;

/**
 * Something that happens to the second server of a step of kind {@code crash}.
 *
 * @param line the command of a {@link Kind#RUN}; otherwise {@code null}
 * @param amount milliseconds of a {@link Kind#WAIT}, bytes of a {@link Kind#CUT}; otherwise 0
 * @param file which file a {@link Kind#CUT} or {@link Kind#MEND} is about: {@code aof} or {@code rdb}; else empty
 */
public record CrashEvent(Kind kind, Line line, long amount, String file) {
    /** What can happen. */
    public enum Kind {
        /** A command runs. */
        RUN("", ""),
        /** Time passes. */
        WAIT(":wait", "a time"),
        /** The process is killed in the middle of whatever it does, as by kill -9. */
        KILL(":kill", ""),
        /** It is killed, and what the disk had not been told to keep is gone too. */
        POWER_CUT(":power-cut", ""),
        /** It is asked to end, as by SHUTDOWN. */
        STOP(":stop", ""),
        /** It starts with the files that are there. */
        START(":start", ""),
        /** The last bytes of a file are lost. */
        CUT(":cut", "a file and a number"),
        /** A file with a broken end is cut back to where it is whole, as by check-aof --fix. */
        MEND(":mend", "a file"),
        /** The files are copied to a safe place. */
        COPY(":copy", ""),
        /** The copies are put where the files were. */
        RESTORE(":restore", "");

        private final String word;
        private final String wants;

        Kind(String word, String wants) {
            this.word = word;
            this.wants = wants;
        }

        /** The word in YAML, with its colon; empty for a command. */
        public String word() {
            return word;
        }

        /** What stands behind the word; empty for nothing. */
        String wants() {
            return wants;
        }
    }

    /** The append-only file, as {@link #file} calls it. */
    public static final String AOF = "aof";

    /** The snapshot file, as {@link #file} calls it. */
    public static final String RDB = "rdb";

    /** A command. */
    public static CrashEvent run(Line line) {
        return new CrashEvent(Kind.RUN, line, 0, "");
    }

    /** The event as an author writes it. */
    public String text() {
        return switch (kind) {
            case RUN -> line.text();
            case WAIT -> kind.word() + " " + (amount % 1000 == 0 ? amount / 1000 + "s" : amount + "ms");
            case CUT -> kind.word() + " " + file + " " + amount;
            case MEND -> kind.word() + " " + file;
            default -> kind.word();
        };
    }
}
