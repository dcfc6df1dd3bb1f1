package dev.rediscover.tutor;

import dev.rediscover.base.Clock;

/**
 * How long the lines of a lesson may take that run without the learner having typed them: a setup, a step shown again,
 * the same answer on other data. It is looked at before each line and shared by a stage and its copies.
 */
public final class Patience {
    /** For everything that one entry of the learner brings about, in ms. */
    static final long ENTRY = 20_000;

    private final Clock clock = Clock.system();
    private long until = Long.MAX_VALUE;
    private long millis;

    /** The lines of a lesson take too long; whoever runs the lesson should leave it. */
    public static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlow(long millis) {
            super(
                    "the commands that this lesson runs by itself take longer than " + millis / 1000 + " s",
                    null,
                    false,
                    false);
        }
    }

    /** Patience begins anew. */
    void begin(long newMillis) {
        millis = newMillis;
        until = clock.millis() + newMillis;
    }

    /** Throws if it has come to its end. */
    void check() {
        if (until != Long.MAX_VALUE && clock.millis() > until) {
            throw new TooSlow(millis);
        }
    }
}
