package dev.rediscover.persist.desk;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Config;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.ParameterRefusal;
import dev.rediscover.engine.Persistence;
import dev.rediscover.engine.PersistenceStats;
import dev.rediscover.engine.RedisException;
import dev.rediscover.engine.ServerProcess;
import dev.rediscover.persist.RdbLoad;
import dev.rediscover.persist.aof.AofDisk;
import dev.rediscover.persist.aof.AofLoad;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Keeps an engine's data in files, as its configuration says: an RDB file, an append-only file, or both. One thing is
 * written in the background at a time; what comes meanwhile waits or is refused, as in Redis.
 */
public final class FilePersistence implements Persistence {
    private static final long SLICE_NANOS = 1_000_000;
    private static final int WARNING = 3;
    private static final int NOTICE = 2;
    private static final Reply SAVING = new Reply.Status("Background saving started");
    private static final Reply SAVING_LATER = new Reply.Status("Background saving scheduled");
    private static final Reply REWRITING = new Reply.Status("Background append only file rewriting started");
    private static final Reply REWRITING_LATER = new Reply.Status("Background append only file rewriting scheduled");

    private final Engine engine;
    private final FileHost host;
    private final PersistenceStats stats;
    private final Snapshots snapshots;
    private final Appending appending;
    private final SyncWaits waits;
    private final DeskBackup backup;
    private boolean saveScheduled;

    /**
     * One that has read and written nothing yet; see {@link #start}.
     *
     * @param folder what a relative {@code dir} begins at
     */
    public FilePersistence(Engine engine, Path folder, FileHost host) {
        this(engine, folder, host, AofDisk.real());
    }

    FilePersistence(Engine engine, Path folder, FileHost host, AofDisk disk) {
        this.engine = engine;
        this.host = host;
        stats = engine.durability().stats();
        snapshots = new Snapshots(engine, folder, host);
        appending = new Appending(engine, snapshots, host, disk);
        waits = new SyncWaits(engine);
        backup = new DeskBackup(engine, snapshots, appending);
    }

    // ---- its beginning

    @Override
    public void start() throws IOException {
        stats.loading = true;
        stats.loadingSinceSeconds = engine.clock().millis() / 1000;
        try {
            if (engine.config().isOn(Parameter.APPENDONLY)) {
                if (!appending.start(AofLoad.SILENT) && Files.exists(snapshots.file())) {
                    host.log(
                            WARNING,
                            "There is an RDB file, " + snapshots.file() + ", which is not loaded: with appendonly yes"
                                    + " the data is that of the append only file. To take the RDB file's data, start"
                                    + " with appendonly no and then say CONFIG SET appendonly yes.");
                }
            } else {
                snapshots.load(RdbLoad.SILENT);
            }
        } finally {
            stats.loading = false;
        }
        stats.dirtyAtLastSave = engine.dirty();
    }

    // ---- what commands ask for

    @Override
    public void save() {
        snapshots.save();
    }

    private boolean isBusy() {
        return snapshots.job() != null || appending.job() != null;
    }

    @Override
    public Reply saveInBackground(boolean schedule, boolean inTransaction) {
        if (snapshots.job() != null) {
            throw Refusals.SAVE_UNDER_WAY;
        }
        if (appending.job() != null || inTransaction) {
            if (!schedule && !inTransaction) {
                throw Refusals.SAVE_MUST_WAIT;
            }
            saveScheduled = true;
            return SAVING_LATER;
        }
        snapshots.begin();
        return SAVING;
    }

    @Override
    public Reply rewriteInBackground(boolean inTransaction) {
        if (appending.job() != null) {
            throw Refusals.REWRITE_UNDER_WAY;
        }
        if (isBusy() || inTransaction || backup.holdsFiles()) {
            stats.rewriteScheduled = true;
            stats.rewriteFailures = 0;
            return REWRITING_LATER;
        }
        if (!appending.beginRewrite()) {
            throw Refusals.REWRITE_FAILED;
        }
        return REWRITING;
    }

    @Override
    public void emptied() {
        snapshots.emptied();
    }

    @Override
    public Reply backup(List<String> words, boolean inTransaction) {
        return backup.answer(words, inTransaction);
    }

    @Override
    public Reply waitUntilSynced(Call call, int local, int replicas, long timeoutMillis) {
        if (local > 0 && !engine.config().isOn(Parameter.APPENDONLY)) {
            throw Errors.NO_AOF.raise();
        }
        boolean on = appending.isOn();
        long appended = on ? appending.file().writer().appended() : 1;
        return waits.add(call, local, replicas, timeoutMillis, appended, synced());
    }

    private long synced() {
        // without a base nobody loads what is appended
        return appending.isOn() && !appending.isStarting()
                ? appending.file().writer().synced()
                : 0;
    }

    @Override
    public RedisException refusal() {
        RedisException refusal = snapshots.refusal();
        return refusal != null ? refusal : appending.refusal();
    }

    @Override
    public void reload(Reload how) {
        if (how.save()) {
            snapshots.abort("There is a background save under way. Calling it off.");
            snapshots.write();
        }
        if (how.appendOnlyFile()) {
            flush();
        }
        appending.listen(false);
        try {
            if (how.flush()) {
                clear();
            }
            read(how.appendOnlyFile());
        } catch (IOException e) {
            host.log(WARNING, e.getMessage());
            if (how.appendOnlyFile()) {
                host.die(); // with half of the data, which must not be written over the rest
            }
            throw how.appendOnlyFile() ? Refusals.LOADAOF_FAILED : Refusals.RELOAD_FAILED;
        } finally {
            appending.listen(true);
        }
        host.log(
                WARNING,
                how.appendOnlyFile() ? "Append Only File loaded by DEBUG LOADAOF" : "DB reloaded by DEBUG RELOAD");
    }

