package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListeningTest {
    private static final Pattern PLACE = Pattern.compile("127\\.0\\.0\\.1:(\\d+) now");

    private final Sessions it = new Sessions();

    @AfterEach
    void close() {
        it.session.close();
    }

    /** A program that talks to the shell's engine. */
    private static final class Program implements AutoCloseable {
        private final Socket socket;
        private final RespReader reader;

        Program(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(20_000);
            reader = new RespReader(new BufferedInputStream(socket.getInputStream()), Limits.DEFAULT);
        }

        String address() {
            return "127.0.0.1:" + socket.getLocalPort();
        }

        void send(String line) throws IOException {
            socket.getOutputStream()
                    .write(RespWriter.encodeCommand(CommandLine.split(line).words()));
        }

        String run(String line) throws IOException {
            send(line);
            return text(reader.read());
        }

        private static String text(Reply reply) {
            return switch (reply.kind()) {
                case STATUS -> ((Reply.Status) reply).text();
                case ERROR -> ((Reply.Err) reply).text();
                case INTEGER -> Long.toString(((Reply.Int) reply).value());
                case BULK -> ((Reply.Bulk) reply).value().utf8();
                case ARRAY ->
                    ((Reply.Arr) reply)
                            .items().stream().map(Program::text).toList().toString();
                default -> reply.toString();
            };
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private int listen(String line) {
        Matcher place = PLACE.matcher(it.run(line).replace('\n', ' '));
        assertThat(place.find()).isTrue();
        return Integer.parseInt(place.group(1));
    }

    /** What is shown above the prompt, once it holds {@code text}. */
    private String shown(String text) {
        StringBuilder all = new StringBuilder();
        Awaitility.await(text)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    it.session.tick();
                    all.append(it.screen.take());
                    return all.indexOf(text) >= 0;
                });
        return all.toString();
    }

    @Test
    void programsShareTheEngineWithThePrompt() throws IOException {
        int port = listen(":listen 0");
        assertThat(it.session.prompt()).startsWith("learn(:" + port + ")");
        try (Program program = new Program(port)) {
            assertThat(program.run("SET k v")).isEqualTo("OK");
            assertThat(it.run("GET k")).isEqualTo("\"v\"\n");
            assertThat(it.run(":undo")).contains("Took back SET k v.");
            assertThat(program.run("EXISTS k")).isEqualTo("0");
            program.send("BLPOP jobs 0");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> it.run("INFO clients").contains("blocked_clients:1"));
            assertThat(it.run(":as bob LPUSH jobs one")).startsWith("(integer) 1");
            assertThat(Program.text(program.reader.read())).isEqualTo("[jobs, one]");
            it.run("SUBSCRIBE news");
            assertThat(program.run("PUBLISH news hello")).isEqualTo("1");
            assertThat(shown("hello")).contains("\"news\"");
        }
    }

    @Test
    void whoComesAndGoesIsShownAndOnDemandWhatArrives() throws IOException {
        int port = listen(":listen 0");
        try (Program program = new Program(port)) {
            assertThat(program.run("SET unseen 1")).isEqualTo("OK");
            assertThat(shown("connected"))
                    .contains(program.address() + " connected")
                    .doesNotContain("unseen");
            assertThat(it.run(":listen")).contains("one is connected").contains("not shown");
            it.run(":listen show");
            program.run("SET seen 'a b'");
            assertThat(shown("seen")).contains(program.address() + ": SET seen \"a b\" -> OK");
            program.run("CLIENT SETNAME shop");
            program.run("AUTH secret");
            assertThat(shown("AUTH")).contains("shop: AUTH (redacted)");
            for (int i = 0; i < 300; i++) {
                program.run("INCR n");
            }
            assertThat(shown(" more)")).contains("INCR n -> 1\n").contains("(and 288 more)");
        }
        assertThat(shown("hung up")).contains("hung up");
    }

    @Test
    void thePortIsTheShellsAndClosesWithIt() throws IOException {
        int port = listen(":listen 0");
        try (Program program = new Program(port)) {
            assertThat(program.run("CONFIG GET port")).isEqualTo("[port, " + port + "]");
            assertThat(program.run("CONFIG SET port 1")).contains("a shell listens here");
            assertThat(program.run("SHUTDOWN NOSAVE")).contains("belongs to a shell");
            assertThat(it.run(":listen off").replace('\n', ' ')).contains("one program was hung up on");
            assertThat(program.socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(it.session.prompt()).doesNotContain(":");
        assertThat(it.session.run(":listen off")).isEqualTo(Result.USAGE);
        try (ServerSocket free = new ServerSocket(port)) {
            assertThat(free.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void whatIsNoPortOrTakenIsRefused() throws IOException {
        assertThat(it.session.run(":listen 70000")).isEqualTo(Result.USAGE);
        assertThat(it.screen.take()).contains("is no port");
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(it.session.run(":listen " + taken.getLocalPort())).isEqualTo(Result.USAGE);
            assertThat(it.screen.take()).contains("in use").contains(":listen 0");
        }
        assertThat(it.run(":listen 0.0.0.0:0").replace('\n', ' ')).contains("Protected mode turns away");
    }

    @Test
    void aPasswordKeepsProgramsOutAndNotTheUser() throws IOException {
        it.run("CONFIG SET requirepass secret");
        try (Program program = new Program(listen(":listen 0"))) {
            assertThat(program.run("GET k")).startsWith("NOAUTH");
            assertThat(it.run("PING")).isEqualTo("PONG\n");
            assertThat(it.run("@bob PING")).contains("NOAUTH");
            assertThat(it.run("@bob AUTH secret")).contains("OK");
            assertThat(it.run(":dry SET a 1")).doesNotContain("NOAUTH");
            assertThat(program.run("AUTH secret")).isEqualTo("OK");
            assertThat(program.run("PING")).isEqualTo("PONG");
        }
    }
}
