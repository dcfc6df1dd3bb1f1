package dev.rediscover.persist.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.oracle.Needed;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real redis-server 7.0 starts with the RDB files that are written for it, and redis-cli takes the commands. */
class RealServerTest {
    private static final int KEYS = 300;

    private final long seed = Long.getLong("exchange.seed", 8);

    @TempDir
    private Path folder;

    /** Keys that 7.0 knows too, which do not expire before the test is over. */
    private OddData data() {
        OddData data = new OddData(seed);
        for (int i = 0; i < KEYS; i++) {
            data.add(false);
        }
        for (int db = 0; db < Engine.DATABASES; db++) {
            data.run("SELECT " + db);
            for (Bytes key : data.engine.db(db).keys()) {
                data.engine.db(db).persist(key);
            }
        }
        data.run("SELECT 0");
        data.run("SET later 1 PXAT 4102444800000");
        return data;
    }

    private static Reply ask(LinkClient client, String line) throws Exception {
        return client.send(CommandLine.split(line).words());
    }

    private void compare(OddData data, int port, String what) throws Exception {
        RemoteLink link = new RemoteLink("127.0.0.1", port, 20_000);
        LinkClient there = link.open("test", (client, reply) -> {});
        assertThat(ask(there, "DEBUG DIGEST")).as(what).isEqualTo(data.run("DEBUG DIGEST"));
        assertThat(ask(there, "PEXPIRETIME later")).as(what).isEqualTo(new Reply.Int(4102444800000L));
        for (int db = 0; db < Engine.DATABASES; db++) {
            ask(there, "SELECT " + db);
            for (Bytes key : data.engine.db(db).keys()) {
                if (data.engine.db(db).peek(key).typeName().equals("stream")) {
                    data.run("SELECT " + db);
                    List<Bytes> groups = List.of(Bytes.of("XINFO"), Bytes.of("GROUPS"), key);
                    assertThat(there.send(groups))
                            .as(what + ", seed " + seed + ", " + key)
                            .isEqualTo(data.run(groups).resp2());
                }
            }
        }
        link.close();
    }

    @Test
    void the_server_starts_with_the_file() throws Exception {
        OddData data = data();
        Path file = folder.resolve("dump.rdb");
        DataExport.write(data.engine.fork(), Selection.ALL, file, ExchangeFormat.RDB, 10, Map.of(), Steps.SILENT);
        try (RealServer server = RealServer.start("--dir", folder.toString())) {
            compare(data, server.port(), "RDB");
        }
    }

    @Test
    void redis_cli_takes_the_commands() throws Exception {
        Needed.program("redis-cli", "redis-tools");
        OddData data = data();
        Path file = folder.resolve("data.redis");
        DataExport.write(data.engine.fork(), Selection.ALL, file, ExchangeFormat.COMMANDS, 0, Map.of(), Steps.SILENT);
        try (RealServer server = RealServer.start()) {
            Path said = folder.resolve("said");
            Process cli = new ProcessBuilder("redis-cli", "-p", "" + server.port())
                    .redirectInput(file.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            assertThat(cli.waitFor()).isZero();
            assertThat(Files.readString(said)).doesNotContain("ERR");
            compare(data, server.port(), "commands");
        }
    }
}
