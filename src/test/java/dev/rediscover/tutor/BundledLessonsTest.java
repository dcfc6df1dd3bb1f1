package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.OverlayReader;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.PackSource;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every lesson in {@code lessons/} can be read without a fault and judges rightly. For one pack or lesson alone: {@code
 * -Dlesson=basics} or {@code -Dlesson=basics/strings}.
 */
class BundledLessonsTest {
    private static final Path FOLDER = Path.of("lessons");
    private static final String ONLY = System.getProperty("lesson", "");

    @TestFactory
    Stream<DynamicTest> everyLessonJudgesRightly() throws IOException {
        Catalog catalog = Lessons.ENGINES
                .make(VirtualClock.frozenAt(0), new RandomSource(1))
                .catalog();
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FOLDER)) {
            folders.filter(folder -> Files.exists(folder.resolve("pack.yaml")))
                    .sorted()
                    .forEach(folder -> addTests(tests, folder.getFileName().toString(), catalog));
        }
        return tests.stream();
    }

    private static void addTests(List<DynamicTest> tests, String pack, Catalog catalog) {
        if (!ONLY.isEmpty() && !ONLY.split("/")[0].equals(pack)) {
            return;
        }
        PackReader.PackResult result = new PackReader(catalog).readFolder(FOLDER.resolve(pack));
        tests.add(DynamicTest.dynamicTest(
                pack + " has no faults", () -> assertThat(errors(result)).isEmpty()));
        if (result.pack() == null) {
            return;
        }
        for (Lesson lesson : result.pack().lessons()) {
            String name = pack + "/" + lesson.id();
            if (!ONLY.contains("/") || ONLY.equals(name)) {
                tests.add(DynamicTest.dynamicTest(
                        name, () -> assertThat(findings(lesson, true)).isEmpty()));
                OverlayReader.LANGUAGES.forEach(language -> addTranslated(tests, result.pack(), lesson, language));
            }
        }
    }

    /** In another language the same is right and the same is wrong. */
    private static void addTranslated(List<DynamicTest> tests, Pack pack, Lesson lesson, String language) {
        PackSource source = PackSource.folder(FOLDER.resolve(pack.id()));
        Lesson translated =
                new OverlayReader(null).read(source, pack, lesson, language).lesson();
        if (translated != null) {
            tests.add(DynamicTest.dynamicTest(
                    pack.id() + "/" + lesson.id() + " in " + language,
                    () -> assertThat(findings(translated, false)).isEmpty()));
        }
    }

    private static List<String> errors(PackReader.PackResult result) {
        return result.faults().stream()
                .filter(Fault::isError)
                .map(Fault::toString)
                .toList();
    }

    /** An answer that is nearly right and passes is a finding too: what may pass, the lesson explains. */
    private static List<String> findings(Lesson lesson, boolean mutants) {
        return PackProof.of(lesson, Lessons.ENGINES, mutants).stream()
                .map(Finding::toString)
                .toList();
    }
}
