package dev.rediscover.persist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged is there after kill -9, whenever it comes: {@code -Dkills=N} for more kills under either
 * policy, {@code -Dkills.seed=N} for others.
 */
class KillTest {
    @TempDir
    private Path folder;

    private Callable<Kills> kills(String policy, int count, long seed) {
        return () -> {
            Kills kills = new Kills(folder, policy, seed);
            kills.run(count);
            System.out.println(kills.told() + ", seed " + seed);
            return kills;
        };
    }

    @Test
    void nothing_acknowledged_is_lost_however_often_it_is_killed() throws Exception {
        int count = Integer.getInteger("kills", 50);
        long seed = Long.getLong("kills.seed", 8);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Future<Kills> always = both.submit(kills("always", count, seed));
            Future<Kills> everysec = both.submit(kills("everysec", count, seed + 1));
            check(always.get());
            check(everysec.get());
        } finally {
            both.shutdownNow();
        }
    }

    /** Under everysec too: what has been written survives the process, if not the machine. */
    private static void check(Kills kills) {
        assertThat(kills.faults()).isEmpty();
        assertThat(kills.lost()).as(kills.told()).isZero();
        assertThat(kills.acknowledged()).as("under load").isGreaterThan(1000);
    }
}
