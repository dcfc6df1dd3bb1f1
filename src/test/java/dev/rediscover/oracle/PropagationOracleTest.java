package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.oracle.AofTail.Told;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is told of changes is what a real server writes into its append-only file, command for command: the
 * conversations of {@code propagation/conversations.txt}, several clients, those who wait, transactions, scripts, and
 * keys whose time is up.
 */
class PropagationOracleTest {
    @TempDir
    Path folder;

    private final List<Told> ours = new ArrayList<>();
    private final Engine engine = new Engine(Families.all(), VirtualClock.running(), new RandomSource(1));
    private final Map<String, Pair> pairs = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private RealServer server;
    private AofTail tail;

    /** A client of the engine and its twin at the real server. */
    private final class Pair {
        private final List<String> ours = new ArrayList<>();
        private final Client client = engine.connect((from, reply) -> ours.add(text(reply)));
        private final Socket socket;
        private final InputStream in;
        private final RespReader reader;
        private final RespWriter writer = new RespWriter(2);

        Pair() throws IOException {
            socket = new Socket("127.0.0.1", server.port());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            in = socket.getInputStream();
            reader = new RespReader(in, Limits.DEFAULT);
        }

        void send(List<Bytes> line) throws IOException {
            writer.command(line);
            writer.drainTo(socket.getOutputStream());
            Reply reply = engine.execute(client, line);
            if (reply != null) {
                ours.add(text(reply));
            }
        }

        List<String> theirs() throws IOException {
            List<String> replies = new ArrayList<>();
            while (reader.hasMore() || in.available() > 0) {
                replies.add(text(reader.read()));
            }
            return replies;
        }
    }

    private static String text(Reply reply) {
        return reply.resp2().toString();
    }

    @Test
    void conversations_are_told_as_a_real_server_writes_them() throws IOException {
        engine.durability().propagation().listen((db, argv) -> ours.add(new Told(db, argv)));
        String title = "";
        try (RealServer real = RealServer.start(AofTail.options(folder))) {
            server = real;
            pass();
            tail = new AofTail(folder);
            for (String line : lines()) {
                if (line.startsWith("=")) {
                    title = line;
                    pairs.clear();
                    run("both FLUSHALL", title);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    run(line, title);
                }
            }
            tail.close();
        }
        assertThat(differences).isEmpty();
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = PropagationOracleTest.class.getResourceAsStream("/propagation/conversations.txt")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** A line begins with the name of the client that says it. */
    private void run(String line, String title) throws IOException {
        int space = line.indexOf(' ');
        String name = line.substring(0, space);
        if (!pairs.containsKey(name)) {
            pairs.put(name, new Pair());
        }
        pairs.get(name).send(CommandLine.split(line.substring(space + 1)).words());
        pass();
        if (name.equals("sleep")) {
            engine.tick();
        }
        pass();
        List<Told> theirs = tail.news();
        if (!ToldComparison.same(theirs, ours)) {
            differences.add(title + ": " + line + "\n  real: " + theirs + "\n  ours: " + ours + "\n");
        }
        ours.clear();
        for (Pair pair : pairs.values()) {
            List<String> real = pair.theirs();
            if (!real.equals(pair.ours) && Boolean.getBoolean("propagation.replies")) {
                System.out.println(title + ": " + line + "\n  real: " + real + "\n  ours: " + pair.ours);
            }
            pair.ours.clear();
        }
    }

    /** When its reply is here, the server has written whatever came of the commands before. */
    private void pass() throws IOException {
        if (!pairs.containsKey(".")) {
            pairs.put(".", new Pair());
        }
        Pair barrier = pairs.get(".");
        barrier.writer.command(List.of(Bytes.of("PING")));
        barrier.writer.drainTo(barrier.socket.getOutputStream());
        barrier.reader.read();
    }
}
