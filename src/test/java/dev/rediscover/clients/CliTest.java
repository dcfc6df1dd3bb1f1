package dev.rediscover.clients;

import dev.rediscover.clients.Counterpart.Side;
import dev.rediscover.oracle.Needed;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What tutorials do with redis-cli and redis-benchmark. */
class CliTest {
    @ParameterizedTest
    @EnumSource
    void redisCliAndBenchmark(Side side) throws Exception {
        Needed.program("redis-cli", "redis-tools");
        Needed.program("redis-benchmark", "redis-tools");
        try (Counterpart server = Counterpart.start(side)) {
            String path = ClientProgram.FOLDER.resolve("cli/smoke.sh").toString();
            new ClientProgram(Map.of(), "bash", path, String.valueOf(server.port())).passes(server);
        }
    }
}
