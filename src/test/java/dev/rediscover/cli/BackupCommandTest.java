package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.persist.exchange.DataExport;
import dev.rediscover.persist.exchange.ExchangeFormat;
import dev.rediscover.persist.exchange.Refused;
import dev.rediscover.persist.exchange.Selection;
import dev.rediscover.persist.exchange.Steps;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** backup, restore, check-rdb and check-aof as one types them; the README's part about them too. */
class BackupCommandTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern BLOCK = Pattern.compile("```backup\n(.*?)```", Pattern.DOTALL);
    /** What the README calls the folder of everything, and the moment of the backup. */
    private static final String PLACE = "/srv";

    private static final String SHOWN_NAME = "2026-11-21T14-03-05Z";

    @TempDir
    private Path home;

    private String out;
    private String err;
    private Path dir;

    private static String set(String key, String value) {
        return "*3\r\n$3\r\nSET\r\n$" + key.length() + "\r\n" + key + "\r\n$" + value.length() + "\r\n" + value
                + "\r\n";
    }

    /** The orders of a shop: the last command, of 14:03:01, is a mistake. */
    @BeforeEach
    void folderOfAServer() throws IOException {
        dir = home.resolve("data");
        Path aof = Files.createDirectories(dir.resolve("appendonlydir"));
        Files.writeString(
                aof.resolve("appendonly.aof.manifest"),
                "file appendonly.aof.1.base.aof seq 1 type b\nfile appendonly.aof.1.incr.aof seq 1 type i\n");
        Files.writeString(aof.resolve("appendonly.aof.1.base.aof"), "#TS:1795269000\r\n" + set("order:1", "tea"));
        Files.writeString(
                aof.resolve("appendonly.aof.1.incr.aof"),
                "#TS:1795269778\r\n" + set("order:2", "milk") + "#TS:1795269781\r\n*1\r\n$8\r\nFLUSHALL\r\n");
    }

    private int run(String input, String... args) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int code = Main.run(args, new Streams(in, printed, complained, false, false, Map.of()));
        out = printed.toString(StandardCharsets.UTF_8);
        err = complained.toString(StandardCharsets.UTF_8);
        return code;
    }

    private String path(String name) {
        return home.resolve(name).toString();
    }

    private Path backup() throws IOException {
        assertThat(run("", "backup", "--dir", dir.toString(), "--to", path("backups")))
                .as(err)
                .isZero();
        try (Stream<Path> all = Files.list(home.resolve("backups"))) {
            return all.max(java.util.Comparator.naturalOrder()).orElseThrow();
        }
    }

    @Test
    void the_readme_shows_what_happens() throws IOException {
        String readme = Files.readString(README);
        Matcher matcher = BLOCK.matcher(readme);
        assertThat(matcher.find()).isTrue();
        StringBuilder actual = new StringBuilder();
        String name = SHOWN_NAME;
        for (String line : matcher.group(1).split("\n")) {
            if (line.startsWith("$ rediscover ")) {
                List<String> words = new ArrayList<>();
                for (String word : line.substring("$ rediscover ".length()).split(" ")) {
                    words.add(word.replace(PLACE, home.toString()).replace(SHOWN_NAME, name));
                }
                run("", words.toArray(new String[0]));
                Matcher made = Pattern.compile("backups/([-0-9TZ]+):").matcher(out);
                name = made.find() ? made.group(1) : name;
                actual.append(line).append('\n');
                actual.append((out + err).replace(home.toString(), PLACE).replace(name, SHOWN_NAME));
            }
        }
        if ("write".equals(System.getProperty("rediscover.golden"))) {
            Files.writeString(
                    README, readme.substring(0, matcher.start(1)) + actual + readme.substring(matcher.end(1)));
        } else {
            assertThat(actual.toString()).isEqualTo(matcher.group(1));
        }
    }

    @Test
    void a_backup_is_made_listed_verified_and_restored() throws IOException {
        Path backup = backup();
        assertThat(out).isEqualTo(backup + ": 0 keys, 3 files, 225 bytes, loads as it should\n");
        assertThat(run("", "backup", "list", path("backups"))).isZero();
        assertThat(out).startsWith(backup.getFileName() + "  0 keys, 3 files").endsWith("of " + dir + "\n");
        assertThat(run("", "backup", "verify", backup.toString())).isZero();
        assertThat(out).contains("ok  appendonlydir/appendonly.aof.manifest: 88 bytes", "ok  loads to 0 keys");
        assertThat(run("", "restore", backup.toString(), "--to", path("new"), "--until", "2026-11-21T14:03:00Z"))
                .as(err)
                .isZero();
        assertThat(out).contains("2 keys, 3 files", "was cut by", "redis-server --dir " + path("new"));
        assertThat(run("", "backup", "--dir", path("new"), "--to", path("backups"), "--keep", "1", "--json"))
                .isZero();
        assertThat(out).contains("\"keys\":2", "\"verified\":true", "\"removed\":[\"removed " + backup.getFileName());
    }

    @Test
    void data_that_are_there_are_put_aside_only_by_force() throws IOException {
        String backup = backup().toString();
        assertThat(run("", "restore", backup, "--to", dir.toString())).isEqualTo(1);
        assertThat(err).contains("has data in it (appendonlydir)", "--force");
        assertThat(run("", "restore", backup, "--to", dir.toString(), "--force", "--json"))
                .isZero();
        assertThat(out).contains("\"aside\":\"" + dir + "/before-restore-", "\"loads\":\"aof\"");
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(2)
                    .contains("appendonlydir")
                    .anyMatch(name -> name.startsWith("before-restore-"));
        }
    }

    @Test
    void moments_that_cannot_be_had_say_why_and_leave_nothing() throws IOException {
        String backup = backup().toString();
        String[][] cases = {
            {"2026-11-21T13:00:00Z", "the base of the append-only file is of 2026-11-21T13:50:00Z, later than"},
            {"yesterday", "is no moment; write it as 2026-11-21T14:03:00Z"}
        };
        for (String[] each : cases) {
            assertThat(run("", "restore", backup, "--to", path("new"), "--until", each[0]))
                    .isNotZero();
            assertThat(err).contains(each[1]);
        }
        Path increment = dir.resolve("appendonlydir/appendonly.aof.1.incr.aof");
        Files.writeString(increment, set("order:2", "milk"));
        Files.writeString(dir.resolve("appendonlydir/appendonly.aof.1.base.aof"), set("order:1", "tea"));
        String plain = backup().toString();
        assertThat(run("", "restore", plain, "--to", path("new"), "--until", "1795269780"))
                .isEqualTo(1);
        assertThat(err).contains("has no timestamps; a server writes them with aof-timestamp-enabled yes");
        Files.writeString(increment, set("order:2", "milk") + "#TS:1795269790\r\n" + set("a", "b"));
        String half = backup().toString();
        assertThat(run("", "restore", half, "--to", path("new"), "--until", "1795269780"))
                .isEqualTo(1);
        assertThat(err).contains("nobody can tell what was there at 2026-11-21T14:03:00Z");
        try (Stream<Path> left = Files.list(home.resolve("new"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_was_tampered_with_is_not_restored() throws IOException {
        Path backup = backup();
        Path base = backup.resolve("appendonlydir/appendonly.aof.1.base.aof");
        Files.writeString(base, Files.readString(base).replace("tea", "gin"));
        assertThat(run("", "restore", backup.toString(), "--to", path("new"))).isEqualTo(1);
        assertThat(err).contains("appendonly.aof.1.base.aof is not what was written");
        assertThat(run("", "backup", "verify", backup.toString())).isEqualTo(1);
        Files.writeString(base, "");
        assertThat(run("", "backup", "list", path("backups"))).isEqualTo(1);
        assertThat(out).contains("BROKEN: ", "has 0 bytes");
        Path note = backup.resolve("backup.json");
        Files.writeString(note, Files.readString(note).replace(dir.toString(), "\\u001b[2Jevil"));
        Files.writeString(base, "#TS:1795269000\r\n" + set("order:1", "tea"));
        assertThat(run("", "backup", "list", path("backups"))).isZero();
        assertThat(out).contains("of \\x1b[2Jevil").doesNotContain("\u001b");
    }

    @Test
    void wrong_words_are_named_with_a_way_on() throws IOException {
        String[][] cases = {
            {"backup --dir data", "say where backups go: --to FOLDER"},
            {"backup --to x", "say what to back up"},
            {"backup host:1 --dir data --to x", "say what to back up"},
            {"backup --dir data --to x --how sync", "--how goes with an address"},
            {"backup host --to x --how magic", "--how is backup, files, bgsave, sync or scan, not magic"},
            {"backup --dir data --to x --only zip", "--only is rdb or aof, not zip"},
            {"backup --dir data --to x --keep -1", "numbers from 1 up"},
            {"restore x", "--to"},
            {"check-aof --fix --truncate-to-timestamp 5 x", "do not go together"},
            {"check-rdb --json --fix x", "say --yes"}
        };
        for (String[] each : cases) {
            assertThat(run("", each[0].split(" "))).as(each[0]).isEqualTo(2);
            assertThat(err).contains(each[1]);
        }
        assertThat(run("", "backup", "--dir", path("none"), "--to", path("b"))).isEqualTo(1);
        assertThat(err).contains(path("none") + " is no folder");
        assertThat(run("", "restore", path("none"), "--to", path("new"))).isEqualTo(1);
        assertThat(err).contains("there is no folder " + path("none"));
        Path backup = backup();
        assertThat(run("", "restore", path("backups"), "--to", path("new"))).isEqualTo(1);
        assertThat(err).contains("holds backups and is none itself; the newest in it is " + backup);
        for (String word : new String[] {"backup", "restore", "check-rdb", "check-aof"}) {
            assertThat(run("", word, "--help")).isZero();
            assertThat(out).contains("Example", "Exit codes: 0");
        }
    }

    @Test
    void a_snapshot_whose_tail_is_cut_is_mended_after_asking() throws IOException, Refused {
        Path rdb = home.resolve("dump.rdb");
        Engine engine = DataEngines.make().make(VirtualClock.frozenAt(0));
        Client client = engine.connectAside((to, reply) -> {});
        for (String key : List.of("first", "second", "third")) {
            engine.execute(client, List.of(Bytes.of("SET"), Bytes.of(key), Bytes.of("a value")));
        }
        DataExport.write(engine, Selection.ALL, rdb, ExchangeFormat.RDB, 0, Map.of(), Steps.SILENT);
        byte[] whole = Files.readAllBytes(rdb);
        assertThat(run("", "check-rdb", rdb.toString())).as(out).isZero();
        assertThat(out).contains("\\o/ RDB looks OK! \\o/");
        Files.write(rdb, java.util.Arrays.copyOf(whole, whole.length - 12));
        assertThat(run("", "check-rdb", rdb.toString())).isEqualTo(1);
        assertThat(out).contains("--- RDB ERROR DETECTED ---");
        assertThat(run("n\n", "check-rdb", "--fix", rdb.toString())).isEqualTo(1);
        assertThat(out).endsWith("Continue? [y/N]: Aborting...\n");
        assertThat(run("", "check-rdb", "--fix", rdb.toString()))
                .as("nobody answers")
                .isEqualTo(1);
        assertThat(run("y\n", "check-rdb", "--fix", rdb.toString())).isZero();
        assertThat(Files.size(home.resolve("dump.rdb.before-fix"))).isEqualTo(whole.length - 12);
        assertThat(run("", "check-rdb", "--json", rdb.toString())).isZero();
        assertThat(out).contains("\"valid\":true");
        Files.writeString(rdb, "no snapshot");
        assertThat(run("", "check-rdb", "--fix", "--yes", "--json", rdb.toString()))
                .isEqualTo(1);
        assertThat(out).contains("\"valid\":false", "\"fault\":\"no_rdb\"");
    }

    @Test
    void an_append_only_file_whose_tail_is_cut_is_mended_and_kept_as_it_was() throws IOException {
        Path increment = dir.resolve("appendonlydir/appendonly.aof.1.incr.aof");
        String manifest = dir.resolve("appendonlydir/appendonly.aof.manifest").toString();
        assertThat(run("", "check-aof", manifest)).as(out).isZero();
        assertThat(out).contains("All AOF files and manifest are valid");
        long whole = Files.size(increment);
        Files.writeString(increment, Files.readString(increment) + "*3\r\n$3\r\nSET");
        assertThat(run("", "check-aof", manifest)).isEqualTo(1);
        assertThat(run("n\n", "check-aof", "--fix", manifest)).isEqualTo(1);
        assertThat(Files.size(increment)).isGreaterThan(whole);
        assertThat(run("", "check-aof", "--fix", "--yes", "--json", manifest))
                .as(out)
                .isZero();
        assertThat(out).contains("\"fixed\":true", ".before-fix");
        assertThat(Files.size(increment)).isEqualTo(whole);
        assertThat(run("", "check-aof", "--truncate-to-timestamp", "2026-11-21T14:03:00Z", manifest))
                .as(out)
                .isZero();
        assertThat(increment).content().doesNotContain("FLUSHALL").contains("milk");
        assertThat(dir.resolve("appendonlydir/appendonly.aof.1.incr.aof.before-fix-2"))
                .content()
                .contains("FLUSHALL");
        assertThat(run("", "check-aof", "--truncate-to-timestamp", "1795269790", manifest))
                .isZero();
        assertThat(dir.resolve("appendonlydir/appendonly.aof.1.incr.aof.before-fix-3"))
                .as("nothing was cut")
                .doesNotExist();
        assertThat(run("", "check-aof", path("none"))).isEqualTo(1);
        assertThat(err).contains("there is no file " + path("none"));
    }
}
