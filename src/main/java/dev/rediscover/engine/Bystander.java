package dev.rediscover.engine;

/** Who gets a turn now and then while a script runs: what serves a network, and what shows a terminal. */
public interface Bystander {
    /**
     * A script has stopped for a moment, on the thread that runs it, which holds the gate's monitor. Until this returns
     * it does not go on. Commands may be executed; all but a few get the error that the engine is busy.
     *
     * @param slow whether the script has taken longer than {@code busy-reply-threshold}; before that nobody may speak
     * @return whether the script may go on
     */
    boolean turn(Busy busy, boolean slow);
}
