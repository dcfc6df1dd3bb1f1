package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.EncodingLimits;
import dev.rediscover.value.Type;
import dev.rediscover.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * RDB files between this engine and a real redis-server 7.0, both ways: every type in every form, in sixteen databases,
 * with expiry, notes of use, functions, with and without compression and checksum. Contents are compared by DEBUG
 * DIGEST, streams also by what XINFO tells, and every key by its expiry and its note.
 */
class RdbMatrixTest {
    private static final long EXPIRY = 3_970_000_000_000L;
    private static final String LIBRARY = "#!lua name=lib\nredis.register_function('twice', function(keys, args)"
            + " return args[1] * 2 end)\n-- " + "a comment that packs well ".repeat(9);

    @TempDir
    Path folder;

    /** A real server and its one client. */
    private static final class There implements AutoCloseable {
        private final RealServer server;
        private final RemoteLink link;
        private final LinkClient client;

        There(String... options) throws IOException {
            this(RealServer.start(options));
        }

        There(RealServer started) throws IOException {
            server = started;
            link = new RemoteLink("127.0.0.1", server.port(), 20_000);
            client = link.open("real", (who, reply) -> {});
            Awaitility.await("loading").until(() -> !run("PING").isError());
        }

        Reply run(String line) throws IOException {
            return client.send(CommandLine.split(line).words());
        }

        Reply run(Bytes... words) throws IOException {
            return client.send(List.of(words));
        }

        @Override
        public void close() {
            link.close();
            server.close();
        }
    }

    private record Way(String policy, boolean compressed, boolean checked) {
        String options() {
            return String.format(
                    "%-12s %-10s %-11s", policy, compressed ? "LZF" : "plain", checked ? "checksum" : "no checksum");
        }
    }

    private static final List<Way> WAYS = List.of(
            new Way("noeviction", true, true),
            new Way("allkeys-lru", true, false),
            new Way("volatile-lru", false, true),
            new Way("allkeys-lfu", true, true),
            new Way("volatile-lfu", false, false));

    /** Fills a real server with every form; databases in turn; every third key expires. */
    private static void fill(There there) throws IOException {
        int number = 0;
        for (DumpMatrixTest.Made made : DumpMatrixTest.MADE) {
            there.run(DumpMatrixTest.DEFAULTS);
            if (made.setting().startsWith("rdbcompression")) {
                continue;
            }
            if (!made.setting().isEmpty()) {
                there.run("CONFIG SET " + made.setting());
            }
            String key = "key:" + number;
            there.run("SELECT " + number % 16);
            ok(there, made.command().replaceFirst(" k ", " " + key + " "));
            more(there, key, number++);
        }
        for (Map.Entry<String, List<String>> stream : DumpMatrixTest.STREAMS.entrySet()) {
            String key = "key:" + number;
            there.run("SELECT " + number % 16);
            for (String line : stream.getValue()) {
                ok(there, line.replaceFirst(" k ", " " + key + " "));
            }
            more(there, key, number++);
        }
        there.run("DEBUG QUICKLIST-PACKED-THRESHOLD 100b");
        ok(there, "RPUSH plain:nodes small '" + "x".repeat(500) + "' small");
        ok(there, "SET '" + "a key that packs well ".repeat(20) + "' value");
        ok(there, "SET 12345 'a key that is a number'");
        there.run(Bytes.of("FUNCTION"), Bytes.of("LOAD"), Bytes.of(LIBRARY));
        there.run("SELECT 0");
    }

