package dev.rediscover.engine;

/** Somebody who needs to know what changes. Called on the engine's own thread, after the change. */
public interface KeyEventListener {
    void changed(KeyEvent event);

    /**
     * Whether events must carry the value before. That costs a copy of each value written, so only those ask who
     * show or undo changes.
     */
    default boolean wantsBefore() {
        return false;
    }
}
