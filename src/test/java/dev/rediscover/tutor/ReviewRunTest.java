package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewRunTest {
    private static final long DAY = 86_400_000L;

    private static final Lesson LESSON = Lessons.of("""
            - {id: a, kind: command, prompt: P, solution: [INCR page:home]}
            - {id: b, kind: predict, prompt: P, continue: true, run: [GET page:home], is: "42"}
            - {id: c, kind: command, prompt: P, continue: true, solution: [DEL page:home]}
            """);

    @TempDir
    Path folder;

    private final VirtualClock clock = VirtualClock.frozenAt(0);

    private Progress kept() throws IOException {
        return Progress.in(folder, clock);
    }

    private ReviewRun review(Progress progress) {
        ReviewRun.Source source = new ReviewRun.Source() {
            @Override
            public Lesson lesson(String pack, String id) {
                return pack.equals("p") ? LESSON : null;
            }

            @Override
            public DrillQuestion question(String command, String kind, long seed) {
                Catalog catalog = Lessons.ENGINES
                        .make(clock, new dev.rediscover.base.RandomSource(0))
                        .catalog();
                return Drill.one(catalog, Lessons.ENGINES, command, kind, seed);
            }
        };
        return new ReviewRun(Review.due(progress), source, Lessons.ENGINES, progress, 1);
    }

    private Progress lessonTaken(boolean sure) throws IOException {
        Progress progress = kept();
        LessonRun run = new LessonRun("p", LESSON, Lessons.ENGINES, progress);
        run.askHowSure(true);
        run.start();
        for (String line : new String[] {"INCR page:home", "", "41", sure ? "3" : "1", "", "skip"}) {
            run.enter(line);
        }
        return progress;
    }

    @Test
    void whatASureLearnerGotWrongComesFirstAndWhatWasPassedOverUntriedNotAtAll() throws IOException {
        Progress progress = lessonTaken(true);
        assertThat(Review.due(progress)).extracting(Review.Item::step).containsExactly("b");
        assertThat(Review.due(progress).get(0).surprise()).isTrue();
        assertThat(Review.nextIn(progress)).isZero();
        clock.advance(DAY);
        assertThat(Review.due(progress)).extracting(Review.Item::step).containsExactly("b", "a");
        assertThat(Review.due(lessonTaken(false)).get(0).surprise()).isFalse();
    }

    @Test
    void aStepComesOnTheDataThatItsLessonHasThere() throws IOException {
        Progress progress = lessonTaken(true);
        ReviewRun review = review(progress);
        LessonRun run = review.next();
        assertThat(review.heading()).isEqualTo("Review 1 of 1, lesson x");
        assertThat(((Outcome.Began) review.begin()).step().id()).isEqualTo("b");
        assertThat(run.history()).anyMatch(line -> line.text().equals("INCR page:home"));
        assertThat(Lessons.solved(review.enter("42")).hit()).isTrue();
        assertThat(review.next()).isNull();
        assertThat(review.summary()).isEqualTo("1 of 1 remembered. Nothing else is due now.");
        assertThat(Review.due(kept())).isEmpty();
        assertThat(Review.nextIn(kept())).isEqualTo(DAY);
        assertThat(kept().entry("p", LESSON, LESSON.step("b")).status()).isEqualTo(Outcome.Status.UNAIDED);
        assertThat(kept().successes()).extracting(Progress.Success::step).contains("b");
    }

    @Test
    void leavingInTheMiddleKeepsWhatWasDone() throws IOException {
        Progress progress = lessonTaken(true);
        clock.advance(DAY);
        ReviewRun review = review(progress);
        review.next();
        review.begin();
        review.enter("42");
        review.next();
        review.begin();
        assertThat(review.summary()).isEqualTo("1 of 1 remembered. 1 more is due; :review goes on.");
        assertThat(Review.due(kept())).extracting(Review.Item::step).containsExactly("a");
    }

    @Test
    void aMissIsAskedAgainTheNextDayAndItsSurenessIsKept() throws IOException {
        Progress progress = lessonTaken(true);
        ReviewRun review = review(progress);
        LessonRun run = review.next();
        review.begin();
        run.askHowSure(true);
        review.enter("7");
        review.enter("2");
        assertThat(review.summary()).startsWith("0 of 1 remembered.");
        assertThat(Ledger.since(kept(), 0).count()).isEqualTo(2);
        assertThat(Review.due(kept())).isEmpty();
        assertThat(Review.nextIn(kept())).isEqualTo(DAY);
    }

    @Test
    void whatWasMissedInADrillComesBackTheNextDay() throws IOException {
        Progress progress = kept();
        progress.drilled("list", "LPOS", "command", false);
        progress.drilled("list", "LLEN", "predict", true);
        assertThat(Review.due(progress)).isEmpty();
        clock.advance(DAY);
        assertThat(Review.due(kept())).extracting(Review.Item::lesson).containsExactly("LPOS");
        ReviewRun review = review(progress);
        LessonRun run = review.next();
        review.begin();
        assertThat(review.heading()).isEqualTo("Review 1 of 1, LPOS");
        review.enter(run.step().judgedOrNull().solution().get(0).text());
        assertThat(Review.due(kept())).isEmpty();
        assertThat(Review.nextIn(kept())).isEqualTo(3 * DAY);
    }

    @Test
    void aLessonThatIsGoneIsPassedOver() throws IOException {
        Progress progress = kept();
        progress.done("gone", LESSON, LESSON.step("a"), Outcome.Status.MISSED, 1, 0);
        assertThat(review(progress).next()).isNull();
        assertThat(List.copyOf(Review.due(progress))).hasSize(1);
    }
}
