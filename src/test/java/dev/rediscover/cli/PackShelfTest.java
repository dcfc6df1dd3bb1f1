package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.oracle.Needed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about installed packs, and installed packs in the commands about lessons. */
class PackShelfTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path dir;

    private Path library;

    private int run(boolean terminal, String input, String... args) {
        out.reset();
        err.reset();
        Map<String, String> env = Map.of("REDISCOVER_HOME", dir.resolve("home").toString(), "PATH", "", "TERM", "dumb");
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return Main.run(args, new Streams(in, out, err, terminal, terminal, env));
    }

    private int run(String... args) {
        return run(false, "", args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @BeforeEach
    void pack() {
        library = dir.resolve("library");
        assertThat(run("pack", "new", "library", "--dir", dir.toString()))
                .as(err())
                .isZero();
    }

    private void change(String before, String after) throws IOException {
        for (String name : new String[] {"pack.yaml", "first.yaml"}) {
            Path file = library.resolve(name);
            Files.writeString(file, Files.readString(file).replace(before, after));
        }
    }

    @Test
    void from_a_folder_through_a_zip_file_to_somebody_else_and_a_newer_version() throws IOException {
        Path zip = dir.resolve("out.zip");
        assertThat(run("pack", "bundle", library.toString(), "-o", zip.toString()))
                .isZero();
        assertThat(out()).contains("library 1.0.0, 2 files", "sha256 ").doesNotContain("\u001b");
        assertThat(run("pack", "install", zip.toString())).isZero();
        assertThat(out()).isEqualTo("library 1.0.0 is installed: Library\nTake it: rediscover learn library/first\n");
        change("version: 1.0.0", "version: 1.0.1");
        change("INCRBY loans:momo 12", "INCRBY loans:momo 13");
        assertThat(run("pack", "diff", zip.toString(), library.toString())).isEqualTo(1);
        assertThat(out())
                .contains("judged   first/class-set: ")
                .endsWith("Due is a new major version: 1.0.0 -> 1.0.1. Write version: 2.0.0 in pack.yaml.\n");
        assertThat(run("pack", "diff", "--json", "library", library.toString())).isEqualTo(1);
        assertThat(out()).contains("\"due\":\"major\"").contains("\"version_fits\":false");
        change("version: 1.0.1", "version: 2.0.0");
        assertThat(run("pack", "install", library.toString())).isZero();
        assertThat(out())
                .contains("library 2.0.0 is installed: Library, in place of 1.0.0", "asks for something else")
                .contains("What you have done is kept.");
        assertThat(run("pack", "list")).isZero();
        assertThat(out())
                .contains("basics", "library          2.0.0           1         3  Library", "(kept, not in use)");
        assertThat(run("pack", "install", "library", "--version", "1.0.0")).isZero();
        assertThat(out()).startsWith("library 1.0.0 is in use again, in place of 2.0.0\n");
        assertThat(run("pack", "list", "--json")).isZero();
        assertThat(out()).contains("\"id\":\"library\",\"version\":\"1.0.0\"", "\"origin\":\"bundled\"");
    }

    @Test
    void an_installed_pack_is_where_the_others_are() {
        assertThat(run("pack", "install", library.toString())).isZero();
        assertThat(run("lessons")).isZero();
        assertThat(out()).contains("Library (library 1.0.0, installed)", "first  ");
        assertThat(run("lessons", "--json")).isZero();
        assertThat(out()).contains("\"pack\": \"library\"", "\"origin\": \"installed\"", "\"origin\": \"bundled\"");
        assertThat(run("doctor")).isZero();
        assertThat(out()).contains("1 pack installed");
        assertThat(run(false, "1\n", "learn", "library/first")).isNotEqualTo(2);
        assertThat(out()).contains("Counting loans 1/4", "The first loan creates the counter");
        assertThat(run("progress", "--json")).isZero();
        assertThat(out()).contains("Library");
        assertThat(run("lessons")).isZero();
        assertThat(out()).contains("1/3   Counting loans");
    }

    @Test
    void the_commands_in_the_readme_do_what_it_says() throws IOException, InterruptedException {
        Needed.program("git", "git");
        Path zip = dir.resolve("library-1.0.0.zip");
        assertThat(run("pack", "bundle", library.toString(), "-o", zip.toString()))
                .isZero();
        change("version: 1.0.0", "version: 2.0.0");
        change("INCRBY loans:momo 12", "INCRBY loans:momo 13");
        git("init", "-q");
        git("add", "pack.yaml", "first.yaml");
        git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-qm", "Thirteen copies");
        git("tag", "v2.0.0");
        String readme = Files.readString(Path.of("README.md"));
        String block = readme.substring(readme.indexOf("## Packs of others"));
        block = block.substring(block.indexOf("```sh\n") + 6);
        StringBuilder all = new StringBuilder();
        for (String line : block.substring(0, block.indexOf("```")).split("\n")) {
            String command = line.replaceFirst(" +#.*", "")
                    .replace("library-1.0.0.zip", zip.toString())
                    .replace("https://example.org/library.git", "file://" + library);
            int code = run(false, "", command.substring("rediscover ".length()).split(" "));
            assertThat(code).as(command + err()).isZero();
            all.append(out());
        }
        assertThat(all)
                .contains("library 1.0.0 is installed", "library 2.0.0 is installed: Library, in place of 1.0.0")
                .contains("Counting loans 1/4", "library 1.0.0 is in use again", "ok  library 2.0.0")
                .endsWith("library 1.0.0, 2.0.0 are removed. What you have done of it is kept.\n");
    }

    private void git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", library.toString()));
        command.addAll(List.of(words));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void verify_and_remove() throws IOException {
        assertThat(run("pack", "verify")).isZero();
        assertThat(out()).isEqualTo("No packs are installed.\n");
        run("pack", "install", library.toString());
        assertThat(run("pack", "verify")).isZero();
        assertThat(out()).isEqualTo("ok  library 1.0.0\n");
        Files.writeString(dir.resolve("home/packs/library/1.0.0/first.yaml"), "id: first");
        assertThat(run("pack", "verify", "library")).isEqualTo(1);
        assertThat(out()).contains("first.yaml: the file was changed");
        assertThat(run("pack", "remove", "library")).isEqualTo(2);
        assertThat(err()).contains("--yes");
        assertThat(run(true, "n\n", "pack", "remove", "library")).isEqualTo(1);
        assertThat(out()).contains("[y/N]", "Nothing was removed.");
        assertThat(run(true, "y\n", "pack", "remove", "library")).isZero();
        assertThat(out()).contains("library 1.0.0 is removed. What you have done of it is kept.");
        assertThat(run("pack", "remove", "library", "--yes")).isEqualTo(2);
        assertThat(err()).contains("library is not installed: rediscover pack list shows what is");
        assertThat(run("pack", "remove", "basics", "--yes")).isEqualTo(2);
        assertThat(err()).contains("basics is part of this program");
        assertThat(run("pack", "verify", "nosuch")).isEqualTo(2);
    }

    @Test
    void what_is_refused_says_why_and_what_cannot_be_found_what_to_give() throws IOException {
        change("id: library", "id: basics");
        assertThat(run("pack", "install", library.toString())).isEqualTo(1);
        assertThat(err()).contains("is part of this program");
        change("kind: predict", "kind: foretell");
        assertThat(run("pack", "install", library.toString())).isEqualTo(1);
        assertThat(err()).contains("first.yaml:", "[kind.unknown]", "the pack has faults");
        assertThat(run("pack", "bundle", library.toString())).isEqualTo(1);
        assertThat(err()).contains(library + "/first.yaml:", "not bundled:");
        assertThat(run("pack", "install", "nosuch")).isEqualTo(2);
        assertThat(err()).contains("there is no pack nosuch to install");
        assertThat(run("pack", "install", "ext::sh -c x")).isEqualTo(1);
        assertThat(err()).contains("refused");
    }
}
