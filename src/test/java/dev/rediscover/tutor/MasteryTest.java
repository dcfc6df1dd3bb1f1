package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.LessonIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasteryTest {
    private static final long DAY = 86_400_000L;

    @TempDir
    Path folder;

    private final VirtualClock clock = VirtualClock.frozenAt(0);
    private LessonIndex index;
    private LessonIndex.StepEntry step;

    @BeforeEach
    void aStepOfTheBundledLessonsWithOneSkill() {
        index = LessonIndex.bundled();
        step = index.steps().stream()
                .filter(one -> one.skills().size() == 1)
                .findFirst()
                .orElseThrow();
    }

    private Progress kept() throws IOException {
        return Progress.in(folder, clock);
    }

    private Mastery.Skill skill() throws IOException {
        List<Mastery.Skill> skills = Mastery.of(kept(), index);
        assertThat(skills).hasSameSizeAs(index.skills());
        return skills.stream()
                .filter(one -> one.pack().equals(step.pack())
                        && one.id().equals(step.skills().get(0)))
                .findFirst()
                .orElseThrow();
    }

    private void succeed(long instance) throws IOException {
        kept().reviewed(step.pack(), step.lesson(), step.id(), true, instance);
    }

    @Test
    void aSkillIsNewUntilAnExerciseOfItWasDone() throws IOException {
        assertThat(skill().state()).isEqualTo(Mastery.State.NEW);
        done("SKIPPED", 0);
        assertThat(skill().state()).isEqualTo(Mastery.State.NEW);
        done("MISSED", 1);
        assertThat(skill().state()).isEqualTo(Mastery.State.PRACTISED);
        assertThat(skill().due()).isTrue();
    }

    private void done(String status, int attempts) throws IOException {
        java.nio.file.Files.writeString(
                folder.resolve(Progress.FILE),
                String.join("\t", "done", "0", step.pack(), step.lesson(), step.id(), "m", status, "" + attempts, "0")
                        + "\n",
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
    }

    @Test
    void twiceOnOneDayOnTheSameDataIsNotEnough() throws IOException {
        done("UNAIDED", 0);
        succeed(0);
        assertThat(skill().state()).isEqualTo(Mastery.State.PRACTISED);
    }

    @Test
    void twiceOnDifferentDaysIs() throws IOException {
        done("UNAIDED", 0);
        clock.advance(DAY);
        assertThat(skill().due()).isTrue();
        succeed(0);
        assertThat(skill().state()).isEqualTo(Mastery.State.MASTERED);
        assertThat(skill().due()).isFalse();
    }

    @Test
    void orOnDifferentData() throws IOException {
        done("UNAIDED", 0);
        succeed(2);
        assertThat(skill().state()).isEqualTo(Mastery.State.MASTERED);
        assertThat(skill().state().word()).isEqualTo("mastered");
    }

    @Test
    void mostExercisesOfTheBundledLessonsPractiseASkillThatIsKnown() {
        List<String> known = index.skills().stream()
                .map(skill -> skill.pack() + " " + skill.id())
                .toList();
        assertThat(index.steps()).hasSizeGreaterThan(300);
        assertThat(index.steps())
                .allMatch(one -> one.skills().stream().allMatch(skill -> known.contains(one.pack() + " " + skill)));
        long without =
                index.steps().stream().filter(one -> one.skills().isEmpty()).count();
        assertThat(without).isLessThan(index.steps().size() / 10);
    }
}
