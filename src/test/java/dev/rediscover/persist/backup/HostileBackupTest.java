package dev.rediscover.persist.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Ceilings;
import dev.rediscover.engine.Engine;
import dev.rediscover.persist.backup.BackupNote.How;
import dev.rediscover.persist.backup.BackupNote.Loads;
import dev.rediscover.persist.backup.BackupOrigin.Only;
import dev.rediscover.persist.backup.BackupShelf.Entry;
import dev.rediscover.persist.backup.KeptFile.Role;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups that somebody has made up to do harm when they are pruned, verified or restored. */
class HostileBackupTest {
    private static final String TEXT = "REDIS0011";

    @TempDir
    private Path home;

    private final VirtualClock clock = VirtualClock.frozenAt(1_795_269_785_000L); // 2026-11-21T14:03:05Z
    private Path dir;
    private Path backups;
    private BackupShelf shelf;

    @BeforeEach
    void folders() throws IOException {
        dir = Files.createDirectory(home.resolve("data"));
        Files.writeString(dir.resolve("dump.rdb"), TEXT);
        backups = Files.createDirectory(home.resolve("backups"));
        shelf = new BackupShelf(backups, clock);
    }

    private Entry take() throws IOException {
        return shelf.take(BackupOrigin.folder(dir, DataNames.USUAL, Only.RDB), "test", null, Progress.SILENT);
    }

    private static KeptFile file(String path, Role role) {
        byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
        return new KeptFile(
                path, role, text.length, FileCopy.hex(FileCopy.sha256().digest(text)));
    }

    /** A backup with these files in it; folders are made, and what is there already stays. */
    private Path made(String name, KeptFile... files) throws IOException {
        Path backup = Files.createDirectories(backups.resolve(name));
        for (KeptFile file : files) {
            Path path = backup.resolve(file.path());
            Files.createDirectories(path.getParent());
            if (!Files.exists(path)) {
                Files.writeString(path, TEXT);
            }
        }
        List<KeptFile> all = new ArrayList<>(List.of(files));
        NoteFile.write(backup, new BackupNote(1, "x", How.FILES, "7.0.0", "test", Loads.RDB, -1, "", all, List.of()));
        return backup;
    }

    @Test
    void nothing_is_removed_through_a_link() throws IOException {
        Path user = Files.createDirectory(home.resolve("user"));
        Path precious = Files.writeString(user.resolve("x"), "precious");
        Path backup = backups.resolve("2020-01-01T00-00-00Z");
        made("2020-01-01T00-00-00Z", file("dump.rdb", Role.RDB));
        Files.createSymbolicLink(backup.resolve("sub"), user);
        made("2020-01-01T00-00-00Z", file("dump.rdb", Role.RDB), file("sub/x", Role.BASE), file("sub", Role.BASE));
        take();
        assertThat(shelf.prune(1, 0))
                .singleElement()
                .asString()
                .startsWith("left 2020-01-01T00-00-00Z alone: ")
                .contains("\"sub\" is a file and a folder");
        assertThat(precious).hasContent("precious");
        assertThat(backup.resolve("dump.rdb")).exists();
    }

    @Test
    void a_file_that_has_become_a_link_is_left_alone() throws IOException {
        Path backup = made("2020-01-01T00-00-00Z", file("dump.rdb", Role.RDB), file("other", Role.BASE));
        Files.delete(backup.resolve("other"));
        Files.createSymbolicLink(backup.resolve("other"), home);
        take();
        assertThat(shelf.prune(1, 0)).singleElement().asString().contains("alone: ", "other is a symbolic link");
        assertThat(backup.resolve("dump.rdb")).as("nothing of it goes").exists();
    }

    @Test
    void what_is_missing_or_cut_is_still_removed() throws IOException {
        Path backup = made("2020-01-01T00-00-00Z", file("dump.rdb", Role.RDB));
        Files.delete(backup.resolve("dump.rdb"));
        take();
        assertThat(shelf.prune(1, 0)).containsExactly("removed 2020-01-01T00-00-00Z");
    }

    @Test
    void backups_of_the_future_push_none_out() throws IOException {
        made("2099-01-01T00-00-00Z", file("dump.rdb", Role.RDB));
        for (int i = 0; i < 3; i++) {
            Entry taken = take();
            List<String> done = shelf.prune(1, 0);
            assertThat(taken.path()).exists();
            assertThat(done).contains("left 2099-01-01T00-00-00Z alone: it is named after a moment to come");
            assertThat(done).hasSize(i == 0 ? 1 : 2);
            clock.advance(1000);
        }
        assertThat(shelf.entries()).hasSize(2);
    }

