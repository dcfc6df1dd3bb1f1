package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes when memory is short, and what the policies know of how keys are used. */
class EvictionTest {
    private static final String OOM = "OOM command not allowed when used memory > 'maxmemory'.";

    private final VirtualClock clock = VirtualClock.frozenAt(1_700_000_000_000L);
    private final Engine engine = new Engine(CoreFamilies.all(), clock, new RandomSource(1));
    private final Client client = engine.connect((to, reply) -> {});

    private Reply run(String line) {
        return engine.execute(client, CommandLine.split(line).words());
    }

    private String error(String line) {
        return run(line) instanceof Reply.Err error ? error.text() : null;
    }

    private void limit(int bytesMore) {
        run("CONFIG SET maxmemory " + (engine.usedMemory() + bytesMore));
    }

    private boolean exists(String key) {
        return engine.db(0).exists(Bytes.of(key));
    }

    @Test
    void withoutEvictionWritesAreRefusedAndTheRestGoesOn() {
        run("SET k v");
        limit(-1);
        assertThat(error("SET k w")).isEqualTo(OOM);
        assertThat(error("LPUSH l a")).isEqualTo(OOM);
        assertThat(run("GET k")).isEqualTo(Reply.bulk("v"));
        run("MULTI");
        assertThat(error("SET k w")).isEqualTo(OOM);
        assertThat(error("EXEC")).startsWith("EXECABORT");
        run("MULTI");
        assertThat(error("GET k")).as("a queue takes memory").isEqualTo(OOM);
        assertThat(run("DISCARD")).isEqualTo(Reply.OK);
        assertThat(run("DEL k")).isEqualTo(Reply.ONE);
        assertThat(run("SET k w")).isEqualTo(Reply.OK);
    }

    @Test
    void whatWasQueuedBeforeMemoryWasShortIsRefusedByExec() {
        run("MULTI");
        run("SET k v");
        Client other = engine.connect((to, reply) -> {});
        engine.execute(other, CommandLine.split("CONFIG SET maxmemory 1").words());
        assertThat(error("EXEC")).isEqualTo("EXECABORT Transaction discarded because of: " + OOM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"allkeys-lru", "allkeys-lfu", "allkeys-random"})
    void memoryStaysWithinItsLimit(String policy) {
        List<KeyEvent> evicted = new ArrayList<>();
        engine.listen(event -> {
            if (event.type() == KeyEvent.Type.EVICTED) {
                evicted.add(event);
            }
        });
        run("CONFIG SET maxmemory-policy " + policy);
        limit(50_000);
        long limit = engine.usedMemory() + 50_000;
        for (int i = 0; i < 2000; i++) {
            assertThat(error("SET key:" + i + " " + "x".repeat(i % 100 + 1))).isNull();
            assertThat(engine.usedMemory()).isLessThan(limit + 1_000);
        }
        assertThat(evicted).hasSizeGreaterThan(1000);
        assertThat(engine.stats().evictedKeys()).isEqualTo(evicted.size());
        assertThat(engine.db(0).size()).isEqualTo(2000 - evicted.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"volatile-lru", "volatile-lfu", "volatile-random", "volatile-ttl"})
    void volatilePoliciesTakeOnlyKeysThatExpire(String policy) {
        run("CONFIG SET maxmemory-policy " + policy);
        for (int i = 0; i < 200; i++) {
            run("SET stays:" + i + " v");
            run("SET goes:" + i + " v EX " + (1000 + i));
        }
        limit(-5_000);
        assertThat(run("SET one more")).isEqualTo(Reply.OK);
        assertThat(engine.stats().evictedKeys()).isBetween(15L, 60L);
        for (int i = 0; i < 200; i++) {
            assertThat(exists("stays:" + i)).isTrue();
        }
        run("CONFIG SET maxmemory 1");
        assertThat(error("SET one more")).as("once there are no more such keys").isEqualTo(OOM);
        assertThat(engine.db(0).expiresSize()).isZero();
    }

