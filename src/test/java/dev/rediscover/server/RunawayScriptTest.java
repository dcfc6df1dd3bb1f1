package dev.rediscover.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.Reply;
import dev.rediscover.server.process.ProcessLog;
import dev.rediscover.server.process.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A script that runs on, and who else is there: each conversation is held with our server and with a real one, and what
 * is heard is the same.
 */
@Timeout(60)
class RunawayScriptTest {
    private static final long WAIT_MILLIS = 20_000;
    private static final String SPIN = "while true do end";
    private static final String WRITE_AND_SPIN = "redis.call('SET', KEYS[1], '1') while true do end";
    private static final String LIBRARY = """
            #!lua name=runaway
            redis.register_function('spin', function() while true do end end)
            redis.register_function('scribble', function(keys) redis.call('SET', keys[1], '1') while true do end end)
            redis.register_function{function_name='look', flags={'no-writes'}, callback=function()
              while true do end end}
            """;

    /** What is said to one server, and what is heard there. */
    private interface Conversation {
        void with(Talk talk) throws IOException;
    }

    /** One server's clients, and what they have heard. */
    private static final class Talk implements AutoCloseable {
        private final int port;
        private final List<String> heard = new ArrayList<>();
        private final List<Wire> wires = new ArrayList<>();

        Talk(int port) throws IOException {
            this.port = port;
            client().ask("CONFIG", "SET", "busy-reply-threshold", "30");
        }

        Wire client() throws IOException {
            Wire wire = new Wire(port);
            wires.add(wire);
            return wire;
        }

        /** Sends a command and keeps what is said to it. */
        void ask(Wire wire, String... words) throws IOException {
            wire.send(words);
            hear(wire);
        }

        void hear(Wire wire) throws IOException {
            heard.add(told(wire.next()));
        }

        private static String told(Reply reply) {
            return String.valueOf(reply)
                    .replaceAll("(duration_ms.*?value=)\\d+", "$1N")
                    .replaceAll("on @user_function:\\d+", "on @user_function:N"); // the line that just ran
        }

        /** Asks on a connection of its own until the answer is that the server is busy. */
        void untilBusy() throws IOException {
            try (Wire wire = new Wire(port)) {
                wire.await(reply -> reply.isError());
            }
        }

        void untilIdle() throws IOException {
            try (Wire wire = new Wire(port)) {
                wire.await(reply -> !reply.isError());
            }
        }

        /** Begins a script and waits until it is slow. */
        Wire begin(String... words) throws IOException {
            Wire wire = client();
            wire.send(words);
            untilBusy();
            return wire;
        }

        /** Whether the other side has hung up, without a word. */
        void hearEnd(Wire wire) throws IOException {
            try {
                heard.add(told(wire.next()));
            } catch (SocketException e) {
                heard.add("null");
            }
        }

