package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rediscover pack record} with the lines on the input, and the example of the guide. */
class PackRecordTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String input, String... args) {
        out.reset();
        err.reset();
        Map<String, String> env =
                Map.of("REDISCOVER_HOME", folder.resolve("home").toString(), "PATH", "");
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return Main.run(args, new Streams(in, out, err, false, false, env));
    }

    private String pack() {
        assertThat(run("", "pack", "new", "library", "--dir", folder.toString()))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        return folder.resolve("library").toString();
    }

    @Test
    void aStepIsWrittenAndThePackPassesLintAndTest() throws IOException {
        String pack = pack();
        String played = "SET page:home 41\n:ask Count one more visit of `page:home`.\nINCR page:home\n"
                + ":wrong\nGET page:home\nINCR page:about\n:hint The command is short for *increment*.\n:save\n";
        assertThat(run(played, "pack", "record", pack, "--lesson", "first", "--id", "visit"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("OK\n(integer) 42\n\"41\"\n(integer) 1\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Proved, and written: " + pack);
        assertThat(Files.readString(folder.resolve("library/first.yaml"))).contains("- id: visit\n");
        assertThat(run("", "pack", "lint", pack))
                .as(out.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    @Test
    void whoeverLeavesWithoutWritingIsTold() {
        String pack = pack();
        assertThat(run(":ask Count.\nNONSENSE a\n", "pack", "record", pack)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("that was line 2 of the input")
                .endsWith("rediscover: no step was written\n");
        assertThat(run("", "pack", "record", pack, "--kind", "choice")).isEqualTo(2);
        assertThat(run("", "pack", "record", folder.resolve("nothing").toString()))
                .isNotZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("there is no pack")
                .doesNotContain("\tat ");
    }

    @Test
    void theExampleOfTheGuideIsWhatOneSees() throws IOException {
        String guide = Files.readString(Path.of("lessons/README.md"));
        int begin = guide.indexOf("    setup> ");
        String block = guide.substring(begin, guide.indexOf("\n\n", begin)).indent(-4);
        List<String> typed = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (String line : block.split("\n")) {
            String text = line.replaceFirst("^(setup|solution|wrong)> ", "");
            (text.equals(line) ? shown : typed).add(text);
        }
        String pack = pack();
        assertThat(run(String.join("\n", typed) + "\n", "pack", "record", pack, "--lesson", "visits"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        String all =
                (out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8)).replace(pack, "library");
        assertThat(typed).hasSizeGreaterThan(6);
        assertThat(shown)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(all.lines()).contains(line));
        int step = guide.indexOf("- id: incr\n", begin);
        String yaml = guide.substring(step, guide.indexOf("```\n", step));
        assertThat(Files.readString(folder.resolve("library/visits.yaml"))).contains(yaml.indent(2));
    }
}
