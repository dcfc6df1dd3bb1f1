package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.persist.RdbEntry;
import dev.rediscover.persist.RdbException;
import dev.rediscover.persist.RdbLoad;
import dev.rediscover.persist.RdbReader;
import dev.rediscover.persist.RdbVisitor;
import dev.rediscover.persist.exchange.DataExport;
import dev.rediscover.persist.exchange.ExchangeFormat;
import dev.rediscover.persist.exchange.Refused;
import dev.rediscover.persist.exchange.Selection;
import dev.rediscover.persist.exchange.Steps;
import dev.rediscover.value.EncodingLimits;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Where a sandbox lies: the folder {@code sandbox} of the state folder with an RDB file in it, and another file that
 * whoever has the sandbox holds locked.
 */
final class SandboxFile {
    private static final String FOLDER = "sandbox";
    private static final String CLOCK = "rediscover-clock"; // the field that tells how far it was moved

    /** It cannot be read; the message says what became of it. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        private final boolean aside;

        Broken(String message, boolean aside) {
            super(message, null, false, false);
            this.aside = aside;
        }

        /** Whether it lies under another name now, so that its own is free. */
        boolean isAside() {
            return aside;
        }
    }

    private final StateFolder state;
    private final File file;
    private FileChannel lock;

    SandboxFile(StateFolder state) {
        this.state = state;
        this.file = state.file(FOLDER + "/kept.rdb");
    }

    /** Whether anything was ever kept. */
    boolean exists() {
        return file.exists();
    }

    /** Takes it for this session; false if another has it. */
    boolean lock() throws IOException {
        state.make();
        Path folder = file.getParentFile().toPath();
        Files.createDirectories(folder);
        lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return true;
            }
        } catch (OverlappingFileLockException e) {
            // another session of this very program
        }
        unlock();
        return false;
    }

    /** Lets others have it. */
    void unlock() {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                // the end of the program unlocks it
            }
            lock = null;
        }
    }

    /** Puts what was kept into an engine, and the clock to where it was. */
    SandboxNews read(Engine engine, VirtualClock clock) throws IOException, Broken {
        if (!exists()) {
            return SandboxNews.NONE;
        }
        try {
            setClock(clock);
            engine.tick();
            RdbLoad load = RdbLoad.into(engine, file.toPath(), true, RdbLoad.SILENT);
            return SandboxNews.back(load, file.lastModified(), Clock.system().millis(), clock);
        } catch (RdbException | RuntimeException e) {
            throw broken(e.getMessage());
        } catch (OutOfMemoryError e) {
            throw broken("it needs more memory than there is"); // what was read is given up, so there is some again
        }
    }

    private Broken broken(String why) throws IOException {
        int number = 1;
        File aside = state.file(FOLDER + "/broken-1.rdb");
        while (aside.exists()) {
            aside = state.file(FOLDER + "/broken-" + ++number + ".rdb");
        }
        Files.move(file.toPath(), aside.toPath());
        return new Broken(
                "Your sandbox could not be read: " + why + ". It lies in " + aside
                        + " now, and you begin with an empty one. \"rediscover check-rdb\" tells more of the file.",
                true);
    }

    /** How far the clock is from the world's, in a word that {@link #setClock} understands; empty if it is not. */
    static String timeOf(VirtualClock clock) {
        if (clock.isReal()) {
            return "";
        }
        return clock.isFrozen() ? "frozen " + clock.millis() : "ahead " + clock.ahead();
    }

    private void setClock(VirtualClock clock) throws IOException, RdbException {
        Fields fields = new Fields();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.toPath()), 1 << 13)) {
            RdbReader.read(in, file.length(), new EncodingLimits(), false, fields);
        } catch (Fields.Enough e) {
            // only the beginning is wanted
        }
        String[] words = fields.clock.split(" ");
        try {
            if (words[0].equals("frozen")) {
                clock.freezeAt(Long.parseLong(words[1]));
            } else if (words[0].equals("ahead")) {
                clock.advance(Long.parseLong(words[1]));
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            clock.reset(); // somebody else wrote it
        }
    }

    /** Reads the fields that stand in front. */
    private static final class Fields implements RdbVisitor {
        private static final class Enough extends RuntimeException {
            private static final long serialVersionUID = 1;

            Enough() {
                super(null, null, false, false);
            }
        }

        private String clock = "";

        @Override
        public void aux(Bytes name, Bytes value) {
            if (name.is(CLOCK)) {
                clock = value.utf8();
            }
        }

        @Override
        public void function(Bytes code) {
            throw new Enough();
        }

        @Override
        public void database(int db) {
            throw new Enough();
        }

        @Override
        public void entry(RdbEntry entry) {
            throw new Enough();
        }
    }

    /** Writes the data of an engine that nobody else uses; gives how many ms that took. */
    long write(Engine copy, String time) throws IOException {
        long begun = Clock.system().millis();
        Map<String, String> notes = time.isEmpty() ? Map.of() : Map.of(CLOCK, time);
        try {
            Files.createDirectories(file.getParentFile().toPath());
            DataExport.write(copy, Selection.ALL, file.toPath(), ExchangeFormat.RDB, 0, notes, Steps.SILENT);
        } catch (Refused e) {
            throw new IOException(e.getMessage(), e);
        }
        return Clock.system().millis() - begun;
    }

    /** What went wrong, in words. */
    static String why(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        boolean bare = e instanceof FileSystemException system && system.getReason() == null;
        return bare ? e.getClass().getSimpleName() + " " + e.getMessage() : e.getMessage();
    }
}
