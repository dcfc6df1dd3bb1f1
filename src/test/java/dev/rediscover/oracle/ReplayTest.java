package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.oracle.AofTail.Told;
import dev.rediscover.persist.DumpCommands;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What is told of changes makes the same data whenever and wherever it is run: commands of every family, of several
 * clients, with scripts, transactions, clients that wait, and time going by, are run here, and what is told of them in
 * an engine that has another time and other chance. After each command the keys that it touched are compared, at the
 * end everything, once more with all that was told run in a third engine. {@code -Dreplay.seed=N -Dreplay.commands=N}.
 */
class ReplayTest {
    private static final long BEGIN = 1_767_225_600_000L;
    private static final long TEN_YEARS = 3_650L * 86_400_000;
    private static final int CLIENTS = 5;

    /** They speak of others or of the server, or make what is compared unfit to be compared. */
    private static final Set<String> LEFT_OUT = Set.of(
            "MIGRATE", "MONITOR", "QUIT", "SHUTDOWN", "DEBUG", "RESTORE", "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE");

    private static final Set<String> GROUPS_LEFT_OUT = Set.of("server", "connection", "cluster", "pubsub");
    private static final Set<String> SELDOM =
            Set.of("FLUSHDB", "FLUSHALL", "SWAPDB", "MOVE", "SELECT", "MULTI", "WATCH", "RESET");

    private static final String[] SHAPES = {
        "SET sK v EX T",
        "SET sK v PX T KEEP",
        "SET sK w GET",
        "SETEX sK T v",
        "PSETEX sK T v",
        "GETEX sK PX T",
        "GETEX sK PERSIST",
        "GETDEL sK",
        "EXPIRE sK T",
        "PEXPIRE lK T NX",
        "PEXPIRE hK T LT",
        "EXPIRE zK T GT",
        "INCRBYFLOAT sK 0.5",
        "INCREX sK BYINT 3 UBOUND 9 SATURATE PX T",
        "INCREX sK BYFLOAT 0.25 EX T ENX",
        "INCREX sK PERSIST",
        "SET sK 5 PX T",
        "MSETEX 2 sK 1 sK 2 PX T",
        "MSETEX 1 sK 1 NX EX T",
        "MSETEX 1 sK 1 KEEPTTL",
        "DELEX sK IFEQ v",
        "SET sK v IFEQ 5",
        "SPOP nK",
        "SPOP nK 2",
        "SPOP nK 20",
        "SADD nK a b c d e",
        "HSET hK a 1 b 2 c 3",
        "HEXPIRE hK T FIELDS 2 a b",
        "HPEXPIRE hK T NX FIELDS 1 a",
        "HEXPIRE hK 0 FIELDS 2 a nosuch",
        "HGETEX hK PX T FIELDS 2 a c",
        "HGETEX hK PERSIST FIELDS 1 a",
        "HGETEX hK PXAT 1 FIELDS 1 a",
        "HSETEX hK FNX EX T FIELDS 1 d 4",
        "HSETEX hK PX T FIELDS 2 a 1 b 2",
        "HSETEX hK KEEPTTL FIELDS 1 a 9",
        "HSETEX hK PXAT 1 FIELDS 1 a 9",
        "HGETDEL hK FIELDS 2 b c",
        "HINCRBYFLOAT hK a 0.5",
        "HPERSIST hK FIELDS 1 a",
        "HIMPORT PREPARE fs x y",
        "HIMPORT SET hK fs 1 2",
        "XADD tK * f v",
        "XADD tK MAXLEN ~ 3 * f v",
        "XADD tK MINID ~ 5 LIMIT 2 * f v",
        "XADD tK IDMP p i * f v",
        "XADD tK IDMPAUTO p * f v",
        "XTRIM tK MAXLEN ~ 2 ACKED",
        "XTRIM tK MAXLEN 3 DELREF",
        "XTRIM tK MAXLEN ~ 1",
        "XGROUP CREATE tK g $ MKSTREAM",
        "XGROUP CREATE tK g 0",
        "XREADGROUP GROUP g c COUNT 2 STREAMS tK >",
        "XREADGROUP GROUP g d BLOCK 0 STREAMS tK >",
        "XREADGROUP GROUP g d NOACK STREAMS tK >",
        "XREADGROUP GROUP g e CLAIM 10 STREAMS tK >",
        "XAUTOCLAIM tK g c 0 - COUNT 1",
        "XAUTOCLAIM tK g d 100 -",
        "XNACK tK g FAIL IDS 1 5-1",
        "XACKDEL tK g IDS 1 5-1",
        "XDELEX tK ACKED IDS 1 5-1",
        "XADD tK 5-1 f v",
        "BLPOP lK lK 0",
        "BRPOP lK 0.5",
        "BLMOVE lK lK LEFT RIGHT 0",
        "BLMPOP 0 2 lK lK LEFT COUNT 2",
        "BLMOVEM lK lK LEFT LEFT 0 COUNT 2 BULK",
        "LMOVEM lK lK RIGHT LEFT EXACTLY 2 OBO",
        "BRPOPLPUSH lK lK 1",
        "RPUSH lK a b c",
        "LPUSH lK x",
        "LMPOP 2 lK lK RIGHT COUNT 2",
        "BZPOPMIN zK zK 0",
        "BZMPOP 0 1 zK MAX COUNT 2",
        "ZADD zK 1 a 2 b 3 c",
        "ZMPOP 1 zK MIN COUNT 2",
        "GEOADD gK 13 38 a 15 37 b",
        "PFADD fK a b c",
        "PFCOUNT fK fK",
        "COPY sK sK REPLACE",
        "COPY hK hK REPLACE DB 1",
        "RENAME tK tK",
        "MOVE hK 1",
        "ARSET rK 3 a b c",
        "ARINSERT rK x y",
        "ARRING rK 4 z",
        "ARSEEK rK 2",
        "ARDEL rK 3",
        "ARMSET rK 1 a 9 b",
        "ARDELRANGE rK 0 3",
        "SORT nK ALPHA STORE lK",
        "SORT nK BY nosort STORE lK",
        "SELECT 0",
        "SELECT 1",
        "DBSIZE",
        "SCAN 0",
        "RANDOMKEY",
        "EVAL 'redis.call(\"SET\", KEYS[1], \"v\", \"PX\", 100) return redis.call(\"SPOP\", KEYS[2])' 2 sK nK",
        "EVAL 'redis.call(\"INCR\", KEYS[1]) return redis.call(\"LPUSH\", KEYS[1], \"v\")' 1 sK",
        "EVAL 'redis.call(\"XADD\", KEYS[1], \"*\", \"f\", redis.call(\"TIME\")[2]) redis.call(\"SELECT\", 2)"
                + " redis.call(\"SET\", KEYS[1], math.random())' 1 tK",
        "FUNCTION LOAD REPLACE '#!lua name=lib\nredis.register_function(\"f\", function(k) redis.call(\"SADD\", k[1],"
                + " \"a\", \"b\", \"c\") return redis.call(\"SPOP\", k[1], 2) end)'",
        "FCALL f 1 nK",
        "FUNCTION DELETE lib",
        "WATCH sK",
        "MULTI",
        "EXEC",
        "EXEC",
        "EXEC",
        "DISCARD"
    };

