package dev.rediscover.base;

/** Where all time comes from. Nothing outside this room asks the operating system. */
public interface Clock {
    /** Milliseconds since 1970-01-01T00:00:00Z: what expiry and TIME go by. */
    long millis();

    /** Microseconds since 1970-01-01T00:00:00Z, for TIME. */
    default long micros() {
        return millis() * 1000;
    }

    /** Lets {@code millis} go by in the world, where this clock goes along with it; one that stands still waits not. */
    default void pause(long millis) {
        // stands still
    }

    /** Whether this clock shows the world's time; a clock that does not must say so to whoever reads it. */
    boolean isReal();

    /** An independent clock that shows the same time now; a frozen clock's copy is frozen too. */
    Clock fork();

    /** Nanoseconds since some moment, whatever any clock shows: to measure how long something takes. */
    static long ticks() {
        return System.nanoTime();
    }

    /** The world's clock. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
