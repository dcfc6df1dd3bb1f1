package dev.rediscover.author;

/** Is told how far long work has come. Calls come one at a time, from whichever thread has finished something. */
public interface Watcher {
    /** Looks away. */
    Watcher NONE = (done, of, what) -> {};

    /** {@code done} of {@code of} parts are done; {@code what} names the one that has just been finished. */
    void at(int done, int of, String what);
}
