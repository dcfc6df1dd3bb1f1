package dev.rediscover.embed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.embed.EmbeddedRedis;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

/** An example of README.md. */
@WithRedis
class ExampleTest {
    @Test
    void aSessionEndsAfterHalfAnHour(EmbeddedRedis redis) {
        try (Jedis jedis = new Jedis(redis.uri())) {
            jedis.set("session:ann", "cart", SetParams.setParams().ex(1800));
            redis.clock().advance(Duration.ofMinutes(30));
            assertThat(jedis.exists("session:ann")).isFalse();
        }
    }
}
