package dev.rediscover.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OverlayReaderTest {
    private static final String PACK = "format: 1\nid: p\nversion: 1.0.0\ntitle: P\nlessons: [l]\nskills: {s: Skill}\n";
    private static final String LESSON = """
            id: l
            title: Hello
            minutes: 5
            goal: [s]
            steps:
              - id: pick
                kind: choice
                prompt: Which of `GET` and `SET` reads?
                options:
                  - {text: the first, ok: true, why: "It reads."}
                  - {text: SET, why: "It writes; you said {typed}."}
              - id: ask
                kind: command
                prompt: "Read {who}."
                vary: {who: {pick: [ann, bob]}}
                setup: ["SET {who} 1"]
                solution: ["GET {who}"]
                hints: ["Begin with GET.", {reveal: solution}]
                mistakes:
                  - {id: writes, when: {used: SET}, say: "That wrote {value:{who}}.", examples: ["SET {who} 2"]}
            """;
    private static final String GERMAN = """
            of: "HEAD"
            title: Hallo
            steps:
              pick:
                of: "PICK"
                prompt: Was liest, `GET` oder `SET`?
                options:
                  - {text: das erste, why: "Es liest."}
                  - {why: "Es schreibt; du sagtest {typed}."}
              ask:
                of: "ASK"
                prompt: "Lies {who}."
                hints: ["Beginne mit GET."]
                mistakes: {writes: "Das schrieb {value:{who}}."}
            """;

    private static PackReader.LessonResult read(String german) {
        Map<String, String> files = Map.of("pack.yaml", PACK, "l.yaml", LESSON, "i18n/de/l.yaml", german);
        PackSource source =
                path -> files.get(path) == null ? null : files.get(path).getBytes(StandardCharsets.UTF_8);
        Pack pack = new PackReader(null).read(source).pack();
        return new OverlayReader(null).read(source, pack, pack.lesson("l"), "de");
    }

    /** The overlay with the hashes that the warnings name. */
    private static String fresh() {
        String text = GERMAN;
        for (Fault fault : read(GERMAN).faults()) {
            String hash = fault.cure().replaceAll(".*of: \"(\\w+)\".*", "$1");
            int line = fault.place().line();
            List<String> lines = new ArrayList<>(text.lines().toList());
            lines.set(line - 1, lines.get(line - 1).replaceAll("\"[A-Z]+\"", '"' + hash + '"'));
            text = String.join("\n", lines) + "\n";
        }
        return text;
    }

    private static List<String> faults(String before, String after) {
        assertThat(fresh()).contains(before);
        return read(fresh().replace(before, after)).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    @Test
    void theTextsTakeThePlaceOfTheOriginals() {
        PackReader.LessonResult result = read(fresh());
        assertThat(result.faults()).isEmpty();
        Lesson lesson = result.lesson();
        assertThat(lesson.title()).isEqualTo("Hallo");
        Step.Choice choice = (Step.Choice) lesson.step("pick");
        assertThat(choice.options()).extracting(Step.Option::text).containsExactly("das erste", "SET");
        assertThat(choice.options()).extracting(Step.Option::original).containsExactly("the first", "SET");
        Step ask = lesson.step("ask");
        assertThat(ask.head().prompt()).isEqualTo("Lies ann.");
        assertThat(ask.head().hints()).extracting(Hint::text).containsExactly("Beginne mit GET.", null);
        assertThat(ask.mistakes().get(0).say().fill((name, key) -> name + "/" + key))
                .isEqualTo("Das schrieb value/ann.");
        assertThat(ask.head().variants().others())
                .isNotEmpty()
                .allSatisfy(other -> assertThat(other.head().prompt()).isEqualTo("Lies bob."));
    }

    @Test
    void whatIsMissingIsShownInTheOriginalAndNamed() {
        String half = fresh().replaceAll("(?s)  ask:.*", "").replace("    prompt: Was liest, `GET` oder `SET`?\n", "");
        PackReader.LessonResult result = read(half);
        assertThat(result.ok()).isTrue();
        assertThat(result.lesson().step("pick").head().prompt()).startsWith("Which");
        assertThat(result.lesson().step("ask").head().prompt()).isEqualTo("Read ann.");
        assertThat(result.faults()).extracting(Fault::rule).containsOnly(Rule.OVERLAY_MISSING);
        assertThat(result.faults().toString()).contains("prompt is not translated", "the step ask is not translated");
    }

    @Test
    void everyFaultHasItsPlaceAndItsCure() {
        assertThat(faults("pick:", "pock:"))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("i18n/de/l.yaml:5:5: the lesson has no step \"pock\" — did you mean pick?"));
        assertThat(faults("prompt: Was", "promt: Was"))
                .anySatisfy(fault -> assertThat(fault).contains("l.yaml:6:5: ", "did you mean prompt?"));
        assertThat(faults("`GET` oder", "`GTE` oder"))
                .containsExactly("i18n/de/l.yaml:6:13: between backticks the original has GET; here is GTE —"
                        + " keep what stands between backticks as it is in the original [overlay.code]");
        assertThat(faults("{typed}", "{reply}"))
                .singleElement()
                .asString()
                .contains(":9:15: in braces the original has {typed}; here is {reply}");
        assertThat(faults("writes:", "wrote:"))
                .anySatisfy(fault -> assertThat(fault).contains("there is no text mistakes.wrote in the original"));
        assertThat(faults("hints: [\"Beginne mit GET.\"]", "hints: [a, b]"))
                .singleElement()
                .asString()
                .contains(":13:16: ", "there is no text hints[1]");
        assertThat(faults("mistakes: {writes", "solution: {writes"))
                .anySatisfy(fault -> assertThat(fault).contains("no field \"solution\""));
    }

    @Test
    void aTranslationOlderThanItsOriginalIsNamed() {
        assertThat(read(GERMAN).faults()).extracting(Fault::rule).containsOnly(Rule.OVERLAY_STALE);
        assertThat(read(GERMAN).faults().get(1).toString())
                .startsWith("i18n/de/l.yaml:5:9: the original has changed since — compare the two, then write of: \"");
        assertThat(read(GERMAN).ok()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> theGermanOfThePackBasicsIsWholeAndFresh() {
        PackSource source = PackSource.folder(Path.of("lessons/basics"));
        Pack pack = new PackReader(null).read(source).pack();
        OverlayReader reader = new OverlayReader(null);
        return Stream.concat(Stream.of("pack"), pack.lessonIds().stream())
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    List<Fault> faults = id.equals("pack")
                            ? reader.readPack(source, pack, "de").faults()
                            : reader.read(source, pack, pack.lesson(id), "de").faults();
                    String file = OverlayReader.path("de", id + ".yaml");
                    assertThat(source.read(file)).as(file).isNotNull();
                    assertThat(String.join(
                                    "\n", faults.stream().map(Fault::toString).toList()))
                            .isEmpty();
                }));
    }
}
