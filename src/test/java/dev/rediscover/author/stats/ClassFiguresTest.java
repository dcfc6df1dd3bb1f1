package dev.rediscover.author.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.author.Regrade;
import dev.rediscover.author.Sitting;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.shell.Engines;
import dev.rediscover.spec.Catalog;
import dev.rediscover.transcript.Header;
import dev.rediscover.transcript.TranscriptReader;
import dev.rediscover.transcript.TranscriptWriter;
import dev.rediscover.tutor.PackProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong answers are put together by what they do, counted, and get messages that are proved. */
class ClassFiguresTest {
    private static final Catalog CATALOG =
            Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(1)).catalog();

    private static final String PACK = """
            format: 1
            id: edu.test.queue
            version: 1.2.0
            title: Queues
            lessons: [queue]
            """;

    private static final String LESSON = """
            id: queue
            title: A queue
            minutes: 5
            setup: [RPUSH tasks a b, SET page:home 41]
            steps:
              - id: push
                kind: command
                prompt: Add `c` at the end of the list `tasks`.
                solution: [RPUSH tasks c]
                mistakes:
                  - id: gone
                    when: {effect: {deleted: tasks}}
                    say: The list is gone.
                    examples: [DEL tasks]
              - id: length
                kind: predict
                prompt: How many are there now?
                run: LLEN tasks
                is: 3
              - id: count
                kind: task
                prompt: Count two visits in `page:home`.
                solution: [INCR page:home, INCR page:home]
            """;

    @TempDir
    private Path folder;

    private final List<Sitting> sittings = new ArrayList<>();
    private Pack pack;

    @BeforeEach
    void aClass() throws IOException {
        pack = pack(LESSON);
        takes("ann", "RPUSH tasks c", "3", "INCR page:home", "INCR page:home");
        takes("bob", "LPUSH tasks c", "lpush  tasks \"c\"", "RPUSH tasks c", "2", "SET page:home 43", "check");
        takes("cy", "LPUSH tasks c", "DEL tasks", "RPUSH tasks c", "2", "INCR page:home", "check", "INCR page:home");
        takes("dan", "LINSERT tasks BEFORE a c", "RPUSH task c", "skip");
    }

    private Pack pack(String lesson) throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), PACK);
        Files.writeString(folder.resolve("queue.yaml"), lesson);
        PackReader.PackResult result = new PackReader(CATALOG).readFolder(folder);
        assertThat(result.faults()).isEmpty();
        return result.pack();
    }

    /** A session as the shell writes one; a number is a guess. */
    private void takes(String learner, String... typed) throws IOException {
        Lesson lesson = pack.lesson("queue");
        Path file = folder.resolve(learner + ".session.md");
        try (TranscriptWriter writer =
                TranscriptWriter.create(file, Header.empty().with("learner", learner))) {
            int step = 0;
            writer.step(lesson.steps().get(0).id(), "command");
            for (String line : typed) {
                boolean moves = line.equals("skip") || line.equals("RPUSH tasks c") || line.matches("\\d");
                if (line.matches("\\d")) {
                    writer.input(line);
                } else if (line.equals("skip") || line.equals("check")) {
                    writer.control(line);
                } else {
                    writer.command("A", line);
                }
                if (moves) {
                    step++;
                    writer.step(lesson.steps().get(step).id(), "");
                }
            }
        }
        sittings.add(
                new Sitting(learner, Regrade.of(TranscriptReader.read(file), pack.id(), lesson, Engines::forLesson)));
    }

    private ClassFigures figures() {
        return ClassFigures.of(pack, sittings, Engines::forLesson);
    }

    @Test
    void everyLearnerCountsOnceAStep() {
        ClassFigures figures = figures();
        assertThat(figures.learners()).isEqualTo(4);
        StepFigures push = figures.steps().get(0);
        assertThat(List.of(push.learners(), push.atOnce(), push.later(), push.skipped(), push.open()))
                .containsExactly(4, 1, 2, 1, 0);
        assertThat(push.heat()).isEqualTo(0.75);
        StepFigures length = figures.steps().get(1);
        assertThat(List.of(length.atOnce(), length.missed(), length.open())).containsExactly(1, 2, 1);
    }

    @Test
    void answersThatComeToTheSameAreOneHoweverTheyAreWritten() {
        Cluster front = figures().steps().get(0).clusters().get(0);
        assertThat(front.learners()).isEqualTo(3);
        assertThat(front.attempts()).isEqualTo(4);
        assertThat(front.examples().get(0)).containsExactly("LPUSH tasks c");
        assertThat(front.examples()).contains(List.of("LINSERT tasks BEFORE a c"), List.of("lpush  tasks \"c\""));
        assertThat(front.outcome()).isEqualTo("(integer) 3, changes tasks");
        assertThat(front.mistake()).isNull();
        assertThat(figures().steps().get(0).clusters())
                .extracting(Cluster::mistake)
                .contains("gone");
    }

    @Test
    void aWrongGuessIsAMisconceptionToo() {
        Cluster two = figures().steps().get(1).clusters().get(0);
        assertThat(two.learners()).isEqualTo(2);
        assertThat(two.shown()).isEqualTo("2");
    }

    @Test
    void theTextFitsTheScreenAndNamesWhatHasNoMessage() {
        String text = StatsText.of(figures());
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text).contains("edu.test.queue 1.2.0: 4 learners, 4 sessions", "queue/push: 6 wrong answers");
        assertThat(text).contains("3/4  LPUSH tasks c", "no message of its own", "message: gone");
    }

    @Test
    void theMessagesMadeForThemAreProved() throws IOException {
        List<String> before = rules(pack);
        String stubs = MistakeStubs.of(figures(), 1, Engines::forLesson, CATALOG);
        assertThat(stubs).contains("# queue.yaml, step push: put these under its mistakes:");
        String[] parts = stubs.split("# queue.yaml, step .*\n");
        String lesson =
                LESSON.replace("        examples: [DEL tasks]\n", "        examples: [DEL tasks]\n" + at(parts[1]))
                                .replace("    is: 3\n", "    is: 3\n    mistakes:\n" + at(parts[2]))
                        + "    mistakes:\n" + at(parts[3]);
        Pack better = pack(lesson);
        assertThat(better.lesson("queue").steps())
                .allSatisfy(step -> assertThat(step.mistakes()).isNotEmpty());
        assertThat(rules(better)).isEqualTo(before); // each example brings up its own message, and nothing new passes
        List<Sitting> again = new ArrayList<>();
        for (Sitting sitting : sittings) {
            var transcript = sitting.judged().transcript();
            again.add(new Sitting(
                    sitting.learner(),
                    Regrade.of(transcript, better.id(), better.lesson("queue"), Engines::forLesson)));
        }
        assertThat(MistakeStubs.of(ClassFigures.of(better, again, Engines::forLesson), 1, Engines::forLesson, CATALOG))
                .isEmpty();
    }

    private static List<String> rules(Pack pack) {
        return PackProof.of(pack, Engines::forLesson).stream()
                .map(finding -> finding.step() + " " + finding.rule())
                .toList();
    }

    private static String at(String items) {
        return items.indent(6);
    }

    @Test
    void whatALearnerTypedIsOnlyTextOnThePage() throws IOException {
        takes("eve", "SET tasks \"<script>alert(1)</script>\"", "skip");
        String page = StatsHtml.of(figures());
        assertThat(page).doesNotContain("<script").contains("&lt;script&gt;", "queue/push", "80 %");
        assertThat(StatsJson.of(figures())).contains("\"learners\":5", "\"mistake\":\"gone\"");
    }
}
