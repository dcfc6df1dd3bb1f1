package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An engine and a real server, between which values are carried as payloads of DUMP. */
final class TwoServers implements AutoCloseable {
    final Session session = new Session(Families.all());
    private final RealServer server = RealServer.start();
    private final RemoteLink link = new RemoteLink("127.0.0.1", server.port(), 20_000);
    private final LinkClient real = link.open("real", (client, reply) -> {});

    TwoServers() throws IOException {}

    Reply here(Bytes... words) {
        return session.engine.execute(session.client("you"), List.of(words));
    }

    Reply here(String line) {
        return session.engine.execute(
                session.client("you"), CommandLine.split(line).words());
    }

    Reply there(Bytes... words) throws IOException {
        return real.send(List.of(words));
    }

    Reply there(String line) throws IOException {
        return real.send(CommandLine.split(line).words());
    }

    Reply restoreHere(Bytes payload, String key) {
        return here(Bytes.of("RESTORE"), Bytes.of(key), Bytes.of("0"), payload, Bytes.of("REPLACE"));
    }

    Reply restoreThere(Bytes payload, String key) throws IOException {
        return there(Bytes.of("RESTORE"), Bytes.of(key), Bytes.of("0"), payload, Bytes.of("REPLACE"));
    }

    Bytes dumpHere(String key) {
        return ((Reply.Bulk) here("DUMP " + key)).value();
    }

    Bytes dumpThere(String key) throws IOException {
        return ((Reply.Bulk) there("DUMP " + key)).value();
    }

    /** What a key holds here, element for element: in order for lists, in the order of texts for sets and hashes. */
    String contentsHere(String key) {
        return contents(Session.text(here("TYPE " + key)), key, line -> here(line));
    }

    /** As {@link #contentsHere}, of the real server. */
    String contentsThere(String key) throws IOException {
        return contents(Session.text(there("TYPE " + key)), key, line -> there(line));
    }

    /** Sends a line. */
    interface Server<E extends Exception> {
        Reply send(String line) throws E;
    }

    static <E extends Exception> String contents(String type, String key, Server<E> server) throws E {
        return type + " "
                + switch (type) {
                    case "string" -> server.send("GET " + key).toString();
                    case "list" -> items(server.send("LRANGE " + key + " 0 -1")).toString();
                    case "set" -> groups(items(server.send("SMEMBERS " + key)), 1);
                    case "hash" -> groups(items(server.send("HGETALL " + key)), 2);
                    case "zset" -> scores(items(server.send("ZRANGE " + key + " 0 -1 WITHSCORES")));
                    case "stream" -> stream(key, server);
                    default -> "";
                };
    }

    /** The entries, the groups, and of each group the consumers and whose each pending entry is. */
    private static <E extends Exception> String stream(String key, Server<E> server) throws E {
        StringBuilder out = new StringBuilder(Session.text(server.send("XRANGE " + key + " - +")));
        List<Reply> facts = items(server.send("XINFO STREAM " + key));
        for (int i = 0; i < facts.size(); i += 2) {
            String fact = ((Reply.Bulk) facts.get(i)).value().latin1();
            if (!fact.startsWith("radix") && !fact.startsWith("idmp") && !fact.startsWith("iids")) {
                out.append(' ').append(fact).append(' ').append(Session.text(facts.get(i + 1)));
            }
        }
        for (Reply group : items(server.send("XINFO GROUPS " + key))) {
            String name = Quoting.word(((Reply.Bulk) items(group).get(1)).value());
            out.append(Session.text(group.resp2()));
            for (Reply pending : items(server.send("XPENDING " + key + " " + name + " - + 100"))) {
                List<Reply> entry = items(pending);
                out.append(entry.get(0)).append(entry.get(1)).append(entry.get(3)); // not the idle time
            }
            for (Reply consumer : items(server.send("XINFO CONSUMERS " + key + " " + name))) {
                out.append(items(consumer).subList(0, 4));
            }
        }
        return out.toString();
    }

    private static List<Reply> items(Reply reply) {
        return ((Reply.Arr) reply.resp2()).items();
    }

    private static String groups(List<Reply> items, int width) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < items.size(); i += width) {
            groups.add(items.subList(i, i + width).toString());
        }
        groups.sort(null);
        return groups.toString();
    }

    /** Scores as numbers, because 7.0 prints more digits. */
    private static String scores(List<Reply> items) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < items.size(); i += 2) {
            String score = ((Reply.Bulk) items.get(i + 1)).value().latin1();
            double number = score.endsWith("inf")
                    ? score.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY
                    : Double.parseDouble(score);
            out.append(items.get(i)).append('=').append(number).append(' ');
        }
        return out.toString();
    }

    /** Whether the two keys of the real server hold the same, as it says itself. */
    boolean sameThere(String key, String other) throws IOException {
        List<Reply> digests = items(there("DEBUG DIGEST-VALUE " + key + " " + other));
        return digests.get(0).equals(digests.get(1));
    }

    @Override
    public void close() {
        link.close();
        server.close();
    }
}
