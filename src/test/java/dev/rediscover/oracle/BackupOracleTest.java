package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.persist.backup.BackupOrigin;
import dev.rediscover.persist.backup.BackupOrigin.Only;
import dev.rediscover.persist.backup.BackupShelf;
import dev.rediscover.persist.backup.DataNames;
import dev.rediscover.persist.backup.Progress;
import dev.rediscover.persist.backup.Restore;
import dev.rediscover.persist.backup.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

/** Backups of a real server's folder while it writes, restored, with a real server started on what came out. */
class BackupOracleTest {
    private static final Verification.Engines ENGINES =
            clock -> new Engine(Families.forLessons(), clock, RandomSource.unseeded());

    @TempDir
    private Path home;

    private static String digest(Jedis jedis) {
        Object reply = jedis.sendCommand(() -> "DEBUG".getBytes(StandardCharsets.US_ASCII), "DIGEST");
        return new String((byte[]) reply, StandardCharsets.US_ASCII);
    }

    /** Writes the same number to two keys in one transaction, and more, until told to end. */
    private static long load(int port, AtomicBoolean ended) {
        long count = 0;
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            while (!ended.get()) {
                count++;
                Transaction both = jedis.multi();
                both.set("left", "" + count);
                both.rpush("list:" + count % 7, "x".repeat((int) (count % 300)));
                both.spop("set");
                both.sadd("set", "" + count, "" + (count + 1));
                both.set("soon:" + count % 50, "value", SetParams.setParams().ex(100));
                both.set("right", "" + count);
                both.exec();
            }
        }
        return count;
    }

    @Test
    void backups_under_load_are_whole_and_a_real_server_starts_from_them() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        BackupShelf shelf = new BackupShelf(home.resolve("backups"), Clock.system());
        try (RealServer server = RealServer.start("--appendonly", "yes", "--auto-aof-rewrite-percentage", "0");
                Jedis jedis = new Jedis("127.0.0.1", server.port())) {
            Path dir = Path.of(jedis.configGet("dir").get("dir"));
            Future<Long> loading = thread.submit(() -> load(server.port(), ended));
            for (int i = 1; i <= 8; i++) {
                awaitWrites(jedis, i * 20);
                rewrite(jedis);
                shelf.take(BackupOrigin.folder(dir, DataNames.USUAL, Only.BOTH), "test", ENGINES, Progress.SILENT);
            }
            ended.set(true);
            assertThat(loading.get()).isGreaterThan(100);
        } finally {
            ended.set(true);
            thread.shutdownNow();
        }
        long before = Long.MAX_VALUE;
        for (BackupShelf.Entry entry : shelf.entries()) {
            before = startedOn(entry, before);
        }
    }

    private static void awaitWrites(Jedis jedis, int count) {
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> {
            String left = jedis.get("left");
            return left != null && Long.parseLong(left) >= count;
        });
    }

    /** Lets its parts change while they are copied; one rewrite at a time. */
    private static void rewrite(Jedis jedis) {
        try {
            jedis.bgrewriteaof();
        } catch (JedisDataException e) {
            assertThat(e).hasMessageContaining("already in progress");
        }
    }

    /** Restores {@code entry}, starts a real server on it, and returns the number that it has. */
    private long startedOn(BackupShelf.Entry entry, long newer) throws IOException {
        Path dir = home.resolve("restored-" + entry.name());
        Restore.of(entry.path(), Progress.SILENT).to(dir, Clock.system(), ENGINES);
        try (RealServer server = RealServer.start("--dir", dir.toString(), "--appendonly", "yes");
                Jedis jedis = new Jedis("127.0.0.1", server.port())) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> jedis.dbSize() >= 0);
            String left = jedis.get("left");
            assertThat(jedis.get("right"))
                    .as(entry.name() + ": both keys of a transaction")
                    .isEqualTo(left);
            assertThat(digest(jedis)).as(entry.name()).isEqualTo(entry.note().digest());
            long number = left == null ? 0 : Long.parseLong(left);
            assertThat(number).as("an older backup has older data").isLessThanOrEqualTo(newer);
            return number;
        }
    }

    private static String set(String key, String value) {
        return "*3\r\n$3\r\nSET\r\n$" + key.length() + "\r\n" + key + "\r\n$" + value.length() + "\r\n" + value
                + "\r\n";
    }

    private Path folderWithMoments() throws IOException {
        Path aof = Files.createDirectories(home.resolve("data/appendonlydir"));
        Files.writeString(
                aof.resolve("appendonly.aof.manifest"),
                "file appendonly.aof.1.base.aof seq 1 type b\n" + "file appendonly.aof.1.incr.aof seq 1 type i\n");
        Files.writeString(aof.resolve("appendonly.aof.1.base.aof"), "#TS:1000\r\n" + set("base", "#TS:9999"));
        Files.writeString(
                aof.resolve("appendonly.aof.1.incr.aof"),
                "#TS:1001\r\n" + set("a", "1") + set("b", "\r\n#TS:1\r\n") + "#TS:1005\r\n" + set("a", "2")
                        + "#TS:1006\r\n*1\r\n$5\r\nMULTI\r\n" + set("c", "1") + set("d", "1") + "*1\r\n$4\r\nEXEC\r\n"
                        + "#TS:2000\r\n" + set("a", "3"));
        return aof;
    }

    @Test
    void a_restore_until_a_moment_is_what_redis_check_aof_cuts() throws Exception {
        Needed.program("redis-check-aof", "redis-tools");
        Path aof = folderWithMoments();
        BackupShelf shelf = new BackupShelf(home.resolve("backups"), Clock.system());
        BackupOrigin origin = BackupOrigin.folder(home.resolve("data"), DataNames.USUAL, Only.BOTH);
        Path backup = shelf.take(origin, "test", ENGINES, Progress.SILENT).path();
        for (long until : new long[] {1001, 1002, 1004, 1005, 1006, 1007, 1999, 2000, 2001}) {
            Path dir = home.resolve("until-" + until);
            Restore.of(backup, Progress.SILENT).until(until).to(dir, Clock.system(), ENGINES);
            Path copy = Files.createDirectory(home.resolve("cut-" + until));
            for (String name : List.of(".manifest", ".1.base.aof", ".1.incr.aof")) {
                Files.copy(aof.resolve("appendonly.aof" + name), copy.resolve("appendonly.aof" + name));
            }
            Process check = new ProcessBuilder(
                            "redis-check-aof", "--truncate-to-timestamp", "" + until, "appendonly.aof.manifest")
                    .directory(copy.toFile())
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(check.waitFor()).as(printed).isZero();
            assertThat(dir.resolve("appendonlydir/appendonly.aof.1.incr.aof"))
                    .as("until " + until)
                    .hasSameBinaryContentAs(copy.resolve("appendonly.aof.1.incr.aof"));
        }
        assertThatThrownBy(() ->
                        Restore.of(backup, Progress.SILENT).until(999).to(home.resolve("x"), Clock.system(), ENGINES))
                .hasMessageContaining("later than 1970-01-01T00:16:39Z");
        assertThat(Files.exists(home.resolve("x/appendonlydir"))).isFalse();
    }
}
