package dev.rediscover.persist.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.RedisException;
import dev.rediscover.persist.backup.BackupSource.Part;
import dev.rediscover.persist.backup.OnlineBackup.State;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineBackupTest {
    @TempDir
    private Path dir;

    private final VirtualClock clock = VirtualClock.frozenAt(1_795_000_000_500L);
    private Kept source;
    private OnlineBackup backup;

    /** The files of a server whose append-only file has number 3 next. */
    private final class Kept implements BackupSource {
        private boolean busy;
        private boolean broken;
        private long ttl;
        private int releases;
        private final Part base = new Part(dir.resolve("appendonlydir/appendonly.aof.3.base.rdb"), 3);
        private final Part increment = new Part(dir.resolve("appendonlydir/appendonly.aof.3.incr.aof"), 3);

        @Override
        public Path folder() {
            return dir.resolve("backupdir");
        }

        @Override
        public long sealedSeconds() {
            return ttl;
        }

        @Override
        public boolean begin() throws IOException {
            if (broken) {
                throw new IOException("No space left on device");
            }
            return !busy;
        }

        @Override
        public Part seal() throws IOException {
            if (broken) {
                throw new IOException("No space left on device");
            }
            return increment;
        }

        @Override
        public void release() {
            releases++;
        }
    }

    @BeforeEach
    void filesOfAServer() throws IOException {
        source = new Kept();
        backup = new OnlineBackup(source, clock);
        Files.createDirectory(dir.resolve("appendonlydir"));
        Files.writeString(source.base.file(), "base");
        Files.writeString(source.increment.file(), "increment");
    }

    private String say(String word) {
        try {
            Reply reply = backup.answer(List.of(word));
            return reply instanceof Reply.Status status ? status.text() : String.valueOf(reply);
        } catch (RedisException e) {
            return e.reply().text();
        }
    }

    private List<String> words(String word) {
        Reply reply = backup.answer(List.of(word));
        List<Reply> items = reply instanceof Reply.MapOf map ? map.items() : ((Reply.Arr) reply).items();
        List<String> words = new ArrayList<>();
        for (Reply item : items) {
            words.add(item instanceof Reply.Bulk bulk ? bulk.value().utf8() : "" + ((Reply.Int) item).value());
        }
        return words;
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(source.folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_backup_goes_from_start_to_cleanup() throws IOException {
        assertThat(words("status")).containsExactly("state", "idle", "error", "", "start_time", "0", "end_time", "0");
        assertThat(say("start")).isEqualTo("OK");
        assertThat(backup.state()).isEqualTo(State.SNAPSHOTTING);
        assertThat(words("list")).isEmpty();
        clock.advance(2000);
        backup.baseDone(source.base);
        assertThat(backup.holdsFiles()).isTrue();
        assertThat(words("list"))
                .containsExactly(
                        dir.resolve("backupdir/appendonly.aof.3.base.rdb").toString());
        clock.advance(3000);
        assertThat(say("seal")).isEqualTo("OK");
        assertThat(words("status"))
                .containsExactly("state", "sealed", "error", "", "start_time", "1795000000", "end_time", "1795000005");
        assertThat(words("list")).hasSize(3).last().asString().endsWith("/backupdir/appendonly.aof.manifest");
        assertThat(dir.resolve("backupdir/appendonly.aof.manifest"))
                .hasContent(
                        "file appendonly.aof.3.base.rdb seq 3 type b\nfile appendonly.aof.3.incr.aof seq 3 type i\n");
        assertThat(source.releases).isEqualTo(1);
        assertThat(backup.isUnderWay() || backup.holdsFiles()).isFalse();
        assertThat(say("cleanup")).isEqualTo("OK");
        assertThat(words("status")).startsWith("state", "idle").endsWith("end_time", "0");
        assertThat(kept()).isEmpty();
        assertThat(source.base.file()).hasContent("base");
        assertThat(source.releases).isEqualTo(1);
    }

    @Test
    void what_does_not_fit_the_state_is_refused() {
        assertThat(say("abort")).isEqualTo("ERR No backup in progress");
        assertThat(say("seal")).isEqualTo("ERR No backup ready to seal (must be in the incrementing state)");
        assertThat(say("cleanup")).isEqualTo("OK");
        assertThat(say("nosuch")).startsWith("ERR unknown subcommand 'nosuch'");
        say("start");
        assertThat(say("start")).isEqualTo("ERR A backup is already in progress, ABORT it first");
        assertThat(say("seal")).isEqualTo("ERR No backup ready to seal (must be in the incrementing state)");
        assertThat(say("cleanup")).isEqualTo("ERR Backup is in progress");
        backup.baseDone(source.base);
        say("seal");
        assertThat(say("start")).isEqualTo("ERR A sealed backup exists, CLEANUP it first");
        assertThat(say("abort")).isEqualTo("ERR No backup in progress");
    }

    @Test
    void what_is_aborted_leaves_nothing_and_another_may_begin() throws IOException {
        say("start");
        backup.baseDone(source.base);
        assertThat(say("abort")).isEqualTo("OK");
        assertThat(words("status")).startsWith("state", "failed", "error", "aborted by user");
        assertThat(kept()).isEmpty();
        assertThat(source.releases).isEqualTo(1);
        backup.baseDone(source.base);
        assertThat(kept()).as("a rewrite that ends after the abort").isEmpty();
        assertThat(say("start")).isEqualTo("OK");
        assertThat(words("status")).startsWith("state", "snapshotting", "error", "");
    }

    @Test
    void a_start_that_has_to_wait_is_pending() throws IOException {
        source.busy = true;
        assertThat(say("start")).isEqualTo("OK");
        backup.tick();
        assertThat(words("status")).startsWith("state", "pending");
        backup.baseDone(source.base);
        assertThat(kept()).as("the base of a rewrite that began before").isEmpty();
        source.busy = false;
        backup.tick();
        assertThat(words("status")).startsWith("state", "snapshotting");
    }

    @Test
    void a_folder_with_files_in_it_is_left_alone() throws IOException {
        Files.createDirectory(source.folder());
        Files.writeString(source.folder().resolve("stale"), "");
        assertThat(say("start")).endsWith("backupdir' is not empty");
        assertThat(words("status")).startsWith("state", "idle");
        assertThat(source.releases).isZero();
    }

    @Test
    void what_fails_is_told_and_gives_the_files_free() throws IOException {
        source.broken = true;
        assertThat(say("start")).isEqualTo("ERR Failed to start the backup: No space left on device");
        assertThat(backup.state()).isEqualTo(State.IDLE);
        source.broken = false;
        say("start");
        backup.fail("appendonly is stopped");
        assertThat(words("status")).startsWith("state", "failed", "error", "appendonly is stopped");
        assertThat(source.releases).isEqualTo(1);
        say("start");
        backup.baseDone(source.base);
        source.broken = true;
        assertThat(say("seal")).isEqualTo("ERR Failed to seal the backup: No space left on device");
        assertThat(words("status")).startsWith("state", "failed", "error", "cannot seal: No space left on device");
        assertThat(kept()).isEmpty();
        assertThat(source.releases).isEqualTo(2);
        source.broken = false;
        source.busy = true;
        say("start");
        source.broken = true;
        backup.tick();
        assertThat(words("status")).startsWith("state", "failed", "error", "No space left on device");
    }

    @Test
    void a_sealed_backup_goes_when_its_time_is_over() throws IOException {
        say("start");
        backup.baseDone(source.base);
        say("seal");
        clock.advance(10_000_000);
        backup.tick();
        assertThat(backup.state()).as("0: never").isEqualTo(State.SEALED);
        source.ttl = 10_001;
        backup.tick();
        assertThat(backup.state()).isEqualTo(State.SEALED);
        clock.advance(1000);
        backup.tick();
        assertThat(backup.state()).isEqualTo(State.IDLE);
        assertThat(kept()).isEmpty();
    }

    @Test
    void the_manifest_is_named_after_the_base() {
        assertThat(OwnManifest.name("appendonly.aof.12.base.rdb")).isEqualTo("appendonly.aof.manifest");
        assertThat(OwnManifest.name("a.base.x.3.base.aof")).isEqualTo("a.base.x.manifest");
        assertThat(OwnManifest.name("odd")).isEqualTo("odd.manifest");
        assertThatThrownBy(() -> backup.answer(List.of("HELP"))).isInstanceOf(RedisException.class);
    }
}