    @Test
    void the_one_just_taken_stays_even_if_the_clock_is_set_back() throws IOException {
        take();
        Entry taken = take();
        Entry again = take();
        clock.advance(-5000);
        assertThat(shelf.prune(1, 0)).hasSize(2).allMatch(line -> line.contains("a moment to come"));
        assertThat(taken.path()).exists();
        assertThat(again.path()).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis.conf", "users.acl"})
    void a_backup_has_one_snapshot_and_one_manifest(String name) throws IOException {
        Path target = Files.createDirectory(home.resolve("target"));
        Path users = Files.writeString(target.resolve(name), "mine");
        for (Role role : new Role[] {Role.RDB, Role.MANIFEST}) {
            KeptFile first = role == Role.RDB ? file("a.manifest", Role.MANIFEST) : file("b.manifest", role);
            Path backup = made("x" + role, file("dump.rdb", Role.RDB), first, file(name, role));
            assertThatThrownBy(() -> Restore.of(backup, Progress.SILENT).to(target, clock, null))
                    .isInstanceOf(BackupFault.class)
                    .hasMessageContaining("there can be one");
        }
        assertThat(users).hasContent("mine");
    }

    @Test
    void a_snapshot_is_in_no_folder() throws IOException {
        Path backup = made("x", file("sub/dump.rdb", Role.RDB));
        assertThatThrownBy(() -> Restore.of(backup, Progress.SILENT)).hasMessageContaining("in a folder of its own");
    }

    @Test
    void whatever_would_be_written_over_is_in_the_way() throws IOException {
        Path target = Files.createDirectory(home.resolve("target"));
        Path users = Files.writeString(target.resolve("redis.conf"), "mine");
        byte[] text = "file a seq 1 type h\n".getBytes(StandardCharsets.UTF_8);
        String sum = FileCopy.hex(FileCopy.sha256().digest(text));
        Files.createDirectory(backups.resolve("x"));
        Files.write(backups.resolve("x/redis.conf"), text);
        KeptFile conf = new KeptFile("redis.conf", Role.MANIFEST, text.length, sum);
        Path backup = made("x", file("dump.rdb", Role.RDB), conf);
        assertThatThrownBy(() -> Restore.of(backup, Progress.SILENT).to(target, clock, null))
                .hasMessageContaining("has data in it (redis.conf)");
        assertThat(users).hasContent("mine");
        Restore.Done done = Restore.of(backup, Progress.SILENT).force(true).to(target, clock, null);
        assertThat(done.aside().resolve("redis.conf")).hasContent("mine");
    }

    @Test
    void names_are_words_of_a_shell() {
        DataNames names = new DataNames("$(touch x)", "d --loadmodule evil.so", "it's");
        assertThat(names.options())
                .isEqualTo(" --dbfilename '$(touch x)' --appenddirname 'd --loadmodule evil.so'"
                        + " --appendfilename 'it'\\''s'");
        assertThat(new DataNames("a-b_c.rdb", "d", "e").options())
                .isEqualTo(" --dbfilename a-b_c.rdb --appenddirname d --appendfilename e");
        assertThat(KeptFile.isInside("--loadmodule evil.so")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"while true do end", "while true do pcall(function() while true do end end) end"})
    void scripts_without_an_end_are_a_fault_of_the_file(String script) throws IOException {
        Path aof = Files.createDirectory(dir.resolve("appendonlydir"));
        Files.writeString(aof.resolve("appendonly.aof.manifest"), "file a.incr.aof seq 1 type i\n");
        Files.writeString(
                aof.resolve("a.incr.aof"),
                "*3\r\n$4\r\nEVAL\r\n$" + script.length() + "\r\n" + script + "\r\n$1\r\n0\r\n");
        long any = Long.MAX_VALUE;
        Ceilings ceilings = new Ceilings(any, any, any, any, 100_000);
        Verification.Engines engines = time -> new Engine(Families.forLessons(), time, new RandomSource(7), ceilings);
        BackupOrigin origin = BackupOrigin.folder(dir, DataNames.USUAL, Only.AOF);
        assertThatThrownBy(() -> shelf.take(origin, "test", engines, Progress.SILENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.incr.aof, byte 0: the script of 'EVAL' does not end within 100000 steps");
        assertThat(shelf.entries()).isEmpty();
    }

    @Test
    void manifests_have_a_largest_size() throws IOException {
        KeptFile kept = file("d/a.manifest", Role.MANIFEST);
        Path backup = made("x", file("dump.rdb", Role.RDB), kept);
        try (RandomAccessFile large =
                new RandomAccessFile(backup.resolve("d/a.manifest").toFile(), "rw")) {
            large.setLength((16 << 20) + 1);
        }
        assertThatThrownBy(() -> Restore.of(backup, Progress.SILENT)).hasMessageContaining("more than 16 MB");
    }
}
