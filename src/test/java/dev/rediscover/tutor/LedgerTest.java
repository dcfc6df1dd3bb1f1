package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Lesson LESSON = Lessons.of("""
            - {id: a, kind: predict, prompt: P, run: [TTL page:home], is: -1}
            - {id: b, kind: predict, prompt: P, run: [GET nokey], is: nil}
            - {id: c, kind: predict, prompt: P, run: [LLEN jobs], is: 3}
            - {id: d, kind: answer, prompt: P, is: 1}
            """);

    @TempDir
    Path folder;

    private final VirtualClock clock = VirtualClock.frozenAt(5000);

    private LessonRun run() throws IOException {
        LessonRun run = new LessonRun("p", LESSON, Lessons.ENGINES, Progress.in(folder, clock));
        run.askHowSure(true);
        run.start();
        return run;
    }

    private Ledger kept() throws IOException {
        return Ledger.since(Progress.in(folder, clock), 0);
    }

    @Test
    void theQuestionComesBeforeTheTruthAndIsAnsweredByOneLine() throws IOException {
        LessonRun run = run();
        assertThat(run.enter("60")).isInstanceOf(Outcome.HowSure.class);
        assertThat(run.isAskingHowSure()).isTrue();
        assertThat(run.history()).noneMatch(line -> line.text().startsWith("TTL"));
        assertThat(Lessons.refusal(run.enter("4"))).contains("1, 2 or 3");
        Outcome.Solved solved = Lessons.solved(run.enter("3"));
        assertThat(solved.hit()).isFalse();
        assertThat(run.confidence()).isEqualTo(3);
        assertThat(run.said()).isEqualTo("60");
        assertThat(kept().surprises())
                .containsExactly(
                        new Surprise(5000, "p", "x", "a", 3, false, "TTL page:home", "60", "it replies (integer) -1"));
    }

    @Test
    void enterAloneIsTheMiddleAndAWordOfTheLessonTakesTheGuessBack() throws IOException {
        LessonRun run = run();
        run.enter("60");
        run.enter("why");
        assertThat(run.isAskingHowSure()).isFalse();
        run.enter("-1");
        assertThat(Lessons.solved(run.enter("")).hit()).isTrue();
        assertThat(run.confidence()).isEqualTo(2);
        run.enter("");
        assertThat(run.confidence()).isZero();
        assertThat(run.enter("")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aNumberThatIsItselfAPredictionIsNotTakenForSureness() throws IOException {
        LessonRun run = run();
        for (String line : new String[] {"-1", "1", "", "nil", "1", ""}) {
            run.enter(line);
        }
        run.enter("3");
        assertThat(Lessons.solved(run.enter("1")).hit()).isTrue();
        assertThat(run.said()).isEqualTo("3");
    }

    @Test
    void nobodyIsAskedUnlessItIsWanted() throws IOException {
        LessonRun run = run();
        run.askHowSure(false);
        Lessons.solved(run.enter("-1"));
        assertThat(run.confidence()).isZero();
        assertThat(kept().count()).isZero();
        assertThat(kept().calibration()).isEmpty();
    }

    @Test
    void itCountsHowOftenSureWasRight() throws IOException {
        LessonRun run = run();
        for (String line : new String[] {"60", "3", "", "nil", "3", "", "2", "1"}) {
            run.enter(line);
        }
        Ledger ledger = kept();
        assertThat(ledger.calibration())
                .isEqualTo("When you were sure of a prediction, you were right 1 of 2 times; when you were not, 0 of 1"
                        + " time.");
        assertThat(ledger.surprises()).extracting(Surprise::step).containsExactly("a", "c");
        assertThat(Ledger.since(Progress.in(folder, clock), 5001).count()).isZero();
    }

    @Test
    void everyPrefixOfTheFileCanBeRead() throws IOException {
        LessonRun run = run();
        for (String line : new String[] {"60\tx", "3", "", "nil", "3", "", "2", "1"}) {
            run.enter(line);
        }
        Path file = folder.resolve(Progress.FILE);
        String text = Files.readString(file);
        for (int length = 0; length <= text.length(); length++) {
            Files.writeString(file, text.substring(0, length));
            long lines = text.substring(0, length)
                    .lines()
                    .filter(line -> line.startsWith("guess\t"))
                    .count();
            assertThat(kept().count()).as("first %d characters", length).isBetween((int) lines - 1, (int) lines);
        }
        assertThat(kept().count()).isEqualTo(3);
    }
}
