package dev.rediscover.persist.desk;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.Persistence;
import dev.rediscover.engine.PersistenceStats;
import dev.rediscover.engine.RedisException;
import dev.rediscover.engine.ServerProcess;
import dev.rediscover.persist.RoundTrip;
import dev.rediscover.resp.Reply;
import java.util.List;
import java.util.Set;

/**
 * Keeps nothing, and answers as if it did: for copies of an engine, on which things are tried and judged. Whatever is
 * to be saved has been saved at once.
 */
public final class DryPersistence implements Persistence {
    private static final Reply SAVING = new Reply.Status("Background saving started");
    private static final Reply REWRITING = new Reply.Status("Background append only file rewriting started");

    private final Engine engine;
    private final PersistenceStats stats;

    public DryPersistence(Engine engine) {
        this.engine = engine;
        this.stats = engine.durability().stats();
    }

    @Override
    public void start() {
        // there is nothing to read
    }

    @Override
    public void save() {
        stats.saves++;
        stats.lastSaveSeconds = engine.now() / 1000;
        stats.dirtyAtLastSave = engine.dirty();
        stats.lastSaveWorked = true;
    }

    @Override
    public Reply saveInBackground(boolean schedule, boolean inTransaction) {
        save();
        stats.lastSaveTook = 0;
        return SAVING;
    }

    @Override
    public Reply rewriteInBackground(boolean inTransaction) {
        stats.rewrites++;
        stats.lastRewriteTook = 0;
        return REWRITING;
    }

    /** Every value goes through the form that it would have in a file. */
    @Override
    public void reload(Reload how) {
        RoundTrip.all(engine);
    }

    @Override
    public void emptied() {
        // there is nothing on any disk
    }

    @Override
    public Reply backup(List<String> words, boolean inTransaction) {
        throw Errors.NO_FILES.raise("BACKUP");
    }

    @Override
    public RedisException refusal() {
        return null;
    }

    @Override
    public Reply waitUntilSynced(Call call, int local, int replicas, long timeoutMillis) {
        boolean on = engine.config().isOn(Parameter.APPENDONLY);
        if (local > 0 && !on) {
            throw Errors.NO_AOF.raise();
        }
        Reply synced = Reply.array(on ? new Reply.Int(1) : Reply.ZERO, Reply.ZERO);
        return replicas == 0 ? synced : call.block(List.of(), null, timeoutMillis, synced);
    }

    @Override
    public void tick() {
        // nothing is ever due
    }

    @Override
    public boolean beforeReplies() {
        return true;
    }

    @Override
    public long work() {
        return Long.MAX_VALUE;
    }

    @Override
    public void apply(Set<Parameter> changed) {
        stats.appendOnly = engine.config().isOn(Parameter.APPENDONLY);
    }

    @Override
    public void count() {
        // all is told as it happens
    }

    @Override
    public void end(ServerProcess.Shutdown how) {
        // nothing is kept
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public Persistence fork(Engine fork) {
        return new DryPersistence(fork);
    }
}
