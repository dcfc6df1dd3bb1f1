package dev.rediscover.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.resp.Reply;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.params.SetParams;

/** The engine in another Java program, with Jedis as its client. */
@Timeout(30)
class EmbeddedRedisTest {
    private static final char[] PASS = {'x'};

    @TempDir
    private Path temporary;

    private static Jedis connect(EmbeddedRedis redis) {
        return new Jedis(redis.host(), redis.port());
    }

    @Test
    void keysExpireWhenTheTestMovesTheClock() {
        try (EmbeddedRedis redis = EmbeddedRedis.start();
                Jedis jedis = connect(redis)) {
            jedis.set("session", "ann", SetParams.setParams().ex(1800));
            redis.clock().advance(Duration.ofMinutes(29));
            assertThat(jedis.get("session")).isEqualTo("ann");
            redis.clock().advance(Duration.ofMinutes(1));
            assertThat(jedis.get("session")).isNull();
        }
    }

    @Test
    void whoWaitsIsAnsweredWhenTheClockSaysSo() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start();
                Jedis jedis = connect(redis)) {
            CompletableFuture<List<String>> popped = CompletableFuture.supplyAsync(() -> jedis.blpop(3600, "queue"));
            awaitBlocked(redis);
            assertThat(popped).isNotDone();
            redis.clock().advance(Duration.ofHours(1));
            assertThat(popped.get(10, TimeUnit.SECONDS)).isNull();
        }
    }

    private static void awaitBlocked(EmbeddedRedis redis) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> redis.execute("INFO", "clients").toString().contains("blocked_clients:1"));
    }

    @Test
    void allThatIsDueGoesAtOnce() {
        try (EmbeddedRedis redis = EmbeddedRedis.start()) {
            for (int i = 0; i < 20_000; i++) {
                redis.execute("SET", "key" + i, "x", "EX", Integer.toString(60 + i % 60));
            }
            redis.clock().advance(Duration.ofSeconds(120));
            assertThat(redis.execute("DBSIZE")).isEqualTo(Reply.of(0));
        }
    }

    @Test
    void aClockThatStandsStillMakesEveryRunTheSame() {
        Instant newYear = Instant.parse("2030-01-01T00:00:00Z");
        try (EmbeddedRedis redis = EmbeddedRedis.with().frozenAt(newYear).start()) {
            assertThat(redis.execute("XADD", "s", "*", "f", "v")).isEqualTo(Reply.bulk("1893456000000-0"));
            assertThat(redis.execute("XADD", "s", "*", "f", "v")).isEqualTo(Reply.bulk("1893456000000-1"));
            redis.clock().advance(Duration.ofMillis(5));
            assertThat(redis.clock().now()).isEqualTo(newYear.plusMillis(5));
            redis.clock().run();
            assertThat(redis.clock().now()).isAfterOrEqualTo(newYear.plusMillis(5));
            redis.reset();
            assertThat(redis.clock().now()).isEqualTo(newYear);
            assertThatThrownBy(() -> redis.clock().advance(Duration.ofMillis(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void chanceIsTheSameInEveryRun() {
        assertThat(drawn(1)).isEqualTo(drawn(1)).isNotEqualTo(drawn(2));
    }

    private static List<Reply> drawn(long seed) {
        try (EmbeddedRedis redis = EmbeddedRedis.with().seed(seed).start()) {
            for (int i = 0; i < 100; i++) {
                redis.execute("SADD", "set", "member" + i);
            }
            return List.of(redis.execute("SRANDMEMBER", "set"), redis.execute("SPOP", "set", "5"));
        }
    }

    @Test
    void aSnapshotIsPutBackAsOftenAsOneLikes() {
        try (EmbeddedRedis redis = EmbeddedRedis.start();
                Jedis jedis = connect(redis)) {
            jedis.rpush("queue", "a", "b");
            jedis.set("short", "life", SetParams.setParams().ex(10));
            RedisSnapshot before = redis.snapshot();
            for (int i = 0; i < 3; i++) {
                jedis.lpop("queue");
                jedis.set("other", "x");
                redis.clock().advance(Duration.ofSeconds(11));
                assertThat(jedis.keys("*")).containsExactlyInAnyOrder("queue", "other");
                redis.restore(before);
                assertThat(jedis.lrange("queue", 0, -1)).containsExactly("a", "b");
                assertThat(jedis.keys("*")).containsExactlyInAnyOrder("queue", "short");
                assertThat(jedis.ttl("short")).isBetween(8L, 10L);
            }
        }
    }

    @Test
    void whoWatchesAKeyLearnsOfARestore() {
        try (EmbeddedRedis redis = EmbeddedRedis.start();
                Jedis jedis = connect(redis)) {
            jedis.set("stock", "5");
            RedisSnapshot before = redis.snapshot();
            jedis.set("stock", "4");
            jedis.watch("stock");
            redis.restore(before);
            try (Transaction transaction = jedis.multi()) {
                transaction.decr("stock");
                assertThat(transaction.exec()).isNull();
            }
            assertThat(jedis.get("stock")).isEqualTo("5");
        }
    }

    @Test
    void aSnapshotBelongsToItsServer() {
        try (EmbeddedRedis one = EmbeddedRedis.start();
                EmbeddedRedis other = EmbeddedRedis.start()) {
            RedisSnapshot snapshot = one.snapshot();
            assertThatThrownBy(() -> other.restore(snapshot)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theTestSeesWhatItsProgramHasSent() {
        try (EmbeddedRedis redis = EmbeddedRedis.start();
                Jedis jedis = connect(redis)) {
            jedis.clientSetname("shop");
            redis.forgetCommands();
            jedis.incrBy("visits", 2);
            jedis.get("visits");
            List<SeenCommand> seen = redis.commands();
            assertThat(seen).extracting(SeenCommand::toString).containsExactly("INCRBY visits 2", "GET visits");
            assertThat(seen.get(0).client()).isEqualTo("shop");
            assertThat(seen.get(0).name()).isEqualTo("INCRBY");
            assertThat(seen.get(0).reply()).isEqualTo(Reply.of(2));
        }
    }

    @Test
    void passwordsAndSettingsAreThoseOfTheOptions() {
        try (EmbeddedRedis redis = EmbeddedRedis.with()
                .password("p@ss word")
                .set("maxmemory-policy", "allkeys-lru")
                .start()) {
            try (Jedis jedis = connect(redis)) {
                assertThatThrownBy(jedis::ping).isInstanceOf(JedisAccessControlException.class);
            } catch (JedisAccessControlException e) {
                assertThat(e).hasMessageContaining("NOAUTH");
            }
            try (Jedis jedis = new Jedis(redis.uri())) {
                assertThat(jedis.configGet("maxmemory-policy")).containsEntry("maxmemory-policy", "allkeys-lru");
            }
            assertThat(redis.uri()).hasToString("redis://:p%40ss%20word@127.0.0.1:" + redis.port());
        }
        assertThatThrownBy(() -> EmbeddedRedis.with().set("maxmemory", "much").start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("maxmemory");
    }

    @Test
    void speaksTls() throws Exception {
        Path folder = Path.of("src/test/resources/tls");
        try (EmbeddedRedis redis = EmbeddedRedis.with()
                        .tls(folder.resolve("ec.pem"), folder.resolve("ec-key.pem"))
                        .start();
                Jedis jedis = new Jedis(
                        new HostAndPort("localhost", redis.tlsPort()),
                        DefaultJedisClientConfig.builder()
                                .sslOptions(SslOptions.builder()
                                        .truststore(
                                                trusting(folder.resolve("ca.pem"))
                                                        .toFile(),
                                                PASS)
                                        .trustStoreType("PKCS12")
                                        .build())
                                .build())) {
            assertThat(jedis.ping()).isEqualTo("PONG");
            assertThat(redis.tlsUri()).hasToString("rediss://127.0.0.1:" + redis.tlsPort());
        }
    }

    private Path trusting(Path authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = new FileInputStream(authority.toFile())) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        Path file = temporary.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASS);
        }
        return file;
    }

    @Test
    void manyRunBesideEachOther() {
        try (EmbeddedRedis one = EmbeddedRedis.start();
                EmbeddedRedis other = EmbeddedRedis.start()) {
            one.execute("SET", "a", "1");
            assertThat(one.port()).isNotEqualTo(other.port());
            assertThat(other.execute("EXISTS", "a")).isEqualTo(Reply.of(0));
            assertThat(one.clients()).isZero();
        }
    }
}
