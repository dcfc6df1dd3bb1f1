package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is at the free prompt is there next time, whatever happens meanwhile. */
class SandboxTest {
    @TempDir
    private Path home;

    private StateFolder state;
    private Path kept;

    @BeforeEach
    void place() {
        state = StateFolder.of(Map.of("REDISCOVER_HOME", home.toString()));
        kept = home.resolve("sandbox/kept.rdb");
    }

    /** A session with the sandbox. */
    private final class Visit implements AutoCloseable {
        final RecordingScreen screen = new RecordingScreen();
        final Sandbox sandbox = new Sandbox(state, true);
        final EngineSource engine = new EngineSource(sandbox);
        final Settings settings = Settings.fallback();
        final Session session = new Session(engine, screen, settings, state);

        Visit() {
            engine.link();
        }

        String run(String... lines) {
            String shown = "";
            for (String line : lines) {
                screen.take();
                session.run(line);
                shown = screen.take();
            }
            return shown;
        }

        String news() {
            return sandbox.news().text();
        }

        @Override
        public void close() {
            session.close();
            sandbox.close();
        }
    }

    @Test
    void all_databases_functions_and_expiries_come_back() {
        try (Visit first = new Visit()) {
            assertThat(first.news()).isEmpty();
            first.run("SET a 1", "PEXPIREAT a 4102444800000", "RPUSH l \"\\x00\\xff\" b", "SELECT 3", "HSET h f v");
            first.run("HPEXPIREAT h 4102444800000 FIELDS 1 f");
            first.run("FUNCTION LOAD \"#!lua name=lib\\nredis.register_function('f', function() return 7 end)\"");
        }
        try (Visit second = new Visit()) {
            assertThat(second.news())
                    .matches("Your sandbox is back: 3 keys and 1 library of functions, from today \\d?\\d:\\d\\d\\."
                            + " \":reset\" empties it\\.");
            assertThat(second.run("PEXPIRETIME a")).contains("4102444800000");
            assertThat(second.run("LRANGE l 0 -1")).contains("1) \"\\x00\\xff\"\n2) \"b\"");
            assertThat(second.run("FCALL f 0")).contains("(integer) 7");
            assertThat(second.run("SELECT 3", "HPEXPIRETIME h FIELDS 1 f")).contains("4102444800000");
            assertThat(second.run(":undo")).contains("There is nothing to take back.");
        }
    }

    @Test
    void keys_whose_time_has_come_are_gone_and_that_is_said() throws IOException {
        Files.createDirectories(kept.getParent());
        Sessions before = new Sessions(); // years ago
        before.run("SET stays 1", "SET goes 1 EX 100", ":save " + kept);
        try (Visit second = new Visit()) {
            assertThat(second.news()).contains(" 1 key, from today ").contains(" 1 more has expired since.");
            assertThat(second.run("KEYS *")).isEqualTo("1) \"stays\"\n");
        }
        before.run("DEL stays", ":save " + kept + ".rdb");
        Files.move(Path.of(kept + ".rdb"), kept, StandardCopyOption.REPLACE_EXISTING);
        try (Visit third = new Visit()) {
            assertThat(third.news()).matches("Your sandbox of today .* is empty now: 1 has expired since\\.");
            assertThat(third.run("DBSIZE")).contains("(integer) 0");
        }
    }

    @Test
    void the_clock_is_where_it_was() {
        try (Visit first = new Visit()) {
            first.run("SET a 1 EX 100000", ":tick 1h");
        }
        try (Visit second = new Visit()) {
            assertThat(second.news()).contains("Its clock is still 1h ahead; \":clock real\" ends that.");
            assertThat(second.session.link().clock().ahead()).isEqualTo(3_600_000);
            second.run(":clock freeze");
        }
        try (Visit third = new Visit()) {
            assertThat(third.news()).contains("Its clock still stands; \":clock real\" ends that.");
            assertThat(third.session.link().clock().isFrozen()).isTrue();
        }
    }

