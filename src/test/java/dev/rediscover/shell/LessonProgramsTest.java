package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rediscover.base.Clock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.ProgramLanguage;
import dev.rediscover.lesson.Step;
import dev.rediscover.oracle.Needed;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs that lessons show really run, each in its language with its library, and are taken by their steps; the
 * beginnings that they show first are not. For one step or language alone: {@code -Dprogram=waiting/worker.python}.
 */
class LessonProgramsTest {
    private static final String ONLY = System.getProperty("program", "");
    private static final Set<ProgramLanguage> QUICK = Set.of(ProgramLanguage.PYTHON, ProgramLanguage.CLI);
    private static final Path NODE = Path.of("target/clients/node");
    private static final Path NODE_SOURCES = Path.of("src/test/clients/node");
    private static final String PYTHON = "/usr/bin/python3"; // the one that Debian's packages belong to
    private static final long QUIET_MILLIS = 700;
    private static final long BEGINNING_MILLIS = 6000; // some never end

    @TempDir
    Path folder;

    private final List<String> seen = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> everyProgramIsTaken() {
        return tests(false);
    }

    @TestFactory
    Stream<DynamicTest> noBeginningIsTaken() {
        return tests(true);
    }

    private Stream<DynamicTest> tests(boolean beginnings) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Lesson lesson : new PackReader(null)
                .readFolder(Path.of("lessons/clients"))
                .pack()
                .lessons()) {
            for (Step step : lesson.steps()) {
                if (step instanceof Step.Client client) {
                    for (ProgramLanguage language : (beginnings ? client.starts() : client.programs()).keySet()) {
                        String name = lesson.id() + "/" + step.id() + "." + language.word();
                        boolean slow = beginnings && !QUICK.contains(language) && ONLY.isEmpty();
                        if (name.contains(ONLY) && !slow) {
                            tests.add(DynamicTest.dynamicTest(name, () -> run(lesson, client, language, beginnings)));
                        }
                    }
                }
            }
        }
        return tests.stream();
    }

    private void run(Lesson lesson, Step.Client step, ProgramLanguage language, boolean beginning) throws Exception {
        seen.clear();
        LessonRun run = new LessonRun("clients", lesson, Engines::forLesson, Progress.unkept(Clock.system()));
        run.startAt(lesson.steps().indexOf(step));
        StepPort port = new StepPort(Clock.system());
        port.prefer(0);
        port.follow(run);
        String text = run.text((beginning ? step.starts() : step.programs()).get(language));
        Path printed = folder.resolve("printed.txt");
        Process process = start(language, text, printed);
        try {
            Deque<Line> toType = new ArrayDeque<>(step.judged().solution());
            toType.removeIf(Line::isOther);
            boolean taken = isTaken(run, port, process, toType, beginning ? BEGINNING_MILLIS : Long.MAX_VALUE);
            String all = String.join("\n", seen) + "\n--\n" + Files.readString(printed);
            assertThat(taken).as(all).isEqualTo(!beginning);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            port.close();
        }
    }

    /** Types what the learner types whenever it is quiet, until the step is done or the program has ended. */
    private boolean isTaken(LessonRun run, StepPort port, Process process, Deque<Line> toType, long most) {
        long began = Clock.system().millis();
        long[] quietSince = {Long.MAX_VALUE};
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    long now = Clock.system().millis();
                    boolean alive = process.isAlive();
                    StepPort.News news = port.tick();
                    if (news != null && !news.isEmpty()) {
                        news.played().forEach(played -> seen.add(played.line().typed() + " -> " + played.reply()));
                        seen.add(String.valueOf(news.outcome()));
                        quietSince[0] = now;
                    }
                    boolean quiet = now - quietSince[0] > QUIET_MILLIS;
                    if (!run.isSolved() && quiet && !toType.isEmpty() && alive) {
                        synchronized (run.stageLink()) {
                            port.pull();
                            Outcome outcome = run.submit(toType.remove().typed());
                            seen.add("typed: " + outcome);
                        }
                        quietSince[0] = now;
                    }
                    return run.isSolved()
                            || !alive && (quiet || seen.isEmpty())
                            || !seen.isEmpty() && now - began > most;
                });
        return run.isSolved();
    }

    // ---- programs

    private Process start(ProgramLanguage language, String text, Path printed) throws Exception {
        Path place = language == ProgramLanguage.NODE || language == ProgramLanguage.IOREDIS ? libraries() : folder;
        Path file = Files.writeString(place.resolve(language.file()), text);
        List<String> command = switch (language) {
            case PYTHON -> python(file);
            case NODE, IOREDIS -> List.of("node", file.toString());
            case JAVA -> java(file);
            case CLI -> cli(file);
        };
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
    }

    private static List<String> python(Path file) throws IOException, InterruptedException {
        Needed.success("redis-py", "python3-redis python3-celery", PYTHON, "-c", "import redis, celery");
        return List.of(PYTHON, file.toString());
    }

    private static List<String> java(Path file) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), file.toString());
    }

    private static List<String> cli(Path file) {
        Needed.program("redis-cli", "redis-tools");
        return List.of("sh", file.toString());
    }

    /** The folder with the libraries of JavaScript, as the lock file pins them. */
    private static Path libraries() throws IOException, InterruptedException {
        Needed.program("node", "nodejs");
        Needed.program("npm", "npm");
        if (Files.notExists(NODE.resolve("node_modules/.package-lock.json"))) {
            Files.createDirectories(NODE);
            for (String name : List.of("package.json", "package-lock.json")) {
                Files.copy(NODE_SOURCES.resolve(name), NODE.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            Needed.success(
                    "npm's registry",
                    "npm, and a way to the network",
                    "npm",
                    "ci",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--prefix",
                    NODE.toString());
        }
        return NODE;
    }
}
