package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import dev.rediscover.engine.Engine;
import dev.rediscover.link.EmbeddedLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A lesson about crashes in the shell, with processes that are really killed. */
class CrashLessonTest {
    private final RecordingScreen screen = new RecordingScreen();
    private final Settings settings = Settings.fallback();
    private final Session session;

    CrashLessonTest() {
        Engine engine = Engines.forLesson(dev.rediscover.base.Clock.system(), new RandomSource(7));
        EmbeddedLink link = new EmbeddedLink(engine, dev.rediscover.base.VirtualClock.running());
        session = new Session(EngineSource.of(link), screen, settings, null);
    }

    private String run(String line) {
        screen.take();
        session.run(line);
        return screen.take();
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(child -> child.info().commandLine().orElse("").contains("rediscover.second"))
                .toList();
    }

    private static long folders() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("rediscover-second"))
                    .filter(path -> path.toFile().canRead())
                    .count();
        }
    }

    @Test
    void aProcessIsKilledAndWhatIsLeftIsShown() throws IOException {
        long before = folders();
        run(":learn snapshots");
        assertThat(run("")).contains("kill -9").contains("What will the reply to GET orders be?");
        String shown = run("nil");
        assertThat(shown)
                .contains("The second server is a process of its own, number ")
                .contains("no process")
                .contains("Right.");
        assertThat(children()).isEmpty();
        assertThat(folders()).isEqualTo(before);
    }

    @Test
    void whoLeavesAStepLeavesNoProcessBehind() throws IOException {
        long before = folders();
        run(":learn snapshots");
        session.lesson()
                .startAt(session.lesson()
                        .lesson()
                        .steps()
                        .indexOf(session.lesson().lesson().step("save-it")));
        run("reset");
        assertThat(children()).hasSize(1);
        assertThat(run("SAVE")).contains("OK").contains("dump.rdb");
        run("exit");
        assertThat(children()).isEmpty();
        assertThat(folders()).isEqualTo(before);
    }
}
