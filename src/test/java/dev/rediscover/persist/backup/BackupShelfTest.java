package dev.rediscover.persist.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.persist.backup.BackupOrigin.Only;
import dev.rediscover.persist.backup.BackupShelf.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupShelfTest {
    private static final String SET = "*3\r\n$3\r\nSET\r\n$1\r\na\r\n$1\r\n1\r\n";
    private static final String MANIFEST = "file appendonly.aof.1.base.aof seq 1 type b\n"
            + "file appendonly.aof.1.incr.aof seq 1 type i\nfile appendonly.aof.2.incr.aof seq 2 type i\n";

    /** What stands in a note, what is put there instead, and what is said of it; the first empty: all of it. */
    private static final String[][] CHANGES = {
        {"appendonlydir/appendonly.aof.1.base.aof", "../../data/appendonlydir/x", "no path that stays inside"},
        {"appendonlydir/appendonly.aof.1.base.aof", "/etc/passwd", "no path that stays inside"},
        {"appendonlydir/appendonly.aof.1.base.aof", "a/b/c", "no path that stays inside"},
        {"appendonlydir/appendonly.aof.1.base.aof", "a//b", "no path that stays inside"},
        {"appendonlydir/appendonly.aof.1.base.aof", "C:\\\\x", "no path that stays inside"},
        {"appendonlydir/appendonly.aof.1.base.aof", "backup.json", "no path that stays inside"},
        {"appendonlydir/appendonly.aof.1.base.aof", "appendonlydir/APPENDONLY.aof.1.incr.aof", "there twice"},
        {"\"format\": 1", "\"format\": 2", "a newer program wrote it"},
        {"\"format\": 1", "\"format\": 1, \"format\": 1", "2:25: the field \"format\" is there twice"},
        {"\"keys\": null", "\"keys\": 1e99", "a whole number of up to 18 digits"},
        {"\"keys\": null", "\"keys\": 99999999999999999999", "a whole number of up to 18 digits"},
        {"\"keys\": null", "\"keys\": -1", "a number from 0 up"},
        {"\"digest\": null", "\"digest\": \"zz\"", "40 hexadecimal digits"},
        {"\"loads\": \"aof\"", "\"loads\": \"tar\"", "one of rdb, aof"},
        {"\"remarks\": []", "\"remarks\": " + "[".repeat(99) + "]".repeat(99), "more than 8 levels"},
        {"\"remarks\": []", "\"remarks\": [1]", "a list of texts"},
        {"{\n", "", "nothing may follow the end"},
        {"", "", "a value is missing"},
        {"", "[]", "an object is wanted"},
        {"", "{\"format\": 1", "'}' is missing"},
        {"", "{\"format\": \"\\q\"}", "an escape that JSON does not know"}
    };

    @TempDir
    private Path home;

    private final VirtualClock clock = VirtualClock.frozenAt(1_795_269_785_000L); // 2026-11-21T14:03:05Z
    private Path dir;
    private Path aof;
    private BackupShelf shelf;

    @BeforeEach
    void folderOfAServer() throws IOException {
        dir = Files.createDirectory(home.resolve("data"));
        aof = Files.createDirectory(dir.resolve("appendonlydir"));
        Files.writeString(aof.resolve("appendonly.aof.manifest"), MANIFEST);
        Files.writeString(aof.resolve("appendonly.aof.1.base.aof"), SET);
        Files.writeString(aof.resolve("appendonly.aof.1.incr.aof"), SET + SET);
        Files.writeString(aof.resolve("appendonly.aof.2.incr.aof"), SET);
        shelf = new BackupShelf(home.resolve("backups"), clock);
    }

    private Entry take() throws IOException {
        return shelf.take(BackupOrigin.folder(dir, DataNames.USUAL, Only.BOTH), "test", null, Progress.SILENT);
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (Entry entry : shelf.entries()) {
            names.add(entry.name());
        }
        return names;
    }

    private static List<String> all(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_backup_is_a_folder_named_after_its_moment_with_files_and_a_note() throws IOException {
        Entry taken = take();
        assertThat(taken.name()).isEqualTo("2026-11-21T14-03-05Z");
        assertThat(all(home.resolve("backups")))
                .containsExactly(
                        "2026-11-21T14-03-05Z/appendonlydir/appendonly.aof.1.base.aof",
                        "2026-11-21T14-03-05Z/appendonlydir/appendonly.aof.1.incr.aof",
                        "2026-11-21T14-03-05Z/appendonlydir/appendonly.aof.2.incr.aof",
                        "2026-11-21T14-03-05Z/appendonlydir/appendonly.aof.manifest",
                        "2026-11-21T14-03-05Z/backup.json");
        assertThat(Files.readString(taken.path().resolve("backup.json")))
                .contains(
                        "\"made\": \"2026-11-21T14:03:05Z\"",
                        "\"loads\": \"aof\"",
                        "\"bytes\": 54",
                        "\"digest\": null");
        assertThat(NoteFile.read(taken.path())).isEqualTo(taken.note());
        assertThat(BackupShelf.verify(taken.path(), null, Progress.SILENT))
                .hasSize(4)
                .allMatch(l -> l.startsWith("ok"));
        assertThat(take().name()).isEqualTo("2026-11-21T14-03-05Z-2");
        assertThat(take().name()).isEqualTo("2026-11-21T14-03-05Z-3");
        clock.advance(1000);
        take();
        assertThat(names())
                .containsExactly(
                        "2026-11-21T14-03-06Z",
                        "2026-11-21T14-03-05Z-3",
                        "2026-11-21T14-03-05Z-2",
                        "2026-11-21T14-03-05Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*3\r\n$3\r\nSET\r\n$1\r\nb", "*1\r\n$5\r\nMULTI\r\n" + SET, "*", "#TS:179", "*3\r\n$99999999"})
    void what_is_half_written_is_left_out(String tail) throws IOException {
        Files.writeString(aof.resolve("appendonly.aof.2.incr.aof"), SET + tail);
        Entry taken = take();
        assertThat(taken.path().resolve("appendonlydir/appendonly.aof.2.incr.aof"))
                .hasContent(SET);
        assertThat(taken.note().remarks()).singleElement().asString().contains("bytes of appendonly.aof.2.incr.aof");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET a\r\n",
                "*-1\r\n",
                "*1\r\n$-4\r\nPING\r\n",
                "*1\r\n$4\r\nPINGxx",
                "*99999999999999999999\r\n"
            })
    void what_is_no_command_ends_it(String tail) throws IOException {
        Files.writeString(aof.resolve("appendonly.aof.2.incr.aof"), SET + tail);
        assertThatThrownBy(this::take)
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("appendonly.aof.2.incr.aof is broken at byte 27");
        assertThat(all(home.resolve("backups"))).isEmpty();
        assertThat(shelf.unfinished()).isEmpty();
    }

    @Test
    void a_snapshot_alone_will_do_and_nothing_will_not() throws IOException {
        BackupShelf.removeAll(aof);
        assertThatThrownBy(this::take).hasMessageContaining("holds no data of a server");
        Files.writeString(dir.resolve("appendonly.aof"), SET);
        assertThatThrownBy(this::take).hasMessageContaining("servers before 7.0");
        Files.writeString(dir.resolve("dump.rdb"), "REDIS0011");
        assertThat(take().note().files()).extracting(KeptFile::path).containsExactly("dump.rdb");
    }

    @Test
    void the_snapshot_that_is_newer_is_told_of() throws IOException {
        Files.writeString(dir.resolve("dump.rdb"), "REDIS0011");
        assertThat(take().note().remarks()).isEmpty();
        Files.setLastModifiedTime(
                dir.resolve("dump.rdb"),
                java.nio.file.attribute.FileTime.fromMillis(
                        Files.getLastModifiedTime(dir.resolve("dump.rdb")).toMillis() + 120_000));
        assertThat(take().note().remarks()).singleElement().asString().contains("--only rdb");
    }

    @ParameterizedTest
    @CsvSource({
        "file ../../secret seq 1 type b, named without a path",
        "file .. seq 1 type b, named without a path",
        "file .hidden seq 1 type b, no plain name",
        "file a:b seq 1 type b, no plain name",
        "file missing seq 1 type b, missing",
        "file appendonly.aof.1.base.aof seq 1 type h, names 0 files",
        "nonsense, of the form"
    })
    void manifests_that_lead_elsewhere_are_refused(String text, String why) throws IOException {
        Files.writeString(aof.resolve("appendonly.aof.manifest"), text + "\n");
        assertThatThrownBy(this::take).isInstanceOf(IOException.class).hasMessageContaining(why);
        assertThat(all(home.resolve("backups"))).isEmpty();
    }

    @Test
    void links_are_not_followed() throws IOException {
        Path secret = Files.writeString(home.resolve("secret"), SET);
        Path increment = aof.resolve("appendonly.aof.2.incr.aof");
        Files.delete(increment);
        Files.createSymbolicLink(increment, secret);
        assertThatThrownBy(this::take).hasMessageContaining("is a symbolic link");
        Files.delete(increment);
        Files.createDirectory(increment);
        assertThatThrownBy(this::take).hasMessageContaining("is no file");
        Files.delete(increment);
        Path elsewhere = Files.move(aof, home.resolve("elsewhere"));
        Files.createSymbolicLink(aof, elsewhere);
        assertThatThrownBy(this::take).hasMessageContaining("is a symbolic link");
        Files.createSymbolicLink(dir.resolve("dump.rdb"), secret);
        assertThatThrownBy(() ->
                        shelf.take(BackupOrigin.folder(dir, DataNames.USUAL, Only.RDB), "test", null, Progress.SILENT))
                .hasMessageContaining("is a symbolic link");
        assertThatThrownBy(() -> BackupOrigin.folder(dir, new DataNames("../x", "a", "b"), Only.BOTH))
                .hasMessageContaining("no name of a file");
    }

    @Test
    void old_backups_go_and_the_newest_good_one_stays() throws IOException {
        for (int i = 0; i < 5; i++) {
            take();
            clock.advance(86_400_000);
        }
        assertThat(shelf.prune(0, 0)).isEmpty();
        assertThat(shelf.prune(4, 0)).containsExactly("removed 2026-11-21T14-03-05Z");
        assertThat(shelf.prune(1, 3)).as("what any rule keeps stays").containsExactly("removed 2026-11-22T14-03-05Z");
        clock.advance(100 * 86_400_000L);
        assertThat(shelf.prune(0, 3)).containsExactly("removed 2026-11-24T14-03-05Z", "removed 2026-11-23T14-03-05Z");
        assertThat(names()).containsExactly("2026-11-25T14-03-05Z");
        assertThat(shelf.prune(0, 1)).isEmpty();
    }

    @Test
    void what_is_broken_does_not_count_as_good() throws IOException {
        Entry good = take();
        clock.advance(1000);
        Entry cut = take();
        Files.writeString(cut.path().resolve("appendonlydir/appendonly.aof.1.base.aof"), "*");
        clock.advance(1000);
        Files.createDirectory(home.resolve("backups/2026-11-21T14-03-07Z"));
        assertThat(shelf.entries()).extracting(Entry::isGood).containsExactly(false, false, true);
        assertThat(shelf.prune(1, 0)).isEmpty();
        clock.advance(1000);
        take();
        assertThat(shelf.prune(1, 0))
                .containsExactly(
                        "left 2026-11-21T14-03-07Z alone: " + home.resolve("backups/2026-11-21T14-03-07Z")
                                + " is no backup: there is no backup.json in it",
                        "removed " + cut.name(),
                        "removed " + good.name());
    }

    @Test
    void what_is_not_its_own_is_left_alone() throws IOException {
        Entry old = take();
        Files.writeString(old.path().resolve("appendonlydir/mine.txt"), "mine");
        Path other = Files.createDirectory(home.resolve("backups/photos"));
        Files.writeString(other.resolve("backup.json"), "{}");
        Path outside = Files.createDirectory(home.resolve("outside"));
        Files.createSymbolicLink(home.resolve("backups/2020-01-01T00-00-00Z"), outside);
        clock.advance(1000);
        take();
        assertThat(shelf.prune(1, 0))
                .containsExactly("left " + old.name() + " alone: appendonlydir/mine.txt in it does not belong to it");
        assertThat(all(old.path())).hasSize(6);
        assertThat(other).exists();
        assertThat(outside).exists();
    }

    @Test
    void what_was_changed_is_found() throws IOException {
        Path backup = take().path();
        Path base = backup.resolve("appendonlydir/appendonly.aof.1.base.aof");
        Files.writeString(base, SET.replace('a', 'b'));
        assertThatThrownBy(() -> BackupShelf.verify(backup, null, Progress.SILENT))
                .hasMessageContaining("appendonly.aof.1.base.aof is not what was written");
        Files.writeString(base, "");
        assertThatThrownBy(() -> BackupShelf.verify(backup, null, Progress.SILENT))
                .hasMessageContaining("has 0 bytes");
        Files.delete(base);
        assertThatThrownBy(() -> BackupShelf.verify(backup, null, Progress.SILENT))
                .hasMessageContaining("is missing");
        Files.createSymbolicLink(base, aof.resolve("appendonly.aof.1.base.aof"));
        assertThatThrownBy(() -> BackupShelf.verify(backup, null, Progress.SILENT))
                .hasMessageContaining("symbolic link");
    }

    @Test
    void notes_are_not_believed() throws IOException {
        Path backup = take().path();
        Path file = backup.resolve("backup.json");
        String note = Files.readString(file);
        for (String[] change : CHANGES) {
            assertThat(note).contains(change[0]);
            Files.writeString(file, change[0].isEmpty() ? change[1] : note.replace(change[0], change[1]));
            assertThatThrownBy(() -> BackupShelf.verify(backup, null, Progress.SILENT))
                    .as(change[1])
                    .isInstanceOf(BackupFault.class)
                    .hasMessageContaining(change[2])
                    .hasMessageContaining("backup.json");
        }
        Files.writeString(file, note + " ".repeat(5 << 20));
        assertThatThrownBy(() -> BackupShelf.verify(backup, null, Progress.SILENT))
                .hasMessageContaining("4 MB");
        Files.delete(file);
        Files.createSymbolicLink(file, home.resolve("elsewhere.json"));
        Files.writeString(home.resolve("elsewhere.json"), note);
        assertThatThrownBy(() -> BackupShelf.verify(backup, null, Progress.SILENT))
                .hasMessageContaining("is no backup");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T14:03:05Z, 1795269785",
        "2026-11-21T15:03:05+01:00, 1795269785",
        "2026-11-21T09:03:05-05:00, 1795269785",
        "2026-11-21 14:03:05, 1795269785",
        "2026-11-21T14:03, 1795269780",
        "1795269785, 1795269785"
    })
    void moments_are_read_in_every_usual_form(String text, long seconds) throws BackupFault {
        assertThat(Moment.seconds(text)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-5", "2026-11-21", "1999-99-99T00:00:00Z", "1795269785000", "14:03:05"})
    void what_is_no_moment_is_refused(String text) {
        assertThatThrownBy(() -> Moment.seconds(text))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("is no moment");
    }
}
