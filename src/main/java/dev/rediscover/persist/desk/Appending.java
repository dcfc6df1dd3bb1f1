package dev.rediscover.persist.desk;

import dev.rediscover.engine.Config;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.PersistenceStats;
import dev.rediscover.engine.RedisException;
import dev.rediscover.persist.aof.AofDisk;
import dev.rediscover.persist.aof.AofFolder;
import dev.rediscover.persist.aof.AofLoad;
import dev.rediscover.persist.aof.AofPart;
import dev.rediscover.persist.aof.AofRewrite;
import dev.rediscover.persist.aof.AofWriter;
import dev.rediscover.persist.aof.AppendOnlyFile;
import dev.rediscover.persist.aof.FsyncPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The append-only file of an engine: on and off, written once a turn, rewritten in the background, loaded. */
final class Appending {
    private static final long RETRY_MILLIS = 1000; // to begin a rewrite that is needed and did not work
    private static final long LOG_EVERY_MILLIS = 30_000; // that writing fails
    private static final int NOTICE = 2;
    private static final int WARNING = 3;

    private final Engine engine;
    private final Snapshots snapshots;
    private final FileHost host;
    private final AofDisk disk;
    private final PersistenceStats stats;
    private AppendOnlyFile file; // null where commands go nowhere
    private boolean starting; // whether its first base is still to be written
    private boolean forBackup; // whether it is kept for a backup alone
    private boolean madeFolder; // for that
    private AppendOnlyFile rewritten; // the one that is rewritten now
    private AofRewrite rewrite;
    private BackgroundSave job;
    private long lastTry;
    private long lastComplaint = Long.MIN_VALUE / 2;

    Appending(Engine engine, Snapshots snapshots, FileHost host, AofDisk disk) {
        this.engine = engine;
        this.snapshots = snapshots;
        this.host = host;
        this.disk = disk;
        this.stats = engine.durability().stats();
    }

    /** Whether commands are appended. */
    boolean isOn() {
        return file != null;
    }

    /** Whether it has been switched on, and the data of that moment is not in files yet. */
    boolean isStarting() {
        return starting && !forBackup;
    }

    AppendOnlyFile file() {
        return file;
    }

    BackgroundSave job() {
        return job;
    }

    private Config config() {
        return engine.config();
    }

    private AppendOnlyFile fresh() {
        AofFolder folder = new AofFolder(
                snapshots.home(),
                config().text(Parameter.APPENDDIRNAME),
                config().text(Parameter.APPENDFILENAME),
                disk);
        AofWriter writer = new AofWriter(engine.clock());
        writer.policy(FsyncPolicy.of(config().word(Parameter.APPENDFSYNC)));
        writer.timestamps(config().isOn(Parameter.AOF_TIMESTAMP_ENABLED));
        return new AppendOnlyFile(folder, writer);
    }

    private boolean asRdb() {
        return config().isOn(Parameter.AOF_USE_RDB_PREAMBLE);
    }

    private DataFile create(Path path, boolean rdb) throws IOException {
        return rdb ? RdbDataFile.create(engine, path, true) : CommandDataFile.create(engine, path);
    }

    // ---- at the start

    /**
     * Loads what there is into the engine, and appends from now on.
     *
     * @return whether there was anything
     * @throws IOException if it cannot be loaded, or not be appended to; nothing has been overwritten
     */
    boolean start(AofLoad.Progress progress) throws IOException {
        AppendOnlyFile opened = fresh();
        try {
            long begun = engine.clock().micros();
            AofLoad loaded = opened.load(engine, options(false), progress);
            tell(loaded, begun);
            opened.open(path -> ForegroundSave.run(engine, create(path, asRdb())), asRdb());
            switchOn(opened);
            return loaded.found();
        } catch (IOException | RuntimeException e) {
            opened.writer().close();
            throw e;
        }
    }

    private AofLoad.Options options(boolean readOnly) {
        return new AofLoad.Options(
                config().isOn(Parameter.AOF_LOAD_TRUNCATED),
                config().isOn(Parameter.RDBCHECKSUM),
                AofLoad.ALL,
                readOnly);
    }

    private void tell(AofLoad loaded, long begunMicros) {
        for (String note : loaded.notes()) {
            host.log(NOTICE, note);
        }
        for (String warning : loaded.warnings()) {
            host.log(WARNING, warning);
        }
        if (loaded.found()) {
            stats.keysLoaded = loaded.keys();
            String took = Snapshots.seconds(engine.clock().micros() - begunMicros);
            host.log(NOTICE, "DB loaded from append only file: " + took + " seconds");
        }
    }

    /** Reads what is in files now into the engine, which is empty; they stay as they are. */
    void reload() throws IOException {
        AppendOnlyFile read = fresh();
        try {
            tell(
                    read.load(engine, options(true), AofLoad.SILENT),
                    engine.clock().micros());
        } finally {
            read.writer().close();
        }
    }

