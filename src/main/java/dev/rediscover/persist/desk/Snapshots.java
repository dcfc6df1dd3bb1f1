package dev.rediscover.persist.desk;

import dev.rediscover.engine.Config;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.PersistenceStats;
import dev.rediscover.engine.RedisException;
import dev.rediscover.persist.RdbException;
import dev.rediscover.persist.RdbLoad;
import dev.rediscover.persist.RdbRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The RDB file of an engine: saved while all wait or in the background, at save points, and loaded. */
final class Snapshots {
    private static final long RETRY_MILLIS = 5000; // after a save that failed
    private static final int NOTICE = 2;
    private static final int WARNING = 3;

    private final Engine engine;
    private final Path folder;
    private final FileHost host;
    private final PersistenceStats stats;
    private BackgroundSave job;
    private long dirtyAtBegin;
    private long lastTry;
    private String points = ""; // that the two below were read from
    private long[] seconds = {};
    private long[] changes = {};

    Snapshots(Engine engine, Path folder, FileHost host) {
        this.engine = engine;
        this.folder = folder;
        this.host = host;
        this.stats = engine.durability().stats();
    }

    /** The folder that relative names begin at. */
    Path home() {
        return folder.resolve(engine.config().text(Parameter.DIR));
    }

    Path file() {
        return home().resolve(engine.config().text(Parameter.DBFILENAME));
    }

    /** What is being saved in the background; {@code null} if nothing is. */
    BackgroundSave job() {
        return job;
    }

    /** Whether there are save points, so that the data is to be kept at the end too. */
    boolean hasPoints() {
        return !engine.config().text(Parameter.SAVE).isEmpty();
    }

    // ---- saving

    /** Saves while everybody waits, as a client asks for it. */
    void save() {
        if (job != null) {
            throw Refusals.SAVE_UNDER_WAY;
        }
        stats.saves++;
        write();
    }

    /** Saves while everybody waits. */
    void write() {
        try {
            ForegroundSave.run(engine, RdbDataFile.create(engine, file(), false));
        } catch (RdbRefused e) {
            host.log(WARNING, "Error saving DB on disk: " + e.getMessage());
            throw Refusals.tooNew(e.getMessage());
        } catch (IOException e) {
            host.log(WARNING, "Write error saving DB on disk" + in(e));
            throw Refusals.SAVE_FAILED;
        }
        host.log(NOTICE, "DB saved on disk");
        saved(engine.dirty());
    }

    private String in(Throwable e) {
        return " (" + file() + "): " + Reasons.of(e);
    }

    private void saved(long dirty) {
        stats.dirtyAtLastSave = dirty;
        stats.lastSaveSeconds = engine.clock().millis() / 1000;
        stats.lastSaveWorked = true;
    }

    /** Begins to save in the background; where that cannot be, it has failed already. */
    void begin() {
        stats.saves++;
        stats.lastSaveTook = -1;
        lastTry = engine.clock().millis();
        dirtyAtBegin = engine.dirty();
        try {
            job = BackgroundSave.begin(engine, RdbDataFile.create(engine, file(), false), "rediscover-save");
        } catch (IOException e) {
            host.log(WARNING, "Failed opening the temp RDB file for saving" + in(e));
            failed();
            return;
        }
        stats.savingInBackground = true;
        stats.saveBeganMillis = lastTry;
        host.log(NOTICE, "Background saving started");
    }

    private void failed() {
        host.log(WARNING, "Background saving error");
        stats.lastSaveWorked = false;
    }

    /** Looks whether the save in the background is over, and notes what it has come to. */
    void collect() {
        if (job == null || !job.isOver()) {
            return;
        }
        Throwable failure = job.failure();
        ended();
        if (failure != null) {
            host.log(WARNING, "Write error saving DB on disk" + in(failure));
            failed();
            return;
        }
        host.log(NOTICE, "DB saved on disk");
        host.log(NOTICE, "Background saving terminated with success");
        saved(dirtyAtBegin);
    }

    private void ended() {
        stats.lastSaveTook = (engine.clock().millis() - stats.saveBeganMillis) / 1000;
        stats.savingInBackground = false;
        stats.saveBeganMillis = -1;
        job = null;
    }

    /** Calls off the save in the background, if there is one. As in Redis that does not count as a failure. */
    void abort(String why) {
        if (job != null) {
            host.log(WARNING, why);
            job.abort();
            ended();
        }
    }

    /** After FLUSHALL: what was saved goes too. */
    void emptied() {
        if (engine.durability().isReplaying()) {
            return; // it was long ago
        }
        abort("There is a background save under way. Calling it off.");
        if (hasPoints()) {
            try {
                write();
            } catch (RedisException e) {
                return; // the log says so, and the next save point tries again
            }
        }
    }

    /** Begins to save if a save point has come. True if so. */
    boolean beginIfDue() {
        long now = engine.clock().millis();
        if (!stats.lastSaveWorked && now - lastTry <= RETRY_MILLIS) {
            return false;
        }
        readPoints();
        long changed = engine.dirty() - stats.dirtyAtLastSave;
        long since = stats.lastSaveSeconds > 0
                ? stats.lastSaveSeconds
                : engine.stats().startedAtMillis() / 1000;
        for (int i = 0; i < seconds.length; i++) {
            if (changed >= changes[i] && now / 1000 - since > seconds[i]) {
                host.log(NOTICE, changes[i] + " changes in " + seconds[i] + " seconds. Saving...");
                begin();
                return true;
            }
        }
        return false;
    }

    private void readPoints() {
        String text = engine.config().text(Parameter.SAVE);
        if (text.equals(points)) {
            return;
        }
        String[] words = text.isEmpty() ? new String[0] : text.split(" ");
        seconds = new long[words.length / 2];
        changes = new long[words.length / 2];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = Long.parseLong(words[2 * i]);
            changes[i] = Long.parseLong(words[2 * i + 1]);
        }
        points = text;
    }

    /** Why writes are refused; {@code null} if they are not. */
    RedisException refusal() {
        return !stats.lastSaveWorked && engine.config().isOn(Parameter.STOP_WRITES_ON_BGSAVE_ERROR) && hasPoints()
                ? Refusals.SNAPSHOTS_FAIL
                : null;
    }

    // ---- loading

    /**
     * Loads the file, if there is one, into an engine that is empty or whose data may be replaced.
     *
     * @return whether there was one
     * @throws IOException if it cannot be read or is broken; the message says so
     */
    boolean load(RdbLoad.Progress progress) throws IOException {
        Path file = file();
        if (Files.notExists(file)) {
            return false;
        }
        Config config = engine.config();
        long begun = engine.clock().micros();
        try {
            RdbLoad loaded = RdbLoad.into(engine, file, config.isOn(Parameter.RDBCHECKSUM), progress);
            stats.keysLoaded = loaded.keys();
            stats.keysLoadedExpired = loaded.expired();
            host.log(
                    NOTICE,
                    "Done loading RDB, keys loaded: " + loaded.keys() + ", keys expired: " + loaded.expired() + ".");
        } catch (RdbException e) {
            throw new IOException("Bad file format reading the RDB file " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException("Fatal error loading the DB " + file + ": " + Reasons.of(e), e);
        }
        host.log(NOTICE, "DB loaded from disk: " + seconds(engine.clock().micros() - begun) + " seconds");
        return true;
    }

    static String seconds(long micros) {
        return String.format(Locale.ROOT, "%.3f", micros / 1e6);
    }
}
