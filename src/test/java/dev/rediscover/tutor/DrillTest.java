package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillTest {
    private static final int QUESTIONS = Integer.getInteger("drill.questions", 2000);
    private static final Set<String> BY_CHANCE =
            Set.of("SPOP", "SRANDMEMBER", "HRANDFIELD", "ZRANDMEMBER", "RANDOMKEY", "SCAN", "SSCAN", "HSCAN", "ZSCAN");
    private static final Catalog CATALOG =
            Lessons.ENGINES.make(VirtualClock.frozenAt(0), new RandomSource(0)).catalog();

    private static Drill drill(long seed, String... topics) {
        return Drill.of(CATALOG, Lessons.ENGINES, List.of(topics), seed);
    }

    private static DrillRun run(long seed, int count, Progress progress, String... topics) {
        return new DrillRun(drill(seed, topics), Lessons.ENGINES, progress, count, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_101})
    void theModelAnswerPassesAndNothingAndNonsenseFail(long seed) throws IOException {
        Drill drill = drill(seed);
        Progress progress = Progress.unkept(Clock.system());
        Map<DrillQuestion.Kind, Integer> kinds = new EnumMap<>(DrillQuestion.Kind.class);
        for (int i = 0; i < QUESTIONS; i++) {
            DrillQuestion question = drill.next();
            String what = "seed " + seed + ", question " + (i + 1) + ": " + question;
            assertThat(BY_CHANCE).as(what).doesNotContain(question.command().toUpperCase(Locale.ROOT));
            DrillRun.Exercise exercise = new DrillRun.Exercise(question, Lessons.ENGINES, progress);
            exercise.run().start();
            assertThat(exercise.enter("")).as(what).isInstanceOf(Outcome.Refused.class);
            Outcome right = exercise.enter(model(exercise.run()));
            assertThat(right).as(what).isInstanceOf(Outcome.Solved.class);
            assertThat(exercise.isHit((Outcome.Solved) right)).as(what).isTrue();
            if (i % 4 == 0) {
                wrongFails(question, progress, what);
            }
            kinds.merge(question.kind(), 1, Integer::sum);
            drill.answered(i % 7 != 0);
        }
        assertThat(kinds.keySet()).containsExactlyInAnyOrder(DrillQuestion.Kind.values());
        assertThat(kinds.values()).allMatch(count -> count > QUESTIONS / 25);
    }

    private static void wrongFails(DrillQuestion question, Progress progress, String what) throws IOException {
        DrillRun.Exercise exercise = new DrillRun.Exercise(question, Lessons.ENGINES, progress);
        exercise.run().start();
        Outcome wrong = exercise.enter(wrong(exercise.run()));
        boolean hit = wrong instanceof Outcome.Solved solved && exercise.isHit(solved);
        assertThat(hit).as(what).isFalse();
    }

    /** What somebody types who knows. */
    private static String model(LessonRun run) {
        if (run.step() instanceof Step.Choice) {
            for (int i = 0; i < run.options().size(); i++) {
                if (run.options().get(i).ok()) {
                    return Integer.toString(i + 1);
                }
            }
        }
        if (run.step() instanceof Step.Predict predict) {
            Stage stage = Stage.empty(Lessons.ENGINES, run.lesson().clockMillis(), 99)
                    .at(predict.head().setup());
            Reply reply = stage.run(predict.asked()).reply();
            return reply.isError() ? "error" : dev.rediscover.lesson.ReplyText.show(reply);
        }
        return run.step().judgedOrNull().solution().get(0).text();
    }

    private static String wrong(LessonRun run) {
        if (run.step() instanceof Step.Choice) {
            return run.options().get(0).ok() ? "2" : "1";
        }
        return run.step() instanceof Step.Predict ? "certainly not" : "ECHO wrong";
    }

    @Test
    void theSameSeedAndAnswersGiveTheSameQuestions() {
        Drill one = drill(5, "@list", "@set");
        Drill two = drill(5, "@list", "@set");
        Drill other = drill(6, "@list", "@set");
        List<String> ones = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            DrillQuestion question = one.next();
            assertThat(two.next()).isEqualTo(question);
            one.answered(i % 3 > 0);
            two.answered(i % 3 > 0);
            ones.add(question.lesson().toString());
            others.add(other.next().lesson().toString());
            other.answered(i % 3 > 0);
        }
        assertThat(others).isNotEqualTo(ones);
        assertThat(new HashSet<>(ones)).hasSizeGreaterThan(25);
    }

    @Test
    void itGetsHarderWithSuccessAndEasierAfterAMiss() {
        Drill drill = drill(1, "@hash");
        for (int i = 0; i < 6; i++) {
            drill.next();
            drill.answered(true);
        }
        assertThat(drill.level()).isEqualTo(3);
        drill.next();
        drill.answered(false);
        assertThat(drill.level()).isEqualTo(2);
    }

    @Test
    void aMissComesBackAfterThreeOthersWithOtherData() {
        Drill drill = drill(3, "@sortedset");
        DrillQuestion missed = drill.next();
        drill.answered(false);
        for (int i = 0; i < 3; i++) {
            drill.next();
            drill.answered(true);
        }
        DrillQuestion again = drill.next();
        assertThat(again.command()).isEqualTo(missed.command());
        assertThat(again.kind()).isEqualTo(missed.kind());
        assertThat(again.lesson()).isNotEqualTo(missed.lesson());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@string", "@hash", "@set", "@sortedset", "@stream", "@bitmap", "@keys", "@generic", "@zset"})
    void everyGroupHasQuestions(String group) {
        Drill drill = drill(1, group);
        Set<String> commands = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            commands.add(drill.next().command());
            drill.answered(true);
        }
        assertThat(commands).hasSizeGreaterThan(4);
    }

    @Test
    void everyTopicThatIsOfferedHasQuestions() {
        for (String topic : Drill.topics()) {
            assertThat(drill(1, topic).next()).as(topic).isNotNull();
        }
        assertThat(Drill.topics()).contains("@sortedset", "LPOS", "XGROUP").doesNotHaveDuplicates();
    }

    @Test
    void oneCommandCanBeDrilledAndAnUnknownTopicIsRefusedWithWhatThereIs() {
        Drill drill = drill(1, "lpos");
        for (int i = 0; i < 20; i++) {
            assertThat(drill.next().command()).isEqualTo("LPOS");
            drill.answered(i % 2 == 0);
        }
        assertThatThrownBy(() -> drill(1, "@fruit"))
                .hasMessageContaining("nothing is called @fruit; there are @string");
        assertThatThrownBy(() -> drill(1, "PFADD")).hasMessageContaining("no questions about PFADD");
    }

    @Test
    void anAnswerMadeUpForTheDataShownIsRefusedWithTheDataOnWhichItGoesWrong() throws IOException {
        Drill drill = drill(1, "LTRIM");
        DrillQuestion question = drill.next();
        while (question.kind() != DrillQuestion.Kind.COMMAND) {
            question = drill.next();
        }
        Step step = question.lesson().steps().get(0);
        String[] words = step.head().setup().get(0).text().split(" ");
        DrillRun.Exercise exercise = new DrillRun.Exercise(question, Lessons.ENGINES, Progress.unkept(Clock.system()));
        exercise.run().start();
        Outcome refused = exercise.enter("LTRIM " + words[1] + " 0 -" + (words.length - 3));
        assertThat(refused).isInstanceOf(Outcome.Countered.class);
        Outcome right = exercise.enter(step.judgedOrNull().solution().get(0).text());
        assertThat(exercise.isHit((Outcome.Solved) right)).isFalse();
    }

    @Test
    void theSecondWrongAnswerBringsTheRightOneAndCountsAsAMiss() throws IOException {
        VirtualClock clock = VirtualClock.frozenAt(1000);
        Progress progress = Progress.unkept(clock);
        DrillRun run = run(1, 2, progress, "@list");
        LessonRun question = run.next();
        run.begin();
        while (question.step() instanceof Step.Predict) {
            run.enter("certainly not");
            question = run.next();
            run.begin();
        }
        int before = run.answered();
        assertThat(run.enter(wrong(question))).isInstanceOf(Outcome.Refused.class);
        Outcome second = run.enter(wrong(question));
        assertThat(((Outcome.Solved) second).status()).isEqualTo(Outcome.Status.SKIPPED);
        assertThat(run.answered()).isEqualTo(before + 1);
        assertThat(run.right()).isZero();
        assertThat(progress.drilled()).isNotEmpty().allMatch(drilled -> drilled.misses() > 0);
        assertThat(run.summary()).contains("0 right at once. Missed: ").contains("The seed was 1.");
    }

    @Test
    void aCountEndsIt() throws IOException {
        DrillRun run = run(2, 3, Progress.unkept(Clock.system()));
        int questions = 0;
        for (LessonRun question = run.next(); question != null; question = run.next()) {
            run.begin();
            assertThat(run.heading()).contains("Question " + ++questions + " of 3");
            run.enter(model(question));
        }
        assertThat(questions).isEqualTo(3);
        assertThat(run.summary()).isEqualTo("3 questions, 3 right at once. The seed was 2.");
    }
}
