package dev.rediscover.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.engine.Engine;
import dev.rediscover.render.JsonText;
import dev.rediscover.shell.Engines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the proof of packs reports: counts, places, words for programs, and how it goes on when a step does not. */
class PackTestTest {
    @TempDir
    private Path dir;

    private static PackTest.Options options(String lesson, String step, long stepMillis) {
        return new PackTest.Options(lesson, step, 2, 1, stepMillis);
    }

    /** A pack whose data tells both ends of the queue apart. */
    private static SamplePack sample() {
        String push = "    solution: [\"RPUSH queue:jobs a\"]";
        return new SamplePack().with("push.yaml", push, "    setup: [\"RPUSH queue:jobs z\"]\n" + push);
    }

    private PackTestReport report(SamplePack pack) throws IOException {
        return report(pack, options(null, null, PackTest.STEP_MILLIS), Watcher.NONE);
    }

    private PackTestReport report(SamplePack pack, PackTest.Options options, Watcher watcher) throws IOException {
        List<PackPlace> places = List.of(PackPlace.of(pack.folder(dir)));
        return new PackTest(Engines::forLesson, SamplePack.CATALOG, options).run(places, watcher);
    }

    private static List<String> rules(PackTestReport report) {
        return report.packs().get(0).found().stream()
                .map(PackTestReport.Found::rule)
                .toList();
    }

    @Test
    void a_good_pack_is_well_and_every_mutant_is_counted() throws IOException {
        PackTestReport report = report(sample());
        assertThat(rules(report)).isEmpty();
        assertThat(report.ok(1)).isTrue();
        var kills = report.packs().get(0).kills();
        assertThat(kills.mutants()).isPositive().isEqualTo(kills.killed() + kills.equivalent());
        assertThat(report.text(0.95)).contains("push ", "100.0 %", "1 pack, 2 steps: 0 findings, 0 survivors; all is");
    }

    @Test
    void findings_have_a_place_a_rule_and_a_cure() throws IOException {
        SamplePack pack = sample().with("push.yaml", "solution: [\"LLEN queue:jobs\"]", "solution: [\"LLEN x\"]");
        pack.with("push.yaml", "    hints: [\"Lists have", "    state: [{key: nosuch}]\n    hints: [\"Lists have");
        PackTestReport report = report(pack);
        assertThat(report.ok(0)).isFalse();
        assertThat(rules(report)).contains("solution-passes");
        assertThat(report.text(0.95))
                .contains("push.yaml:12:5: push/length: the model solution is not accepted", " — mend the solution");
    }

    @Test
    void survivors_lower_the_rate_and_are_no_fault_by_themselves() throws IOException {
        SamplePack pack = sample().with(
                        "push.yaml",
                        "    hints: [\"Lists have",
                        "    accept: {reply: {between: [0, 9]}}\n    hints: [\"Lists have");
        PackTestReport report = report(pack);
        assertThat(rules(report)).contains("cheats-fail");
        PackTestReport only = report(
                sample().with("push.yaml", "solution: [\"LLEN queue:jobs\"]", "solution: [\"LRANGE queue:jobs 0 3\"]"));
        assertThat(rules(only)).containsOnly("weak-data");
        assertThat(only.ok(0.1)).isTrue();
        assertThat(only.ok(1)).isFalse();
        assertThat(only.text(1)).contains("the kill rate is below 100.0 %", "1 pack, 2 steps: 0 findings");
    }

    @Test
    void one_lesson_or_step_may_be_chosen_and_progress_counts_what_is_chosen() throws IOException {
        List<String> told = new ArrayList<>();
        Watcher watcher = (done, of, what) -> told.add(done + "/" + of + " " + what);
        PackTestReport report = report(sample(), options("push", "length", PackTest.STEP_MILLIS), watcher);
        assertThat(report.packs().get(0).steps()).isEqualTo(1);
        assertThat(told).containsExactly("1/1 push/length");
        assertThat(report(sample(), options("nosuch", null, 1000), Watcher.NONE)
                        .packs()
                        .get(0)
                        .steps())
                .isZero();
    }

    @Test
    void programs_read_stable_fields() throws IOException {
        SamplePack pack =
                sample().with("push.yaml", "solution: [\"LLEN queue:jobs\"]", "solution: [\"LRANGE queue:jobs 0 3\"]");
        String json = JsonText.of(report(pack).values(0.95, 1));
        assertThat(json)
                .startsWith("{\"ok\":false,\"minKill\":0.95,\"seed\":1,\"packs\":[{\"pack\":")
                .contains("\"id\":\"queues\",\"version\":\"1.0.0\",\"ok\":false,\"steps\":2,\"mutants\":")
                .contains("\"lessons\":[{\"lesson\":\"push\",\"file\":\"push.yaml\",\"steps\":2,\"mutants\":")
                .contains("\"line\":12,\"column\":5,\"rule\":\"weak-data\",\"severity\":\"survivor\",")
                .contains("\"lesson\":\"push\",\"step\":\"length\",\"what\":\"accepted: ", "\"cure\":\"");
    }

    @Test
    void a_pack_that_cannot_be_read_is_a_finding() throws IOException {
        PackTestReport report = report(sample().with("push.yaml", "minutes: 5", "minuts: 5"));
        assertThat(report.ok(0)).isFalse();
        assertThat(rules(report)).contains("field.unknown");
    }

    @Test
    void an_engine_that_fails_or_a_step_that_takes_too_long_stops_nothing() throws IOException {
        PackTestReport late = report(sample(), options(null, null, -1), Watcher.NONE);
        assertThat(rules(late)).contains("step-ends");
        List<PackPlace> places = List.of(PackPlace.of(dir));
        PackTestReport failed = new PackTest(
                        (clock, random) -> {
                            throw new IllegalStateException("no engine today");
                        },
                        SamplePack.CATALOG,
                        options(null, null, 1000))
                .run(places, Watcher.NONE);
        assertThat(rules(failed)).containsExactly("step-ends");
    }

    @Test
    void a_command_that_never_ends_is_given_up() throws IOException {
        Object forever = new Object();
        List<PackPlace> places = List.of(PackPlace.of(sample().folder(dir)));
        PackTestReport report = new PackTest(
                        (clock, random) -> {
                            synchronized (forever) {
                                while (true) {
                                    waitOn(forever);
                                }
                            }
                        },
                        SamplePack.CATALOG,
                        options(null, null, 100))
                .run(places, Watcher.NONE);
        assertThat(rules(report)).containsExactly("step-ends");
    }

    private static Engine waitOn(Object forever) {
        try {
            forever.wait();
        } catch (InterruptedException e) {
            return null; // like a command, it does not listen to interruptions
        }
        return null;
    }

    @Test
    void kept_sessions_must_end_as_they_say() throws IOException {
        String session = """
                ---
                session: 1
                lesson: push
                ---

                ## right · command

                ```redis
                RPUSH queue:jobs a
                (integer) 1
                ```
                """;
        PackTestReport foreign = report(sample().file("tests/a.session.md", session.replace("push", "gone")));
        assertThat(rules(foreign)).containsExactly("session-verdict");
    }
}
