package dev.rediscover.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What commands about connections do to connections of a network. */
class WireBehaviourTest {
    private static final Reply PONG = new Reply.Status("PONG");

    private final Engine engine = new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(1));
    private Server server;

    @BeforeEach
    void start() throws IOException {
        server = Server.start(Gate.to(engine), Endpoints.loopback(0));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Wire connect() throws IOException {
        return new Wire(server.port());
    }

    private static String text(Reply reply) {
        return ((Reply.Bulk) reply).value().utf8();
    }

    private static String field(String line, String name) {
        int at = (" " + line).indexOf(" " + name + "=");
        String rest = line.substring(at + name.length() + 1);
        return rest.split("[ \n]", 2)[0];
    }

    private void untilBlocked(Wire wire, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> text(wire.ask("INFO", "clients")).contains("blocked_clients:" + count + "\r\n"));
    }

    @Test
    void clientListTellsWhatTheConnectionIs() throws IOException {
        try (Wire one = connect();
                Wire two = connect()) {
            one.ask("PING");
            two.ask("PING");
            String line = text(one.ask("CLIENT", "INFO"));
            assertThat(field(line, "addr"))
                    .isEqualTo("127.0.0.1:" + one.socket().getLocalPort());
            assertThat(field(line, "laddr")).isEqualTo("127.0.0.1:" + server.port());
            assertThat(field(line, "fd")).isEqualTo("8");
            assertThat(field(line, "events")).isEqualTo("r");
            assertThat(field(line, "flags")).isEqualTo("N");
            assertThat(field(line, "cmd")).isEqualTo("client|info");
            assertThat(field(line, "qbuf")).isEqualTo("26");
            assertThat(field(line, "argv-mem")).isEqualTo("10");
            assertThat(field(line, "tot-net-in")).isEqualTo("40");
            assertThat(field(line, "tot-net-out")).isEqualTo("7");
            assertThat(Long.parseLong(field(line, "tot-mem"))).isPositive();
            String other = text(one.ask("CLIENT", "LIST", "ID", "2"));
            assertThat(field(other, "fd")).isEqualTo("9");
            assertThat(field(other, "qbuf")).isEqualTo("0");
        }
        try (Wire again = connect()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> text(again.ask("CLIENT", "LIST")).lines().count() == 1);
        }
    }

    @Test
    void queuedCommandsAndHalfOnesCount() throws IOException {
        try (Wire one = connect();
                Wire two = connect()) {
            two.ask("MULTI");
            two.ask("SET", "key", "x".repeat(10_000));
            two.raw("*3\r\n$3\r\nSET\r\n$5\r\nhello\r\n$100000\r\n" + "y".repeat(1000));
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
                String line = text(one.ask("CLIENT", "LIST", "ID", "2"));
                return field(line, "qbuf").equals("1000") && Integer.parseInt(field(line, "argv-mem")) > 8;
            });
            String line = text(one.ask("CLIENT", "LIST", "ID", "2"));
            assertThat(Integer.parseInt(field(line, "multi-mem"))).isGreaterThan(10_000);
            assertThat(field(line, "flags")).isEqualTo("x");
        }
    }

    @Test
    void infoCountsWhatGoesOverTheNetwork() throws IOException {
        try (Wire wire = connect()) {
            wire.ask("PING");
            String stats = text(wire.ask("INFO", "stats"));
            assertThat(stats).contains("total_net_input_bytes:39\r\n", "total_net_output_bytes:7\r\n");
            assertThat(stats).contains("total_connections_received:1\r\n", "total_reads_processed:2\r\n");
            assertThat(text(wire.ask("INFO", "server"))).contains("tcp_port:" + server.port() + "\r\n");
            wire.ask("CONFIG", "RESETSTAT");
            assertThat(text(wire.ask("INFO", "stats"))).doesNotContain("total_net_input_bytes:39\r\n");
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
                wire.ask("PING");
                return !text(wire.ask("INFO", "stats")).contains("instantaneous_ops_per_sec:0\r\n");
            });
        }
    }

    @Test
    void clientReplyOffAndSkipKeepSilence() throws IOException {
        try (Wire wire = connect()) {
            wire.raw("CLIENT REPLY OFF\r\nPING\r\nSET a 1\r\nCLIENT REPLY ON\r\nGET a\r\n");
            assertThat(wire.next()).isEqualTo(Reply.OK);
            assertThat(wire.next()).isEqualTo(Reply.bulk("1"));
            wire.raw("CLIENT REPLY SKIP\r\nPING\r\nECHO x\r\n");
            assertThat(wire.next()).isEqualTo(Reply.bulk("x"));
        }
    }

    @Test
    void aPauseHoldsEverybodyAndThenGoesOnInOrder() throws IOException {
        try (Wire one = connect();
                Wire two = connect();
                Wire three = connect()) {
            two.ask("PING");
            three.ask("PING");
            one.ask("CLIENT", "PAUSE", "100000", "WRITE");
            two.raw("RPUSH list a\r\nRPUSH list b\r\nPING\r\n");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> text(one.ask("CLIENT", "LIST", "ID", "2")).contains("flags=b"));
            three.raw("RPUSH list c\r\nPING\r\n");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> text(one.ask("CLIENT", "LIST", "ID", "3")).contains("flags=b"));
            assertThat(one.ask("LLEN", "list")).isEqualTo(Reply.ZERO);
            assertThat(one.ask("CLIENT", "UNPAUSE")).isEqualTo(Reply.OK);
            assertThat(two.next()).isEqualTo(Reply.of(1));
            assertThat(three.next()).isEqualTo(Reply.of(2));
            assertThat(two.next()).isEqualTo(Reply.of(3));
            assertThat(two.next()).isEqualTo(PONG);
            assertThat(three.next()).isEqualTo(PONG);
        }
    }

    @Test
    void aPauseEndsByItself() throws IOException {
        try (Wire wire = connect()) {
            wire.raw("CLIENT PAUSE 50\r\nSET a 1\r\nGET a\r\n");
            assertThat(wire.next()).isEqualTo(Reply.OK);
            assertThat(wire.next()).isEqualTo(Reply.OK);
            assertThat(wire.next()).isEqualTo(Reply.bulk("1"));
        }
    }

    @Test
    void anUnblockedClientGoesOn() throws IOException {
        try (Wire one = connect();
                Wire two = connect()) {
            one.ask("PING");
            two.raw("BLPOP list 0\r\nPING\r\nBLPOP list 0\r\nPING\r\n");
            untilBlocked(one, 1);
            assertThat(one.ask("CLIENT", "UNBLOCK", "2", "ERROR")).isEqualTo(Reply.ONE);
            assertThat(two.next().isError()).isTrue();
            assertThat(two.next()).isEqualTo(PONG);
            untilBlocked(one, 1);
            assertThat(one.ask("CLIENT", "UNBLOCK", "2")).isEqualTo(Reply.ONE);
            assertThat(two.next()).isEqualTo(Reply.NIL_ARRAY);
            assertThat(two.next()).isEqualTo(PONG);
        }
    }

    @Test
    void whoHangsUpWhileItWaitsIsForgotten() throws IOException {
        try (Wire one = connect()) {
            Wire two = connect();
            two.send("BLPOP", "list", "0");
            untilBlocked(one, 1);
            two.close();
            untilBlocked(one, 0);
            assertThat(one.ask("RPUSH", "list", "x")).isEqualTo(Reply.ONE);
            assertThat(one.ask("LLEN", "list")).isEqualTo(Reply.ONE);
        }
    }

    @Test
    void monitorShowsWhatOthersDo() throws IOException {
        try (Wire one = connect();
                Wire two = connect()) {
            assertThat(one.ask("MONITOR")).isEqualTo(Reply.OK);
            two.ask("SET", "a", "b c");
            assertThat(((Reply.Status) one.next()).text())
                    .endsWith("[0 127.0.0.1:" + two.socket().getLocalPort() + "] \"SET\" \"a\" \"b c\"");
        }
    }

    @Test
    void aHugePipelineLetsOthersIn() throws Exception {
        int count = 300_000;
        try (Wire greedy = connect();
                Wire other = connect()) {
            other.ask("SET", "n", "0");
            byte[] batch = "INCR n\r\n".repeat(count).getBytes(StandardCharsets.US_ASCII);
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    greedy.raw(batch);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            CompletableFuture<Reply> last = CompletableFuture.supplyAsync(() -> {
                try {
                    Reply reply = null;
                    for (int i = 0; i < count; i++) {
                        reply = greedy.next();
                    }
                    return reply;
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            int between = 0;
            while (!last.isDone()) {
                int n = Integer.parseInt(text(other.ask("GET", "n")));
                between += n > 0 && n < count ? 1 : 0;
            }
            sending.join();
            assertThat(last.join()).isEqualTo(Reply.of(count));
            assertThat(between).as("answers while the pipeline ran").isPositive();
        }
    }

    @Test
    void aReplyIsWhatTheValueWasThoughItGoesOutLater() throws IOException {
        try (Wire wire = connect();
                Wire other = connect()) {
            String old = "a".repeat(3_000_000);
            wire.ask("SET", "key", old);
            for (int i = 0; i < 10; i++) {
                wire.send("GET", "key");
            }
            wire.send("SETRANGE", "key", "0", "b");
            wire.send("APPEND", "key", "c");
            wire.send("SETBIT", "key", "8", "1");
            wire.send("GETRANGE", "key", "0", "1");
            wire.send("DEL", "key");
            assertThat(other.ask("PING")).isEqualTo(PONG);
            for (int i = 0; i < 10; i++) {
                assertThat(wire.next()).isEqualTo(Reply.of(Bytes.of(old)));
            }
            assertThat(wire.next()).isEqualTo(Reply.of(3_000_000));
            assertThat(wire.next()).isEqualTo(Reply.of(3_000_001));
            assertThat(wire.next()).isEqualTo(Reply.ZERO);
            assertThat(wire.next()).isEqualTo(Reply.of(Bytes.wrap(new byte[] {'b', (byte) ('a' | 0x80)})));
            assertThat(wire.next()).isEqualTo(Reply.ONE);
        }
    }

    @Test
    void aMessageGoesToManyInTheProtocolOfEach() throws IOException {
        try (Wire old = connect();
                Wire modern = connect();
                Wire speaker = connect()) {
            old.ask("SUBSCRIBE", "news");
            modern.ask("HELLO", "3");
            modern.ask("SUBSCRIBE", "news");
            String large = "x".repeat(100_000);
            for (String message : List.of("small", large)) {
                assertThat(speaker.ask("PUBLISH", "news", message)).isEqualTo(Reply.of(2));
                List<Reply> items = List.of(Reply.bulk("message"), Reply.bulk("news"), Reply.bulk(message));
                assertThat(old.next()).isEqualTo(new Reply.Arr(items));
                assertThat(modern.next()).isEqualTo(new Reply.Push(items));
            }
        }
    }

    @Test
    void whatWasAskedForIsAnsweredThoughTheOtherSideSaysNoMore() throws IOException {
        try (Wire wire = connect()) {
            wire.ask("SET", "key", "x".repeat(1_000_000));
            for (int i = 0; i < 20; i++) {
                wire.send("GET", "key");
            }
            wire.socket().shutdownOutput();
            for (int i = 0; i < 20; i++) {
                assertThat(((Reply.Bulk) wire.next()).value().length()).isEqualTo(1_000_000);
            }
            assertThat(wire.next()).isNull();
        }
    }
}