    /** Fills a real server with what is small of all that, and lets it save. */
    static void fillSmall(RealServer server, String compression) throws IOException {
        There there = new There(server);
        for (int i = 0; i < DumpMatrixTest.MADE.size(); i++) {
            DumpMatrixTest.Made made = DumpMatrixTest.MADE.get(i);
            if (made.command().length() < 2000) {
                there.run(made.setting().isEmpty() ? DumpMatrixTest.DEFAULTS : "CONFIG SET " + made.setting());
                ok(there, made.command().replaceFirst(" k ", " key" + i + " "));
            }
        }
        for (Map.Entry<String, List<String>> stream : DumpMatrixTest.STREAMS.entrySet()) {
            for (String line : stream.getValue()) {
                ok(there, line.replaceFirst(" k ", " '" + stream.getKey() + "' "));
            }
        }
        ok(there, "CONFIG SET rdbcompression " + compression);
        ok(there, "SAVE");
        there.link.close();
    }

    private static void ok(There there, String line) throws IOException {
        assertThat(there.run(line).isError()).as(line).isFalse();
    }

    /** Expiry for every third key, a note of use for every second. */
    private static void more(There there, String key, int number) throws IOException {
        if (number % 2 == 0) {
            Bytes payload = ((Reply.Bulk) there.run("DUMP " + key)).value();
            boolean lfu = there.run("OBJECT FREQ " + key).isError();
            for (String word : List.of("IDLETIME", "FREQ")) {
                there.run(
                        Bytes.of("RESTORE"),
                        Bytes.of(key),
                        Bytes.of("0"),
                        payload,
                        Bytes.of("REPLACE"),
                        Bytes.of(word),
                        Bytes.of(lfu || word.equals("FREQ") ? 100 + number : 5));
            }
        }
        if (number % 3 == 0) {
            ok(there, "PEXPIREAT " + key + " " + (EXPIRY + number));
        }
    }

    private static List<Bytes> keys(Engine engine, int db) {
        List<Bytes> keys = new ArrayList<>(engine.db(db).keys());
        keys.sort(null);
        return keys;
    }

    /** All that the digest does not tell. */
    private static void same(Session here, There there, String way) throws IOException {
        assertThat(DatasetDigest.of(here.engine)).as(way).isEqualTo(text(there.run("DEBUG DIGEST")));
        for (int db = 0; db < Engine.DATABASES; db++) {
            there.run("SELECT " + db);
            here.run("SELECT " + db);
            assertThat(here.run("DBSIZE")).as(way).isEqualTo(text(there.run("DBSIZE")));
            for (Bytes key : keys(here.engine, db)) {
                Reply expiry = there.run(Bytes.of("PEXPIRETIME"), key);
                assertThat(here.engine.db(db).expireAt(key)).as(way + key).isEqualTo(((Reply.Int) expiry).value());
                sameNote(here, there, db, key, way);
                sameGroups(here, there, db, key, way);
            }
        }
        there.run("SELECT 0");
        here.run("SELECT 0");
        assertThat(here.run("FCALL twice 0 21")).as(way).isEqualTo("42");
        assertThat(text(there.run("FCALL twice 0 21"))).as(way).isEqualTo("42");
        assertThat(text(there.run("FUNCTION LIST WITHCODE"))).contains("a comment that packs well a comment");
    }

    private static String text(Reply reply) {
        return Session.text(reply);
    }

    private static void sameNote(Session here, There there, int db, Bytes key, String way) throws IOException {
        Value value = here.engine.db(db).peek(key);
        boolean lfu = here.engine.eviction().isLfu();
        Reply note = there.run(Bytes.of("OBJECT"), Bytes.of(lfu ? "FREQ" : "IDLETIME"), key);
        long told = ((Reply.Int) note).value();
        long ours = lfu
                ? here.engine.eviction().frequency(value)
                : here.engine.eviction().idleSeconds(value);
        assertThat(ours).as(way + key + " note").isBetween(told - (lfu ? 1 : 30), told + (lfu ? 1 : 30));
    }

