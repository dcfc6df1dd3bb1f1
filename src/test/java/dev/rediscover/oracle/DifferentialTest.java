package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sends the same generated commands to this engine and to a real redis-server and compares reply for reply. The seed is
 * printed; {@code -Ddifferential.seed=N} takes another, {@code -Ddifferential.commands=N} says how many commands, and
 * {@code -Ddifferential.history=true} shows what led to a difference.
 */
class DifferentialTest {
    private static final Set<String> GROUPS =
            Set.of("string", "list", "set", "sorted-set", "hash", "generic", "bitmap", "hyperloglog", "geo");
    /** DBSIZE is not among them: it counts keys whose time is up until somebody meets them. */
    private static final Set<String> MORE =
            Set.of("PING", "ECHO", "SELECT", "SWAPDB", "FLUSHDB", "CLIENT|GETNAME", "CLIENT|SETNAME");

    /** Not compared here: another test does, or the reply speaks of the server and not of the data. */
    private static final Set<String> LEFT_OUT =
            Set.of("DUMP", "RESTORE", "MIGRATE", "WAIT", "OBJECT|FREQ", "OBJECT|HELP", "OBJECT", "PFSELFTEST");

    private static final int MOST_SHOWN = 25;
    private static final int TRANSACTION_EVERY = 60;
    private static final int FILL_EVERY = 30;
    private static final int STREAM_EVERY = 8;
    private static final int STREAM_ENTRIES = 40;
    private static final int EXPIRY_EVERY = 2_000;

    private static final Set<String> SELDOM = Set.of("FLUSHDB", "FLUSHALL", "SELECT", "SWAPDB", "MOVE");

    /** What they leave behind, or take in front, needs a command of its own. */
    private static final Set<String> NOT_IN_TRANSACTIONS = Set.of("SPOP", "SELECT", "SWAPDB", "SORT", "SORT_RO");

    private final long seed = Long.getLong("differential.seed", 20_000);
    private final int commands = Integer.getInteger("differential.commands", 20_000);
    private final RandomSource random = new RandomSource(seed);
    private final StreamLines streams = new StreamLines(random);
    private final CommandGenerator generator = new CommandGenerator(random);
    private final VirtualClock clock = VirtualClock.running();
    private final Engine engine = new Engine(CoreFamilies.all(), clock, new RandomSource(seed));
    private int protocol;
    private final List<Reply> late = new ArrayList<>();
    private final Client client = engine.connect((from, reply) -> late.add(reply));
    private final Map<Deviation, Integer> explained = new EnumMap<>(Deviation.class);
    private final Tally tally = new Tally();
    private final Deque<String> recent = new ArrayDeque<>();
    private final List<String> differences = new ArrayList<>();

    @ParameterizedTest(name = "RESP{0}")
    @ValueSource(ints = {2, 3})
    void generated_commands_get_the_same_replies_as_from_a_real_server(int version) throws IOException {
        protocol = version;
        client.protocol(version);
        try (RealServer server = RealServer.start();
                RemoteLink link = new RemoteLink("127.0.0.1", server.port(), 20_000)) {
            LinkClient real = link.open("real", (from, reply) -> {});
            Map<String, List<Reply>> known = arguments(real, engine.catalog());
            real.send(List.of(Bytes.of("HELLO"), Bytes.of(version)));
            List<String> names = new ArrayList<>(known.keySet());
            fill(real);
            run(real, names, known);
        }
        report();
        assertThat(differences)
                .as("differences; run again with -Ddifferential.seed=%d", seed)
                .isEmpty();
    }

    private void run(LinkClient real, List<String> names, Map<String, List<Reply>> known) throws IOException {
        for (int i = 0; i < commands && differences.size() < MOST_SHOWN; i++) {
            String name = name(names);
            if (i % STREAM_EVERY == 0) {
                stream(real);
            }
            if (i % FILL_EVERY == 0) {
                fillSmall(real, random.nextInt(4));
            }
            if (i % TRANSACTION_EVERY == 0) {
                transaction(real, names, known);
            } else {
                compare(real, generator.line(name, known.get(name)), name);
            }
            if (i % EXPIRY_EVERY == EXPIRY_EVERY - 1) {
                letKeysExpire(real);
            }
            if (i % 400 == 399) {
                compareKeys(real);
                both(real, "FLUSHALL");
                fill(real);
            }
        }
    }