    @Test
    void what_has_changed_is_on_disk_a_moment_later() {
        try (Visit first = new Visit()) {
            first.run("SET a 1");
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(kept));
            // whoever kills the program now loses nothing: what a second look at the file finds
            assertThat(copyOf(kept)).contains("SET a 1");
        }
    }

    private List<String> copyOf(Path file) {
        Sessions reader = new Sessions();
        reader.run(":load " + file);
        String value = reader.run("GET a").strip();
        return List.of("SET a " + value.replace("\"", ""));
    }

    @Test
    void an_unchanged_sandbox_is_not_written_again() throws IOException {
        try (Visit first = new Visit()) {
            first.run("SET a 1");
        }
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(kept, longAgo);
        try (Visit second = new Visit()) {
            assertThat(second.news()).contains("from 9 September 2001 ");
            second.run("GET a", "KEYS *", ":show a");
        }
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(longAgo);
        try (Visit third = new Visit()) {
            third.run("SET a 2", ":undo");
        }
        assertThat(Files.getLastModifiedTime(kept)).isNotEqualTo(longAgo);
    }

    @Test
    void a_broken_file_is_put_aside_and_never_written_over() throws IOException {
        try (Visit first = new Visit()) {
            first.run("SET a 1");
        }
        for (int broken = 1; broken <= 2; broken++) {
            byte[] bytes = Files.readAllBytes(kept);
            bytes[bytes.length - 12] ^= 0x55;
            Files.write(kept, bytes);
            Path aside = home.resolve("sandbox/broken-" + broken + ".rdb");
            try (Visit second = new Visit()) {
                assertThat(second.news())
                        .startsWith("Your sandbox could not be read: ")
                        .contains(" It lies in " + aside + " now, and you begin with an empty one.");
                assertThat(second.run("DBSIZE")).contains("(integer) 0");
                second.run("SET new " + broken);
            }
            assertThat(aside).hasBinaryContent(bytes);
        }
        try (Visit third = new Visit()) {
            assertThat(third.run("GET new")).contains("2");
        }
    }

    @Test
    void a_file_that_fills_the_memory_is_put_aside() throws IOException {
        try (Visit first = new Visit()) {
            first.run("SET a 1");
        }
        Sandbox sandbox = new Sandbox(state, true);
        VirtualClock clock = VirtualClock.running();
        FullClock time = new FullClock();
        Engine full = new Engine(Families.all(), time, new RandomSource(1));
        time.isFull = true;
        assertThat(sandbox.enter(full, clock).engine()).isNotSameAs(full);
        Path aside = home.resolve("sandbox/broken-1.rdb");
        assertThat(sandbox.beginning())
                .startsWith("Your sandbox could not be read: it needs more memory than there is. It lies in " + aside);
        assertThat(sandbox.isOurs()).isTrue();
        sandbox.close();
        assertThat(copyOf(aside)).contains("SET a 1");
    }

    /** Stands for an engine with data that no heap holds. */
    private static final class FullClock implements Clock {
        private boolean isFull;

        @Override
        public long millis() {
            if (isFull) {
                throw new OutOfMemoryError("Java heap space");
            }
            return 0;
        }

        @Override
        public boolean isReal() {
            return true;
        }

        @Override
        public Clock fork() {
            return this;
        }
    }

    @Test
    void what_cannot_be_read_for_lack_of_a_file_system_is_left_alone() throws IOException {
        Files.createDirectories(kept); // a folder where the file should be: root may read anything else
        try (Visit visit = new Visit()) {
            assertThat(visit.news()).startsWith("The sandbox cannot be kept: ");
            visit.run("SET a 1");
        }
        assertThat(kept).isEmptyDirectory();
    }

    @Test
    void of_two_sessions_the_second_keeps_nothing() {
        try (Visit first = new Visit()) {
            first.run("SET a first");
            try (Visit second = new Visit()) {
                assertThat(second.news())
                        .isEqualTo("Another shell has your sandbox: this one begins empty, and nothing of it is kept.");
                assertThat(second.run("GET a")).contains("(nil)");
                second.run("SET a second");
            }
            first.run("SET b 1");
        }
        try (Visit third = new Visit()) {
            assertThat(third.run("GET a")).contains("first");
            assertThat(third.run("GET b")).contains("1");
        }
    }

    @Test
    void reset_empties_it_and_undo_brings_all_back() {
        try (Visit first = new Visit()) {
            first.run(
                    "SET a 1",
                    "FUNCTION LOAD \"#!lua name=lib\\nredis.register_function('f', function() return 7 end)\"");
            assertThat(first.run(":reset"))
                    .contains("The engine is empty again; \":undo\" brings back what was there.");
            assertThat(first.run("DBSIZE")).contains("(integer) 0");
            assertThat(first.run("FUNCTION LIST")).contains("(empty array)");
            first.run(":undo");
            assertThat(first.run("GET a")).contains("1");
            assertThat(first.run("FCALL f 0")).contains("(integer) 7");
            first.run(":reset");
        }
        try (Visit second = new Visit()) {
            assertThat(second.news()).isEmpty();
            assertThat(second.run("DBSIZE")).contains("(integer) 0");
        }
    }

    @Test
    void the_setting_ends_the_keeping_and_begins_it_again() {
        try (Visit first = new Visit()) {
            first.run("SET a 1");
            assertThat(first.run(":set sandbox off"))
                    .contains("What is there now is kept once more; what comes is not");
            first.run("SET a 2");
        }
        try (Visit second = new Visit()) {
            assertThat(second.run("GET a")).contains("1");
            second.run(":set sandbox off");
            assertThat(second.run(":set sandbox on")).contains("What is there, and what comes, is kept.");
            second.run("SET a 3");
        }
        try (Visit third = new Visit()) {
            assertThat(third.run("GET a")).contains("3");
        }
        assertThat(new Sessions().run(":set sandbox on")).contains("From the next start on, data are kept.");
    }

    @Test
    void lessons_have_data_of_their_own() {
        try (Visit first = new Visit()) {
            first.run("SET a 1", ":learn hello", "SET lesson 1", "exit");
        }
        try (Visit second = new Visit()) {
            assertThat(second.run("KEYS *")).isEqualTo("1) \"a\"\n");
        }
    }

    @Test
    void nothing_is_touched_where_none_is_wanted() {
        Sandbox sandbox = new Sandbox(state, false);
        EngineSource engine = new EngineSource(sandbox);
        Session session = new Session(engine, new RecordingScreen(), Settings.fallback(), state);
        session.run("SET a 1");
        session.close();
        sandbox.close();
        assertThat(home).isEmptyDirectory();
    }
}
