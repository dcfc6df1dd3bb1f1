package dev.rediscover.persist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.command.Session;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When what is saved, what is refused, and what is there afterwards. */
class FilePersistenceTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_saved_is_there_again() throws IOException {
        String digest;
        try (Desk desk = new Desk(folder)) {
            desk.runAll("SET a 1", "RPUSH l x y", "SELECT 3", "HSET h f v", "PEXPIRE h 100000", "SELECT 0");
            assertThat(desk.run("SAVE")).isEqualTo("OK");
            assertThat(desk.info("rdb_changes_since_last_save")).isEqualTo("0");
            assertThat(desk.run("LASTSAVE")).isEqualTo(Long.toString(Session.START / 1000));
            digest = desk.digest();
            desk.run("SET after 1");
            assertThat(desk.info("rdb_changes_since_last_save")).isEqualTo("1");
        }
        try (Desk desk = new Desk(folder)) {
            assertThat(desk.digest()).isEqualTo(digest);
            assertThat(desk.info("rdb_last_load_keys_loaded")).isEqualTo("3");
            assertThat(desk.info("rdb_changes_since_last_save")).isEqualTo("0");
        }
    }

    @Test
    void what_is_saved_in_the_background_is_what_there_was_when_it_began() throws IOException {
        String digest;
        try (Desk desk = new Desk(folder)) {
            for (int i = 0; i < 20_000; i++) {
                desk.run("SET key:" + i + " " + i);
            }
            for (int i = 0; i < 6000; i++) {
                desk.run("ZADD large " + i + " m" + i); // which another thread writes
            }
            digest = desk.digest();
            assertThat(desk.run("BGSAVE")).isEqualTo("Background saving started");
            assertThat(desk.run("BGSAVE")).isEqualTo("!ERR Background save already in progress");
            assertThat(desk.run("SAVE")).isEqualTo("!ERR Background save already in progress");
            assertThat(desk.info("rdb_bgsave_in_progress")).isEqualTo("1");
            assertThat(desk.info("current_save_keys_total")).isEqualTo("20001");
            for (int i = 0; i < 20_000; i++) {
                desk.run(i % 3 == 0 ? "DEL key:" + i : "APPEND key:" + i + " x");
                desk.run("ZINCRBY large 1 m" + i % 6000);
                if (i % 100 == 0) {
                    desk.files.work();
                }
            }
            desk.runAll("FLUSHDB", "SET new 1");
            desk.settle();
            assertThat(desk.info("rdb_last_bgsave_status")).isEqualTo("ok");
            assertThat(desk.log).contains("Background saving terminated with success");
            assertThat(Long.parseLong(desk.info("rdb_changes_since_last_save"))).isGreaterThan(20_000);
        }
        try (Desk desk = new Desk(folder)) {
            assertThat(desk.digest()).isEqualTo(digest);
        }
    }

    @Test
    void a_snapshot_that_is_saved_while_the_append_only_file_is_rewritten_spoils_neither() throws IOException {
        String digest;
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            for (int i = 0; i < 20_000; i++) {
                desk.run("SET key:" + i + " " + i);
            }
            digest = desk.digest();
            desk.run("BGREWRITEAOF");
            desk.files.work();
            assertThat(desk.run("SAVE")).isEqualTo("OK");
            desk.files.work();
            assertThat(desk.run("SAVE")).isEqualTo("OK");
            assertThat(desk.settle().info("aof_last_bgrewrite_status")).isEqualTo("ok");
        }
        try (Desk desk = new Desk(folder)) {
            assertThat(desk.digest()).isEqualTo(digest);
        }
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            assertThat(desk.digest()).isEqualTo(digest);
        }
    }

    @Test
    void save_points_save_when_enough_has_changed_for_long_enough() throws IOException {
        try (Desk desk = new Desk(folder, "save 60 2")) {
            desk.run("SET a 1");
            desk.tick(100_000);
            assertThat(folder.resolve("dump.rdb")).doesNotExist();
            desk.run("SET b 1");
            desk.tick(1);
            assertThat(desk.log).contains("2 changes in 60 seconds. Saving...");
            desk.settle();
            assertThat(folder.resolve("dump.rdb")).exists();
            assertThat(desk.info("rdb_saves")).isEqualTo("1");
            desk.runAll("SET a 1", "SET a 2", "SET a 3");
            desk.tick(60_000);
            assertThat(desk.info("rdb_saves"))
                    .as("not for longer than 60 seconds")
                    .isEqualTo("1");
            desk.tick(1000);
            desk.settle();
            assertThat(desk.info("rdb_saves")).isEqualTo("2");
            desk.runAll("CONFIG SET save ''", "SET a 1", "SET a 2");
            desk.tick(600_000);
            assertThat(desk.settle().info("rdb_saves")).isEqualTo("2");
        }
    }

    @Test
    void while_snapshots_fail_writes_are_refused_and_another_is_tried_after_five_seconds() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        try (Desk desk = new Desk(folder, "dir home", "save 10 1")) {
            desk.run("SET a 1");
            Files.delete(home);
            assertThat(desk.run("BGSAVE")).isEqualTo("Background saving started");
            assertThat(desk.info("rdb_last_bgsave_status")).isEqualTo("err");
            assertThat(desk.log.toString()).contains("No such file or directory", "Background saving error");
            String refusal = "!MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist"
                    + " to disk. Commands that may modify the data set are disabled, because this instance is"
                    + " configured to report errors during writes if RDB snapshotting fails"
                    + " (stop-writes-on-bgsave-error option). Please check the Redis logs for details about the RDB"
                    + " error.";
            assertThat(desk.run("SET a 2")).isEqualTo(refusal);
            assertThat(desk.run("PING")).isEqualTo(refusal);
            assertThat(desk.run("GET a")).isEqualTo("\"1\"");
            assertThat(desk.run("EVAL \"return redis.pcall('set', 'a', '2')\" 0"))
                    .isEqualTo(refusal);
            desk.run("MULTI");
            assertThat(desk.run("SET a 3")).isEqualTo(refusal);
            assertThat(desk.run("EXEC")).startsWith("!EXECABORT");
            assertThat(desk.run("SAVE")).isEqualTo("!ERR");
            Files.createDirectory(home);
            desk.tick(5000);
            assertThat(desk.info("rdb_saves")).as("five seconds are not over").isEqualTo("2");
            desk.tick(6000);
            desk.settle();
            assertThat(desk.info("rdb_last_bgsave_status")).isEqualTo("ok");
            assertThat(desk.run("SET a 2")).isEqualTo("OK");
        }
    }

    @Test
    void who_wants_to_write_although_snapshots_fail_may() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        try (Desk desk = new Desk(folder, "dir home", "save 10 1", "stop-writes-on-bgsave-error no")) {
            Files.delete(home);
            desk.runAll("BGSAVE", "SET a 1");
            assertThat(desk.run("SET a 2")).isEqualTo("OK");
            desk.run("CONFIG SET stop-writes-on-bgsave-error yes");
            assertThat(desk.run("SET a 2")).startsWith("!MISCONF");
            desk.run("CONFIG SET save ''");
            assertThat(desk.run("SET a 2")).as("nobody asks for snapshots").isEqualTo("OK");
        }
    }

    @Test
    void a_file_for_an_older_server_holds_no_more_than_that_knows() throws IOException {
        try (Desk desk = new Desk(folder, "rdb-version 10")) {
            desk.runAll("SET a 1", "SAVE");
            assertThat(Files.readString(folder.resolve("dump.rdb"), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .startsWith("REDIS0010");
            desk.runAll("HSET h f v", "HPEXPIRE h 100000 FIELDS 1 f");
            assertThat(desk.run("SAVE")).startsWith("!ERR RDB version 10 cannot hold \"h\"");
            desk.run("BGSAVE");
            desk.settle();
            assertThat(desk.info("rdb_last_bgsave_status")).isEqualTo("err");
            assertThat(desk.log.toString()).contains("cannot hold \"h\"");
        }
        try (Desk desk = new Desk(folder)) {
            assertThat(desk.run("KEYS *")).as("the file before").isEqualTo("[\"a\"]");
        }
    }

    @Test
    void reloading_gives_back_what_there_is_or_what_was_saved() throws IOException {
        try (Desk desk = new Desk(folder)) {
            desk.runAll("SET a 1", "SAVE", "SET a 2", "SET b 2");
            assertThat(desk.run("DEBUG RELOAD NOSAVE NOFLUSH")).isEqualTo("OK");
            assertThat(desk.run("MGET a b")).isEqualTo("[\"1\" \"2\"]");
            assertThat(desk.run("DEBUG RELOAD NOSAVE")).isEqualTo("OK");
            assertThat(desk.run("MGET a b")).isEqualTo("[\"1\" nil]");
            desk.run("SET b 3");
            assertThat(desk.run("DEBUG RELOAD")).isEqualTo("OK");
            assertThat(desk.run("MGET a b")).isEqualTo("[\"1\" \"3\"]");
            assertThat(desk.run("DEBUG RELOAD NOSAVE NOSUCH")).startsWith("!ERR DEBUG RELOAD only supports");
        }
    }

    @Test
    void flushall_saves_that_nothing_is_left_where_there_are_save_points() throws IOException {
        try (Desk desk = new Desk(folder, "save 900 1")) {
            desk.runAll("SET a 1", "SAVE", "FLUSHALL");
        }
        try (Desk desk = new Desk(folder)) {
            assertThat(desk.run("DBSIZE")).isEqualTo("0");
            desk.runAll("SET a 1", "SAVE", "FLUSHALL");
        }
        try (Desk desk = new Desk(folder)) {
            assertThat(desk.run("DBSIZE")).as("nobody asked for snapshots").isEqualTo("1");
        }
    }

    @Test
    void the_end_saves_where_there_are_save_points() throws IOException {
        try (Desk desk = new Desk(folder, "save 900 1")) {
            desk.run("SET a 1");
            desk.end();
            assertThat(desk.log).contains("Saving the final RDB snapshot before exiting.", "DB saved on disk");
        }
        try (Desk desk = new Desk(folder)) {
            assertThat(desk.run("GET a")).isEqualTo("\"1\"");
            desk.run("SET a 2");
            desk.end();
        }
        try (Desk desk = new Desk(folder)) {
            assertThat(desk.run("GET a")).isEqualTo("\"1\"");
        }
    }

    @Test
    void appending_begins_and_ends_while_the_engine_runs() throws IOException {
        String digest;
        try (Desk desk = new Desk(folder)) {
            desk.runAll("SET before 1", "RPUSH l a b c");
            assertThat(desk.run("CONFIG SET appendonly yes")).isEqualTo("OK");
            assertThat(desk.info("aof_enabled")).isEqualTo("1");
            desk.runAll("INCR before", "RPOP l");
            desk.settle();
            desk.runAll("INCR before", "SELECT 2", "SADD s 1 2 3", "SPOP s 1", "SELECT 0");
            digest = desk.digest();
            assertThat(desk.info("aof_rewrites")).isEqualTo("1");
        }
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            assertThat(desk.digest()).isEqualTo(digest);
            assertThat(desk.run("CONFIG SET appendonly no")).isEqualTo("OK");
            assertThat(desk.info("aof_enabled")).isEqualTo("0");
            desk.run("SET lost 1");
        }
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            assertThat(desk.digest()).isEqualTo(digest);
        }
    }

    @Test
    void a_first_rewrite_that_fails_is_begun_again_and_commands_are_appended() throws IOException {
        Path obstacle = Files.createDirectories(folder.resolve("appendonlydir/appendonly.aof.1.base.rdb/in-the-way"));
        try (Desk desk = new Desk(folder)) {
            desk.runAll("SET a 1", "CONFIG SET appendonly yes", "SET b 2");
            assertThat(desk.run("WAITAOF 1 0 1")).as("there is no base yet").isEqualTo("(waits)");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                desk.tick(0);
                return desk.info("aof_last_bgrewrite_status").equals("err");
            });
            desk.run("SET c 3");
            Files.delete(obstacle);
            Files.delete(obstacle.getParent());
            desk.tick(1000);
            desk.settle();
            desk.run("SET d 4");
        }
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            assertThat(desk.run("MGET a b c d")).isEqualTo("[\"1\" \"2\" \"3\" \"4\"]");
        }
    }

    @Test
    void a_rewrite_holds_what_there_was_and_the_increment_what_came() throws IOException {
        for (String preamble : List.of("yes", "no")) {
            Path home = Files.createDirectory(folder.resolve(preamble));
            String digest;
            try (Desk desk = new Desk(home, "appendonly yes", "aof-use-rdb-preamble " + preamble)) {
                for (int i = 0; i < 3000; i++) {
                    desk.runAll("INCR counter:" + i % 50, "RPUSH list:" + i % 7 + " " + i);
                }
                assertThat(desk.run("BGREWRITEAOF")).isEqualTo("Background append only file rewriting started");
                assertThat(desk.run("BGREWRITEAOF")).startsWith("!ERR Background append only file rewriting already");
                assertThat(desk.run("BGSAVE")).startsWith("!ERR Another child process is active (AOF?)");
                assertThat(desk.run("BGSAVE SCHEDULE")).isEqualTo("Background saving scheduled");
                for (int i = 0; i < 3000; i++) {
                    desk.runAll("INCR counter:" + i % 50, "LPOP list:" + i % 7);
                }
                desk.settle();
                digest = desk.digest();
                assertThat(desk.info("aof_last_bgrewrite_status")).isEqualTo("ok");
                assertThat(desk.run("DEBUG LOADAOF")).isEqualTo("OK");
                assertThat(desk.digest()).isEqualTo(digest);
                desk.tick(1);
                desk.settle();
                assertThat(desk.info("rdb_saves")).isEqualTo("1");
            }
            try (Desk desk = new Desk(home, "appendonly yes")) {
                assertThat(desk.digest()).isEqualTo(digest);
            }
        }
    }

    @Test
    void it_is_rewritten_when_it_has_grown() throws IOException {
        try (Desk desk = new Desk(
                folder, "appendonly yes", "auto-aof-rewrite-min-size 10kb", "auto-aof-rewrite-percentage 50")) {
            for (int i = 0; i < 2000; i++) {
                desk.run("SET key " + i);
            }
            desk.tick(100);
            assertThat(desk.log.toString()).contains("Starting automatic rewriting of AOF on ");
            desk.settle();
            assertThat(Long.parseLong(desk.info("aof_current_size"))).isLessThan(1000);
            desk.tick(100);
            assertThat(desk.settle().info("aof_rewrites")).isEqualTo("1");
        }
    }

    @Test
    void waitaof_waits_until_what_was_written_is_on_disk() throws IOException {
        try (Desk desk = new Desk(folder)) {
            assertThat(desk.run("WAITAOF 1 0 0"))
                    .isEqualTo("!ERR WAITAOF cannot be used when numlocal is set but appendonly is disabled.");
            assertThat(desk.run("WAITAOF 0 0 0")).isEqualTo("[0 0]");
        }
        try (Desk desk = new Desk(folder, "appendonly yes", "appendfsync always")) {
            desk.run("SET a 1");
            assertThat(desk.run("WAITAOF 1 0 0")).isEqualTo("[1 0]");
            assertThat(desk.run("WAITAOF 1 1 10")).isEqualTo("(waits)");
            desk.tick(11);
            assertThat(Session.text(desk.late.get(0)))
                    .as("there are no replicas")
                    .isEqualTo("[1 0]");
        }
        try (Desk desk = new Desk(folder, "appendonly yes", "appendfsync everysec")) {
            desk.run("SET a 1");
            desk.tick(10);
            desk.run("SET a 2");
            assertThat(desk.run("WAITAOF 1 0 100000")).isEqualTo("(waits)");
            org.awaitility.Awaitility.await().until(() -> {
                desk.tick(1001);
                return !desk.late.isEmpty();
            });
            assertThat(Session.text(desk.late.get(0))).isEqualTo("[1 0]");
            desk.run("SET a 3");
            assertThat(desk.run("WAITAOF 1 0 0")).isEqualTo("(waits)");
            Client other = desk.engine.connect((who, reply) -> {});
            desk.engine.execute(
                    other, List.of(Bytes.of("CONFIG"), Bytes.of("SET"), Bytes.of("appendonly"), Bytes.of("no")));
            assertThat(Session.text(desk.late.get(1))).startsWith("!ERR WAITAOF cannot be used");
        }
    }

    @Test
    void forks_answer_as_it_would_and_touch_no_file() throws IOException {
        try (Desk desk = new Desk(folder, "save 900 1")) {
            desk.run("SET a 1");
            Engine fork = desk.engine.fork();
            Client client = fork.connect((who, reply) -> {});
            for (String line : List.of(
                    "SAVE",
                    "BGSAVE",
                    "BGREWRITEAOF",
                    "CONFIG SET appendonly yes",
                    "WAITAOF 1 0 0",
                    "DEBUG RELOAD",
                    "FLUSHALL",
                    "SAVE")) {
                assertThat(Session.text(fork.execute(
                                client,
                                dev.rediscover.resp.CommandLine.split(line).words())))
                        .as(line)
                        .doesNotStartWith("!");
            }
            assertThat(desk.run("GET a")).isEqualTo("\"1\"");
            try (Stream<Path> there = Files.list(folder)) {
                assertThat(there).isEmpty();
            }
        }
    }

    @Test
    void nothing_is_begun_in_the_midst_of_a_transaction() throws IOException {
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            assertThat(desk.runAll("MULTI", "INCR n", "BGSAVE", "INCR n", "EXEC"))
                    .isEqualTo("[1 Background saving scheduled 2]");
            desk.tick(1);
            desk.settle();
            assertThat(desk.runAll("MULTI", "INCR n", "BGREWRITEAOF", "INCR n", "EXEC"))
                    .isEqualTo("[3 Background append only file rewriting scheduled 4]");
            desk.tick(2000);
            desk.settle();
            assertThat(desk.info("aof_rewrites")).isEqualTo("1");
        }
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            assertThat(desk.run("GET n")).isEqualTo("\"4\"");
        }
    }
}
