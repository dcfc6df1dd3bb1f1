package dev.rediscover.command;

import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Persistence;
import dev.rediscover.engine.PersistenceStats;

/** The section of INFO about what is kept in files. Nothing is copied for a snapshot, so copies take no memory. */
final class InfoFiles {
    private InfoFiles() {}

    static void persistence(InfoText info, Engine engine) {
        Persistence keeper = engine.durability().persistence();
        if (keeper != null) {
            keeper.count();
        }
        PersistenceStats stats = engine.durability().stats();
        info.field("loading", bit(stats.loading));
        info.fields("async_loading:0 current_cow_peak:0 current_cow_size:0 current_cow_size_age:0");
        info.field("current_fork_perc", percent(stats.keysSaved, stats.keysToSave));
        info.field("current_save_keys_processed", stats.keysSaved);
        info.field("current_save_keys_total", stats.keysToSave);
        snapshots(info, engine, stats);
        rewrites(info, engine, stats);
        info.fields("module_fork_in_progress:0 module_fork_last_cow_size:0");
        if (stats.appendOnly) {
            appended(info, stats);
        }
        if (stats.loading) {
            loading(info, engine, stats);
        }
    }

    private static void snapshots(InfoText info, Engine engine, PersistenceStats stats) {
        info.field("rdb_changes_since_last_save", engine.dirty() - stats.dirtyAtLastSave);
        info.field("rdb_bgsave_in_progress", bit(stats.savingInBackground));
        info.field("rdb_last_save_time", PersistenceCommands.lastSave(engine));
        info.field("rdb_last_bgsave_status", status(stats.lastSaveWorked));
        info.field("rdb_last_bgsave_time_sec", stats.lastSaveTook);
        info.field("rdb_current_bgsave_time_sec", since(engine, stats.saveBeganMillis));
        info.field("rdb_saves", stats.saves);
        info.field("rdb_last_cow_size", 0);
        info.field("rdb_last_load_keys_expired", stats.keysLoadedExpired);
        info.field("rdb_last_load_keys_loaded", stats.keysLoaded);
    }

    private static void rewrites(InfoText info, Engine engine, PersistenceStats stats) {
        info.field("aof_enabled", bit(stats.appendOnly));
        info.field("aof_rewrite_in_progress", bit(stats.rewriting));
        info.field("aof_rewrite_scheduled", bit(stats.rewriteScheduled));
        info.field("aof_last_rewrite_time_sec", stats.lastRewriteTook);
        info.field("aof_current_rewrite_time_sec", since(engine, stats.rewriteBeganMillis));
        info.field("aof_last_bgrewrite_status", status(stats.lastRewriteWorked));
        info.field("aof_rewrites", stats.rewrites);
        info.field("aof_rewrites_consecutive_failures", stats.rewriteFailures);
        info.field("aof_last_write_status", status(stats.lastAppendWorked));
        info.field("aof_last_cow_size", 0);
    }

    private static void appended(InfoText info, PersistenceStats stats) {
        info.field("aof_current_size", stats.appendedBytes);
        info.field("aof_base_size", stats.appendedBytesAtRewrite);
        info.field("aof_pending_rewrite", 0);
        info.field("aof_buffer_length", stats.bufferedBytes);
        info.field("aof_pending_bio_fsync", bit(stats.syncPending));
        info.field("aof_delayed_fsync", stats.syncsDelayed);
    }

    private static void loading(InfoText info, Engine engine, PersistenceStats stats) {
        long left = Math.max(0, stats.loadingBytes - stats.loadedBytes);
        long seconds = Math.max(1, engine.now() / 1000 - stats.loadingSinceSeconds);
        long speed = Math.max(1, stats.loadedBytes / seconds);
        info.field("loading_start_time", stats.loadingSinceSeconds);
        info.field("loading_total_bytes", stats.loadingBytes);
        info.field("loading_rdb_used_mem", 0);
        info.field("loading_loaded_bytes", stats.loadedBytes);
        info.field("loading_loaded_perc", percent(stats.loadedBytes, stats.loadingBytes));
        info.field("loading_eta_seconds", left / speed);
    }

    private static String percent(long part, long whole) {
        long hundredths = whole <= 0 ? 0 : Math.min(10_000, part * 10_000 / whole);
        return hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100;
    }

    private static long since(Engine engine, long millis) {
        return millis < 0 ? -1 : Math.max(0, (engine.now() - millis) / 1000);
    }

    private static String status(boolean worked) {
        return worked ? "ok" : "err";
    }

    private static int bit(boolean on) {
        return on ? 1 : 0;
    }
}
