package dev.rediscover.embed;

import dev.rediscover.base.Clock;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock of an {@link EmbeddedRedis}. Wherever it is moved, what is due happens before the method returns: keys and
 * fields expire and are announced, clients that wait long enough get their reply.
 */
public final class RedisClock {
    /** More keys than one turn of the engine looks at, so that all that is due goes. */
    private static final int KEYS_A_TURN = 256;

    private final Gate gate;
    private final VirtualClock clock;
    private final RedisOptions options;

    RedisClock(Gate gate, VirtualClock clock, RedisOptions options) {
        this.gate = gate;
        this.clock = clock;
        this.options = options;
    }

    /** What it shows. */
    public Instant now() {
        synchronized (gate.monitor()) {
            return Instant.ofEpochMilli(clock.millis());
        }
    }

    /** Moves it forward; ms are the smallest step. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time goes forward only: " + by);
        }
        synchronized (gate.monitor()) {
            clock.advance(by.toMillis());
            doWhatIsDue();
        }
    }

    /** Stops it where it is. */
    public void freeze() {
        synchronized (gate.monitor()) {
            clock.freeze();
        }
    }

    /** Stops it at {@code time}. */
    public void freezeAt(Instant time) {
        synchronized (gate.monitor()) {
            clock.freezeAt(time.toEpochMilli());
            doWhatIsDue();
        }
    }

    /** Lets it go on from the time it shows. */
    public void run() {
        synchronized (gate.monitor()) {
            clock.run();
        }
    }

    /** As it was in the beginning: the world's time, or the time that it was to stand still at. */
    public void reset() {
        become(options.newClock());
    }

    void become(Clock other) {
        synchronized (gate.monitor()) {
            clock.become((VirtualClock) other);
        }
    }

    private void doWhatIsDue() {
        long keys = 0;
        for (int i = 0; i < Engine.DATABASES; i++) {
            keys = Math.max(keys, gate.engine().db(i).size());
        }
        for (long turn = 0; turn <= keys / KEYS_A_TURN; turn++) {
            gate.tick();
        }
    }
}
