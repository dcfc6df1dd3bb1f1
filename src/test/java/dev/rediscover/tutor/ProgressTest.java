package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    @TempDir
    Path folder;

    private Progress progress() throws IOException {
        return Progress.in(folder, VirtualClock.frozenAt(1000));
    }

    private LessonRun run(Lesson lesson) throws IOException {
        return new LessonRun("p", lesson, Lessons.ENGINES, progress());
    }

    private static final String STEPS = """
            - {id: a, kind: command, prompt: P, solution: [INCR page:home]}
            - {id: b, kind: command, prompt: P, solution: [INCR page:home]}
            - {id: c, kind: answer, prompt: P, is: 1}
            """;

    @Test
    void aLessonGoesOnAtTheStepWhereItWasLeft() throws IOException {
        Lesson lesson = Lessons.of(STEPS);
        LessonRun first = run(lesson);
        first.start();
        first.enter("INCR page:home");

        LessonRun second = run(lesson);
        assertThat(((Outcome.Began) second.start()).step().id()).isEqualTo("b");
        Outcome.Solved b = (Outcome.Solved) second.enter("INCR page:home");
        assertThat(b.played().get(0).reply()).isEqualTo(dev.rediscover.resp.Reply.of(43));
        assertThat(progress().solved("p", "x")).isEqualTo(2);
        assertThat(progress().resumeAt("p", lesson)).isEqualTo(2);
    }

    @Test
    void aLastLineThatWasCutOffIsIgnoredAndDoesNoHarm() throws IOException {
        Lesson lesson = Lessons.of(STEPS);
        LessonRun run = run(lesson);
        run.start();
        run.enter("INCR page:home");
        Path file = folder.resolve(Progress.FILE);
        Files.writeString(file, "done\t1000\tp\tx\tb\tab", StandardOpenOption.APPEND);

        assertThat(progress().resumeAt("p", lesson)).isEqualTo(1);
        LessonRun again = run(lesson);
        again.start();
        again.enter("INCR page:home");
        assertThat(progress().resumeAt("p", lesson)).isEqualTo(2);
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void everyPrefixOfTheFileCanBeRead() throws IOException {
        Lesson lesson = Lessons.of(STEPS);
        LessonRun run = run(lesson);
        run.start();
        run.enter("INCR page:home");
        run.enter("");
        run.enter("INCR page:home");
        Path file = folder.resolve(Progress.FILE);
        String text = Files.readString(file);
        for (int length = 0; length <= text.length(); length++) {
            Files.writeString(file, text.substring(0, length));
            int lines = (int)
                    text.substring(0, length).chars().filter(c -> c == '\n').count();
            assertThat(progress().resumeAt("p", lesson))
                    .as("first %d characters", length)
                    .isEqualTo(lines);
        }
    }

    @Test
    void aStepWhoseTextIsMendedStaysDoneAndOneThatAsksForSomethingElseDoesNot() throws IOException {
        LessonRun run = run(Lessons.of(STEPS));
        run.start();
        run.enter("INCR page:home");
        assertThat(progress().resumeAt("p", Lessons.of(STEPS.replaceFirst("prompt: P", "prompt: Q"))))
                .isEqualTo(1);
        assertThat(progress().resumeAt("p", Lessons.of(STEPS.replaceFirst("INCR", "DECR"))))
                .isZero();
    }

    @Test
    void lessonsCanBeForgotten() throws IOException {
        Lesson lesson = Lessons.of(STEPS);
        LessonRun run = run(lesson);
        run.start();
        run.enter("INCR page:home");
        Progress progress = progress();
        progress.forget("q", null);
        assertThat(progress().resumeAt("p", lesson)).isEqualTo(1);
        progress.forget("p", "x");
        assertThat(progress.resumeAt("p", lesson)).isZero();
        assertThat(progress().resumeAt("p", lesson)).isZero();
    }

    @Test
    void aBetterStatusIsNotLost() throws IOException {
        Lesson lesson = Lessons.of(STEPS);
        Progress progress = progress();
        progress.done("p", lesson, lesson.step("a"), Outcome.Status.SKIPPED, 0, 0);
        progress.done("p", lesson, lesson.step("a"), Outcome.Status.UNAIDED, 1, 0);
        progress.done("p", lesson, lesson.step("a"), Outcome.Status.REVEALED, 1, 0);
        assertThat(progress().entry("p", lesson, lesson.step("a")).status()).isEqualTo(Outcome.Status.UNAIDED);
        assertThat(progress().entry("p", lesson, lesson.step("a")).millis()).isEqualTo(1000);
    }
}
