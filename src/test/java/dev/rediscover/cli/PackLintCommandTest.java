package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.lesson.SchemaWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackLintCommandTest {
    private static final String LESSON = "id: x\ntitle: T\nminutes: 5\nsteps:\n"
            + "  - {id: a, kind: say, prompt: The red line is wrong.}\n"
            + "  - {id: b, kind: say, promt: P}\n";

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    private int run(String... args) {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        ByteArrayOutputStream toErr = new ByteArrayOutputStream();
        Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), to, toErr, false, false, Map.of());
        int code = Subcommands.run(args, streams);
        out = to.toString(StandardCharsets.UTF_8);
        err = toErr.toString(StandardCharsets.UTF_8);
        return code;
    }

    private String pack(String lesson) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("my pack"));
        Files.writeString(pack.resolve("pack.yaml"), "format: 1\nid: p\nversion: 1.0.0\ntitle: T\nlessons: [x]\n");
        Files.writeString(pack.resolve("x.yaml"), lesson);
        return pack.toString();
    }

    @Test
    void findingsComeWithPlaceCureAndRuleAndAreCounted() throws IOException {
        String pack = pack(LESSON);
        assertThat(run("pack", "lint", pack)).isEqualTo(1);
        assertThat(out)
                .startsWith(pack + "/x.yaml:5:32: the text says \"The red line\" — say what is meant")
                .contains("[access.colour]\n", pack + "/x.yaml:6:24: ", "did you mean prompt? [field.unknown]\n")
                .endsWith("2 errors, 1 warning in 1 pack\n");
        assertThat(run("pack", "lint", pack, "--errors-only", "--rule", "field.missing"))
                .isEqualTo(1);
        assertThat(out.lines()).hasSize(2);
        assertThat(run("pack", "lint", pack, "--errors-only", "--rule", "access.colour"))
                .isZero();
        assertThat(out).isEqualTo("0 errors, 0 warnings in 1 pack\n");
    }

    @Test
    void wrongUsageIsTold() throws IOException {
        assertThat(run("pack", "lint", folder.resolve("gone").toString())).isEqualTo(2);
        assertThat(err).contains("there is no pack");
        assertThat(run("pack", "lint", pack(LESSON), "--rule", "access.color")).isEqualTo(2);
        assertThat(err).contains("there is no rule access.color");
        assertThat(run("pack", "lint")).isEqualTo(2);
    }

    @Test
    void programsReadJson() throws IOException {
        String pack = pack(LESSON);
        assertThat(run("pack", "lint", "--json", pack)).isEqualTo(1);
        assertThat(out)
                .startsWith("{\"packs\":1,\"errors\":2,\"warnings\":1,\"findings\":[{\"pack\":\"" + pack)
                .contains("\"line\":5,\"column\":32,\"rule\":\"access.colour\",\"severity\":\"warning\",\"what\":\"");
    }

    @Test
    void forgesReadSarif() throws IOException {
        Path file = folder.resolve("lint.sarif");
        assertThat(run("pack", "lint", pack(LESSON), "--sarif", file.toString()))
                .isEqualTo(1);
        assertThat(Files.readString(file))
                .startsWith("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\"")
                .contains(
                        "\"id\":\"access.colour\",\"name\":\"AccessColour\",\"shortDescription\":{\"text\":\"",
                        "\"ruleId\":\"access.colour\",\"ruleIndex\":2,\"level\":\"warning\",",
                        "\"region\":{\"startLine\":5,\"startColumn\":32}",
                        "my%20pack/x.yaml\"");
        assertThat(run("pack", "lint", "basics", "--sarif")).isZero();
        assertThat(out).endsWith("\"columnKind\":\"unicodeCodePoints\",\"results\":[]}]}\n");
    }

    @Test
    void whatIsFoundInTheCheckoutIsToldFromItsRoot() throws IOException {
        Path here = Files.createTempDirectory(Path.of("target"), "lint");
        Files.writeString(here.resolve("pack.yaml"), "format: 1\n");
        assertThat(run("pack", "lint", here.toString(), "--sarif=-")).isEqualTo(1);
        assertThat(out)
                .contains("{\"uri\":\"target/" + here.getFileName() + "/pack.yaml\",\"uriBaseId\":\"%SRCROOT%\"}");
        Files.delete(here.resolve("pack.yaml"));
        Files.delete(here);
    }

    @Test
    void anExcuseTakesAdviceAway() throws IOException {
        String excused = LESSON.replace("wrong.}", "wrong., lint_ok: [{rule: access.colour, because: It says wrong.}]}")
                .replace("promt", "prompt");
        assertThat(run("pack", "lint", pack(excused))).as(out).isZero();
    }

    @Test
    void schemasAreWrittenBesideAPack() throws IOException {
        assertThat(run("pack", "schema", folder.toString())).isZero();
        for (Map.Entry<String, String> file : SchemaWriter.files().entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasContent(file.getValue());
        }
        assertThat(run("pack", "schema", folder.resolve("gone").toString())).isEqualTo(2);
        assertThat(err).contains("there is no folder");
    }
}
