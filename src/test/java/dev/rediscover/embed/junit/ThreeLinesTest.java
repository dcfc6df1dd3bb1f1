package dev.rediscover.embed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.embed.EmbeddedRedis;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The other example of README.md. */
class ThreeLinesTest {
    @Test
    void areEnough() {
        try (EmbeddedRedis redis = EmbeddedRedis.start()) {
            Jedis jedis = new Jedis(redis.host(), redis.port());
            jedis.set("a", "1");
            assertThat(redis.commands()).anyMatch(command -> command.toString().equals("SET a 1"));
        }
    }
}
