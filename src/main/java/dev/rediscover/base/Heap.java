package dev.rediscover.base;

/** The memory that Java gives this program. */
public final class Heap {
    private Heap() {}

    /** The most bytes that there can be. */
    public static long most() {
        return Runtime.getRuntime().maxMemory();
    }

    /** The bytes that are taken, with those that nobody needs any more and that have not been collected yet. */
    public static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The bytes that are needed: collects all others first, which takes about a second for each GB that is needed. */
    public static long needed() {
        System.gc();
        return used();
    }
}