    private void flush() {
        try {
            appending.flush();
        } catch (IOException e) {
            host.log(WARNING, "Error writing to the AOF file: " + Reasons.of(e));
            throw Refusals.LOADAOF_FAILED;
        }
    }

    private void clear() {
        for (int i = 0; i < Engine.DATABASES; i++) {
            engine.db(i).clear();
        }
    }

    private void read(boolean appendOnlyFile) throws IOException {
        if (appendOnlyFile) {
            appending.reload();
            stats.dirtyAtLastSave = engine.dirty();
        } else if (!snapshots.load(RdbLoad.SILENT)) {
            throw new IOException("There is no RDB file " + snapshots.file());
        } else {
            stats.dirtyAtLastSave = engine.dirty();
        }
    }

    // ---- what happens by itself

    @Override
    public void tick() {
        work();
        backup.tick();
        if (isBusy()) {
            return;
        }
        if (saveScheduled && !stats.rewriteScheduled) {
            saveScheduled = false;
            snapshots.begin();
            return;
        }
        if (!appending.beginIfDue(backup.holdsFiles()) && !snapshots.beginIfDue() && saveScheduled) {
            saveScheduled = false;
            snapshots.begin();
        }
    }

    @Override
    public boolean beforeReplies() {
        boolean kept = appending.write();
        waits.serve(synced());
        return kept;
    }

    @Override
    public long work() {
        BackgroundSave job = snapshots.job() != null ? snapshots.job() : appending.job();
        long wait = waits.waitMillis();
        if (job != null) {
            wait = Math.min(wait, job.work(SLICE_NANOS));
            snapshots.collect();
            boolean rewriting = appending.job() != null;
            appending.collect();
            if (rewriting && appending.job() == null) {
                backup.rewritten();
            }
        }
        return wait;
    }

    @Override
    public void count() {
        BackgroundSave job = snapshots.job() != null ? snapshots.job() : appending.job();
        stats.keysToSave = job == null ? 0 : job.total();
        stats.keysSaved = job == null ? 0 : job.told();
        appending.count();
    }

    // ---- settings

    @Override
    public void apply(Set<Parameter> changed) throws ParameterRefusal {
        for (Parameter parameter : changed) {
            switch (parameter) {
                case APPENDONLY -> appendOnly(engine.config().isOn(Parameter.APPENDONLY));
                case DBFILENAME -> checkName(engine.config());
                default -> appending.apply(parameter);
            }
        }
    }

    private void appendOnly(boolean on) throws ParameterRefusal {
        if (on == stats.appendOnly) {
            return;
        }
        if (!on) {
            backup.stopped();
            appending.switchOff();
            waits.end();
            return;
        }
        snapshots.abort(
                "There is a background save under way, and the append only file is switched on." + " Calling it off.");
        if (!appending.switchOn()) {
            throw new ParameterRefusal(Parameter.APPENDONLY, "Unable to turn on AOF. Check server logs.");
        }
    }

    private static void checkName(Config config) throws ParameterRefusal {
        String name = config.text(Parameter.DBFILENAME);
        if (name.isEmpty() || name.contains("/") || name.contains("\\")) {
            throw new ParameterRefusal(Parameter.DBFILENAME, "dbfilename can't be a path, just a filename");
        }
    }

    // ---- its end

    @Override
    public void end(ServerProcess.Shutdown how) {
        if (appending.isStarting()) {
            host.log(WARNING, how.force() ? "Writing initial AOF. Exit anyway." : "Writing initial AOF, can't exit");
            if (!how.force()) {
                throw Errors.SHUTDOWN_FAILED.raise();
            }
        }
        appending.abort("There is a rewrite of the append only file under way. Calling it off.");
        snapshots.abort("There is a background save under way. Calling it off.");
        if (appending.isOn()) {
            host.log(NOTICE, "Calling fsync() on the AOF file.");
            try {
                appending.flush();
            } catch (IOException e) {
                host.log(WARNING, "Fail to fsync the AOF file: " + Reasons.of(e) + ".");
            }
        }
        if (how.save() || snapshots.hasPoints() && !how.lose()) {
            lastSave(how.force());
        }
    }

    private void lastSave(boolean force) {
        host.log(NOTICE, "Saving the final RDB snapshot before exiting.");
        try {
            snapshots.write();
        } catch (RedisException e) {
            host.log(
                    WARNING,
                    force
                            ? "Error trying to save the DB, exiting anyway."
                            : "Error trying to save the DB, can't exit.");
            if (!force) {
                throw Errors.SHUTDOWN_FAILED.raise();
            }
        }
    }

    @Override
    public void close() {
        appending.abort("Closing while the append only file is rewritten.");
        snapshots.abort("Closing while a snapshot is saved.");
        backup.stopped();
        appending.switchOff();
    }

    @Override
    public Persistence fork(Engine fork) {
        fork.durability().stats().dirtyAtLastSave = fork.dirty() - (engine.dirty() - stats.dirtyAtLastSave);
        return new DryPersistence(fork);
    }
}
