package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell on a real redis-server, as somebody sees it in a terminal. */
class ConnectTest {
    @TempDir
    private Path folder;

    private static String place(RealServer server) {
        return "127.0.0.1:" + server.port();
    }

    @Test
    void the_prompt_shows_where_one_is_and_what_streams_can_be_ended() throws IOException {
        try (RealServer server = RealServer.start();
                Tmux tmux = Tmux.start(folder, Map.of(), "connect", "-p", String.valueOf(server.port()))) {
            String place = place(server);
            tmux.sees("Connected to redis").ends(place + ">");
            tmux.line("SELECT 2").ends(place + "[2]>");
            tmux.line("MULTI").ends(place + "[2](TX)>");
            tmux.line("DISCARD").ends(place + "[2]>");
            tmux.line("SUBSCRIBE news").ends(place + "[2](subscribed mode)>");
            tmux.line("@bob PUBLISH news hello").sees("\"message\"", "\"hello\"");
            tmux.keys("C-c").sees("It no longer listens.").ends(place + "[2]>");
            tmux.line("MONITOR").ends(place + "[2](monitoring)>");
            tmux.line("@bob SET seen 1").sees("\"SET\" \"seen\" \"1\"");
            tmux.keys("C-c").sees("MONITOR is over.").ends(place + "[2]>");
            tmux.line("BLPOP nothing 0");
            awaitBlocked(server); // Ctrl-C takes away what a terminal has not read yet
            tmux.keys("C-c").sees("BLPOP was stopped.").ends(place + "[2]>");
            tmux.line("exit");
            assertThat(tmux.exitCode()).isZero();
        }
    }

    private static void awaitBlocked(RealServer server) {
        try (RemoteLink link = new RemoteLink("127.0.0.1", server.port(), 2000)) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                Reply info =
                        link.open("test", (client, reply) -> {}).send(List.of(Bytes.of("INFO"), Bytes.of("clients")));
                assertThat(info.toString()).contains("blocked_clients:1");
            });
        }
    }

    @Test
    void a_server_that_is_killed_and_started_again_is_found_again() throws Exception {
        try (RealServer server = RealServer.start();
                Tmux tmux = Tmux.start(folder, Map.of(), "connect", place(server))) {
            String place = place(server);
            tmux.line("SET a 1").sees("OK").ends(place + ">");
            server.kill();
            tmux.line("INCR n").ends("not connected>");
            server.startAgain();
            tmux.line("SET a 2").ends(place + ">");
            tmux.line("GET a").sees("\"2\"");
        }
    }

    @Test
    void a_name_is_typed_before_harm_is_done_to_production() throws IOException {
        try (RealServer server = RealServer.start();
                Tmux tmux = Tmux.start(
                        folder, Map.of(), "connect", "--production", "shop", "-p", String.valueOf(server.port()))) {
            String prompt = "shop! " + place(server) + ">";
            tmux.line("SET a 1").ends(prompt);
            tmux.line("FLUSHALL").sees("FLUSHALL deletes every key of every database: 1 key.");
            tmux.line("y").sees("It was not sent.").ends(prompt);
            tmux.line("DBSIZE").sees("(integer) 1");
            tmux.line("FLUSHALL").line("shop").ends(prompt);
            tmux.line("DBSIZE").sees("(integer) 0");
            tmux.line(":connect redis://:s3cret@" + place(server)).sees("redis://:***@");
            tmux.line("exit");
            tmux.exitCode();
        }
        assertThat(Files.readString(folder.resolve("home/history")))
                .contains("FLUSHALL")
                .doesNotContain("s3cret");
    }

    @Test
    void read_only_refuses_to_write() throws IOException {
        try (RealServer server = RealServer.start();
                Tmux tmux =
                        Tmux.start(folder, Map.of(), "connect", "--read-only", "-p", String.valueOf(server.port()))) {
            tmux.sees("read-only").ends(place(server) + ">");
            tmux.line("SET a 1").sees("SET writes, and this connection is read-only");
            tmux.line("GET a").sees("(nil)").ends(place(server) + ">");
        }
    }

    @Test
    void where_nobody_listens_the_prompt_says_so() throws IOException {
        try (Tmux tmux = Tmux.start(folder, Map.of(), "connect", "-p", "1")) {
            tmux.sees("Could not connect to Redis at 127.0.0.1:1").ends("not connected>");
            tmux.line("PING").ends("not connected>");
            tmux.line(":disconnect").ends("learn>");
        }
    }

    @Test
    void the_explorer_shows_and_changes_keys_of_the_server() throws IOException {
        try (RealServer server = RealServer.start();
                Tmux tmux = Tmux.start(folder, Map.of(), "connect", place(server))) {
            tmux.line("RPUSH todo wash cook").sees("(integer) 2");
            tmux.line("HSET user:1 name ann").sees("(integer) 1");
            tmux.line(":explore").sees("todo", "user:");
            tmux.keys("Home").sees("1 key");
            tmux.type(":").line("SET new 1").sees("Done.", "new");
            tmux.type(":").line("FLUSHALL").sees("Do that at the prompt: FLUSHALL");
            tmux.type("u").sees("nothing is taken back");
            tmux.type("q").sees("In the explorer you ran:", "SET new 1").ends(place(server) + ">");
        }
    }
}
