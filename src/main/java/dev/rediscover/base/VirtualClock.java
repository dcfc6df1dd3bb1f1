package dev.rediscover.base;

/**
 * A clock that can be moved. It either runs along with the world's clock at some distance from it, or stands still
 * until it is told to move: lessons stand still so that a time to live is the same number for everybody.
 */
public final class VirtualClock implements Clock {
    private boolean frozen;
    private long micros; // frozen: the time; running: the distance from the system's clock

    private VirtualClock(boolean frozen, long micros) {
        this.frozen = frozen;
        this.micros = micros;
    }

    /** Stands still at {@code millis} since 1970. */
    public static VirtualClock frozenAt(long millis) {
        return new VirtualClock(true, millis * 1000);
    }

    /** Shows the world's time and runs with it, until somebody moves it. */
    public static VirtualClock running() {
        return new VirtualClock(false, 0);
    }

    /** Moves this clock forward (or, with a negative number, back) by {@code millis}. */
    public void advance(long millis) {
        micros += millis * 1000;
    }

    /** Stands still at {@code millis} since 1970 from now on. */
    public void freezeAt(long millis) {
        frozen = true;
        micros = millis * 1000;
    }

    /** Stops here. */
    public void freeze() {
        freezeAt(millis());
    }

    /** Goes on from the time it shows. */
    public void run() {
        if (frozen) {
            frozen = false;
            micros -= SystemClock.INSTANCE.micros();
        }
    }

    /** Shows from now on what {@code other} shows, and stands still or runs as it does. */
    public void become(VirtualClock other) {
        frozen = other.frozen;
        micros = other.micros;
    }

    /** Shows the world's time again. */
    public void reset() {
        frozen = false;
        micros = 0;
    }

    /** By how many ms it is ahead of the world's clock, with which it runs; 0 while it stands still. */
    public long ahead() {
        return frozen ? 0 : Math.floorDiv(micros, 1000L);
    }

    public boolean isFrozen() {
        return frozen;
    }

    @Override
    public long millis() {
        return Math.floorDiv(micros(), 1000L);
    }

    @Override
    public long micros() {
        return frozen ? micros : SystemClock.INSTANCE.micros() + micros;
    }

    @Override
    public void pause(long millis) {
        if (!frozen) {
            SystemClock.INSTANCE.pause(millis);
        }
    }

    @Override
    public boolean isReal() {
        return !frozen && micros == 0;
    }

    @Override
    public VirtualClock fork() {
        return new VirtualClock(frozen, micros);
    }
}
