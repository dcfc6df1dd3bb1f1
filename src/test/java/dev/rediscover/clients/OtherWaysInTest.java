package dev.rediscover.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.oracle.Needed;
import dev.rediscover.server.Endpoints;
import dev.rediscover.server.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that come over TLS or through a Unix socket. */
class OtherWaysInTest {
    private static final String CERTIFICATES = "src/test/resources/tls/";

    private static final String PYTHON = """
            import redis, sys
            ca, port, path = sys.argv[1:]
            secure = redis.Redis(host="localhost", port=int(port), ssl=True, ssl_ca_certs=ca, decode_responses=True)
            secure.set("said", "x" * 1000000)
            local = redis.Redis(unix_socket_path=path, decode_responses=True)
            print(len(local.get("said")), local.client_info()["addr"] != "")
            try:
                redis.Redis(host="localhost", port=int(port), ssl=True).ping()
            except redis.ConnectionError as error:
                print("CERTIFICATE_VERIFY_FAILED" in str(error))
            """;

    private static final String NODE = """
            const Redis = require('ioredis');
            const fs = require('node:fs');
            const { createClient } = require('redis');
            const [ca, port, path] = process.argv.slice(1);
            async function main() {
              const tls = { ca: fs.readFileSync(ca), servername: 'localhost' };
              const secure = new Redis({ host: '127.0.0.1', port, tls });
              await secure.set('said', 'x'.repeat(1000000));
              const local = new Redis(path);
              const other = await createClient({ url: `rediss://localhost:${port}`, socket: tls }).connect();
              const third = await createClient({ socket: { path } }).connect();
              const said = [local.get('said'), other.get('said'), third.get('said')];
              console.log((await Promise.all(said)).map((text) => text.length).join(' '));
              process.exit(0);
            }
            main();
            """;

    @TempDir
    private Path temporary;

    private Server server;
    private String path;

    @BeforeEach
    void start() throws IOException {
        Engine engine = new Engine(Families.all(), Clock.system(), RandomSource.unseeded());
        engine.config()
                .set(List.of(
                        Bytes.of("tls-cert-file"),
                        Bytes.of(CERTIFICATES + "server-chain.pem"),
                        Bytes.of("tls-key-file"),
                        Bytes.of(CERTIFICATES + "server-key.pem"),
                        Bytes.of("tls-ca-cert-file"),
                        Bytes.of(CERTIFICATES + "ca.pem"),
                        Bytes.of("tls-auth-clients"),
                        Bytes.of("no")));
        path = temporary.resolve("server.sock").toString();
        server = Server.start(Gate.to(engine), new Endpoints(List.of("127.0.0.1"), -1, 0, path, 0));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String printed(Map<String, String> environment, String... command) throws Exception {
        List<String> words = new java.util.ArrayList<>(List.of(command));
        words.addAll(List.of(CERTIFICATES + "ca.pem", String.valueOf(server.tlsPort()), path));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    @Test
    void redisPy() throws Exception {
        Needed.success("redis-py", "python3-redis", "/usr/bin/python3", "-c", "import redis");
        assertThat(printed(Map.of(), "/usr/bin/python3", "-c", PYTHON)).isEqualTo("1000000 True\nTrue\n");
    }

    @Test
    void nodeRedisAndIoredis() throws Exception {
        NodeTest.fetchLibraries();
        String libraries =
                Path.of("target/clients/node/node_modules").toAbsolutePath().toString();
        assertThat(printed(Map.of("NODE_PATH", libraries), "node", "-e", NODE)).isEqualTo("1000000 1000000 1000000\n");
    }
}
