package dev.rediscover.persist.aof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.oracle.Needed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final String BASE = "file b.base.aof seq 1 type b\n";
    private static final String INCREMENT = "file i.1.incr.aof seq 1 type i\n";

    private static final List<String> GOOD = List.of(
            BASE + INCREMENT,
            "# a comment\n" + BASE,
            BASE + "# " + "x".repeat(1000) + "\n" + INCREMENT,
            "  FILE b.base.aof\tSeq 01 tYpE base  \r\n",
            "file b.base.aof seq 7x type b later word\n",
            "type i seq 3 file \"i.1.incr.aof\"\n",
            "file 'i.1.incr.aof' seq 9 type i\n",
            BASE + "file gone.aof seq 1 type h\nfile gone.aof seq 1 type h\n" + INCREMENT,
            "file b.base.aof seq -1 type b\n",
            "file b.base.aof seq 1 type b startoffset 12 endoffset 99\n");

    private static final List<String> BROKEN = List.of(
            "",
            "\n",
            "file b.base.aof seq 1 type b",
            "file b.base.aof seq 0 type b\n",
            "file b.base.aof seq one type b\n",
            "file b.base.aof seq 1 type x\n",
            "file b.base.aof seq 1 type ''\n",
            "file b.base.aof seq 1\n",
            "file b.base.aof seq 1 type b odd\n",
            "file 'b.base.aof seq 1 type b\n",
            "file /tmp/b.base.aof seq 1 type b\n",
            "file ../b.base.aof seq 1 type b\n",
            "file a\\\\b seq 1 type b\n",
            "file b.base.aof seq 1 type b " + "x 1 ".repeat(260) + "\n",
            BASE + BASE,
            BASE + "\n" + INCREMENT,
            INCREMENT + INCREMENT,
            INCREMENT + "file i.2.incr.aof seq -1 type i\n",
            "name b.base.aof seq 1 type b\n",
            "file b.base.aof seq 1 kind b\n",
            BASE + "# " + "x".repeat(3000) + "\n" + INCREMENT,
            " # no comment\n");

    @TempDir
    Path home;

    private static Manifest parsed(String text) throws AofFault {
        return Manifest.parse(Bytes.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), "m");
    }

    @Test
    void readsWhatItWrites() throws AofFault {
        Manifest manifest = Manifest.EMPTY
                .withBase("a b", true)
                .withIncrement("a b")
                .withIncrement("a b")
                .withBase("a b", false)
                .withoutIncrements(1);
        assertThat(manifest.text())
                .isEqualTo("file \"a b.2.base.aof\" seq 2 type b\nfile \"a b.1.incr.aof\" seq 1 type h\n"
                        + "file \"a b.1.base.rdb\" seq 1 type h\nfile \"a b.2.incr.aof\" seq 2 type i\n");
        assertThat(parsed(manifest.text())).isEqualTo(manifest);
        String newer = "file b seq 1 type b\nfile i seq 4 type i startoffset 0 endoffset 12\n";
        assertThat(parsed(newer).text()).isEqualTo(newer);
        assertThat(parsed(newer).last().endOffset()).isEqualTo(12);
    }

    @Test
    void faultsTellTheLine() {
        assertThatThrownBy(() -> parsed(BASE + INCREMENT + INCREMENT))
                .isInstanceOfSatisfying(AofFault.class, fault -> {
                    assertThat(fault.place()).isEqualTo(3);
                    assertThat(fault.file()).isEqualTo("m");
                })
                .hasMessage("m, line 3: the number of the increment is not greater than the one before");
        assertThatThrownBy(() -> parsed("file .. seq 1 type b\n")).isInstanceOf(AofFault.class);
        assertThatThrownBy(() -> parsed("file a\0b seq 1 type b\n")).isInstanceOf(AofFault.class);
    }

    /** Where a real server takes them and deletes what it has just loaded, or appends twice to one file. */
    @Test
    void noFileHasTwoUses() {
        for (String text : List.of(
                INCREMENT + "file i.1.incr.aof seq 1 type h\n",
                "file gone.aof seq 1 type h\nfile gone.aof seq 1 type b\n",
                BASE + "file b.base.aof seq 1 type i\n",
                INCREMENT + "file i.1.incr.aof seq 2 type i\n")) {
            assertThatThrownBy(() -> parsed(text))
                    .as(text)
                    .isInstanceOf(AofFault.class)
                    .hasMessageStartingWith("m, line 2: the file is named before, for another use");
        }
    }

    @Test
    void filesOfTheFolderItselfAreNoParts() {
        for (String file : List.of("a.manifest", "temp-a.manifest", "temp-a.incr", ".", "''")) {
            String text = BASE + "file " + file + " seq 1 type h\n";
            assertThatThrownBy(() -> Manifest.parse(Bytes.of(text), "a.manifest"))
                    .as(text)
                    .isInstanceOf(AofFault.class)
                    .hasMessageContaining("line 2: ");
        }
    }

    @Test
    void aNewFileNeverTakesANameThatIsInUse() throws AofFault {
        Manifest manifest = parsed("file a.2.base.rdb seq 1 type b\nfile a.3.base.rdb seq 1 type h\n"
                + "file a.2.incr.aof seq 1 type i\n");
        assertThat(manifest.withBase("a", true).base().name()).isEqualTo("a.4.base.rdb");
        assertThat(manifest.withIncrement("a").last().name()).isEqualTo("a.3.incr.aof");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file a seq 1 type h\n", "#\n", "################"})
    @Timeout(20)
    void theLargestManifestsAreReadInOnePass(String piece) {
        String text = piece.repeat((16 << 20) / piece.length());
        assertThatCode(() -> parsed(text)).doesNotThrowAnyException();
    }

    @Test
    void aRealServerRefusesTheSame() throws IOException, InterruptedException {
        Needed.program("redis-server", "redis-server");
        for (String text : GOOD) {
            assertThat(parsed(text).isEmpty()).as(text).isFalse();
            assertThat(real(text)).as(text).isTrue();
        }
        for (String text : BROKEN) {
            assertThatThrownBy(() -> parsed(text)).as(text).isInstanceOf(AofFault.class);
            assertThat(real(text)).as(text).isFalse();
        }
    }

    /** Whether a real server takes a manifest. It stops in any case, as the files that are named are broken. */
    private boolean real(String text) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(home, "real");
        Path parts = Files.createDirectory(folder.resolve("appendonlydir"));
        Files.writeString(parts.resolve("appendonly.aof.manifest"), text, StandardCharsets.ISO_8859_1);
        Files.writeString(parts.resolve("b.base.aof"), "not a command\n");
        Files.writeString(parts.resolve("i.1.incr.aof"), "not a command\n");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        "redis-server",
                        "--port",
                        "0",
                        "--unixsocket",
                        folder.resolve("s").toString(),
                        "--save",
                        "",
                        "--appendonly",
                        "yes",
                        "--dir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS))
                    .as("ends, as no file is well formed")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(log);
        assertThat(said).containsPattern("MANIFEST FILE ERROR|Bad file format");
        return !said.contains("MANIFEST FILE ERROR");
    }
}
