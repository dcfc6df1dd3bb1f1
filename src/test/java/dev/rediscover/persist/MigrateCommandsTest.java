package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Replay;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrateCommandsTest {
    private final Session session = new Session(Families.all());

    @Test
    void keys_move_to_a_real_server_and_are_gone_here() throws IOException {
        try (RealServer server = RealServer.start();
                RemoteLink link = new RemoteLink("127.0.0.1", server.port(), 10_000)) {
            LinkClient real = link.open("real", (client, reply) -> {});
            String there = "127.0.0.1 " + server.port();
            session.runAll("SET a 1", "RPUSH b x y", "SET c 3 EX 100", "SET d 4");
            List<String> told = new ArrayList<>();
            session.engine.durability().propagation().listen((db, argv) -> told.add(Quoting.line(argv)));
            assertThat(session.run("MIGRATE " + there + " a 0 5000")).isEqualTo("OK");
            assertThat(session.run("MIGRATE " + there + " a 0 5000")).isEqualTo("NOKEY");
            assertThat(session.run("MIGRATE " + there + " '' 0 5000 KEYS b c nosuch"))
                    .isEqualTo("OK");
            assertThat(session.run("MIGRATE " + there + " d 0 5000 COPY")).isEqualTo("OK");
            assertThat(session.run("MIGRATE " + there + " d 0 5000 COPY"))
                    .isEqualTo("!ERR Target instance replied with error: BUSYKEY Target key name already exists.");
            assertThat(session.run("MIGRATE " + there + " d 0 5000 REPLACE AUTH2 default any"))
                    .isEqualTo("OK");
            assertThat(session.run("DBSIZE")).isEqualTo("0");
            assertThat(Session.text(real.send(CommandLine.split("LRANGE b 0 -1").words())))
                    .isEqualTo("[\"x\" \"y\"]");
            assertThat(Session.text(real.send(CommandLine.split("TTL c").words())))
                    .isEqualTo("100");
            assertThat(told).containsExactly("DEL a", "DEL b c", "DEL d");
            session.run("SET e 5");
            assertThat(session.run("MIGRATE " + there + " e 99 5000"))
                    .startsWith("!ERR Target instance replied with error: ERR DB index");
            assertThat(session.run("EXISTS e")).isEqualTo("1");
        }
    }

    @Test
    void nothing_goes_out_while_what_was_written_down_is_run_once_more() throws IOException {
        session.run("SET k v");
        try (ServerSocket silent = new ServerSocket(0);
                Replay replay = new Replay(session.engine)) {
            for (String migrate : List.of(
                    "EVAL \"return redis.call('MIGRATE', '127.0.0.1', '" + silent.getLocalPort()
                            + "', 'k', '0', '50')\" 0",
                    "MIGRATE 127.0.0.1 " + silent.getLocalPort() + " k 0 50")) {
                List<Bytes> words = CommandLine.split(migrate).words();
                String reply = Session.text(replay.run(replay.find(words), words));
                assertThat(reply).startsWith("!ERR MIGRATE is not run while an append-only file is loaded");
            }
            silent.setSoTimeout(1);
            assertThatThrownBy(silent::accept).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(session.run("EXISTS k")).isEqualTo("1");
    }

    @Test
    void what_cannot_be_sent_stays() throws IOException {
        session.run("SET k v");
        int nobody;
        try (ServerSocket silent = new ServerSocket(0)) {
            nobody = silent.getLocalPort();
            assertThat(session.run("MIGRATE 127.0.0.1 " + nobody + " k 0 50"))
                    .isEqualTo("!IOERR error or timeout reading to target instance");
        }
        assertThat(session.run("MIGRATE 127.0.0.1 " + nobody + " k 0 50"))
                .isEqualTo("!IOERR error or timeout writing to target instance");
        assertThat(session.run("MIGRATE 127.0.0.1 x k 0 50"))
                .isEqualTo("!IOERR error or timeout connecting to the client");
        assertThat(session.run("MIGRATE h 1 k 0 50 KEYS a")).startsWith("!ERR When using MIGRATE KEYS option");
        assertThat(session.run("MIGRATE h 1 k 0 50 AUTH")).isEqualTo("!ERR syntax error");
        assertThat(session.run("MIGRATE h 1 k x 50")).isEqualTo("!ERR value is not an integer or out of range");
        assertThat(session.run("EXISTS k")).isEqualTo("1");
    }
}
