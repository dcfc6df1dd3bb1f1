package dev.rediscover.shell;

import dev.rediscover.base.Clock;

/** The time of an exam: that of the world, but it never goes back, and stands still while a line is taken. */
final class ExamClock implements Clock {
    private final long started;
    private long now;

    /** {@code started}: when the exam began, in ms since 1970. */
    ExamClock(long started) {
        this.started = started;
        this.now = started;
    }

    /** The time is {@code millis} now, unless it has been later already. */
    void at(long millis) {
        now = Math.max(now, millis);
    }

    /** Milliseconds since the exam began. */
    long used() {
        return now - started;
    }

    long started() {
        return started;
    }

    @Override
    public long millis() {
        return now;
    }

    @Override
    public boolean isReal() {
        return true;
    }

    @Override
    public Clock fork() {
        ExamClock copy = new ExamClock(started);
        copy.at(now);
        return copy;
    }
}