    private void switchOn(AppendOnlyFile opened) {
        file = opened;
        listen(true);
        stats.appendOnly = !forBackup;
        stats.lastAppendWorked = true;
    }

    /** Lets commands be appended again, or not for the time being. */
    void listen(boolean on) {
        if (file == null) {
            return;
        }
        engine.durability().propagation().unlisten(file.writer());
        if (on) {
            engine.durability().propagation().listen(file.writer());
        }
    }

    // ---- while the engine runs

    /**
     * Switches it on while the engine runs: what changes is appended from now on, and all data is written first.
     *
     * @return whether that has begun; false where the disk does not let it
     */
    boolean switchOn() {
        if (forBackup) {
            forBackup = false;
            stats.appendOnly = true;
            return true;
        }
        abort("The append only file is switched on while another rewrite is under way. Calling that off.");
        starting = true;
        if (!beginRewrite(fresh(), true)) {
            starting = false;
            return false;
        }
        return true;
    }

    /** Commands are appended no more; what was is on disk when this returns. */
    void switchOff() {
        abort("The append only file is switched off while it is rewritten. Calling that off.");
        starting = false;
        stats.appendOnly = false;
        stats.rewriteScheduled = false;
        if (file == null) {
            return;
        }
        listen(false);
        try {
            file.close();
        } catch (IOException e) {
            host.log(WARNING, "Closing the append only file failed: " + Reasons.of(e));
        }
        file.writer().close();
        file = null;
        stats.lastAppendWorked = true;
    }

    /** Whether it is kept for a backup alone, while appendonly says no. */
    boolean isForBackup() {
        return forBackup;
    }

    /** Switches it on for a backup. False if that does not work. */
    boolean switchOnForBackup() {
        AppendOnlyFile opened = fresh();
        madeFolder = Files.notExists(opened.folder().path());
        forBackup = true;
        starting = true;
        if (!beginRewrite(opened, true)) {
            forBackup = false;
            starting = false;
            return false;
        }
        return true;
    }

    /** The backup has all it needs, or will have nothing: what was kept for it alone goes. */
    void switchOffForBackup() {
        if (!forBackup) {
            return;
        }
        AppendOnlyFile kept = file;
        switchOff();
        forBackup = false;
        if (kept == null || !madeFolder) {
            return;
        }
        try {
            for (AofPart part : kept.manifest().data()) {
                disk.delete(kept.folder().path(part));
            }
            disk.delete(kept.folder().manifest());
            disk.delete(kept.folder().path());
        } catch (IOException e) {
            host.log(WARNING, "What was kept for the backup could not be removed: " + Reasons.of(e));
        }
    }

    /** Begins a rewrite of what there is. False if it cannot be begun; the log says why. */
    boolean beginRewrite() {
        return beginRewrite(file == null ? fresh() : file, false);
    }

    private boolean beginRewrite(AppendOnlyFile which, boolean starts) {
        stats.rewriteScheduled = false;
        lastTry = engine.clock().millis();
        boolean first = starts || starting;
        DataFile data = null;
        try {
            rewrite = which.rewrite(asRdb(), first);
            data = create(rewrite.file(), rewrite.isRdb());
            job = BackgroundSave.begin(engine, data, "rediscover-rewrite");
        } catch (IOException e) {
            host.log(WARNING, "Can't rewrite the append only file in the background: " + Reasons.of(e));
            notBegun(which);
            return false;
        }
        if (first && file == null) {
            switchOn(which);
        }
        rewritten = which;
        stats.rewrites++;
        stats.rewriting = true;
        stats.rewriteBeganMillis = lastTry;
        which.writer().holdSyncs(config().isOn(Parameter.NO_APPENDFSYNC_ON_REWRITE));
        host.log(NOTICE, "Background append only file rewriting started");
        return true;
    }

    private void notBegun(AppendOnlyFile which) {
        stats.lastRewriteWorked = false;
        stats.rewriteFailures++;
        if (rewrite != null) {
            rewrite.fail();
            rewrite = null;
        }
        if (which != file) {
            which.writer().close();
        }
    }

    /** Looks whether the rewrite is over, and puts what it has written in its place. */
    void collect() {
        if (job == null || !job.isOver()) {
            return;
        }
        Throwable failure = job.failure();
        AofRewrite done = rewrite;
        AppendOnlyFile of = rewritten;
        ended();
        if (failure == null) {
            try {
                done.finish();
            } catch (IOException e) {
                failure = e;
            }
        } else {
            done.fail();
        }
        closeUnused(of);
        if (failure == null) {
            starting = false;
            stats.lastRewriteWorked = true;
            stats.rewriteFailures = 0;
            host.log(NOTICE, "Background AOF rewrite terminated with success");
            host.log(NOTICE, "Background AOF rewrite finished successfully");
        } else {
            stats.lastRewriteWorked = false;
            stats.rewriteFailures++;
            stats.rewriteScheduled = starting;
            host.log(WARNING, "Background AOF rewrite terminated with error: " + Reasons.of(failure));
        }
    }

