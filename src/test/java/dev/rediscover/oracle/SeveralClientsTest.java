package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.CoreFamilies;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several clients at once on this engine and on a real redis-server: who waits, who is served first, which transactions
 * are stopped. After each command all replies of all clients are compared, and what is told of changes with what the
 * real one has written into its append-only file. {@code -Dclients.seed=N} and {@code
 * -Dclients.commands=N} choose others.
 */
class SeveralClientsTest {
    private static final int CLIENTS = 7;
    private static final int SHOWN = 40;

    /** On one key each: of several that are ready, 7.0 serves the one that was first, later versions run anew. */
    private static final String[] WAITING = {
        "BLPOP L 0",
        "BRPOP L 0",
        "BLMOVE L L LEFT RIGHT 0",
        "BRPOPLPUSH L L 0",
        "BLMPOP 0 1 L LEFT COUNT 2",
        "BZPOPMIN Z 0",
        "BZPOPMAX Z 0",
        "BZMPOP 0 1 Z MIN COUNT 2"
    };

    private static final String[] ACTING = {
        "LPUSH L V",
        "RPUSH L V V V",
        "RPUSH L V",
        "ZADD Z 1 V 2 V",
        "ZADD Z 3 V",
        "SET L V",
        "DEL L Z",
        "RENAME L L",
        "RENAME Z Z",
        "COPY L L REPLACE",
        "SORT L ALPHA STORE L",
        "LMOVE L L LEFT LEFT",
        "LPOP L",
        "SADD L V",
        "ZUNIONSTORE Z 2 Z Z",
        "EXPIRE L 0",
        "MOVE L 1",
        "SWAPDB 0 1",
        "FLUSHDB",
        "SELECT 0",
        "SELECT 1",
        "LINSERT L BEFORE V V",
        "LRANGE L 0 -1",
        "ZRANGE Z 0 -1"
    };
    private static final String[] TRANSACTION = {
        "MULTI", "MULTI", "EXEC", "EXEC", "EXEC", "EXEC", "DISCARD", "WATCH L Z", "WATCH L", "UNWATCH", "NOSUCH"
    };

    @TempDir
    Path folder;

    private final long seed = Long.getLong("clients.seed", 20_000);
    private final int commands = Integer.getInteger("clients.commands", 6_000);
    private final RandomSource random = new RandomSource(seed);
    private final Engine engine = new Engine(CoreFamilies.all(), VirtualClock.running(), new RandomSource(seed));
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final Deque<String> recent = new ArrayDeque<>();

    /** A client of the engine and its twin at the real server. */
    private final class Pair {
        private final List<String> ours = new ArrayList<>();
        private final Client client = engine.connect((from, reply) -> ours.add(text(reply)));
        private final Socket socket;
        private final InputStream in;
        private final RespReader reader;
        private final RespWriter writer = new RespWriter(2);

        Pair(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
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
    void all_clients_get_the_same_replies_as_from_a_real_server() throws IOException {
        System.out.printf("several clients: %d commands, seed %d%n", commands, seed);
        engine.durability().propagation().listen((db, argv) -> told.add(new Told(db, argv)));
        try (RealServer server = RealServer.start(AofTail.options(folder));
                Socket barrier = new Socket("127.0.0.1", server.port())) {
            RespReader pong = new RespReader(barrier.getInputStream(), Limits.DEFAULT);
            for (int i = 0; i < CLIENTS; i++) {
                pairs.add(new Pair(server.port()));
            }
            pass(barrier, pong);
            try (AofTail tail = new AofTail(folder)) {
                for (int i = 0; i < commands; i++) {
                    step();
                    pass(barrier, pong);
                    pass(barrier, pong);
                    compare();
                    compareTold(tail.news());
                }
            }
        }
    }

    /** Some client that does not wait sends some command; the first two never wait, so somebody always can. */
    private void step() throws IOException {
        int number = random.nextInt(CLIENTS);
        Pair pair = pairs.get(number).client.isBlocked() ? pairs.get(random.nextInt(2)) : pairs.get(number);
        boolean mayWait = pairs.indexOf(pair) > 1;
        int kind = random.nextInt(10);
        String[] shapes = kind < 4 && mayWait ? WAITING : kind < 8 ? ACTING : TRANSACTION;
        String text = filled(shapes[random.nextInt(shapes.length)]);
        recent.addLast(pairs.indexOf(pair) + "> " + text);
        if (recent.size() > SHOWN) {
            recent.removeFirst();
        }
        pair.send(CommandLine.split(text).words());
    }

    private String filled(String shape) {
        StringBuilder line = new StringBuilder();
        for (String word : shape.split(" ")) {
            String filled = switch (word) {
                case "L" -> random.nextInt(20) == 0 ? "z1" : "l" + random.nextInt(3);
                case "Z" -> random.nextInt(20) == 0 ? "l1" : "z" + random.nextInt(2);
                case "V" -> "v" + random.nextInt(5);
                default -> word;
            };
            line.append(line.length() == 0 ? "" : " ").append(filled);
        }
        return line.toString();
    }

    /** When its reply is here, the server has written whatever came of the commands before. */
    private static void pass(Socket barrier, RespReader pong) throws IOException {
        barrier.getOutputStream().write(RespWriter.encodeCommand(List.of(Bytes.of("PING"))));
        pong.read();
    }

    private void compareTold(List<Told> real) {
        boolean swaps = told.stream().anyMatch(each -> each.argv().get(0).is("SWAPDB"));
        if (!ToldComparison.same(swaps ? sorted(real) : real, swaps ? sorted(told) : told)) {
            assertThat(told)
                    .as("told, run again with -Dclients.seed=%d, after%n%s", seed, String.join("\n", recent))
                    .isEqualTo(real);
        }
        told.clear();
    }

    /** After SWAPDB the keys that somebody waits for are looked at in no order. */
    private static List<Told> sorted(List<Told> told) {
        return told.stream()
                .sorted(Comparator.comparing(each -> each.toString().toLowerCase(java.util.Locale.ROOT)))
                .toList();
    }

    private void compare() throws IOException {
        for (Pair pair : pairs) {
            List<String> theirs = pair.theirs();
            assertThat(pair.ours)
                    .as(
                            "client %d, run again with -Dclients.seed=%d, after%n%s",
                            pairs.indexOf(pair), seed, String.join("\n", recent))
                    .isEqualTo(theirs);
            pair.ours.clear();
        }
    }
}
