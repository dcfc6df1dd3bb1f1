package dev.rediscover.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.ProtocolException;
import dev.rediscover.resp.Reply;
import java.io.EOFException;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a connection may not do: too many of them, too idle, too much at once, from too far away. */
class ServerLimitsTest {
    private static final String BIG = "x".repeat(200_000);

    private final VirtualClock clock = VirtualClock.running();
    private final Engine engine = new Engine(CoreFamilies.all(), clock, new RandomSource(1));
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

    private static String info(Wire wire, String field) throws IOException {
        String all = ((Reply.Bulk) wire.ask("INFO", "everything")).value().utf8();
        int at = all.indexOf("\r\n" + field + ":");
        return all.substring(at + field.length() + 3, all.indexOf("\r\n", at + 2));
    }

    /** Whether the server hangs up on {@code wire}, whatever it says before. */
    private static boolean isHungUp(Wire wire) throws IOException {
        try {
            Reply reply = wire.next();
            while (reply != null) {
                reply = wire.next();
            }
        } catch (SocketException | EOFException | ProtocolException e) {
            return true; // in the midst of a reply
        }
        return true;
    }

    @Test
    void moreThanMaxclientsAreTurnedAway() throws IOException {
        try (Wire one = connect();
                Wire two = connect()) {
            one.ask("CONFIG", "SET", "maxclients", "2");
            two.ask("PING");
            try (Wire three = connect()) {
                assertThat(three.next()).isEqualTo(new Reply.Err("ERR max number of clients reached"));
                assertThat(three.next()).isNull();
            }
            assertThat(info(one, "rejected_connections")).isEqualTo("1");
            assertThat(info(one, "total_connections_received")).isEqualTo("2");
            two.socket().close();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> info(one, "connected_clients").equals("1"));
            try (Wire again = connect()) {
                assertThat(again.ask("PING")).isEqualTo(new Reply.Status("PONG"));
            }
        }
    }

    @Test
    void whoIsIdleForTooLongIsHungUpOnButNotWhoWaitsOrListens() throws IOException {
        try (Wire idle = connect();
                Wire waiting = connect();
                Wire listening = connect()) {
            idle.ask("CONFIG", "SET", "timeout", "30");
            waiting.send("BLPOP", "nothing", "0");
            listening.ask("SUBSCRIBE", "news");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> info(idle, "blocked_clients").equals("1"));
            synchronized (engine) {
                clock.advance(40_000);
            }
            assertThat(isHungUp(idle)).isTrue();
            try (Wire other = connect()) {
                assertThat(other.ask("RPUSH", "nothing", "x")).isEqualTo(Reply.ONE);
                assertThat(other.ask("PUBLISH", "news", "x")).isEqualTo(Reply.ONE);
            }
            assertThat(waiting.next()).isInstanceOf(Reply.Arr.class);
            assertThat(listening.next()).isInstanceOf(Reply.Arr.class);
        }
    }

    @Test
    void aCommandOfMoreThanTheQueryBufferLimitEndsTheConnection() throws IOException {
        try (Wire wire = connect();
                Wire other = connect()) {
            other.ask("CONFIG", "SET", "client-query-buffer-limit", "1mb");
            wire.raw("*2\r\n$3\r\nGET\r\n$10000000\r\n");
            try {
                for (int i = 0; i < 20; i++) {
                    wire.raw(BIG);
                }
            } catch (SocketException e) {
                // hung up on already
            }
            assertThat(isHungUp(wire)).isTrue();
            assertThat(other.ask("PING")).isEqualTo(new Reply.Status("PONG"));
        }
    }

    @Test
    void whatAWaitingClientSendsCountsToo() throws IOException {
        try (Wire wire = connect();
                Wire other = connect()) {
            other.ask("CONFIG", "SET", "client-query-buffer-limit", "1mb");
            wire.send("BLPOP", "nothing", "0");
            try {
                for (int i = 0; i < 20; i++) {
                    wire.send("SET", "key", BIG);
                }
            } catch (SocketException e) {
                // hung up on already
            }
            assertThat(isHungUp(wire)).isTrue();
            assertThat(other.ask("EXISTS", "key")).isEqualTo(Reply.ZERO);
        }
    }

    @Test
    void whoDoesNotReadIsCutOffAtTheHardLimit() throws IOException {
        try (Wire slow = connect();
                Wire other = connect()) {
            other.ask("SET", "big", BIG);
            other.ask("CONFIG", "SET", "client-output-buffer-limit", "normal 5000000 0 0");
            assertThat(slow.ask("PING")).isEqualTo(new Reply.Status("PONG"));
            slow.raw("GET big\r\n".repeat(200));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> info(other, "connected_clients").equals("1"));
            assertThat(isHungUp(slow)).isTrue();
        }
    }

    @Test
    void whoStaysAboveTheSoftLimitIsCutOffAfterItsSeconds() throws IOException {
        try (Wire slow = connect();
                Wire other = connect()) {
            slow.ask("SUBSCRIBE", "news");
            other.ask("CONFIG", "SET", "client-output-buffer-limit", "pubsub 0 1000000 1");
            for (int i = 0; i < 60; i++) {
                assertThat(other.ask("PUBLISH", "news", BIG)).isEqualTo(Reply.ONE);
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> info(other, "pubsub_clients").equals("0"));
            assertThat(isHungUp(slow)).isTrue();
        }
    }

    @Test
    void protectedModeTellsStrangersWhatARealServerTellsThem() throws IOException {
        String far = farAddress();
        try (RealServer real = RealServer.start();
                Wire toReal = new Wire(real.port());
                Server wide = Server.start(Gate.to(engine), new Endpoints(List.of("*", "-::*"), 0, -1, "", 0));
                Wire near = new Wire(wide.port())) {
            toReal.ask("CONFIG", "SET", "bind", "0.0.0.0");
            try (Wire stranger = new Wire(far, wide.port());
                    Wire strangerThere = new Wire(far, real.port())) {
                assertThat(stranger.next()).isEqualTo(strangerThere.next());
                assertThat(stranger.next()).isNull();
            }
            assertThat(near.ask("CONFIG", "SET", "protected-mode", "no")).isEqualTo(Reply.OK);
            try (Wire stranger = new Wire(far, wide.port())) {
                assertThat(stranger.ask("PING")).isEqualTo(new Reply.Status("PONG"));
            }
        }
    }

    private static String farAddress() throws SocketException {
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(each.getInetAddresses())) {
                if (each.isUp() && address instanceof Inet4Address && !address.isLoopbackAddress()) {
                    return address.getHostAddress();
                }
            }
        }
        Assumptions.abort("this machine has no address but its own loopback");
        return null;
    }

    @Test
    void aUnixSocketHasItsPermissionsTakesOverAStaleFileAndGoesWithTheServer(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("redis.sock");
        Endpoints where = new Endpoints(List.of(), -1, -1, path.toString(), 0600);
        Files.createFile(path);
        assertThatThrownBy(() -> Server.start(Gate.to(engine), where).close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path.toString());
        Files.delete(path);
        try (Server first = Server.start(Gate.to(engine), where);
                Server second = Server.start(Gate.to(engine), where)) {
            assertThat(first.addresses()).isEqualTo(second.addresses()).containsExactly(path.toString());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void listensElsewhereWhenToldToAndKeepsWhoIsThere() throws IOException {
        int before = server.port();
        try (Wire wire = connect();
                ServerSocket inTheWay = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            wire.ask("PING");
            Endpoints taken = Endpoints.loopback(inTheWay.getLocalPort());
            synchronized (engine) {
                assertThatThrownBy(() -> server.listen(taken))
                        .hasMessageContaining("127.0.0.1:" + inTheWay.getLocalPort())
                        .hasMessageContaining("in use");
            }
            assertThat(server.port()).isEqualTo(before);
            new Wire(before).close();
            synchronized (engine) {
                server.listen(new Endpoints(List.of("127.0.0.1"), 0, -1, "", 0));
            }
            assertThat(server.port()).isNotEqualTo(before);
            try (Wire there = connect()) {
                assertThat(there.ask("PING")).isEqualTo(new Reply.Status("PONG"));
                assertThat(info(there, "tcp_port")).isEqualTo(Integer.toString(server.port()));
            }
            assertThat(wire.ask("PING")).isEqualTo(new Reply.Status("PONG"));
            assertThatThrownBy(() -> new Wire(before)).isInstanceOf(IOException.class);
        }
    }
}
