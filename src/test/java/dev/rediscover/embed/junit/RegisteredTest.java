package dev.rediscover.embed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.embed.EmbeddedRedis;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

/** The extension in a static field: one server for the class, reset before every test. */
class RegisteredTest {
    @RegisterExtension
    static final RedisExtension REDIS =
            new RedisExtension(EmbeddedRedis.with().password("secret").set("maxmemory", "10mb"));

    @BeforeEach
    void fill(URI uri) {
        try (Jedis jedis = new Jedis(uri)) {
            jedis.set("set-up", "yes");
        }
    }

    @RepeatedTest(2)
    void everyTestBeginsAnew(EmbeddedRedis redis) {
        assertThat(redis).isSameAs(REDIS.redis());
        try (Jedis jedis = new Jedis(REDIS.uri())) {
            assertThat(jedis.keys("*")).containsExactly("set-up");
            jedis.set("left-behind", "x", SetParams.setParams().ex(60));
            REDIS.clock().advance(Duration.ofSeconds(60));
            assertThat(jedis.exists("left-behind")).isFalse();
            jedis.set("left-behind", "y");
            assertThat(jedis.configGet("maxmemory")).containsEntry("maxmemory", "10485760");
        }
    }

    @Nested
    class Within {
        @Test
        void itIsTheSameServer(EmbeddedRedis redis) {
            assertThat(redis).isSameAs(REDIS.redis());
            try (Jedis jedis = new Jedis(REDIS.uri())) {
                assertThat(jedis.keys("*")).containsExactly("set-up");
            }
        }
    }
}
