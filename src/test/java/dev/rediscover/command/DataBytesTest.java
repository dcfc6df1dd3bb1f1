package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.resp.CommandLine;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The running sum of all sizes is what adding up all values gives, whatever commands have run. */
class DataBytesTest {
    private static final List<String> LINES = List.of(
            "RPUSH l%d v%d",
            "LPOP l%d",
            "LINSERT l%d BEFORE v%d new",
            "LSET l%d 0 longer-than-before",
            "LTRIM l%d 0 5",
            "SADD s%d %d",
            "SADD s%d text-%d",
            "SREM s%d %d",
            "SPOP s%d 2",
            "SMOVE s%d s1 %d",
            "SUNIONSTORE s%d s1 s2",
            "HSET h%d f%d value",
            "HDEL h%d f%d",
            "HINCRBY h%d n%d 1",
            "HEXPIRE h%d 1 FIELDS 1 f%d",
            "ZADD z%d %d m",
            "ZADD z%d 5 m%<d",
            "ZREM z%d m%d",
            "ZUNIONSTORE z%d 2 z1 z2",
            "SET k%d v%d",
            "APPEND k%d more%d",
            "SETRANGE k%d %d xyz",
            "GETDEL k%d",
            "EXPIRE k%d 1",
            "RENAME k%d k1",
            "COPY l%d l2 REPLACE",
            "DEL h%d z1",
            "LMOVE l%d l1 LEFT RIGHT",
            "SORT s%d ALPHA STORE l3",
            "XADD x%d * f %d",
            "XTRIM x%d MAXLEN 3",
            "PFADD p%d %d",
            "MOVE l%d 1",
            "SETBIT k%d %d 1",
            "BITOP OR k%d k1 k2",
            "PERSIST k%d",
            "ARSET a%d %d v",
            "FLUSHDB");

    @Test
    void theSumIsWhatAddingUpGives() {
        for (long seed = 1; seed <= 3; seed++) {
            Engine engine = new Engine(CoreFamilies.all(), VirtualClock.frozenAt(1_000_000), new RandomSource(seed));
            Client client = engine.connect((to, reply) -> {});
            Random random = new Random(seed);
            Engine fork = engine.fork();
            for (int i = 0; i < 4000; i++) {
                String line = LINES.get(random.nextInt(i % 500 == 499 ? LINES.size() : LINES.size() - 1));
                Engine where = i % 3 == 0 ? fork : engine;
                Client who = i % 3 == 0 ? fork.connect((to, reply) -> {}) : client;
                String filled = String.format(line, random.nextInt(4), random.nextInt(300));
                where.execute(who, CommandLine.split(filled).words());
                if (i % 100 == 0) {
                    fork = engine.fork();
                    ((VirtualClock) engine.clock()).advance(700);
                    engine.tick();
                    check(engine, line, seed, i);
                    check(fork, line, seed, i);
                }
            }
            engine.execute(client, List.of(Bytes.of("FLUSHALL")));
            Engine empty = new Engine(CoreFamilies.all(), engine.clock(), engine.random());
            assertThat(engine.dataBytes()).isEqualTo(empty.dataBytes());
        }
    }

    private static void check(Engine engine, String line, long seed, int step) {
        for (int i = 0; i < 2; i++) {
            Keyspace db = engine.db(i);
            long sum = 0;
            for (Bytes key : db.keys()) {
                sum += db.peek(key).heapBytes();
            }
            assertThat(db.heapBytes() - db.tableBytes())
                    .as("seed %d, step %d, %s", seed, step, line)
                    .isEqualTo(sum);
        }
    }
}
