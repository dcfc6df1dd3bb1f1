package dev.rediscover.engine;

/** What an engine has so that its data outlives it: who keeps it in files, and who is told of changes as commands. */
public final class Durability {
    private final Propagation propagation;
    private final PersistenceStats stats = new PersistenceStats();
    private Persistence persistence;
    private Snapshot snapshot;

    Durability(Engine engine) {
        propagation = new Propagation(engine);
    }

    /** Changes as commands, for the append-only file and for replicas. */
    public Propagation propagation() {
        return propagation;
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

    /** The snapshot that is being taken; {@code null} if none is. */
    public Snapshot snapshot() {
        return snapshot;
    }

    void snapshot(Snapshot begun) {
        snapshot = begun;
    }
}
