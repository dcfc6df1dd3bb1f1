package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What comes unasked is what comes from a real redis-server: messages to who listens, and invalidations to who is
 * tracked in every mode, to several clients that speak RESP2 and RESP3. After each command all replies and all pushes
 * of all clients are compared; pushes as a set, because redis-server keeps channels and patterns in tables without an
 * order, and 7.0 sends a client's own pushes before the reply. {@code -Dpushes.seed=N} and {@code -Dpushes.commands=N}
 * choose others.
 */
class PushesOracleTest {
    private static final int CLIENTS = 5;
    private static final int SHOWN = 60;

    private static final String[] LISTENING = {
        "SUBSCRIBE C",
        "SUBSCRIBE C C",
        "SUBSCRIBE __redis__:invalidate",
        "PSUBSCRIBE P",
        "SSUBSCRIBE C",
        "UNSUBSCRIBE C",
        "UNSUBSCRIBE __redis__:invalidate",
        "PUNSUBSCRIBE P P",
        "SUNSUBSCRIBE C",
        "PUBLISH C hello",
        "PUBLISH C hello",
        "SPUBLISH C hello",
        "PUBSUB NUMSUB C C",
        "PUBSUB NUMPAT",
        "PUBSUB SHARDNUMSUB C",
        "PING",
        "PING x",
        "RESET",
        "HELLO 2",
        "HELLO 3",
        "HELLO 3",
        "HELLO 3",
        "HELLO 3",
        "HELLO 3",
        "HELLO 3"
    };
    private static final String[] TRACKING = {
        "CLIENT TRACKING ON",
        "CLIENT TRACKING ON",
        "CLIENT TRACKING ON NOLOOP",
        "CLIENT TRACKING ON OPTIN",
        "CLIENT TRACKING ON OPTOUT NOLOOP",
        "CLIENT TRACKING ON BCAST",
        "CLIENT TRACKING ON BCAST NOLOOP",
        "CLIENT TRACKING ON BCAST PREFIX k PREFIX l",
        "CLIENT TRACKING ON BCAST PREFIX k1 NOLOOP",
        "CLIENT TRACKING ON BCAST PREFIX k PREFIX k1",
        "CLIENT TRACKING ON REDIRECT ID",
        "CLIENT TRACKING ON REDIRECT ID NOLOOP",
        "CLIENT TRACKING ON BCAST REDIRECT ID",
        "CLIENT TRACKING ON REDIRECT 1 OPTIN OPTOUT",
        "CLIENT TRACKING OFF",
        "CLIENT CACHING YES",
        "CLIENT CACHING NO",
        "CLIENT GETREDIR",
        "CLIENT TRACKINGINFO",
        "CLIENT TRACKINGINFO"
    };
    private static final String[] KEYS = {
        "GET K",
        "GET K",
        "GET K",
        "MGET K K K",
        "EXISTS K K",
        "LRANGE l1 0 -1",
        "TTL K",
        "SET K 1",
        "SET K 1",
        "MSET K 1 K 2 K 3",
        "DEL K K",
        "INCR K",
        "RPUSH l1 a",
        "LPOP l1",
        "RENAME K K",
        "COPY K K REPLACE",
        "EXPIRE K 100",
        "EXPIRE K 0",
        "MOVE K 1",
        "SUNIONSTORE K s s2",
        "FLUSHALL",
        "FLUSHDB",
        "SELECT 0",
        "SELECT 1",
        "MULTI",
        "EXEC",
        "EXEC",
        "EXEC"
    };

    private final long seed = Long.getLong("pushes.seed", 20_000);
    private final int commands = Integer.getInteger("pushes.commands", 8_000);
    private final RandomSource random = new RandomSource(seed);
    private final Engine engine = new Engine(CoreFamilies.all(), VirtualClock.running(), new RandomSource(seed));
    private final List<Pair> pairs = new ArrayList<>();
    private final Deque<String> recent = new ArrayDeque<>();
    private int pushes;

    /** What one side has sent to a client. */
    private static final class Got {
        private final List<String> replies = new ArrayList<>();
        private final List<String> pushes = new ArrayList<>();
        private boolean transaction;

        /** 7.0 sends what is redirected to a client right into its transaction's replies, so these are taken apart. */
        Got(boolean transaction) {
            this.transaction = transaction;
        }

        void add(Reply reply) {
            if (transaction && reply instanceof Reply.Arr array && !isPush(reply)) {
                transaction = false;
                array.items().forEach(this::add);
            } else {
                (isPush(reply) ? pushes : replies).add(reply.toString());
            }
        }

        private static boolean isPush(Reply reply) {
            List<Reply> items = Comparison.items(reply);
            return reply instanceof Reply.Push
                    || items != null
                            && !items.isEmpty()
                            && items.get(0) instanceof Reply.Bulk word
                            && word.value().latin1().matches("[ps]?message");
        }
    }

