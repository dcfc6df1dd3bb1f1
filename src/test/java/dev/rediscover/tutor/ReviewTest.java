package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTest {
    private static final long DAY = 86_400_000L;

    @TempDir
    Path folder;

    private final VirtualClock clock = VirtualClock.frozenAt(0);
    private final Lesson lesson = Lessons.of("""
            - {id: a, kind: answer, prompt: P, is: 1}
            - {id: b, kind: answer, prompt: P, is: 2}
            - {id: c, kind: say, prompt: P}
            """);
    private Progress progress;

    @BeforeEach
    void done() throws IOException {
        progress = Progress.in(folder, clock);
        progress.done("p", lesson, lesson.step("a"), Outcome.Status.UNAIDED, 0, 0);
        progress.done("p", lesson, lesson.step("b"), Outcome.Status.MISSED, 0, 0);
        progress.done("p", lesson, lesson.step("c"), Outcome.Status.READ, 0, 0);
    }

    private List<String> due() throws IOException {
        List<String> kept = Review.due(Progress.in(folder, clock)).stream()
                .map(Review.Item::step)
                .toList();
        assertThat(Review.due(progress).stream().map(Review.Item::step)).isEqualTo(kept);
        return kept;
    }

    @Test
    void whatWasMissedComesBackAtOnceWhatWasKnownTheNextDay() throws IOException {
        assertThat(due()).containsExactly("b");
        clock.advance(DAY);
        assertThat(due()).containsExactly("b", "a");
    }

    @Test
    void whatIsRememberedComesBackLessOften() throws IOException {
        clock.advance(DAY);
        progress.reviewed("p", "x", "b", true, 0);
        progress.reviewed("p", "x", "a", true, 0);
        assertThat(due()).isEmpty();
        clock.advance(3 * DAY);
        assertThat(due()).containsExactlyInAnyOrder("a", "b");
        progress.reviewed("p", "x", "a", true, 0);
        progress.reviewed("p", "x", "b", false, 0);
        clock.advance(DAY);
        assertThat(due()).containsExactly("b");
        clock.advance(6 * DAY);
        assertThat(due()).containsExactly("b", "a");
    }

    @Test
    void whatIsForgottenOnPurposeDoesNotComeBack() throws IOException {
        progress.reviewed("p", "x", "b", false, 0);
        progress.forget("p", null);
        clock.advance(10 * DAY);
        assertThat(due()).isEmpty();
    }
}
