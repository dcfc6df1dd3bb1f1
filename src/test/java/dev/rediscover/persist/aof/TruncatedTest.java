package dev.rediscover.persist.aof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.command.Session;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An append-only file cut at every byte of its last commands: what is whole before is kept, here and there. */
class TruncatedTest {
    private static final String INCREMENT = "appendonlydir/appendonly.aof.1.incr.aof";

    @TempDir
    Path home;

    private byte[] whole;
    private int first; // bytes before the last commands

    @BeforeEach
    void write() throws IOException {
        try (Server server = new Server(home)) {
            server.start();
            server.run("SET a 1");
            first = (int) server.writer.written();
            server.run("INCR a");
            server.run("MULTI");
            server.run("INCR a");
            server.run("SELECT 1");
            server.run("RPUSH l x 'some longer text'");
            server.run("EXEC");
            server.run("APPEND s '\\r\\n*1\\r\\n'");
        }
        whole = Files.readAllBytes(home.resolve(INCREMENT));
    }

    private void cut(int length) throws IOException {
        Files.write(home.resolve(INCREMENT), Arrays.copyOf(whole, length));
    }

    private static String state(Server server) {
        return Session.text(server.run("GET a")) + server.digest();
    }

    @Test
    void whatIsWholeIsKept() throws IOException {
        String before = "";
        int kept = 0;
        int states = 0;
        for (int length = first; length <= whole.length; length++) {
            cut(length);
            String state;
            try (Server server = new Server(home)) {
                AofLoad load = server.file.load(server.engine, AofLoad.Options.USUAL, AofLoad.SILENT);
                state = state(server);
                int left = (int) Files.size(home.resolve(INCREMENT));
                assertThat(load.truncated()).isEqualTo(length - left);
                assertThat(load.warnings()).hasSize(length == left ? 0 : 1);
                assertThat(Arrays.copyOf(whole, left)).isEqualTo(Files.readAllBytes(home.resolve(INCREMENT)));
                if (left == length) {
                    kept = left;
                    states += state.equals(before) ? 0 : 1;
                    before = state;
                } else {
                    assertThat(load.warnings().get(0)).contains("byte " + kept).contains("last " + (length - kept));
                }
                assertThat(left).isEqualTo(kept);
            }
            assertThat(state).as("cut at " + length).isEqualTo(before);
        }
        assertThat(states)
                .as("SET; INCR; the transaction; SELECT is no change; APPEND")
                .isEqualTo(4);
    }

