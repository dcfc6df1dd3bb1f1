package dev.rediscover.clients;

import dev.rediscover.clients.Counterpart.Side;
import dev.rediscover.oracle.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What tutorials of node-redis and ioredis do, and libraries that live on scripts: queues, locks, limiters. The
 * libraries come from npm, as the lock file pins them.
 */
class NodeTest {
    private static final Path LIBRARIES = Path.of("target/clients/node");

    @BeforeAll
    static void fetchLibraries() throws IOException, InterruptedException {
        Needed.program("node", "nodejs");
        Needed.program("npm", "npm");
        Path wanted = ClientProgram.FOLDER.resolve("node");
        Path done = LIBRARIES.resolve("installed-lock.json");
        Path lock = wanted.resolve("package-lock.json");
        if (Files.notExists(done) || Files.mismatch(done, lock) != -1) {
            Files.createDirectories(LIBRARIES);
            for (String file : new String[] {"package.json", "package-lock.json"}) {
                Files.copy(wanted.resolve(file), LIBRARIES.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
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
            Files.copy(lock, done, StandardCopyOption.REPLACE_EXISTING);
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

    @ParameterizedTest
    @EnumSource
    void scriptsFunctionsAndUsers(Side side) throws Exception {
        run(side, "node/scripts.js");
    }

    @ParameterizedTest
    @EnumSource
    void limiters(Side side) throws Exception {
        run(side, "node/limiters.js");
    }

    @ParameterizedTest
    @EnumSource
    void bullmqOverIoredis(Side side) throws Exception {
        run(side, "node/bullmq.js", "ioredis");
    }

    @ParameterizedTest
    @EnumSource
    void bullmqOverNodeRedis(Side side) throws Exception {
        run(side, "node/bullmq.js", "node-redis");
    }

    @ParameterizedTest
    @EnumSource
    void redlock(Side side) throws Exception {
        try (Counterpart one = Counterpart.start(side);
                Counterpart two = Counterpart.start(side);
                Counterpart three = Counterpart.start(side)) {
            program("node/redlock.js", one.url(), two.url(), three.url()).passes(one, two, three);
        }
    }

    private static void run(Side side, String program, String... more) throws Exception {
        try (Counterpart server = Counterpart.start(side)) {
            List<String> arguments = new ArrayList<>(List.of(server.url()));
            arguments.addAll(List.of(more));
            program(program, arguments.toArray(new String[0])).passes(server);
        }
    }

    private static ClientProgram program(String program, String... arguments) {
        String libraries = LIBRARIES.resolve("node_modules").toAbsolutePath().toString();
        List<String> command = new ArrayList<>(
                List.of("node", ClientProgram.FOLDER.resolve(program).toString()));
        command.addAll(List.of(arguments));
        return new ClientProgram(Map.of("NODE_PATH", libraries), command.toArray(new String[0]));
    }
}
