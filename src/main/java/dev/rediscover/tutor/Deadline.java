package dev.rediscover.tutor;

import dev.rediscover.base.Clock;

/** A moment by which a proof should have come to its end. */
final class Deadline {
    private final long atMillis;

    private Deadline(long atMillis) {
        this.atMillis = atMillis;
    }

    /** {@code millis} from now. */
    static Deadline in(long millis) {
        return new Deadline(Clock.system().millis() + millis);
    }

    /** Throws if it has passed. */
    void check() {
        if (Clock.system().millis() > atMillis) {
            throw new Passed();
        }
    }

    /** The time is over. */
    static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Passed() {
            super("the time is over", null, false, false);
        }
    }
}
