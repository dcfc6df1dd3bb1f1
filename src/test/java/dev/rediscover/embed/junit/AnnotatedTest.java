package dev.rediscover.embed.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.embed.EmbeddedRedis;
import dev.rediscover.embed.RedisClock;
import dev.rediscover.resp.Reply;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;

/** The extension as an annotation. */
class AnnotatedTest {
    @Nested
    @WithRedis(password = "secret", settings = "maxmemory 10mb", frozenAt = "2030-01-01T00:00:00Z", seed = 7)
    class OneForTheClass {
        private static final Set<Integer> PORTS = new HashSet<>();

        @RepeatedTest(2)
        void isAsTheAnnotationSays(URI uri, RedisClock clock, EmbeddedRedis redis) {
            PORTS.add(redis.port());
            assertThat(clock.now()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
            try (Jedis jedis = new Jedis(uri)) {
                assertThat(jedis.dbSize()).isZero();
                jedis.set("left-behind", "x");
                assertThat(jedis.configGet("maxmemory")).containsEntry("maxmemory", "10485760");
            }
        }

        @AfterAll
        static void itWasOne() {
            assertThat(PORTS).hasSize(1);
        }
    }

    @Nested
    @WithRedis(forEachTest = true)
    class OneForEachTest {
        private static final Set<EmbeddedRedis> ALL = new HashSet<>();

        @RepeatedTest(2)
        void isNew(EmbeddedRedis redis) {
            ALL.add(redis);
            assertThat(redis.execute("PING")).isEqualTo(new Reply.Status("PONG"));
        }

        @AfterAll
        static void theyWereTwoAndAreGone() {
            assertThat(ALL).hasSize(2);
            for (EmbeddedRedis redis : ALL) {
                assertThatThrownBy(() -> new Jedis(redis.host(), redis.port()).ping())
                        .hasMessageContaining("Failed to connect");
            }
        }
    }

    @Nested
    class InAField {
        @RegisterExtension
        final RedisExtension redis = new RedisExtension();

        @Test
        void isForThisTest(URI uri) {
            assertThat(uri).isEqualTo(redis.uri());
            try (Jedis jedis = new Jedis(redis.uri())) {
                assertThat(jedis.ping()).isEqualTo("PONG");
            }
        }
    }
}
