package dev.rediscover.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples in the author's guide are what the reader reads, and the guide names everything that it knows. */
class GuideTest {
    private static String guide() throws IOException {
        return Files.readString(Path.of("lessons/README.md"));
    }

    private static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        String[] parts = guide().split("(?m)^```");
        for (int i = 1; i < parts.length; i += 2) {
            if (parts[i].startsWith("yaml\n")) {
                blocks.add(parts[i].substring(parts[i].indexOf('\n') + 1));
            }
        }
        return blocks;
    }

    @TestFactory
    Stream<DynamicTest> everyExampleCanBeRead() throws IOException {
        Catalog catalog = new Engine(Families.all(), VirtualClock.frozenAt(0), new RandomSource(1)).catalog();
        return blocks().stream()
                .filter(block -> !block.startsWith("format: 1") && !block.startsWith("of: "))
                .map(block -> DynamicTest.dynamicTest(
                        block.lines().findFirst().orElse(""),
                        () -> assertThat(new PackReader(catalog)
                                        .readLessonText("x.yaml", lesson(block))
                                        .faults())
                                .isEmpty()));
    }

    /** A block of the guide as a whole lesson: a step, or a field of a step, or the head of a lesson. */
    private static String lesson(String block) {
        String top = "id: x\ntitle: T\nminutes: 5\nsteps:\n";
        if (block.startsWith("id: ")) {
            String body = block.replaceFirst("id: \\w+", "id: x").replaceAll("(?m)^  file:.*\n", "");
            return body.replace("steps: []", "steps: [{id: a, kind: say, prompt: P}]");
        }
        String empty = block.replace("gates: {} ", "gates: {forbid: [DEL]} ")
                .replace("accept: [] ", "accept: [{same_reply: true}] ");
        if (block.startsWith("- id: ")) {
            return top + empty.indent(2);
        }
        String solution = block.startsWith("gates:") ? "[EXPIRE a 1, DECRBY a 1, INCRBY a 2]" : "[GET a]";
        return top + "  - id: a\n    kind: task\n    prompt: P\n    solution: " + solution + "\n" + block.indent(4);
    }

    @Test
    void theExampleOfATranslationFitsALesson() throws IOException {
        String overlay = blocks().stream()
                .filter(block -> block.startsWith("of: "))
                .findFirst()
                .orElseThrow();
        String lesson = """
                id: l
                title: T
                summary: S
                minutes: 5
                steps:
                  - id: incr
                    kind: command
                    prompt: "Add one to `page:home`."
                    solution: ["INCR page:home"]
                    after: A
                    hints: [H, {reveal: solution}]
                    mistakes: [{id: reads, when: {used: GET}, say: "{value:page:home}", examples: ["GET page:home"]}]
                    state: [{run: "GET page:home", expect: "2", goal: G, say: "{reply}"}]
                    gates: {require: {all: {INCR: Count.}}}
                  - {id: watch, kind: demo, prompt: P, run: [PING, {run: PING, note: N}]}
                  - {id: oldest, kind: choice, prompt: P, options: [{text: a, ok: true, why: W}, {text: LPOP, why: W}]}
                """;
        Map<String, String> files = Map.of(
                "pack.yaml", "format: 1\nid: p\nversion: 1.0.0\ntitle: P\nlessons: [l]\n",
                "l.yaml", lesson,
                "i18n/de/l.yaml", overlay);
        PackSource source = path -> files.containsKey(path) ? files.get(path).getBytes(StandardCharsets.UTF_8) : null;
        Pack pack = new PackReader(null).read(source).pack();
        PackReader.LessonResult result = new OverlayReader(null).read(source, pack, pack.lesson("l"), "de");
        assertThat(result.faults())
                .hasSize(4)
                .allSatisfy(fault -> assertThat(fault.rule()).isEqualTo(Rule.OVERLAY_STALE));
        assertThat(result.lesson().step("oldest").head().prompt()).startsWith("Welcher");
    }

    @Test
    void thePackExampleCanBeRead() throws IOException {
        String pack = blocks().stream()
                .filter(block -> block.startsWith("format: 1"))
                .findFirst()
                .orElseThrow();
        List<Fault> faults = new PackReader(null)
                .read(path -> path.equals("pack.yaml") ? pack.getBytes(java.nio.charset.StandardCharsets.UTF_8) : null)
                .faults();
        assertThat(faults).allSatisfy(fault -> assertThat(fault.rule()).isEqualTo(Rule.FILE_MISSING));
    }

    @Test
    void theGuideNamesEveryFieldAndPlaceholder() throws IOException {
        String guide = guide();
        for (Shape shape : Shape.values()) {
            assertThat(shape.fields())
                    .as(shape.schemaName())
                    .allSatisfy(field -> assertThat(guide).containsPattern("\\b" + field + "\\b"));
        }
        Message.PLAIN.forEach(name -> assertThat(guide).contains("{" + name + "}"));
        Message.WITH_KEY.forEach(name -> assertThat(guide).contains("{" + name + ":KEY}"));
    }

    @Test
    void theGuideNamesEveryAdviceOfTheLinter() throws IOException {
        String guide = guide();
        for (Rule rule : Rule.values()) {
            if (rule.isAdvice()) {
                assertThat(guide).contains("| `" + rule.id() + "` | " + rule.help() + " |");
            }
        }
    }
}
