package dev.rediscover.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.Step;
import dev.rediscover.shell.Engines;
import dev.rediscover.spec.Catalog;
import dev.rediscover.transcript.Header;
import dev.rediscover.transcript.TranscriptWriter;
import dev.rediscover.tutor.Finding;
import dev.rediscover.tutor.OwnData;
import dev.rediscover.tutor.PackProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learners with a name get data of their own, and are judged on them. */
class OwnDataTest {
    private static final Catalog CATALOG =
            Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(1)).catalog();

    private static final String LESSON = """
            id: sums
            title: Sums
            minutes: 5
            policy: {own_data: true}
            steps:
              - id: add
                kind: command
                prompt: Add {n} to `total`.
                vary: {n: {int: [2, 40]}}
                setup: [SET total 100]
                solution: ["INCRBY total {n}"]
              - id: name
                kind: command
                continue: false
                prompt: Store the name `{who}` under `name`.
                vary: {who: {pick: [ann, bob, chi, dan, eve]}}
                solution: ["SET name {who}"]
            """;

    @TempDir
    private Path folder;

    private Pack pack;

    @BeforeEach
    void read() throws IOException {
        pack = pack(LESSON);
    }

    private Pack pack(String lesson) throws IOException {
        Files.writeString(
                folder.resolve("pack.yaml"), "format: 1\nid: own\nversion: 1.0.0\ntitle: Own\nlessons: [sums]\n");
        Files.writeString(folder.resolve("sums.yaml"), lesson);
        PackReader.PackResult result = new PackReader(CATALOG).readFolder(folder);
        assertThat(result.faults()).isEmpty();
        return result.pack();
    }

    private Lesson of(String learner) {
        return OwnData.of(pack.lesson("sums"), "own", learner);
    }

    private static String solution(Step step) {
        return step.judgedOrNull().solution().get(0).typed();
    }

    @Test
    void theSameNameGetsTheSameAndOthersMostlyOthers() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            Lesson lesson = of("learner " + i);
            assertThat(of("learner " + i)).isEqualTo(lesson);
            seen.add(solution(lesson.steps().get(0)));
            seen.add(solution(lesson.steps().get(1)));
        }
        assertThat(seen).hasSizeGreaterThan(6).contains("SET name ann", "SET name dan");
        assertThat(solution(of("Ünal İpek").steps().get(0))).isEqualTo(SOLUTION_OF_UNAL);
    }

    /** Written down: a name must choose the same on every machine and in every version. */
    private static final String SOLUTION_OF_UNAL = "INCRBY total 24";

    @Test
    void whoHasNoNameGetsTheLessonAsItIsWritten() {
        assertThat(of(null)).isSameAs(pack.lesson("sums"));
    }

    @Test
    void aTranscriptIsJudgedOnTheDataOfItsLearner() throws IOException {
        String ann = solution(of("ann").steps().get(0));
        String other = ann;
        String name = "";
        for (int i = 0; other.equals(ann); i++) {
            name = "copy" + i;
            other = solution(of(name).steps().get(0));
        }
        Path home = Files.createDirectory(folder.resolve("handed-in"));
        write(home, "ann", "own", ann);
        write(home, name, "own", ann);
        write(home, "nobody", null, "INCRBY total 21");
        GradeReport report =
                Grading.by(PackPlace.of(folder), CATALOG, Engines::forLesson).of(List.of(home.toString()));
        assertThat(report.problems()).isEmpty();
        assertThat(marks(report, "ann")).isEqualTo(Mark.PASS);
        assertThat(marks(report, name)).isEqualTo(Mark.FAIL);
        assertThat(report.notes()).anyMatch(note -> note.contains("taken without a name"));
    }

    private static Mark marks(GradeReport report, String learner) {
        return report.learners().stream()
                .filter(one -> one.name().equals(learner))
                .findFirst()
                .orElseThrow()
                .rows()
                .get(0)
                .mark();
    }

    private static void write(Path home, String learner, String data, String line) throws IOException {
        Header header = Header.empty()
                .with("pack", "own 1.0.0")
                .with("lesson", "sums")
                .with("learner", data == null ? null : learner)
                .with("data", data);
        try (TranscriptWriter writer = TranscriptWriter.create(home.resolve(learner + ".session.md"), header)) {
            writer.step("add", "command");
            writer.command("A", line);
        }
    }

    @Test
    void laterStepsMustFitWhateverTheDataAre() throws IOException {
        assertThat(PackProof.of(pack, Engines::forLesson))
                .extracting(Finding::rule)
                .doesNotContain("own-data");
        Pack broken = pack(LESSON + """
                  - id: read
                    kind: predict
                    prompt: What is the name?
                    run: GET name
                    is: ann
                """);
        assertThat(PackProof.of(broken, Engines::forLesson))
                .extracting(Finding::rule)
                .contains("own-data");
    }
}
