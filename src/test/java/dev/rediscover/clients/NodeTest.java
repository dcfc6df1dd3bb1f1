package dev.rediscover.clients;

import dev.rediscover.clients.Counterpart.Side;
import dev.rediscover.oracle.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What tutorials of node-redis and ioredis do. The libraries come from npm, as the lock file pins them. */
class NodeTest {
    private static final Path LIBRARIES = Path.of("target/clients/node");

    @BeforeAll
    static void fetchLibraries() throws IOException, InterruptedException {
        Needed.program("node", "nodejs");
        Needed.program("npm", "npm");
        Files.createDirectories(LIBRARIES);
        for (String file : new String[] {"package.json", "package-lock.json"}) {
            Path from = ClientProgram.FOLDER.resolve("node").resolve(file);
            Files.copy(from, LIBRARIES.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.notExists(LIBRARIES.resolve("node_modules/.package-lock.json"))) {
            Needed.success(
                    "npm's registry",
                    "npm, and a way to the network",
                    "npm",
                    "ci",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--prefix",
                    LIBRARIES.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nodeRedis(Side side) throws Exception {
        run(side, "node/node-redis.js");
    }

    @ParameterizedTest
    @EnumSource
    void ioredis(Side side) throws Exception {
        run(side, "node/ioredis.js");
    }

    private static void run(Side side, String program) throws Exception {
        try (Counterpart server = Counterpart.start(side)) {
            String path = ClientProgram.FOLDER.resolve(program).toString();
            String libraries =
                    LIBRARIES.resolve("node_modules").toAbsolutePath().toString();
            new ClientProgram(Map.of("NODE_PATH", libraries), "node", path, "redis://127.0.0.1:" + server.port())
                    .passes(server);
        }
    }
}
