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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client of the network sees of the loop: order, waiting, hanging up. */
class ServerTest {
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

    @Test
    void answersOneAfterAnother() throws IOException {
        try (Wire wire = connect()) {
            assertThat(wire.ask("SET", "a", "1")).isEqualTo(Reply.OK);
            wire.raw("INCR a\r\nINCR a\r\n*1\r\n$4\r\nPING\r\n");
            assertThat(wire.next()).isEqualTo(Reply.of(2));
            assertThat(wire.next()).isEqualTo(Reply.of(3));
            assertThat(wire.next()).isEqualTo(new Reply.Status("PONG"));
        }
    }

    @Test
    void runsWhatFollowsABlockedCommandOnlyWhenItIsServed() throws IOException {
        try (Wire waiting = connect();
                Wire other = connect()) {
            waiting.send("BLPOP", "list", "0");
            waiting.send("SET", "after", "1");
            waiting.send("ECHO", "last");
            assertThat(other.ask("PING")).isEqualTo(new Reply.Status("PONG"));
            assertThat(other.ask("EXISTS", "after")).isEqualTo(Reply.of(0));
            assertThat(other.ask("RPUSH", "list", "x")).isEqualTo(Reply.of(1));
            assertThat(waiting.next()).isEqualTo(Reply.bulks(List.of(Bytes.of("list"), Bytes.of("x"))));
            assertThat(waiting.next()).isEqualTo(Reply.OK);
            assertThat(waiting.next()).isEqualTo(Reply.bulk("last"));
        }
    }

    @Test
    void endsAWaitByTheClock() throws IOException {
        try (Wire wire = connect()) {
            assertThat(wire.ask("BLPOP", "list", "0.02")).isEqualTo(Reply.NIL_ARRAY);
        }
    }

    @Test
    void sendsAPushOfTheOwnCommandAfterItsReply() throws IOException {
        try (Wire wire = connect()) {
            wire.ask("HELLO", "3");
            wire.ask("SUBSCRIBE", "news");
            assertThat(wire.ask("PUBLISH", "news", "x")).isEqualTo(Reply.of(1));
            assertThat(wire.next()).isInstanceOf(Reply.Push.class);
        }
    }

    @Test
    void hangsUpAfterTheReplyToQuit() throws IOException {
        try (Wire wire = connect()) {
            wire.raw("PING\r\nQUIT\r\nPING\r\n");
            assertThat(wire.next()).isEqualTo(new Reply.Status("PONG"));
            assertThat(wire.next()).isEqualTo(Reply.OK);
            assertThat(wire.next()).isNull();
        }
    }

    @Test
    void answersABrokenFrameAndHangsUp() throws IOException {
        try (Wire wire = connect()) {
            wire.raw("PING\r\n*1\r\n+4\r\nPING\r\n");
            assertThat(wire.next()).isEqualTo(new Reply.Status("PONG"));
            assertThat(wire.next()).isEqualTo(new Reply.Err("ERR Protocol error: expected '$', got '+'"));
            assertThat(wire.next()).isNull();
        }
    }

    @Test
    void hangsUpOnWhoIsKilled() throws IOException {
        try (Wire victim = connect();
                Wire other = connect()) {
            long id = ((Reply.Int) victim.ask("CLIENT", "ID")).value();
            assertThat(other.ask("CLIENT", "KILL", "ID", Long.toString(id))).isEqualTo(Reply.of(1));
            assertThat(victim.next()).isNull();
            assertThat(other.ask("CLIENT", "KILL", "ID", "2", "SKIPME", "no")).isEqualTo(Reply.of(1));
            assertThat(other.next()).isNull();
        }
    }

    @Test
    void hearsOfWhatHappensOnAnotherThread() throws IOException {
        try (Wire wire = connect()) {
            wire.ask("SUBSCRIBE", "news");
            synchronized (engine) {
                engine.pubSub().publish(Bytes.of("news"), Bytes.of("x"));
            }
            assertThat(wire.next()).isInstanceOf(Reply.Arr.class);
        }
    }

    @Test
    void takesAndGivesLargeValues() throws IOException {
        String large = "x".repeat(5_000_000);
        try (Wire wire = connect()) {
            assertThat(wire.ask("SET", "large", large)).isEqualTo(Reply.OK);
            assertThat(wire.ask("GET", "large")).isEqualTo(Reply.bulk(large));
        }
    }

    @Test
    void hangsUpOnEverybodyWhenItCloses() throws IOException {
        try (Wire wire = connect()) {
            wire.ask("PING");
            server.close();
            assertThat(wire.next()).isNull();
            assertThat(engine.clients()).isEmpty();
        }
    }
}
