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
 * What was acknowledged is there after kill -9, whenever it comes; under everysec, where a write may wait for a sync
 * that is under way while its reply goes out, but for what is younger than a second: {@code -Dkills=N} for more kills
 * under either policy, {@code -Dkills.seed=N} for others.
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
    void what_was_acknowledged_is_there_however_often_it_is_killed() throws Exception {
        int count = Integer.getInteger("kills", 50);
        long seed = Long.getLong("kills.seed", 8);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Future<Kills> always = both.submit(kills("always", count, seed));
            Future<Kills> everysec = both.submit(kills("everysec", count, seed + 1));
            assertThat(always.get().lost()).as(always.get().told()).isZero();
            check(always.get());
            check(everysec.get());
        } finally {
            both.shutdownNow();
        }
    }

    private static void check(Kills kills) {
        assertThat(kills.faults()).isEmpty();
        assertThat(kills.lostOld()).as(kills.told()).isZero();
        assertThat(kills.acknowledged()).as("under load").isGreaterThan(100);
    }
}
