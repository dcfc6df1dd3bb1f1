package dev.rediscover.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published JSON Schemas are what the reader's own descriptions say, and take what it takes. */
class SchemaTest {
    private static final Path FOLDER = Path.of("lessons");

    private static Node tree(String file, String text) {
        Faults faults = new Faults();
        Node root = YamlTree.read(file, text, faults);
        assertThat(faults.all()).as(file).isEmpty();
        return root;
    }

    private static JsonCheck schema(String name) {
        return new JsonCheck((Node.Fields) tree(name, SchemaWriter.files().get(name)));
    }

    @Test
    void theFilesAreWhatIsGenerated() throws IOException {
        boolean write = "write".equals(System.getProperty("rediscover.golden"));
        for (Map.Entry<String, String> file : SchemaWriter.files().entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            if (write) {
                Files.writeString(path, file.getValue());
            }
            assertThat(Files.readString(path))
                    .as("-Drediscover.golden=write writes " + path)
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void everyShapeIsDescribedSomewhere() {
        String all = String.join("\n", SchemaWriter.files().values());
        for (Shape shape : Shape.values()) {
            assertThat(all).contains("\"" + SchemaWriter.name(shape) + "\": {");
            for (Shape.Slot slot : shape.slots()) {
                assertThat(slot.description())
                        .as(shape + "." + slot.name())
                        .hasSizeBetween(4, 110)
                        .endsWith(
                                slot.description().endsWith("?")
                                        ? "?"
                                        : slot.description().endsWith("…") ? "…" : ".");
            }
        }
    }

    @Test
    void everyBundledFileIsTaken() throws IOException {
        int seen = 0;
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                String name = file.toString().contains("i18n")
                        ? "overlay.schema.json"
                        : file.endsWith("pack.yaml") ? "pack.schema.json" : "lesson.schema.json";
                Node tree = tree(file.toString(), Files.readString(file));
                assertThat(schema(name).problems(tree)).as(file.toString()).isEmpty();
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(50);
    }

    private static final String LESSON =
            "id: x\ntitle: T\nminutes: 5\nsteps:\n  - {id: a, kind: command, prompt: P," + " solution: [INCR a]}\n";

    @Test
    void aGoodLessonIsTaken() {
        assertThat(schema("lesson.schema.json").problems(tree("x.yaml", LESSON)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "minutes: 5, minutes: 500",
        "minutes: 5, minutes: soon",
        "title: T, titel: T",
        "'title: T', 'title: [T]'",
        "kind: command, kind: comand",
        "'solution: [INCR a]', 'solution: [INCR a], hint: x'",
        "', solution: [INCR a]', ''",
        "'[INCR a]', '[INCR a], accept: {}'",
        "'[INCR a]', '[INCR a], accept: {reply: {iss: 1}}'",
        "'[INCR a]', '[INCR a], state: [{key: a, type: hsh}]'",
        "'[INCR a]', '[INCR a], policy: {skip: maybe}'",
        "'[INCR a]', '[INCR a], lint_ok: [{rule: yaml.syntax, because: x}]'",
        "'[INCR a]', '[INCR a], mistakes: [{id: m, say: x}]'",
        "'id: a', 'id: A b'",
        "'minutes: 5', 'format: 2'",
    })
    void whatTheReaderRefusesIsRefused(String part, String other) {
        String lesson = LESSON.replace(part, other);
        assertThat(new PackReader(null).readLessonText("x.yaml", lesson).faults())
                .as(lesson)
                .isNotEmpty();
        assertThat(schema("lesson.schema.json").problems(tree("x.yaml", lesson)))
                .as(lesson)
                .isNotEmpty();
    }

    @Test
    void whatAPackMustHaveIsAskedForByBoth() {
        String pack = "format: 1\nid: p\nversion: 1.0.0\ntitle: T\nlessons: []\n";
        JsonCheck schema = schema("pack.schema.json");
        assertThat(schema.problems(tree("pack.yaml", pack))).isEmpty();
        for (String field : List.of("format", "id", "version", "title", "lessons")) {
            String less = pack.replaceFirst("(?m)^" + field + ": .*\n", "");
            assertThat(schema.problems(tree("pack.yaml", less))).isNotEmpty();
            assertThat(new PackReader(null)
                            .read(path -> less.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .faults())
                    .extracting(Fault::rule)
                    .contains(Rule.FIELD_MISSING);
        }
    }
}
