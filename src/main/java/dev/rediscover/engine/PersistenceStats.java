package dev.rediscover.engine;

/** What INFO persistence tells of an engine; whoever keeps its data in files writes it. Times in s unless said. */
public final class PersistenceStats {
    public boolean loading;
    public long loadingSinceSeconds;
    public long loadingBytes;
    public long loadedBytes;
    public long dirtyAtLastSave;
    public long lastSaveSeconds;
    public boolean lastSaveWorked = true;
    public boolean savingInBackground;
    public long saveBeganMillis = -1;
    public long lastSaveTook = -1;
    public long saves;
    public long keysSaved;
    public long keysToSave;
    public long keysLoaded;
    public long keysLoadedExpired;
    public boolean appendOnly;
    public boolean rewriting;
    public boolean rewriteScheduled;
    public long rewriteBeganMillis = -1;
    public long lastRewriteTook = -1;
    public boolean lastRewriteWorked = true;
    public boolean lastAppendWorked = true;
    public long rewrites;
    public long rewriteFailures;
    public long appendedBytes;
    public long appendedBytesAtRewrite;
    public long bufferedBytes;
    public boolean syncPending;
    public long syncsDelayed;

    /** Sets what is counted back to zero: CONFIG RESETSTAT. */
    void reset() {
        saves = 0;
        rewrites = 0;
        rewriteFailures = 0;
        syncsDelayed = 0;
    }

    /** How {@code original}'s saves stand, for a fork of its engine. */
    void copy(PersistenceStats original) {
        lastSaveSeconds = original.lastSaveSeconds;
        lastSaveWorked = original.lastSaveWorked;
        lastSaveTook = original.lastSaveTook;
        saves = original.saves;
        appendOnly = original.appendOnly;
        rewrites = original.rewrites;
    }
}
