package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The messages about what happens to keys are those of a real redis-server, command by command and in the same order:
 * every class of events, the missed and the new keys too. {@code -Dnotifications.seed=N} and {@code
 * -Dnotifications.commands=N} choose other commands.
 */
class NotificationsOracleTest {
    private static final int MOST_SHOWN = 25;

    /** One key of each type or more, so that there is something to change and to empty. */
    private static final String[] PLENTY = {
        "SELECT 0",
        "FLUSHALL",
        "MSET s0 5 s1 hello s2 3.5",
        "RPUSH l0 a b c 3",
        "RPUSH l1 a",
        "HSET h0 a 1 b 2",
        "HSET h1 a x",
        "SADD n0 a b c",
        "SADD n1 a",
        "ZADD z0 1 a 2 b 3 c",
        "ZADD z1 1 a",
        "PFADD f0 a b",
        "GEOADD g0 13.361389 38.115556 a 15.087269 37.502669 b",
        "SET s3 x EX 1000",
        "SELECT 1",
        "SADD n0 c d",
        "SET s0 there",
        "SELECT 0"
    };

    private final long seed = Long.getLong("notifications.seed", 20_000);
    private final int commands = Integer.getInteger("notifications.commands", 12_000);
    private final RandomSource random = new RandomSource(seed);
    private final CommandGenerator generator = new CommandGenerator(random);
    private final Engine engine = new Engine(CoreFamilies.all(), VirtualClock.running(), new RandomSource(seed));
    private final List<String> ours = new ArrayList<>();
    private final Client listener = engine.connect((from, reply) -> ours.add(event(((Reply.Push) reply).items())));
    private final Client client = engine.connect((from, reply) -> {});
    private final Map<String, Integer> events = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    @Test
    void generated_commands_are_told_of_as_by_a_real_server() throws IOException {
        try (RealServer server = RealServer.start();
                RemoteLink link = new RemoteLink("127.0.0.1", server.port(), 20_000);
                Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setTcpNoDelay(true);
            RespReader reader = new RespReader(socket.getInputStream(), Limits.DEFAULT);
            LinkClient real = link.open("real", (from, reply) -> {});
            listen(real, socket, reader);
            Map<String, List<Reply>> known = DifferentialTest.arguments(real, engine.catalog());
            List<String> names = new ArrayList<>(known.keySet());
            for (int i = 0; i < commands && differences.size() < MOST_SHOWN; i++) {
                String name = names.get(random.nextInt(names.size()));
                compare(real, socket, reader, generator.line(name, known.get(name)));
                if (i % 50 == 0) {
                    for (String line : PLENTY) {
                        compare(real, socket, reader, words(line));
                    }
                }
            }
        }
        System.out.printf("notifications: %d commands, seed %d, events %s%n", commands, seed, events);
        assertThat(differences)
                .as("differences; run again with -Dnotifications.seed=%d", seed)
                .isEmpty();
    }

    private void listen(LinkClient real, Socket socket, RespReader reader) throws IOException {
        real.send(words("CONFIG SET notify-keyspace-events EAmn"));
        assertThat(engine.notifications().flags("EAmn")).isTrue();
        send(socket, "PSUBSCRIBE __key*");
        reader.read();
        engine.execute(listener, words("PSUBSCRIBE __key*"));
    }

    private void compare(LinkClient real, Socket socket, RespReader reader, List<Bytes> line) throws IOException {
        ours.clear();
        Reply reply = engine.execute(client, line);
        if (reply == null) {
            engine.timeOut(client);
            DifferentialTest.withoutWaiting(real, line);
        } else {
            real.send(line);
        }
        List<String> theirs = heard(socket, reader);
        theirs.removeIf(NotificationsOracleTest::isExpiry);
        ours.removeIf(NotificationsOracleTest::isExpiry);
        if (reply != null && reply.isError() && readsArgumentsFirst(line.get(0))) {
            return; // see Deviation
        }
        if (line.get(0).is("SORT") || line.get(0).is("SORT_RO")) {
            Collections.sort(theirs); // it looks for its patterns in the order of the table
            Collections.sort(ours);
        }
        theirs.forEach(event -> events.merge(event.split(" ")[0], 1, Integer::sum));
        if (!ours.equals(theirs)) {
            differences.add(Quoting.line(line) + "\n    real: " + theirs + "\n    ours: " + ours);
        }
        if (line.size() > 1 && line.get(0).is("SPOP")) {
            List<Bytes> del = List.of(Bytes.of("DEL"), line.get(1));
            engine.execute(client, del);
            real.send(del);
            heard(socket, reader);
        }
    }

    /** When a key that is due is met, or swept away by nobody's command, is a matter of luck. */
    private static boolean isExpiry(String event) {
        return event.startsWith("expired ");
    }

    private static boolean readsArgumentsFirst(Bytes name) {
        return name.is("BITCOUNT") || name.is("BITPOS") || name.is("LPOS");
    }

    /** What the listener at the real server has heard: all that comes before the reply to a PING. */
    private static List<String> heard(Socket socket, RespReader reader) throws IOException {
        send(socket, "PING");
        List<String> heard = new ArrayList<>();
        for (List<Reply> items = items(reader); items.size() == 4; items = items(reader)) {
            heard.add(event(items));
        }
        return heard;
    }

    private static List<Reply> items(RespReader reader) throws IOException {
        return ((Reply.Arr) reader.read()).items();
    }

    /** From {@code __keyevent@0__:set} and the key {@code k}: {@code set k @0}. */
    private static String event(List<Reply> message) {
        String channel = ((Reply.Bulk) message.get(2)).value().latin1();
        String db = channel.substring(channel.indexOf('@'), channel.indexOf('_', 2));
        return channel.substring(channel.indexOf(':') + 1) + " " + Quoting.word(((Reply.Bulk) message.get(3)).value())
                + " " + db;
    }

    private static void send(Socket socket, String line) throws IOException {
        socket.getOutputStream().write(RespWriter.encodeCommand(words(line)));
    }

    private static List<Bytes> words(String line) {
        return CommandLine.split(line).words();
    }
}