    private final long seed = Long.getLong("replay.seed", 1);
    private final int commands = Integer.getInteger("replay.commands", 12_000);
    private final RandomSource random = new RandomSource(seed);
    private final CommandGenerator generator = new CommandGenerator(random);
    private final VirtualClock clock = VirtualClock.frozenAt(BEGIN);
    private final Engine engine = new Engine(Families.all(), clock, new RandomSource(seed));
    private final List<Client> clients = new ArrayList<>();
    private final Replay second = new Replay(BEGIN + TEN_YEARS, seed + 1);
    private final List<Told> told = new ArrayList<>();
    private final Set<Place> touched = new TreeSet<>();
    private final Deque<String> recent = new ArrayDeque<>();
    private int changes;

    private record Place(int db, Bytes key) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return db != other.db ? Integer.compare(db, other.db) : key.compareTo(other.key);
        }
    }

    /** Somewhere else, at another time: an engine that runs what it is told. */
    private static final class Replay {
        private final Engine engine;
        private final Client client;
        private int db;

        Replay(long millis, long seed) {
            engine = new Engine(Families.all(), VirtualClock.frozenAt(millis), new RandomSource(seed));
            engine.durability().replaying(true);
            client = engine.connect((from, reply) -> {});
        }

        void run(Told told) {
            if (told.db() != db) {
                db = told.db();
                engine.execute(client, List.of(Bytes.of("SELECT"), Bytes.of(db)));
            }
            Reply reply = engine.execute(client, told.argv());
            assertThat(reply).as("does not wait: " + told).isNotNull();
            refuse(reply, told);
        }

        private static void refuse(Reply reply, Told told) {
            assertThat(reply.isError()).as(told + " gives " + reply).isFalse();
            if (reply instanceof Reply.Arr array && told.argv().get(0).is("EXEC")) {
                array.items().forEach(item -> refuse(item, told));
            }
        }
    }

    @Test
    void whatever_is_told_makes_the_same_data_at_another_time_with_other_chance() {
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(engine.connect((from, reply) -> {}));
        }
        engine.durability().propagation().listen((db, argv) -> told.add(new Told(db, List.copyOf(argv))));
        engine.listen(this::note);
        Map<String, List<Reply>> known = arguments();
        List<String> names = new ArrayList<>(known.keySet());
        List<Told> all = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            step(i, names, known);
            all.addAll(told);
            compare();
        }
        System.out.printf("replay: seed %d, %d commands, %d of them told something%n", seed, commands, changes);
        assertThat(StateText.of(second.engine)).as("everything").isEqualTo(StateText.of(engine));
        Replay third = new Replay(BEGIN + 2 * TEN_YEARS, seed + 2);
        all.forEach(third::run);
        assertThat(StateText.of(third.engine)).as("everything, once more").isEqualTo(StateText.of(engine));
        assertThat(third.engine.scripts().libraries())
                .hasSameSizeAs(engine.scripts().libraries());
        assertThat(changes).as("commands that told something").isGreaterThan(commands / 5);
    }

    private void note(KeyEvent event) {
        touched.add(new Place(event.db(), event.key()));
    }

    private void step(int i, List<String> names, Map<String, List<Reply>> known) {
        if (i % 10 == 9) {
            clock.advance(random.nextInt(400));
        }
        if (i % 50 == 49) {
            recent.addLast("tick");
            engine.tick();
            return;
        }
        if (i % 2_000 > 1_900 && i % 10 == 0) {
            shortenMemory(i % 2_000 < 1_990);
            return;
        }
        Client client = clients.get(random.nextInt(CLIENTS));
        if (client.isBlocked()) {
            engine.timeOut(client);
        }
        String name = names.get(random.nextInt(names.size()));
        boolean unwanted = SELDOM.contains(name) && random.nextInt(10) > 0;
        List<Bytes> line = unwanted || i % 2 == 0 ? shaped() : generator.line(name, known.get(name));
        line = i % 40 == 0 ? restored() : line;
        if (readsHistory(line)) {
            return;
        }
        recent.addLast(clients.indexOf(client) + "> " + Quoting.line(line));
        engine.execute(client, line);
    }

    /** How often an entry was read again by its own consumer is told to nobody, in Redis either. */
    private static boolean readsHistory(List<Bytes> line) {
        return line.get(0).is("XREADGROUP") && !line.get(line.size() - 1).is(">");
    }

    private void shortenMemory(boolean begins) {
        long most = begins ? engine.usedMemory() - 2_000 : 0;
        recent.addLast("maxmemory " + most);
        for (String words : List.of("maxmemory-policy allkeys-random", "maxmemory " + most)) {
            engine.execute(clients.get(0), CommandLine.split("RESET").words());
            engine.execute(
                    clients.get(0), CommandLine.split("CONFIG SET " + words).words());
        }
    }

    /** What a key holds comes back from a payload at another, to live for a time or until a moment. */
    private List<Bytes> restored() {
        Bytes from = Bytes.of("slhzntg".charAt(random.nextInt(7)) + "" + random.nextInt(3));
        Value value = engine.db(0).peek(from);
        Bytes payload = value == null ? Bytes.of("broken") : DumpCommands.payload(value);
        boolean absolute = random.nextInt(2) == 0;
        long moment = clock.millis() + random.nextInt(400) - 100;
        Bytes ttl = Bytes.of(absolute ? moment : random.nextInt(3) * 100L);
        List<Bytes> line = new ArrayList<>(List.of(Bytes.of("RESTORE"), Bytes.of("s1"), ttl, payload));
        line.add(Bytes.of("REPLACE"));
        if (absolute) {
            line.add(Bytes.of("ABSTTL"));
        }
        return line;
    }

    private List<Bytes> shaped() {
        List<Bytes> line = new ArrayList<>();
        for (Bytes word : CommandLine.split(SHAPES[random.nextInt(SHAPES.length)].replace("\n", "\\n"))
                .words()) {
            String text = word.latin1();
            if (text.length() == 2 && text.charAt(1) == 'K') {
                line.add(Bytes.of(text.charAt(0) + "" + random.nextInt(3)));
            } else {
                line.add(text.equals("T") ? Bytes.of(1 + random.nextInt(300)) : word);
            }
        }
        return line;
    }

    private void compare() {
        while (recent.size() > 40) {
            recent.removeFirst();
        }
        String what = "seed " + seed + ", after\n" + String.join("\n", recent) + "\ntold: " + told + "\n";
        try {
            told.forEach(second::run);
        } catch (AssertionError e) {
            throw new AssertionError(what + e.getMessage(), e);
        }
        changes += told.isEmpty() ? 0 : 1;
        told.clear();
        for (Place place : touched) {
            assertThat(StateText.of(second.engine, place.db(), place.key()))
                    .as(what + place)
                    .isEqualTo(StateText.of(engine, place.db(), place.key()));
        }
        touched.clear();
    }

    private Map<String, List<Reply>> arguments() {
        Map<String, List<Reply>> known = new TreeMap<>();
        Client client = engine.connect((from, reply) -> {});
        for (CommandSpec spec : engine.catalog().all()) {
            boolean wanted = !LEFT_OUT.contains(spec.name())
                    && (!GROUPS_LEFT_OUT.contains(spec.group()) || SELDOM.contains(spec.name()));
            if (wanted && spec.isBuilt() && !spec.isContainer()) {
                Reply docs = engine.execute(
                        client, CommandLine.split("COMMAND DOCS " + spec.name()).words());
                Map<String, Reply> fields =
                        CommandGenerator.fields(CommandGenerator.items(docs).get(1));
                known.put(spec.name(), CommandGenerator.items(fields.get("arguments")));
            }
        }
        engine.disconnect(client);
        return known;
    }
}