    /** A command about streams, whose arguments hang together too much to be made from the documentation. */
    private void stream(LinkClient real) throws IOException {
        for (String text : streams.next()) {
            List<Bytes> line = CommandLine.split(text).words();
            Reply ours = received(engine.execute(client, line));
            Reply theirs = real.send(line);
            if (ours.equals(Errors.XSETID_CURRENT_DELETED.reply())) {
                both(real, "DEL " + line.get(1)); // 7.0 does not look at the deleted ones
            } else {
                String name = line.get(0).utf8();
                judge(real, line, name, StreamLines.settled(theirs.resp2()), StreamLines.settled(ours.resp2()));
            }
        }
    }

    private void report() {
        System.out.printf(
                "differential, RESP%d: %d commands of %d kinds, seed %d, %d differences, explained %s%n"
                        + "    %d%% errors, %d%% nothing; commands with more than 80%%: %s%n"
                        + "    with more than 80%% errors or nothing: %s%n",
                protocol,
                commands,
                tally.kinds(),
                seed,
                differences.size(),
                explained,
                tally.errorPercent(),
                tally.nothingPercent(),
                tally.mostlyErrors(),
                tally.mostlyHollow());
    }

    /** Some small keys of each type, and one that is too large for the compact encodings. */
    private void fill(LinkClient real) throws IOException {
        both(real, "SELECT 0");
        StringBuilder members = new StringBuilder();
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            members.append(" m").append(i);
            pairs.append(' ').append(i % 100).append(" m").append(i);
        }
        for (int i = 0; i < 3; i++) {
            fillSmall(real, i);
        }
        for (String line : streams.fill(STREAM_ENTRIES)) {
            both(real, line);
        }
        both(real, "RPUSH l3" + members);
        both(real, "SADD n3" + members);
        both(real, "HSET h3" + members);
        both(real, "ZADD z3" + pairs);
        both(real, "SET s3 " + "long ".repeat(100).trim().replace(' ', '_'));
    }

    private void compare(LinkClient real, List<Bytes> line, String name) throws IOException {
        if (name.startsWith("SORT")) {
            both(real, "ZUNION 1 nosuch WEIGHTS 1"); // real SORT takes an old range error for its own; this clears it
        }
        Reply ours = engine.execute(client, line);
        boolean waited = ours == null;
        Reply theirs = waited ? withoutWaiting(real, line) : real.send(line);
        ours = received(waited ? timedOut() : ours);
        if (waited && theirs == Reply.NIL) {
            ours = ours == Reply.NIL_ARRAY ? Reply.NIL : ours; // in a transaction some reply the other null
        }
        judge(real, line, name, theirs, ours);
        if (!(ours instanceof Reply.Status)) {
            forget(real, line, name);
        }
    }

    private void fillSmall(LinkClient real, int i) throws IOException {
        both(real, "RPUSH l" + i + " a b c one two 10");
        both(real, "SADD n" + i + (i == 0 ? " 1 2 3 10" : " a b c one 10 " + i));
        both(real, "HSET h" + i + " a 1 b 2.5 c x one '' two 10");
        both(real, "ZADD z" + i + " 1 a 2 b 2 c 3.5 one -1 two");
        both(real, "ZADD x" + i + " 0 a 0 b 0 c 0 one 0 two 0 '' 0 10");
        both(real, "GEOADD g" + i + " 13.36 38.11 a 15.08 37.5 b 14 37 c");
        both(real, "PFADD f" + i + " a b c " + i);
        both(real, "SETNX s" + i + (i == 0 ? " 10" : i == 1 ? " 'some text'" : " 3.5"));
        both(real, "EXPIRE " + "slhzn".charAt(random.nextInt(5)) + i + " 1000");
    }

    /** The name of a command; those after which nothing is where it was come seldom. */
    private String name(List<String> names) {
        String name = names.get(random.nextInt(names.size()));
        return SELDOM.contains(name) && random.nextInt(10) > 0 ? name(names) : name;
    }

    /** Removes a key that chance, or an order that nobody promises, has left in two forms. */
    private void forget(LinkClient real, List<Bytes> line, String name) throws IOException {
        if (name.equals("SPOP") && line.size() > 1) {
            both(real, "DEL " + Quoting.word(line.get(1)));
        }
        for (int i = 2; name.equals("SORT") && i + 1 < line.size(); i++) {
            if (line.get(i).is("STORE")) {
                both(real, "DEL " + Quoting.word(line.get(i + 1)));
            }
        }
    }

    private void judge(LinkClient real, List<Bytes> line, String name, Reply theirs, Reply ours) throws IOException {
        tally.note(name, ours);
        String text = Quoting.line(line);
        recent.addLast(text);
        if (recent.size() > 400) {
            recent.removeFirst();
        }
        if (!Comparison.same(line, theirs, ours) && !isExplained(line, theirs, ours)) {
            if (Boolean.getBoolean("differential.history")) {
                System.out.println(String.join("\n", recent));
            }
            differences.add(text + "\n    real: " + theirs + "\n    ours: " + ours);
            both(real, "FLUSHALL");
        }
    }

    /** A few commands between MULTI and EXEC, perhaps with a key watched that another command changes. */
    private void transaction(LinkClient real, List<String> names, Map<String, List<Reply>> known) throws IOException {
        if (random.nextInt(3) == 0) {
            compare(
                    real,
                    CommandLine.split("WATCH s" + random.nextInt(4) + " l" + random.nextInt(4))
                            .words(),
                    "WATCH");
            compare(
                    real,
                    CommandLine.split("SET s" + random.nextInt(4) + " changed").words(),
                    "SET");
        }
        compare(real, CommandLine.split("MULTI").words(), "MULTI");
        List<List<Bytes>> queued = new ArrayList<>();
        List<String> queuedNames = new ArrayList<>();
        for (int left = 1 + random.nextInt(6); left > 0; left--) {
            String name = name(names);
            List<Bytes> line = generator.line(name, known.get(name));
            String word = line.get(0).utf8().toUpperCase(java.util.Locale.ROOT);
            boolean otherArity = line.size() == 4 && word.matches("ZRANK|ZREVRANK"); // see RANK_WITH_SCORE
            if (!NOT_IN_TRANSACTIONS.contains(word) && !otherArity) {
                compare(real, line, name);
                queued.add(line);
                queuedNames.add(name);
            }
        }
        endTransaction(real, queued, queuedNames);
    }

    private void endTransaction(LinkClient real, List<List<Bytes>> queued, List<String> names) throws IOException {
        List<Bytes> end = List.of(Bytes.of(random.nextInt(10) == 0 ? "DISCARD" : "EXEC"));
        Reply theirs = real.send(end);
        Reply ours = received(engine.execute(client, end));
        if (theirs instanceof Reply.Arr a
                && ours instanceof Reply.Arr b
                && a.items().size() == queued.size()
                && b.items().size() == queued.size()) {
            for (int i = 0; i < queued.size(); i++) {
                judge(
                        real,
                        queued.get(i),
                        names.get(i),
                        a.items().get(i),
                        b.items().get(i));
            }
        } else {
            judge(real, end, end.get(0).utf8(), theirs, ours);
        }
    }

    /** Compares all that the selected database holds: each key's type, encoding, time to live and elements. */
    private void compareKeys(LinkClient real) throws IOException {
        compare(real, CommandLine.split("KEYS *").words(), "KEYS");
        for (Reply key : Comparison.items(real.send(CommandLine.split("KEYS *").words()))) {
            Bytes name = ((Reply.Bulk) key).value();
            Reply type = real.send(List.of(Bytes.of("TYPE"), name));
            compare(real, List.of(Bytes.of("TYPE"), name), "TYPE");
            compare(real, List.of(Bytes.of("OBJECT"), Bytes.of("ENCODING"), name), "OBJECT|ENCODING");
            compare(real, List.of(Bytes.of("PTTL"), name), "PTTL");
            List<Bytes> line = new ArrayList<>();
            for (String word : reading(((Reply.Status) type).text()).split(" ")) {
                line.add(word.equals("KEY") ? name : Bytes.of(word));
            }
            compare(real, line, line.get(0).utf8());
        }
    }

    private static String reading(String type) {
        return switch (type) {
            case "string" -> "GET KEY";
            case "list" -> "LRANGE KEY 0 -1";
            case "set" -> "SMEMBERS KEY";
            case "hash" -> "HGETALL KEY";
            case "zset" -> "ZRANGE KEY 0 -1 WITHSCORES";
            case "stream" -> "XRANGE KEY - +";
            default -> "EXISTS KEY"; // it is gone by now
        };
    }

    /** Gives keys little time to live, in every way there is; when it is over both must have the same keys left. */
    private void letKeysExpire(LinkClient real) throws IOException {
        both(real, "SELECT 0");
        long now = clock.millis();
        for (int i = 0; i < 16; i++) {
            compare(real, generator.shortLife(now), "EXPIRE");
        }
        if (clock.millis() - now > CommandGenerator.SHORT_LIFE / 2) {
            both(real, "FLUSHALL"); // too slow today: a key might have expired on one side between two commands
            return;
        }
        real.send(CommandLine.split("DEBUG SLEEP " + 1.5 * CommandGenerator.SHORT_LIFE / 1000)
                .words());
        engine.tick();
        for (String kind : "s h l z n g f".split(" ")) {
            for (int i = 0; i < 4; i++) {
                compare(real, CommandLine.split("TTL " + kind + i).words(), "TTL");
                compare(real, CommandLine.split("TYPE " + kind + i).words(), "TYPE");
            }
        }
    }

    private Reply timedOut() {
        engine.timeOut(client);
        return late.remove(late.size() - 1);
    }

    /** The reply as a client gets it over the wire. */
    private Reply received(Reply reply) throws IOException {
        return RespReader.decode(RespWriter.encode(reply, protocol));
    }

    /** A blocking command does not wait in a transaction: it replies as if its time were up. */
    static Reply withoutWaiting(LinkClient real, List<Bytes> line) throws IOException {
        real.send(List.of(Bytes.of("MULTI")));
        real.send(line);
        return ((Reply.Arr) real.send(List.of(Bytes.of("EXEC")))).items().get(0);
    }

    private boolean isExplained(List<Bytes> line, Reply theirs, Reply ours) {
        for (Deviation deviation : Deviation.values()) {
            if (deviation.explains(line, theirs, ours)) {
                explained.merge(deviation, 1, Integer::sum);
                return true;
            }
        }
        return false;
    }

    private void both(LinkClient real, String text) throws IOException {
        List<Bytes> line = CommandLine.split(text).words();
        real.send(line);
        engine.execute(client, line);
    }

    /** What the real server knows of the arguments of each command that both know. */
    static Map<String, List<Reply>> arguments(LinkClient real, Catalog catalog) throws IOException {
        Map<String, List<Reply>> known = new TreeMap<>();
        for (CommandSpec spec : catalog.all()) {
            boolean wanted = GROUPS.contains(spec.group()) || MORE.contains(spec.name());
            if (!wanted || LEFT_OUT.contains(spec.name()) || !spec.isBuilt() || spec.isContainer()) {
                continue;
            }
            String word = spec.name().toLowerCase(java.util.Locale.ROOT);
            Reply docs = real.send(List.of(Bytes.of("COMMAND"), Bytes.of("DOCS"), Bytes.of(word)));
            List<Reply> found = CommandGenerator.items(docs);
            if (!found.isEmpty()) {
                known.put(
                        spec.name(),
                        CommandGenerator.items(
                                CommandGenerator.fields(found.get(1)).get("arguments")));
            }
        }
        return known;
    }
}
