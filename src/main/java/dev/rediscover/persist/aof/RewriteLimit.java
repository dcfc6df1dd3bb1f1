package dev.rediscover.persist.aof;

import dev.rediscover.base.Clock;

/**
 * Puts rewrites off that nobody asked for, after three in a row have failed, because each leaves an increment behind: a
 * minute first, then twice as long each time, an hour at most.
 */
final class RewriteLimit {
    private static final int FAILURES = 3;
    private static final long MINUTE = 60_000;
    private static final long LONGEST_MINUTES = 60;

    private final Clock clock;
    private int failures; // in a row
    private long minutes;
    private long until;

    RewriteLimit(Clock clock) {
        this.clock = clock;
    }

    void failed() {
        failures++;
    }

    void worked() {
        failures = 0;
    }

    /** Whether none may begin now. */
    boolean holds() {
        if (failures < FAILURES) {
            minutes = 0;
            until = 0;
            return false;
        }
        long now = clock.millis();
        if (until != 0) {
            boolean holds = now < until;
            until = holds ? until : 0;
            return holds;
        }
        minutes = minutes == 0 ? 1 : Math.min(LONGEST_MINUTES, minutes * 2);
        until = now + minutes * MINUTE;
        return true;
    }
}
