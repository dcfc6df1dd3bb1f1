package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Heap;
import dev.rediscover.engine.Engine;

/**
 * Ends a script before it fills the heap, from which the whole server lives. A script may make and drop as much as it
 * likes: only when the heap fills up is it found out what is still needed, by a collection.
 */
final class HeapWatch {
    private static final long SLACK = 64L << 20; // what a program without data takes, and more
    private static final int PARTS = 16;
    private static final int CAREFREE_PARTS = 11;
    private static final int MOST_PARTS = 14;
    private static final int PARTS_OF_A_SCRIPT = 4;

    private final Engine engine;
    private long alarm = Heap.most() / PARTS * CAREFREE_PARTS;

    HeapWatch(Engine engine) {
        this.engine = engine;
    }

    /**
     * Looks whether {@code more} bytes fit.
     *
     * @throws LuaError {@code not enough memory} if they do not, or the script holds more than a quarter of the heap
     *     when the heap fills up
     */
    void check(long more) {
        if (Heap.used() + more <= alarm) {
            return;
        }
        long most = Heap.most();
        long needed = Heap.needed();
        long ofScript = needed + more - engine.dataBytes() - Math.min(SLACK, most / PARTS);
        if (needed + more > most / PARTS * MOST_PARTS || ofScript > most / PARTS * PARTS_OF_A_SCRIPT) {
            throw notEnough();
        }
        alarm = Math.max(most / PARTS * CAREFREE_PARTS, needed + (most - needed) / 2);
    }

    /** Lua's own words. */
    static LuaError notEnough() {
        return LuaError.bare(Bytes.of("not enough memory"));
    }
}