    private static void sameGroups(Session here, There there, int db, Bytes key, String way) throws IOException {
        if (here.engine.db(db).peek(key).type() == Type.STREAM) {
            TwoServers.Server<IOException> real = there::run;
            String theirs = TwoServers.contents("stream", key.latin1(), real);
            TwoServers.Server<RuntimeException> mine = line -> here.engine.execute(
                    here.client("you"), CommandLine.split(line).words());
            assertThat(TwoServers.contents("stream", key.latin1(), mine))
                    .as(way + key)
                    .isEqualTo(theirs);
        }
    }

    private Path saved(Session here, int version, Way way) throws IOException {
        return save(here.engine, folder.resolve("ours-" + way.policy() + ".rdb"), version, way.compressed, way.checked);
    }

    /** Writes all of {@code engine} to {@code file}. */
    static Path save(Engine engine, Path file, int version, boolean compressed, boolean checked) throws IOException {
        try (RdbFile out = RdbFile.create(file, checked, true)) {
            RdbWriter writer = new RdbWriter(out, RdbOptions.of(engine, version, compressed));
            writer.header();
            writer.aux("redis-ver", Engine.REDIS_VERSION);
            writer.aux("ctime", "1767225600");
            engine.scripts().libraries().forEach(library -> writer.function(library.code()));
            for (int db = 0; db < Engine.DATABASES; db++) {
                Keyspace keyspace = engine.db(db);
                if (keyspace.size() > 0) {
                    writer.database(db, keyspace.size(), keyspace.expiresSize());
                }
                for (Bytes key : keyspace.keys()) {
                    writer.entry(db, key, keyspace.peek(key), keyspace.expireAt(key));
                }
            }
            writer.end();
            out.commit(writer.version());
        }
        return file;
    }

    static int check(Path file) throws Exception {
        Process process = new ProcessBuilder("redis-check-rdb", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("check.txt").toFile())
                .start();
        return process.waitFor();
    }

    private static String yesNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    private String[] options(Way way) {
        String line = "--dir " + folder + " --dbfilename theirs.rdb --maxmemory-policy " + way.policy()
                + " --rdbcompression " + yesNo(way.compressed()) + " --rdbchecksum " + yesNo(way.checked())
                + " --sanitize-dump-payload yes";
        return line.split(" ");
    }

    @Test
    void files_go_there_and_back() throws Exception {
        for (Way way : WAYS) {
            String[] options = options(way);
            Files.deleteIfExists(folder.resolve("theirs.rdb"));
            Session here = new Session(Families.all());
            here.run("CONFIG SET maxmemory-policy " + way.policy());
            Path ours;
            try (There there = new There(options)) {
                fill(there);
                there.run("CONFIG SET rdbcompression " + yesNo(way.compressed()));
                assertThat(there.run("SAVE").isError()).isFalse();
                RdbLoad.into(here.engine, folder.resolve("theirs.rdb"), true, RdbLoad.SILENT);
                same(here, there, way + " there -> here: ");
                ours = saved(here, 10, way);
                print(way, folder.resolve("theirs.rdb"), "7.0 -> here");
            }
            assertThat(check(ours))
                    .as(way + ": " + Files.readString(ours.resolveSibling("check.txt")))
                    .isZero();
            assertThat(RdbCheck.of(ours).fault()).isNull();
            Files.move(ours, folder.resolve("theirs.rdb"), StandardCopyOption.REPLACE_EXISTING);
            try (There there = new There(options)) {
                same(here, there, way + " here -> there: ");
                print(way, folder.resolve("theirs.rdb"), "here -> 7.0");
            }
        }
    }

    /** The forms in a file by their numbers in rdb.h, with how many keys have them. */
    private static void print(Way way, Path file, String ways) throws Exception {
        Map<Integer, Integer> forms = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            RdbReader.read(
                    in,
                    Files.size(file),
                    new EncodingLimits(),
                    true,
                    entry -> forms.merge(entry.type(), 1, Integer::sum));
        }
        System.out.printf("rdb: %s %s, %6d bytes, keys by form %s%n", way.options(), ways, Files.size(file), forms);
    }
}
