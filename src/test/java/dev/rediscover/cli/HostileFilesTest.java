package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.VirtualClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of data that somebody has made up to do harm to whoever looks at them. */
class HostileFilesTest {
    /** Stands for whatever takes more memory than there is, wherever in a command that happens. */
    private static final class Full extends OutputStream {
        @Override
        public void write(int b) {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    @TempDir
    private Path home;

    private String err = "";

    private int run(OutputStream out, String... args) {
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        int code = Main.run(
                args, new Streams(new ByteArrayInputStream(new byte[0]), out, complained, false, false, Map.of()));
        err = complained.toString(StandardCharsets.UTF_8);
        return code;
    }

    @Test
    void files_that_do_not_fit_into_the_memory_are_told_of() throws IOException {
        Path file = Files.writeString(home.resolve("a.aof"), "*1\r\n$4\r\nPING\r\n");
        for (String command : new String[] {"check-aof", "check-rdb"}) {
            assertThat(run(new Full(), command, file.toString())).isEqualTo(1);
            assertThat(err)
                    .startsWith("rediscover: " + file + " does not fit into this program's memory")
                    .hasLineCount(1);
        }
    }

    @Test
    void manifests_have_a_largest_size() throws IOException {
        Path file = Files.writeString(home.resolve("a.manifest"), "file a seq 1 type b\n");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength((16 << 20) + 1);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(run(out, "check-aof", file.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("a manifest of more than 16 MB is none");
    }

    @Test
    void scripts_end_in_engines_for_files() {
        assertThat(DataEngines.make().make(VirtualClock.frozenAt(0)).scriptSteps())
                .isBetween(1_000_000L, 1_000_000_000L);
    }

    @Test
    void the_line_to_start_a_server_is_safe_to_paste() throws IOException {
        Path data = Files.createDirectory(home.resolve("data"));
        Files.writeString(data.resolve("$(touch x)"), "REDIS0011");
        String backups = home.resolve("backups").toString();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(
                out,
                "backup",
                "--dir",
                data.toString(),
                "--to",
                backups,
                "--no-verify",
                "--only",
                "rdb",
                "--dbfilename",
                "$(touch x)");
        String backup = out.toString(StandardCharsets.UTF_8).replaceFirst("(?s): .*", "");
        out.reset();
        String target = home.resolve("new $(id)").toString();
        assertThat(run(out, "restore", backup, "--to", target, "--no-verify"))
                .as(err)
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("redis-server --dir '" + target + "' --appendonly no --dbfilename '$(touch x)'\n");
    }
}