    /** A client of the engine and its twin at the real server; both have the same number. */
    private final class Pair {
        private final Client client;
        private final Socket socket;
        private final InputStream in;
        private final RespReader reader;
        private Got ours = new Got(false);
        private boolean transaction;
        private boolean greeted;
        private boolean queues;

        Pair(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            in = socket.getInputStream();
            reader = new RespReader(in, Limits.DEFAULT);
            socket.getOutputStream().write(RespWriter.encodeCommand(words("CLIENT ID")));
            client = connect(((Reply.Int) reader.read()).value());
        }

        private Client connect(long id) {
            Client next = engine.connect((from, reply) -> receive(reply));
            while (next.id() < id) {
                engine.disconnect(next);
                next = engine.connect((from, reply) -> receive(reply));
            }
            return next;
        }

        private void receive(Reply reply) {
            try {
                RespReader wire = new RespReader(
                        new java.io.ByteArrayInputStream(RespWriter.encode(reply, client.protocol())), Limits.DEFAULT);
                while (wire.hasMore()) {
                    ours.add(wire.read());
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        void send(List<Bytes> line) throws IOException {
            greeted = line.get(0).is("HELLO");
            transaction = line.get(0).is("EXEC");
            ours.transaction = transaction;
            queues = line.get(0).is("MULTI") || queues && !line.get(0).is("EXEC");
            socket.getOutputStream().write(RespWriter.encodeCommand(line));
            receive(engine.execute(client, line));
        }

        Got theirs() throws IOException {
            Got theirs = new Got(transaction);
            while (reader.hasMore() || in.available() > 0) {
                theirs.add(reader.read());
            }
            return theirs;
        }
    }

    @Test
    void all_clients_hear_the_same_as_from_a_real_server() throws IOException {
        try (RealServer server = RealServer.start();
                Socket barrier = new Socket("127.0.0.1", server.port())) {
            RespReader pong = new RespReader(barrier.getInputStream(), Limits.DEFAULT);
            for (int i = 0; i < CLIENTS; i++) {
                pairs.add(new Pair(server.port()));
            }
            for (int i = 0; i < commands; i++) {
                if (i % 200 == 199) {
                    replaceOne(server.port());
                } else {
                    step();
                }
                pass(barrier, pong);
                pass(barrier, pong);
                compare();
            }
        }
        System.out.printf("pushes: %d commands, seed %d, %d pushes%n", commands, seed, pushes);
        assertThat(pushes).as("pushes compared").isGreaterThan(commands / 16);
    }

    /** Some client hangs up and another comes; whoever was redirected to it does not know yet. */
    private void replaceOne(int port) throws IOException {
        int number = random.nextInt(CLIENTS);
        Pair gone = pairs.get(number);
        gone.socket.close();
        engine.disconnect(gone.client);
        pairs.set(number, new Pair(port));
        note("client " + number + " is another now");
    }

    private void step() throws IOException {
        int number = random.nextInt(CLIENTS);
        Pair pair = pairs.get(number);
        int kind = random.nextInt(10);
        String[] shapes = pair.queues || kind < 6 ? KEYS : kind < 8 ? TRACKING : LISTENING;
        String text = filled(shapes[random.nextInt(shapes.length)]);
        note(number + "> " + text);
        pair.send(words(text));
    }

    private void note(String what) {
        recent.addLast(what);
        if (recent.size() > SHOWN) {
            recent.removeFirst();
        }
    }

    private String filled(String shape) {
        StringBuilder line = new StringBuilder();
        for (String word : shape.split(" ")) {
            String filled = switch (word) {
                case "K" -> "k" + random.nextInt(12);
                case "C" -> "news" + random.nextInt(3);
                case "P" -> random.nextInt(2) == 0 ? "news*" : "n?ws" + random.nextInt(3);
                case "ID" ->
                    Long.toString(pairs.get(random.nextInt(CLIENTS)).client.id());
                default -> word;
            };
            line.append(line.length() == 0 ? "" : " ").append(filled);
        }
        return line.toString();
    }

    private static List<Bytes> words(String line) {
        return CommandLine.split(line).words();
    }

    /** When its reply is here, the server has written whatever came of the commands before. */
    private static void pass(Socket barrier, RespReader pong) throws IOException {
        barrier.getOutputStream().write(RespWriter.encodeCommand(List.of(Bytes.of("PING"))));
        pong.read();
    }

    private void compare() throws IOException {
        for (Pair pair : pairs) {
            Got theirs = pair.theirs();
            Got ours = pair.ours;
            pair.ours = new Got(false);
            pair.transaction = false;
            pushes += theirs.pushes.size();
            Collections.sort(theirs.pushes);
            Collections.sort(ours.pushes);
            String what = String.format(
                    "client %d, run again with -Dpushes.seed=%d, after%n%s",
                    pairs.indexOf(pair), seed, String.join("\n", recent));
            assertThat(ours.pushes).as(what).isEqualTo(theirs.pushes);
            if (!pair.greeted) {
                assertThat(ours.replies).as(what).isEqualTo(theirs.replies);
            }
            pair.greeted = false;
        }
    }
}
