package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.oracle.Needed;
import dev.rediscover.shell.Engines;
import dev.rediscover.shell.SecondProcess;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the bundled lessons say of crashes is what a real server does, and this program, as a process and within. */
class CrashScenariosTest {
    private static final String MINE = "own";

    /** Makes lessons' engines, and second servers of one kind. */
    private record Servers(String kind) implements EngineMaker {
        @Override
        public Engine make(Clock clock, RandomSource random) {
            return Engines.forLesson(clock, random);
        }

        @Override
        public SecondServer second(SecondServer.Plan plan) throws IOException {
            return switch (kind) {
                case "redis-server" -> SecondProcess.of(List.of("redis-server"), plan);
                case MINE -> SecondProcess.ofThisProgram(plan);
                default -> EngineMaker.super.second(plan);
            };
        }
    }

    /** A step of a lesson. */
    record Scenario(Lesson lesson, Step.Crash step) {
        @Override
        public String toString() {
            return lesson.id() + "/" + step.id();
        }
    }

    private static List<Lesson> bundled() {
        Catalog catalog = Lessons.ENGINES
                .make(VirtualClock.frozenAt(0), new RandomSource(1))
                .catalog();
        Pack pack = new PackReader(catalog)
                .readFolder(Path.of("lessons", "operations"))
                .pack();
        return pack.lessons();
    }

    static Stream<Scenario> scenarios() throws IOException {
        String only = System.getProperty("lesson", "");
        List<Scenario> all = new ArrayList<>();
        for (Lesson lesson : bundled()) {
            for (Step step : lesson.steps()) {
                if (step instanceof Step.Crash crash && (lesson.id() + "/" + step.id()).contains(only)) {
                    all.add(new Scenario(lesson, crash));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aRealServerDoesTheSame(Scenario scenario) {
        Needed.program("redis-server", "redis-server");
        assertThat(problem(scenario, "redis-server")).isNull();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aProcessAndTheOneWithinAgree(Scenario scenario) {
        assertThat(told(scenario, MINE)).isEqualTo(told(scenario, "inner")); // whose proof is in BundledLessonsTest
    }

    private static Stage stage(Scenario scenario, String kind) {
        return Stage.empty(
                new Servers(kind),
                scenario.lesson().clockMillis(),
                scenario.lesson().seed());
    }

    private static String problem(Scenario scenario, String kind) {
        return Golden.problem(scenario.step(), stage(scenario, kind), 7);
    }

    /** All that happened and lay where, without what hangs on the time. */
    private static String told(Scenario scenario, String kind) {
        CrashRun run = new CrashRun(scenario.step(), stage(scenario, kind));
        run.playSolution();
        StringBuilder told = new StringBuilder();
        for (Moment moment : run.view().moments()) {
            told.append(moment.event().text()).append('\n');
            boolean plain = moment.reply() != null
                    && !scenario.step().answer().solution().stream()
                            .map(Line::text)
                            .toList()
                            .contains("LASTSAVE");
            told.append(plain ? "  " + ReplyText.show(moment.reply()) + "\n" : "");
            told.append("  memory ").append(moment.memory()).append('\n');
            for (Moment.FileSeen file : moment.files()) {
                told.append("  ").append(file.name()).append(' ').append(file.synced());
                told.append(file.lines().toString().replaceAll("[0-9]{10,13}", "TIME"))
                        .append('\n');
            }
        }
        boolean draws = scenario.step().happens().stream()
                .anyMatch(event -> event.text().startsWith("SPOP"));
        return draws ? told.toString().replaceAll("\\b(ann|bob|chi)\\b", "NAME") : told.toString();
    }
}