    @Test
    void aRealServerKeepsTheSame() throws IOException {
        for (int length = first + 1; length < whole.length; length += Math.max(1, (whole.length - first) / 12)) {
            cut(length);
            String here;
            try (Server server = new Server(home)) {
                server.file.load(server.engine, new AofLoad.Options(true, true, AofLoad.ALL, true), AofLoad.SILENT);
                here = server.digest();
            }
            assertThat(Files.size(home.resolve(INCREMENT))).isEqualTo(length);
            try (RealServer real = RealServer.start("--dir", home.toString(), "--appendonly", "yes");
                    RemoteLink link = new RemoteLink("127.0.0.1", real.port(), 20_000)) {
                LinkClient client = link.open("real", (who, reply) -> {});
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(20))
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> text(client, "PING").equals("PONG"));
                assertThat(text(client, "DEBUG DIGEST")).as("cut at " + length).isEqualTo(here);
            }
            byte[] there = Files.readAllBytes(home.resolve(INCREMENT));
            cut(length);
            try (Server server = new Server(home)) {
                server.file.load(server.engine, AofLoad.Options.USUAL, AofLoad.SILENT);
            }
            byte[] left = Files.readAllBytes(home.resolve(INCREMENT));
            assertThat(Arrays.copyOf(there, left.length)).isEqualTo(left);
            assertThat(there.length).as("cut at " + length).isGreaterThanOrEqualTo(left.length);
            if (!multi(left.length)) {
                assertThat(there).as("cut at " + length).hasSameSizeAs(left);
            }
        }
    }

    /**
     * Whether a transaction begins there. A real 7.0 that finds one cut inside a command leaves what is whole of it in
     * the file, where later commands would belong to it.
     */
    private boolean multi(int offset) {
        return new String(whole, offset, whole.length - offset, java.nio.charset.StandardCharsets.ISO_8859_1)
                .startsWith("*1\r\n$5\r\nMULTI");
    }

    private static String text(LinkClient client, String line) throws IOException {
        return Session.text(client.send(CommandLine.split(line).words()));
    }

    @Test
    void aCutTailIsAFaultIfTheSettingSaysSo() throws IOException {
        cut(whole.length - 1);
        try (Server server = new Server(home)) {
            assertThatThrownBy(() -> server.file.load(
                            server.engine, new AofLoad.Options(false, true, AofLoad.ALL, false), AofLoad.SILENT))
                    .isInstanceOf(AofFault.class)
                    .hasMessageContaining("aof-load-truncated")
                    .hasMessageContaining("appendonly.aof.1.incr.aof, byte ");
        }
        assertThat(Files.size(home.resolve(INCREMENT))).isEqualTo(whole.length - 1);
    }

    @Test
    void aFaultInTheMiddleIsOneAndNothingIsWritten() throws IOException {
        byte[] broken = whole.clone();
        broken[first + 1] = 'x';
        Files.write(home.resolve(INCREMENT), broken);
        try (Server server = new Server(home)) {
            assertThatThrownBy(server::start)
                    .isInstanceOfSatisfying(
                            AofFault.class, fault -> assertThat(fault.place()).isEqualTo(first))
                    .hasMessageContaining("check-aof --fix");
        }
        assertThat(home.resolve(INCREMENT)).hasBinaryContent(broken);
    }

    @Test
    void aCutFileThatIsNotTheLastIsAFault() throws IOException {
        try (Server server = new Server(home)) {
            server.start();
            server.file.nextIncrement();
            server.run("SET later 1");
        }
        cut(whole.length - 1);
        try (Server server = new Server(home)) {
            assertThatThrownBy(server::start).isInstanceOf(AofFault.class).hasMessageContaining("not the last file");
        }
        assertThat(Files.size(home.resolve(INCREMENT))).isEqualTo(whole.length - 1);
    }

    @Test
    void loadingStopsAtAMoment() throws IOException {
        String text = "#TS:100\r\n" + command("SET a 5") + "#TS:200\r\n" + command("SET a 6");
        Files.writeString(home.resolve(INCREMENT), text);
        for (long moment : new long[] {99, 100, 199, 200, AofLoad.ALL}) {
            try (Server server = new Server(home)) {
                AofLoad load =
                        server.file.load(server.engine, new AofLoad.Options(true, true, moment, true), AofLoad.SILENT);
                String value = Session.text(server.run("GET a"));
                assertThat(value).isEqualTo(moment < 100 ? "nil" : moment < 200 ? "\"5\"" : "\"6\"");
                assertThat(load.commands()).isEqualTo(moment < 100 ? 0 : moment < 200 ? 1 : 2);
            }
        }
        assertThat(home.resolve(INCREMENT)).hasContent(text);
    }

    @Test
    void whatNoServerWritesIsNotRun() throws IOException {
        for (String line : new String[] {
            "SHUTDOWN",
            "CONFIG SET maxmemory 1",
            "DEBUG SLEEP 10",
            "MIGRATE h 1 k 0 5",
            "SUBSCRIBE c",
            "CLIENT KILL x",
            "NOSUCHCOMMAND",
            "SET a",
            "DISCARD",
            "WATCH a",
            "AUTH x",
            "QUIT",
            "WAIT 1 0",
            "BGSAVE",
            "FUNCTION"
        }) {
            byte[] bytes = dev.rediscover.resp.RespWriter.encodeCommand(
                    CommandLine.split(line).words());
            Files.write(home.resolve(INCREMENT), bytes);
            try (Server server = new Server(home)) {
                assertThatThrownBy(server::start).as(line).isInstanceOf(AofFault.class);
            }
        }
    }

    @Test
    void nothingExpiresWhileItLoadsAndNothingIsCounted() throws IOException {
        String text = command("SET k 5 PXAT 1000")
                + command("INCR k")
                + command("PERSIST k")
                + command("HSET h f 1")
                + command("HPEXPIREAT h 1000 FIELDS 1 f")
                + command("HSET h g 2")
                + command("SET gone 1 PXAT 1000");
        Files.writeString(home.resolve(INCREMENT), text);
        try (Server server = new Server(home)) {
            server.file.load(server.engine, AofLoad.Options.USUAL, AofLoad.SILENT);
            assertThat(Session.text(server.run("INFO stats"))).contains("total_commands_processed:0");
            assertThat(Session.text(server.run("INFO commandstats"))).doesNotContain("cmdstat_set");
            assertThat(server.engine.durability().isReplaying()).isFalse();
            assertThat(Session.text(server.run("GET k"))).isEqualTo("\"6\"");
            assertThat(Session.text(server.run("GET gone"))).isEqualTo("nil");
            assertThat(Session.text(server.run("HGETALL h"))).contains("g").doesNotContain("f");
        }
    }

    private static String command(String line) {
        byte[] bytes = dev.rediscover.resp.RespWriter.encodeCommand(
                CommandLine.split(line).words());
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
