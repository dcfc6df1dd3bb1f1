package dev.rediscover.persist.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts with files that are there, broken, or not to be had: a clear error, and nothing is overwritten. */
class RecoveryTest {
    private static final String INCREMENT = "appendonlydir/appendonly.aof.1.incr.aof";
    private static final String BASE = "appendonlydir/appendonly.aof.1.base.rdb";
    private static final String MANIFEST = "appendonlydir/appendonly.aof.manifest";

    @TempDir
    private Path folder;

    /** An RDB file that says {@code rdb}, and an append-only file that says {@code aof}. */
    @BeforeEach
    void leaveFiles() throws IOException {
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            desk.runAll("SET from rdb", "SAVE", "SET from aof", "SET more 1", "RPUSH l 1 2 3");
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Arrays.toString(Files.readAllBytes(path)));
            }
        }
        return files;
    }

    private void refuses(String appendonly, String... said) throws IOException {
        Map<String, String> before = files();
        assertThatThrownBy(() -> new Desk(folder, "appendonly " + appendonly, "save 1 1"))
                .isInstanceOf(IOException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(said).doesNotContain("Exception"));
        assertThat(files()).as("nothing is overwritten").isEqualTo(before);
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private byte[] read(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    @Test
    void with_both_files_the_one_counts_that_appendonly_says() throws IOException {
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            assertThat(desk.run("GET from")).isEqualTo("\"aof\"");
        }
        try (Desk desk = new Desk(folder, "appendonly no")) {
            assertThat(desk.run("GET from")).isEqualTo("\"rdb\"");
            assertThat(desk.log.toString()).contains("Done loading RDB, keys loaded: 1, keys expired: 0.");
        }
    }

    @Test
    void an_rdb_file_alone_is_passed_over_with_appendonly_and_a_warning_says_so() throws IOException {
        for (String name : List.of(MANIFEST, INCREMENT, BASE)) {
            Files.delete(folder.resolve(name));
        }
        byte[] rdb = read("dump.rdb");
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            assertThat(desk.run("DBSIZE")).as("as Redis 7").isEqualTo("0");
            assertThat(desk.log.toString()).contains("There is an RDB file, ", "which is not loaded");
        }
        assertThat(read("dump.rdb")).isEqualTo(rdb);
    }

    @Test
    void a_flushall_of_long_ago_saves_nothing_when_it_is_read_again() throws IOException {
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            desk.runAll("FLUSHALL", "SET after 1");
        }
        byte[] rdb = read("dump.rdb");
        try (Desk desk = new Desk(folder, "appendonly yes", "save 900 1")) {
            assertThat(desk.run("KEYS *")).isEqualTo("[\"after\"]");
        }
        assertThat(read("dump.rdb")).isEqualTo(rdb);
    }

    @Test
    void a_broken_rdb_file_is_told_with_its_place() throws IOException {
        byte[] rdb = read("dump.rdb");
        write("dump.rdb", Arrays.copyOf(rdb, rdb.length - 12));
        refuses("no", "Bad file format reading the RDB file ", "dump.rdb", "at byte ");
        byte[] changed = rdb.clone();
        changed[rdb.length - 11] ^= 1; // the last byte of a value
        write("dump.rdb", changed);
        refuses("no", "Bad file format reading the RDB file ", "checksum");
        write("dump.rdb", new byte[0]);
        refuses("no", "dump.rdb");
        write("dump.rdb", "this is no RDB file".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        refuses("no", "dump.rdb");
    }

    @Test
    void a_cut_tail_is_dropped_and_the_rest_kept_unless_that_is_not_wanted() throws IOException {
        byte[] increment = read(INCREMENT);
        write(INCREMENT, Arrays.copyOf(increment, increment.length - 3));
        refusesTruncated();
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            assertThat(desk.run("MGET from more")).isEqualTo("[\"aof\" \"1\"]");
            assertThat(desk.run("EXISTS l")).as("the last command").isEqualTo("0");
            assertThat(desk.log.toString()).contains("bytes are dropped");
            desk.run("SET after 1");
        }
        try (Desk desk = new Desk(folder, "appendonly yes", "aof-load-truncated no")) {
            assertThat(desk.run("GET after")).isEqualTo("\"1\"");
        }
    }

    private void refusesTruncated() throws IOException {
        Map<String, String> before = files();
        assertThatThrownBy(() -> new Desk(folder, "appendonly yes", "aof-load-truncated no"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("appendonly.aof.1.incr.aof");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void a_fault_in_the_middle_is_told_with_its_place() throws IOException {
        byte[] increment = read(INCREMENT);
        increment[30] = 'x';
        write(INCREMENT, increment);
        refuses("yes", "appendonly.aof.1.incr.aof");
    }

    @Test
    void a_broken_base_a_missing_file_and_a_broken_manifest_are_told() throws IOException {
        byte[] base = read(BASE);
        write(BASE, Arrays.copyOf(base, base.length / 2));
        refuses("yes", "appendonly.aof.1.base.rdb");
        Files.delete(folder.resolve(BASE));
        refuses("yes", "appendonly.aof.1.base.rdb");
        write(BASE, base);
        byte[] manifest = read(MANIFEST);
        write(MANIFEST, "file a seq 1\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        refuses("yes", "appendonly.aof.manifest", "line 1");
        write(MANIFEST, manifest);
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            assertThat(desk.run("GET from")).isEqualTo("\"aof\"");
        }
    }

    @Test
    void what_cannot_be_read_is_told() throws IOException {
        Files.delete(folder.resolve("dump.rdb"));
        Files.createDirectory(folder.resolve("dump.rdb")); // whoever may do everything cannot read this either
        refuses("no", "dump.rdb");
    }

    @Test
    void a_folder_that_takes_nothing_keeps_it_from_starting() throws IOException {
        PoorDisk disk = new PoorDisk();
        disk.full = true;
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThatThrownBy(() -> new Desk(other, disk, "appendonly yes"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
    }

    @Test
    void when_the_disk_is_full_nothing_acknowledged_is_half_there() throws IOException {
        PoorDisk disk = new PoorDisk();
        try (Desk desk = new Desk(folder, disk, "appendonly yes", "appendfsync everysec")) {
            assertThat(desk.run("SET kept 1")).isEqualTo("OK");
            disk.full = true;
            desk.run("SET late 1");
            assertThat(desk.info("aof_last_write_status")).isEqualTo("err");
            assertThat(desk.run("SET refused 1"))
                    .isEqualTo("!MISCONF Errors writing to the AOF file: No space left on device");
            assertThat(desk.run("GET late")).isEqualTo("\"1\"");
            assertThat(desk.log).contains("Error writing to the AOF file: No space left on device");
            try (Desk other = new Desk(folder, "appendonly yes", "aof-load-truncated no")) {
                assertThat(other.run("MGET kept late"))
                        .as("what is in the file is whole")
                        .isEqualTo("[\"1\" nil]");
            }
            disk.full = false;
            desk.tick(2000);
            assertThat(desk.run("SET refused 2")).isEqualTo("OK");
            assertThat(desk.log).contains("AOF write error looks solved, the server can write again.");
        }
        try (Desk desk = new Desk(folder, "appendonly yes")) {
            assertThat(desk.run("MGET kept late refused")).isEqualTo("[\"1\" \"1\" \"2\"]");
        }
    }

    @Test
    void under_always_no_reply_goes_out_that_is_not_on_disk() throws IOException {
        for (boolean full : new boolean[] {true, false}) {
            PoorDisk disk = new PoorDisk();
            try (Desk desk = new Desk(folder, disk, "appendonly yes", "appendfsync always")) {
                assertThat(desk.run("SET kept 1")).isEqualTo("OK");
                disk.full = full;
                disk.broken = !full;
                assertThat(desk.run("SET lost 1")).isEqualTo("(no reply)");
                assertThat(desk.dead).isTrue();
                assertThat(desk.log.toString()).contains("Can't recover from AOF write error");
                disk.full = false;
                disk.broken = false;
            }
        }
    }

    @Test
    void switching_on_fails_where_the_disk_takes_nothing() throws IOException {
        PoorDisk disk = new PoorDisk();
        Path other = Files.createDirectory(folder.resolve("other"));
        try (Desk desk = new Desk(other, disk)) {
            desk.run("SET a 1");
            disk.full = true;
            assertThat(desk.run("CONFIG SET appendonly yes"))
                    .isEqualTo("!ERR CONFIG SET failed (possibly related to argument 'appendonly') - Unable to turn on"
                            + " AOF. Check server logs.");
            assertThat(desk.run("CONFIG GET appendonly")).contains("\"no\"");
            assertThat(desk.info("aof_enabled")).isEqualTo("0");
            assertThat(desk.run("SET a 2")).isEqualTo("OK");
            disk.full = false;
            assertThat(desk.run("CONFIG SET appendonly yes")).isEqualTo("OK");
            desk.settle();
            desk.run("SET a 3");
        }
        try (Desk desk = new Desk(other, "appendonly yes")) {
            assertThat(desk.run("GET a")).isEqualTo("\"3\"");
        }
    }

    @Test
    void a_rewrite_that_fails_loses_nothing() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        try (Desk desk = new Desk(home, "appendonly yes")) {
            desk.runAll("SET a 1", "SET b 1");
            Path blocked =
                    home.resolve("temp-rewriteaof-bg-" + ProcessHandle.current().pid() + ".aof");
            Files.createDirectory(blocked);
            Files.writeString(blocked.resolve("x"), "");
            desk.run("BGREWRITEAOF");
            desk.runAll("INCR a");
            desk.settle();
            assertThat(desk.info("aof_last_bgrewrite_status")).isEqualTo("err");
            desk.run("INCR a");
        }
        try (Desk desk = new Desk(home, "appendonly yes")) {
            assertThat(desk.run("MGET a b")).isEqualTo("[\"3\" \"1\"]");
        }
    }
}
