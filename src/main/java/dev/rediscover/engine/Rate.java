package dev.rediscover.engine;

import java.util.Arrays;

/** How fast a counter grows at present, for INFO's instantaneous fields: the mean of the last sixteen looks at it. */
public final class Rate {
    private static final int LOOKS = 16;

    private final long[] perSecond = new long[LOOKS];
    private int next;
    private long lastCount;
    private long lastMillis = -1;

    /** The counter stands at {@code count} now. */
    public void look(long count, long nowMillis) {
        if (lastMillis >= 0 && nowMillis > lastMillis) {
            perSecond[next] = Math.max(0, count - lastCount) * 1000 / (nowMillis - lastMillis);
            next = (next + 1) % LOOKS;
        }
        lastCount = count;
        lastMillis = nowMillis;
    }

    /** The mean growth per second. */
    public long perSecond() {
        long sum = 0;
        for (long each : perSecond) {
            sum += each;
        }
        return sum / LOOKS;
    }

    /** Forgets what it has seen. */
    void reset() {
        Arrays.fill(perSecond, 0);
    }
}
