package dev.rediscover.engine;

/** What an engine has so that its data outlives it: who keeps it in files, and who is told of changes as commands. */
public final class Durability {
    private final Propagation propagation;
    private final PersistenceStats stats = new PersistenceStats();
    private Persistence persistence;
    private boolean replaying;
    private Snapshot snapshot;

    Durability(Engine engine) {
        propagation = new Propagation(engine);
    }

    /** Changes as commands, for the append-only file and for replicas. */
    public Propagation propagation() {
        return propagation;
    }

    /** Whether what was told of changes is being run once more; see {@link #replaying}. */
    public boolean isReplaying() {
        return replaying;
    }

    /**
     * Says whether what was told of changes is being run once more, from an append-only file. As long as it is, no key
     * and no field is due and no moment of expiry is over: what is told later was told of keys that were still there,
     * and where one went because its time had come, that is told too.
     */
    public void replaying(boolean begins) {
        replaying = begins;
    }

    /** What INFO persistence tells. */
    public PersistenceStats stats() {
        return stats;
    }

    /** Who keeps the data in files; {@code null} if nobody does. */
    public Persistence persistence() {
        return persistence;
    }

    /** Names who keeps the data in files from now on; {@code null} for nobody. */
    public void persistence(Persistence keeper) {
        persistence = keeper;
    }

    /** Takes over how {@code original} stands, for {@code fork}, whose files are not touched. */
    void copy(Durability original, Engine fork) {
        if (original.persistence != null) {
            persistence = original.persistence.fork(fork);
            stats.copy(original.stats);
        }
    }

    /** Lets what is due by the clock be done, unless that stands still. */
    void tick(boolean paused) {
        if (persistence != null && !paused) {
            persistence.tick();
        }
    }

    /** The snapshot that is being taken; {@code null} if none is. */
    public Snapshot snapshot() {
        return snapshot;
    }

    void snapshot(Snapshot begun) {
        snapshot = begun;
    }
}
