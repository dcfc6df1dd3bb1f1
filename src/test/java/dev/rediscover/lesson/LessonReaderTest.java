package dev.rediscover.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonReaderTest {
    private static Lesson counters() throws IOException {
        try (var in = LessonReaderTest.class.getResourceAsStream("/lesson/counters.yaml")) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            PackReader.LessonResult result = new PackReader(Commands.catalog()).readLessonText("counters.yaml", yaml);
            assertThat(result.faults()).isEmpty();
            return result.lesson();
        }
    }

    @Test
    void readsAWholeLesson() throws IOException {
        Lesson lesson = counters();
        assertThat(lesson.id()).isEqualTo("counters");
        assertThat(lesson.minutes()).isEqualTo(9);
        assertThat(lesson.clockMillis()).isEqualTo(1767225600000L);
        assertThat(lesson.setup()).extracting(Line::text).containsExactly("SET page:home 41", "SET greeting hello");
        assertThat(lesson.steps())
                .extracting(Step::kind)
                .containsExactly(
                        Step.Kind.SAY,
                        Step.Kind.COMMAND,
                        Step.Kind.PREDICT,
                        Step.Kind.COMMAND,
                        Step.Kind.PREDICT,
                        Step.Kind.TASK,
                        Step.Kind.SAY);
        assertThat(lesson.exercises()).isEqualTo(5);
        assertThat(lesson.step("why").isExercise()).isFalse();
    }

    @Test
    void readsHowACommandIsJudged() throws IOException {
        Step.Command incr = (Step.Command) counters().step("incr");
        assertThat(incr.judged().accept()).containsExactly(Accept.SAME);
        assertThat(incr.judged().gates().forbid()).containsOnlyKeys("SET");
        assertThat(incr.mistakes()).extracting(Mistake::id).containsExactly("only-reads", "other-key");
        assertThat(incr.mistakes().get(1).when().effect().except()).containsExactly("page:home");
        assertThat(incr.mistakes().get(1).say().fill((name, argument) -> "<" + name + ">"))
                .startsWith("You counted in <changed_keys>;");
        assertThat(incr.head().hints()).extracting(Hint::revealsSolution).containsExactly(false, true);
    }

    @Test
    void readsPredictionsAndTasks() throws IOException {
        Lesson lesson = counters();
        Step.Predict missing = (Step.Predict) lesson.step("missing");
        assertThat(missing.asked().text()).isEqualTo("INCR page:about");
        assertThat(missing.is()).isEqualTo(new Matcher.Is(Reply.ONE));
        assertThat(((Step.Predict) lesson.step("not-a-number")).is()).isEqualTo(new Matcher.ErrorIs("ERR", null));
        Step.Task stock = (Step.Task) lesson.step("stock");
        assertThat(stock.judged().accept()).containsExactly(Accept.SAME_EFFECT);
        assertThat(stock.judged().gates().all()).containsOnlyKeys("DECRBY", "INCRBY");
        assertThat(stock.live()).isTrue();
        assertThat(((Check.Run) stock.judged().state().get(0)).expect()).isEqualTo(new Matcher.Is(Reply.bulk("29")));
    }

    @Test
    void plainScalarsFollowTheCoreSchema() {
        for (String text : List.of(
                "no",
                "on",
                "yes",
                "off",
                "y",
                "012",
                "1:30",
                "0b1",
                "1_000",
                "1.0.0",
                "-",
                "+",
                ".",
                "1e",
                "2026-01-01",
                "=",
                "<<")) {
            assertThat(CoreSchema.typeOf(text)).as(text).isEqualTo(Node.Type.TEXT);
        }
        for (String text : List.of("0", "-1", "+7", "0x1F", "0o17", "9223372036854775807")) {
            assertThat(CoreSchema.typeOf(text)).as(text).isEqualTo(Node.Type.INT);
        }
        for (String text : List.of("1.5", "-.5", "1.", "1e3", "1.5E-3", ".inf", "-.inf", ".nan")) {
            assertThat(CoreSchema.typeOf(text)).as(text).isEqualTo(Node.Type.FLOAT);
        }
        assertThat(CoreSchema.typeOf("true")).isEqualTo(Node.Type.BOOL);
        assertThat(CoreSchema.typeOf("~")).isEqualTo(Node.Type.NULL);
        assertThat(CoreSchema.toDouble("-.inf")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(CoreSchema.toLong("0x1F")).isEqualTo(31);
    }

    @Test
    void linesBelongToClientsOrMoveTheClock() {
        Faults faults = new Faults();
        LineReader lines = new LineReader(null, faults);
        Place place = Place.whole("x.yaml");
        Line bob = lines.read("bob> SET greeting \"hello  world\"", place);
        assertThat(bob.client()).isEqualTo("bob");
        assertThat(bob.words()).hasSize(3);
        assertThat(bob.typed()).isEqualTo("@bob SET greeting \"hello  world\"");
        assertThat(lines.read(":tick 61s", place).tickMillis()).isEqualTo(61_000);
        assertThat(lines.read("EVAL \"return 1 > 0\" 0", place).client()).isEqualTo(Line.YOU);
        assertThat(faults.all()).isEmpty();
        assertThat(Line.duration("500ms")).isEqualTo(500);
        assertThat(Line.duration("2h")).isEqualTo(7_200_000);
        assertThat(Line.duration("1d")).isEqualTo(86_400_000);
        assertThat(Line.duration("1w")).isZero();
        assertThat(Line.duration("99999999999s")).isZero();
    }

    @Test
    void aStepInheritsThePolicyOfItsPackAndLesson() {
        String pack = "format: 1\nid: p\nversion: 1.0.0\ntitle: T\nlessons: [x]\n"
                + "policy: {skip: forbid, hints: always}\n";
        String lesson = "id: x\ntitle: T\nminutes: 5\npolicy: {hints: after-2}\nsteps:\n"
                + "  - {id: a, kind: say, prompt: P, policy: {play: false}}\n";
        PackReader.PackResult result = new PackReader(null)
                .read(path -> (path.equals("pack.yaml") ? pack : lesson).getBytes(StandardCharsets.UTF_8));
        assertThat(result.faults()).isEmpty();
        assertThat(result.pack().lesson("x").step("a").head().policy())
                .isEqualTo(new Policy(Policy.Skip.FORBID, 2, 3, false, true, false));
    }

    @Test
    void blanksAreFilledByWordsOrByTheWholeLine() {
        String template = "SET lock:a token __ EX __";
        assertThat(Blanks.count(template)).isEqualTo(2);
        assertThat(Blanks.fill(template, "NX 30")).isEqualTo("SET lock:a token NX EX 30");
        assertThat(Blanks.fill(template, "set lock:a token NX ex 30")).isEqualTo("set lock:a token NX ex 30");
        assertThat(Blanks.fill(template, "NX")).isNull();
        assertThat(Blanks.fill("GET __", "user:1 x")).isEqualTo("GET user:1 x");
        assertThat(Blanks.fits(template, "SET lock:b token NX EX 30")).isFalse();
        assertThat(Blanks.fits("GET __", "GET ")).isFalse();
    }
}
