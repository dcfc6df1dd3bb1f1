package dev.rediscover.link;

import dev.rediscover.base.Clock;
import java.util.function.BooleanSupplier;

/** Waiting for what another thread does. */
final class Waits {
    private Waits() {}

    /**
     * Waits on {@code lock}, which the caller holds, until {@code done} or {@code millis} have gone by; 0 for ever. Who
     * is interrupted goes on at once, and stays interrupted.
     */
    static void until(Object lock, BooleanSupplier done, long millis) {
        long end = millis == 0 ? Long.MAX_VALUE : Clock.system().millis() + millis;
        while (!done.getAsBoolean()) {
            long left = millis == 0 ? 0 : end - Clock.system().millis();
            if (left < 0 || left == 0 && millis != 0) {
                return;
            }
            try {
                lock.wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