    private void ended() {
        stats.lastRewriteTook = (engine.clock().millis() - stats.rewriteBeganMillis) / 1000;
        stats.rewriting = false;
        stats.rewriteBeganMillis = -1;
        rewritten.writer().holdSyncs(false);
        rewritten = null;
        rewrite = null;
        job = null;
    }

    /** Closes one that was opened for a rewrite alone. */
    private void closeUnused(AppendOnlyFile of) {
        if (of != file) {
            of.writer().close();
        }
    }

    /** Calls off the rewrite, if there is one. */
    void abort(String why) {
        if (job != null) {
            host.log(WARNING, why);
            AofRewrite begun = rewrite;
            AppendOnlyFile of = rewritten;
            job.abort();
            ended();
            begun.fail();
            closeUnused(of);
        }
    }

    /** Begins a rewrite that has been put off, or that is due because the file has grown. True if so. */
    boolean beginIfDue(boolean held) {
        if (stats.rewriteScheduled && engine.clock().millis() - lastTry >= RETRY_MILLIS) {
            return !held && beginRewrite();
        }
        if (file == null || held) {
            return false;
        }
        long percentage = config().number(Parameter.AUTO_AOF_REWRITE_PERCENTAGE);
        if (!file.wantsRewrite(percentage, config().number(Parameter.AUTO_AOF_REWRITE_MIN_SIZE))) {
            return false;
        }
        long before = Math.max(1, file.sizeAtRewrite());
        host.log(NOTICE, "Starting automatic rewriting of AOF on " + (file.size() * 100 / before - 100) + "% growth");
        return beginRewrite();
    }

    // ---- writing

    /** Writes what has been appended in this turn. False if what was promised to clients cannot be kept. */
    boolean write() {
        if (file == null) {
            return true;
        }
        AofWriter writer = file.writer();
        long begun = engine.latency().isOn() ? engine.clock().millis() : -1;
        boolean safe = writer.write();
        if (begun >= 0) {
            long now = engine.clock().millis();
            String event = writer.policy() == FsyncPolicy.ALWAYS ? "aof-fsync-always" : "aof-write";
            engine.latency().note(event, now - begun, now);
        }
        IOException error = writer.error();
        if (error != null) {
            return failing(error, writer.isTorn() || writer.policy() == FsyncPolicy.ALWAYS);
        }
        if (!stats.lastAppendWorked) {
            stats.lastAppendWorked = true;
            host.log(WARNING, "AOF write error looks solved, the server can write again.");
        }
        return safe || writer.policy() != FsyncPolicy.ALWAYS;
    }

    private boolean failing(IOException error, boolean forGood) {
        stats.lastAppendWorked = false;
        if (forGood) {
            host.log(WARNING, "Error writing to the AOF file: " + Reasons.of(error));
            host.log(
                    WARNING,
                    file.writer().isTorn()
                            ? "The append only file lacks a command that has been run. Exiting..."
                            : "Can't recover from AOF write error when the AOF fsync policy is 'always'. Exiting...");
            host.die();
            return false;
        }
        long now = engine.clock().millis();
        if (now - lastComplaint >= LOG_EVERY_MILLIS) {
            lastComplaint = now;
            host.log(WARNING, "Error writing to the AOF file: " + Reasons.of(error));
        }
        return true;
    }

    /** Why writes are refused; {@code null} if they are not. */
    RedisException refusal() {
        return file == null || file.writer().error() == null
                ? null
                : Refusals.appendsFail(Reasons.of(file.writer().error()));
    }

    /** Writes and syncs all there is, and waits for it. */
    void flush() throws IOException {
        if (file != null) {
            file.writer().flush();
        }
    }

    /** Takes over settings that have changed. */
    void apply(Parameter changed) {
        if (file == null) {
            return;
        }
        switch (changed) {
            case APPENDFSYNC -> file.writer().policy(FsyncPolicy.of(config().word(Parameter.APPENDFSYNC)));
            case AOF_TIMESTAMP_ENABLED -> file.writer().timestamps(config().isOn(Parameter.AOF_TIMESTAMP_ENABLED));
            case NO_APPENDFSYNC_ON_REWRITE ->
                file.writer().holdSyncs(job != null && config().isOn(Parameter.NO_APPENDFSYNC_ON_REWRITE));
            default -> {} // read whenever it matters
        }
    }

    /** Brings what INFO tells up to date. */
    void count() {
        if (file == null) {
            return;
        }
        stats.appendedBytes = file.size();
        stats.appendedBytesAtRewrite = file.sizeAtRewrite();
        stats.bufferedBytes = file.writer().buffered();
        stats.syncPending = file.writer().isSyncing();
        stats.syncsDelayed = file.writer().delayedSyncs();
    }
}