        @Override
        public void close() throws IOException {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    @TempDir
    private Path folder;

    private final Engine engine = new Engine(Families.all(), Clock.system(), new RandomSource(1));
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private RunningServer ours;
    private RealServer real;
    private Thread main;

    @BeforeEach
    void start() throws IOException {
        real = RealServer.start();
        engine.config().set(List.of(bytes("bind"), bytes("127.0.0.1"), bytes("port"), bytes("0")));
        ours = RunningServer.start(engine, new ProcessLog(engine.config(), Clock.system(), logged, folder), folder, "");
        main = new Thread(this::serve);
        main.setDaemon(true);
        main.start();
    }

    private static dev.rediscover.base.Bytes bytes(String text) {
        return dev.rediscover.base.Bytes.of(text);
    }

    private void serve() {
        try {
            ours.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        real.close();
        ours.ask(Parameter.SHUTDOWN_ON_SIGTERM);
        main.join(WAIT_MILLIS);
        assertThat(main.isAlive()).as("the server ends").isFalse();
    }

    private void same(Conversation conversation) throws IOException {
        List<String> wanted;
        try (Talk talk = new Talk(real.port())) {
            conversation.with(talk);
            wanted = talk.heard;
        }
        try (Talk talk = new Talk(ours.port())) {
            conversation.with(talk);
            assertThat(talk.heard).isEqualTo(wanted);
        }
    }

    @Test
    void others_hear_that_the_server_is_busy_until_the_script_is_killed() throws IOException {
        same(talk -> {
            Wire runner = talk.begin("EVAL", SPIN, "0");
            Wire other = talk.client();
            talk.ask(other, "GET", "k");
            talk.ask(other, "EVAL", "return 1", "0");
            talk.ask(other, "INFO");
            talk.ask(other, "nosuch", "command");
            talk.ask(other, "GET");
            talk.ask(other, "CLIENT", "KILL", "ID", "1");
            talk.ask(other, "FUNCTION", "KILL");
            talk.ask(other, "FUNCTION", "STATS");
            talk.ask(other, "SHUTDOWN");
            talk.ask(other, "SHUTDOWN", "SAVE");
            talk.ask(other, "SHUTDOWN", "WHAT");
            talk.ask(other, "SCRIPT", "KILL");
            talk.hear(runner);
            talk.ask(runner, "PING");
            talk.ask(other, "SCRIPT", "KILL");
            talk.ask(other, "GET", "k");
        });
        assertThat(logged.toString(StandardCharsets.UTF_8))
                .contains("Slow script detected: still in execution after ")
                .contains(
                        " milliseconds. You can try killing the script using the SCRIPT KILL command. Script name is: ")
                .contains("Lua script killed by user with SCRIPT KILL.");
    }

    @Test
    void every_command_is_refused_or_not_as_in_a_real_server() throws IOException {
        same(talk -> {
            Wire runner = talk.begin("EVAL", SPIN, "0");
            Wire other = talk.client();
            talk.ask(other, "MULTI");
            talk.ask(other, "DISCARD");
            talk.ask(other, "WATCH", "k");
            talk.ask(other, "UNWATCH");
            talk.ask(other, "AUTH", "wrong");
            talk.ask(other, "HELLO", "9");
            talk.ask(other, "RESET");
            talk.ask(other, "SUBSCRIBE", "c");
            talk.ask(other, "UNSUBSCRIBE");
            talk.ask(other, "MONITOR");
            talk.ask(other, "SELECT", "1");
            talk.ask(other, "COMMAND");
            talk.ask(other, "ACL", "WHOAMI");
            talk.ask(other, "CLIENT", "PAUSE", "10");
            talk.ask(other, "QUIT");
            talk.hearEnd(other);
            talk.ask(talk.client(), "SCRIPT", "KILL");
            talk.hear(runner);
        });
    }

    @Test
    void a_script_that_has_written_can_only_be_ended_with_the_server() throws IOException, InterruptedException {
        same(talk -> {
            Wire runner = talk.begin("EVAL", WRITE_AND_SPIN, "1", "k");
            Wire other = talk.client();
            talk.ask(other, "SCRIPT", "KILL");
            talk.ask(other, "FUNCTION", "KILL");
            talk.ask(other, "SHUTDOWN");
            talk.ask(other, "GET", "k");
            other.send("SHUTDOWN", "NOSAVE");
            talk.hearEnd(other);
            talk.hearEnd(runner);
        });
        main.join();
        assertThat(logged.toString(StandardCharsets.UTF_8)).contains("Rediscover is now ready to exit");
    }

    @Test
    void functions_are_told_of_and_killed_by_their_own_command() throws IOException {
        same(talk -> {
            Wire other = talk.client();
            talk.ask(other, "FUNCTION", "LOAD", LIBRARY);
            talk.ask(other, "FUNCTION", "KILL");
            Wire runner = talk.begin("FCALL", "spin", "1", "k", "a");
            talk.ask(other, "GET", "k");
            talk.ask(other, "SCRIPT", "KILL");
            talk.ask(other, "FUNCTION", "STATS");
            talk.ask(other, "FUNCTION", "LIST");
            talk.ask(other, "SHUTDOWN");
            talk.ask(other, "FUNCTION", "KILL");
            talk.hear(runner);
            talk.ask(other, "FUNCTION", "STATS");
            runner = talk.begin("FCALL_RO", "look", "0");
            talk.ask(other, "FUNCTION", "STATS");
            talk.ask(other, "FUNCTION", "KILL");
            talk.hear(runner);
        });
    }

    @Test
    void a_function_that_has_written_cannot_be_killed() throws IOException, InterruptedException {
        same(talk -> {
            Wire other = talk.client();
            talk.ask(other, "FUNCTION", "LOAD", LIBRARY);
            Wire runner = talk.begin("FCALL", "scribble", "1", "k");
            talk.ask(other, "FUNCTION", "KILL");
            talk.ask(other, "SCRIPT", "KILL");
            other.send("SHUTDOWN", "NOSAVE");
            talk.hearEnd(other);
            talk.hearEnd(runner);
        });
        main.join();
    }

    @Test
    void a_signal_ends_the_server_too() throws IOException, InterruptedException {
        try (Talk talk = new Talk(ours.port())) {
            talk.client().ask("CONFIG", "SET", "busy-reply-threshold", "0");
            talk.client().send("EVAL", WRITE_AND_SPIN, "1", "k");
            Awaitility.await().until(engine.busy()::isRunning);
            ours.ask(Parameter.SHUTDOWN_ON_SIGTERM); // as SIGTERM does
            main.join();
        }
        assertThat(logged.toString(StandardCharsets.UTF_8)).contains("Rediscover is now ready to exit");
    }

    @Test
    void what_is_queued_meanwhile_is_refused_as_a_whole() throws IOException {
        same(talk -> {
            Wire early = talk.client();
            talk.ask(early, "MULTI");
            talk.ask(early, "SET", "early", "1");
            Wire runner = talk.begin("EVAL", SPIN, "0");
            talk.ask(early, "SET", "early", "2");
            Wire late = talk.client();
            talk.ask(late, "MULTI");
            talk.ask(late, "SET", "late", "1");
            talk.ask(late, "EXEC");
            Wire empty = talk.client();
            talk.ask(empty, "MULTI");
            talk.ask(empty, "UNWATCH");
            talk.ask(empty, "SCRIPT", "KILL");
            talk.ask(empty, "EXEC");
            talk.ask(empty, "SCRIPT", "KILL");
            talk.hear(runner);
            talk.ask(early, "EXEC");
            talk.ask(late, "MGET", "early", "late");
        });
    }

    @Test
    void a_script_in_a_transaction_is_killed_and_the_rest_of_it_runs() throws IOException {
        same(talk -> {
            Wire runner = talk.client();
            talk.ask(runner, "MULTI");
            talk.ask(runner, "SET", "before", "1");
            talk.ask(runner, "EVAL", SPIN, "0");
            talk.ask(runner, "SET", "after", "1");
            runner.send("EXEC");
            talk.untilBusy();
            talk.ask(talk.client(), "SCRIPT", "KILL");
            talk.hear(runner);
            talk.ask(runner, "MGET", "before", "after");
        });
    }

    @Test
    void pipelines_wait_behind_their_own_script_and_are_refused_behind_another() throws IOException {
        same(talk -> {
            Wire runner = talk.client();
            String pipeline = "SET a 1\r\nEVAL \"" + SPIN + "\" 0\r\n" + "INCR a\r\n".repeat(3000) + "GET a\r\n";
            runner.raw(pipeline);
            talk.untilBusy();
            runner.raw("PING more\r\n");
            Wire other = talk.client();
            other.raw("GET a\r\n".repeat(5000) + "SCRIPT KILL\r\n");
            for (int i = 0; i < 5001; i++) {
                talk.hear(other);
            }
            for (int i = 0; i < 3004; i++) {
                talk.hear(runner);
            }
        });
    }

    @Test
    void a_client_may_hang_up_while_its_script_runs() throws IOException {
        same(talk -> {
            talk.begin("EVAL", SPIN, "0").close();
            Wire other = talk.client();
            talk.ask(other, "PING");
            talk.client().close();
            talk.ask(other, "SCRIPT", "KILL");
            talk.untilIdle();
            talk.ask(other, "PING");
        });
    }

    @Test
    void who_is_blocked_or_listens_stays_so() throws IOException {
        same(talk -> {
            Wire blocked = talk.client();
            blocked.send("BLPOP", "queue", "0");
            Wire listener = talk.client();
            talk.ask(listener, "SUBSCRIBE", "news");
            Wire gone = talk.client();
            gone.send("BLPOP", "queue", "0");
            Wire runner = talk.begin("EVAL", "redis.pcall('PUBLISH', 'news', 'hot') while true do end", "0");
            talk.hear(listener);
            talk.ask(listener, "PING");
            gone.close();
            Wire other = talk.client();
            talk.ask(other, "RPUSH", "queue", "a");
            talk.ask(other, "SCRIPT", "KILL");
            talk.hear(runner);
            talk.ask(other, "RPUSH", "queue", "b");
            talk.hear(blocked);
            talk.ask(other, "PUBLISH", "news", "old");
            talk.hear(listener);
        });
    }

    @Test
    void a_short_script_is_not_disturbed_and_time_goes_on_after_a_long_one() throws IOException {
        same(talk -> {
            Wire wire = talk.client();
            talk.ask(wire, "SET", "k", "v", "PX", "20");
            Wire runner = talk.begin("EVAL", "while true do redis.call('GET', 'k') end", "0");
            talk.ask(talk.client(), "SCRIPT", "KILL");
            talk.hear(runner);
            talk.ask(wire, "GET", "k");
            talk.ask(wire, "EVAL", "local n = 0 for i = 1, 1000 do n = n + i end return n", "0");
        });
    }

    /** The longest wait of many clients for the word that the server is busy. */
    @Test
    void many_clients_hear_it_at_once() throws IOException {
        for (int port : new int[] {real.port(), ours.port()}) {
            try (Talk talk = new Talk(port)) {
                Wire runner = talk.begin("EVAL", SPIN, "0");
                long longest = 0;
                for (int round = 0; round < 200; round++) {
                    Wire wire = talk.client();
                    long began = Clock.system().micros();
                    assertThat(wire.ask("GET", "k").isError()).isTrue();
                    longest = Math.max(longest, Clock.system().micros() - began);
                }
                talk.ask(talk.client(), "SCRIPT", "KILL");
                talk.hear(runner);
                String who = port == real.port() ? "redis-server" : "ours";
                System.out.println("longest of 200 waits for BUSY, " + who + ": " + longest / 1000.0 + " ms");
                assertThat(longest).isLessThan(8_000_000);
            }
        }
    }
}
