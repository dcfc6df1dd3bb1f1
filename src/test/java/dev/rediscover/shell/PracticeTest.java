package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.lesson.Step;
import dev.rediscover.tutor.LessonRun;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeTest {
    @TempDir
    Path folder;

    private Sessions it;

    @BeforeEach
    void open() {
        it = new Sessions(StateFolder.of(Map.of("REDISCOVER_HOME", folder.toString())));
    }

    @Test
    void howSureIsAskedBetweenThePredictionAndTheTruth() {
        it.run(":learn counters", "", "", "INCR likes:post:7", "");
        assertThat(it.run("7")).isEqualTo("How sure? 1 guess, 2 think so, 3 sure (Enter: 2)\n");
        assertThat(it.session.prompt()).isEqualTo("counters 4/14 sure?> ");
        assertThat(it.run("3")).contains("Not what you expected. You were sure, so it comes back in :review.");
        assertThat(it.run("exit"))
                .contains("you were right 0 of 1 time", "Your surprise:", "You said 7 (you were sure)", "it replies");
    }

    @Test
    void whereNobodySitsOrNobodyWantsItTheTruthComesAtOnce() {
        it.screen.interactive = false;
        it.run(":learn counters", "", "", "INCR likes:post:7", "");
        assertThat(it.run("7")).doesNotContain("How sure?").contains("Not what you expected.");
        it = new Sessions();
        it.run(":set confidence off", ":learn counters", "", "", "INCR likes:post:7", "");
        assertThat(it.run("7")).contains("Not what you expected.");
    }

    @Test
    void aReviewBringsBackWhatWasMissed() {
        assertThat(it.run(":review")).contains("Nothing is due, for nothing is learnt yet");
        it.run(":learn counters", "", "", "INCR likes:post:7", "", "7", "3", "exit");
        String begun = it.run(":review");
        assertThat(begun).contains("Review 1 of 1, lesson counters", "1 exercise is due", "What will the reply be?");
        assertThat(it.session.prompt()).isEqualTo("review 1/1> ");
        assertThat(it.run("back")).contains("skip");
        it.run("-1");
        assertThat(it.run("2")).contains("Right.", "Enter goes on.");
        assertThat(it.run("")).contains("1 of 1 remembered. Nothing else is due now.");
        assertThat(it.session.lesson()).isNull();
        assertThat(it.run(":review")).contains("Nothing is due now. The next exercise comes back in 24 hours");
    }

    @Test
    void aDrillGoesFromQuestionToQuestionAndEndsWithASummary() {
        assertThat(it.run(":drill @list 3 --seed 7"))
                .contains("Question 1 of 3, level 1", "Seed 7. Words that help: hint, skip; exit ends.");
        assertThat(it.session.prompt()).isEqualTo("drill 1> ");
        assertThat(it.run("skip")).contains("Question 2 of 3").doesNotContain("Enter goes on.");
        assertThat(it.run("hint")).contains("The form of the command");
        it.run("skip");
        assertThat(it.run("skip")).contains("3 questions, 0 right at once. Missed: ", "The seed was 7.");
        assertThat(it.session.lesson()).isNull();
    }

    @Test
    void aDrillCanBeLeftAndTheShellIsAsBefore() {
        it.run(":drill LPOS");
        assertThat(it.run("exit")).isEqualTo("No question answered.\n");
        assertThat(it.run("SET a 1")).contains("OK");
    }

    @Test
    void aTopicOrOptionThatIsNotKnownIsRefused() {
        assertThat(it.run(":drill @fruit")).contains("Nothing is called @fruit; there are @string, @list");
        assertThat(it.run(":drill --seed x")).contains("the seed is a");
        assertThat(it.session.lesson()).isNull();
    }

    @Test
    void everyQuestionFitsANarrowScreenAndHasAPlainForm() {
        it.screen.columns = 40;
        it.run(":set plain on", ":drill 60 --seed 3");
        for (int i = 0; i < 60; i++) {
            LessonRun run = it.session.lesson();
            boolean choice = run.step() instanceof Step.Choice;
            String shown = it.run("skip");
            assertThat(shown.codePoints()
                            .filter(c -> c >= 0x2500 && c <= 0x259f)
                            .count())
                    .isZero();
            assertThat(shown.lines().filter(line -> !line.startsWith(">") && !line.startsWith("(error)")))
                    .as("seed 3, question %d, choice %s", i + 1, choice)
                    .allMatch(line -> line.length() <= 46);
        }
    }
}
