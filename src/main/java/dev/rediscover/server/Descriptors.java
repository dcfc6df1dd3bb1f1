package dev.rediscover.server;

import java.util.BitSet;

/** Numbers for connections, always the lowest that is free, as an operating system gives them. */
final class Descriptors {
    /** Below this a server has its own files and sockets. */
    private static final int FIRST = 8;

    private final BitSet taken = new BitSet();

    int take() {
        int free = taken.nextClearBit(FIRST);
        taken.set(free);
        return free;
    }

    void giveBack(int number) {
        taken.clear(number);
    }
}