    @Test
    void theSoonestGoFirst() {
        run("CONFIG SET maxmemory-policy volatile-ttl");
        run("CONFIG SET maxmemory-samples 20");
        for (int i = 0; i < 100; i++) {
            run("SET k" + i + " v EX " + (1000 + i));
        }
        limit(-3_000);
        run("PING");
        int early = 0;
        for (int i = 0; i < 50; i++) {
            early += exists("k" + i) ? 0 : 1;
        }
        assertThat(early).isEqualTo((int) engine.stats().evictedKeys()).isPositive();
    }

    /** Keys are read again and again, some much more often; new keys press them out. Redis keeps about as many. */
    @ParameterizedTest
    @CsvSource({"allkeys-lru, 85", "allkeys-lfu, 90"})
    void hotKeysStay(String policy, int percent) {
        Random random = new Random(7);
        run("CONFIG SET maxmemory-policy " + policy);
        for (int i = 0; i < 1000; i++) {
            run("SET key:" + i + " value");
        }
        limit(0);
        for (int i = 0; i < 30_000; i++) {
            clock.advance(200);
            run(i % 10 == 0 ? "SET cold:" + i + " value" : "GET key:" + (int) (100 * Math.pow(random.nextDouble(), 2)));
        }
        int kept = 0;
        for (int i = 0; i < 100; i++) {
            kept += exists("key:" + i) ? 1 : 0;
        }
        assertThat(engine.stats().evictedKeys()).isGreaterThan(2500);
        assertThat(kept).as("of 100 hot keys").isGreaterThanOrEqualTo(percent);
    }

    @Test
    void frequenciesGrowSlowlyAndFallWithTime() {
        run("CONFIG SET maxmemory-policy allkeys-lfu");
        run("SET k v");
        assertThat(run("OBJECT FREQ k")).isEqualTo(Reply.of(5));
        for (int i = 0; i < 1000; i++) {
            run("GET k");
        }
        int frequency = (int) ((Reply.Int) run("OBJECT FREQ k")).value();
        assertThat(frequency).isBetween(12, 28);
        clock.advance(3 * 60_000);
        assertThat(run("OBJECT FREQ k")).isEqualTo(Reply.of(frequency - 3));
        run("SET k other");
        assertThat(((Reply.Int) run("OBJECT FREQ k")).value())
                .as("a new value inherits")
                .isGreaterThanOrEqualTo(8);
        assertThat(error("OBJECT IDLETIME k")).contains("idle time not tracked");
        run("CONFIG SET maxmemory-policy allkeys-lru");
        run("GET k");
        clock.advance(7_000);
        assertThat(run("OBJECT IDLETIME k")).isEqualTo(Reply.of(7));
        assertThat(error("OBJECT FREQ k")).contains("access frequency not tracked");
    }

    @Test
    void memoryCommandsTellSizes() {
        run("RPUSH l a b c");
        long small = ((Reply.Int) run("MEMORY USAGE l")).value();
        run("RPUSH l " + "x".repeat(10_000));
        assertThat(((Reply.Int) run("MEMORY USAGE l SAMPLES 0")).value()).isBetween(small + 9_000, small + 16_000);
        assertThat(run("MEMORY USAGE none")).isEqualTo(Reply.NIL);
        assertThat(error("MEMORY USAGE l SAMPLES -1")).isEqualTo("ERR syntax error");
        assertThat(run("MEMORY PURGE")).isEqualTo(Reply.OK);
        assertThat(run("MEMORY DOCTOR").toString()).contains("hardly any data");
        List<Reply> stats = ((Reply.MapOf) run("MEMORY STATS")).items();
        assertThat(stats).contains(Reply.bulk("dataset.bytes"), Reply.bulk("db.0"), Reply.bulk("keys.count"));
        assertThat(run("MEMORY MALLOC-STATS").toString()).contains("heap");
    }
}
