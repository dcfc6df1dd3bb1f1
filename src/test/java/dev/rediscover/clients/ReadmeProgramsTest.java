package dev.rediscover.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.clients.Counterpart.Side;
import dev.rediscover.oracle.Needed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The programs that README.md shows do what it says. */
class ReadmeProgramsTest {
    private static String block(String kind) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("### From your own program"));
        int start = section.indexOf("```" + kind + "\n") + kind.length() + 4;
        return section.substring(start, section.indexOf("```\n", start));
    }

    private static String printed(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    @Test
    void python() throws Exception {
        Needed.success("redis-py", "python3-redis", "/usr/bin/python3", "-c", "import redis");
        try (Counterpart server = Counterpart.start(Side.OURS)) {
            String program = block("python").replace("6379", String.valueOf(server.port()));
            assertThat(printed(Map.of(), "/usr/bin/python3", "-c", program)).isEqualTo("[1, True]\n");
        }
    }

    @Test
    void node() throws Exception {
        NodeTest.fetchLibraries();
        String libraries =
                Path.of("target/clients/node/node_modules").toAbsolutePath().toString();
        try (Counterpart server = Counterpart.start(Side.OURS)) {
            String program = block("js").replace("6379", String.valueOf(server.port()));
            assertThat(printed(Map.of("NODE_PATH", libraries), "node", "-e", program))
                    .isEqualTo("[ 'bob' ]\n");
        }
    }

    @Test
    void jedis() throws Exception {
        assertThat(block("java")).isEqualTo("""
                try (Jedis jedis = new Jedis("localhost", 6379)) {
                    jedis.rpush("queue", "job");
                    assertThat(jedis.blpop(1, "queue")).containsExactly("queue", "job");
                }
                """);
        try (Counterpart server = Counterpart.start(Side.OURS);
                Jedis jedis = new Jedis("localhost", server.port())) {
            jedis.rpush("queue", "job");
            assertThat(jedis.blpop(1, "queue")).containsExactly("queue", "job");
        }
    }
}
