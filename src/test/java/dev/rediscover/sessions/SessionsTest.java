package dev.rediscover.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.shell.Engines;
import dev.rediscover.transcript.Event;
import dev.rediscover.transcript.Replay;
import dev.rediscover.transcript.Replayed;
import dev.rediscover.transcript.Transcript;
import dev.rediscover.transcript.TranscriptReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The files in {@code transcripts/} run as they stand, and those of lessons are what taking the lesson gives. Where the
 * system property {@code rediscover.golden} is {@code write} they are written anew: read their diff before you commit.
 */
class SessionsTest {
    private static final Path FOLDER = Path.of("transcripts");
    private static final String SUFFIX = ".session.md";
    private static final boolean WRITE = "write".equals(System.getProperty("rediscover.golden"));

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        }
    }

    private static List<Pack> packs() throws IOException {
        var catalog =
                Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(1)).catalog();
        try (Stream<Path> folders = Files.list(Path.of("lessons"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pack.yaml")))
                    .sorted()
                    .map(folder -> new PackReader(catalog).readFolder(folder).pack())
                    .toList();
        }
    }

    private static Replayed replayed(Transcript transcript) {
        return Replay.onEngine(transcript, Engines::forLesson, Printing::lines, Replay.Limits.DEFAULT);
    }

    @TestFactory
    Stream<DynamicTest> everyLessonHasItsSession() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Pack pack : packs()) {
            for (Lesson lesson : pack.lessons()) {
                Path file = FOLDER.resolve(pack.id()).resolve(lesson.id() + SUFFIX);
                tests.add(
                        DynamicTest.dynamicTest(file.toString(), () -> compare(file, WorkedSession.of(pack, lesson))));
            }
        }
        return tests.stream();
    }

    private static void compare(Path file, String session) throws IOException {
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, session);
        }
        assertThat(file).as("write it with -Drediscover.golden=write").exists();
        assertThat(Files.readString(file))
                .as("%s is not what the lesson gives now; -Drediscover.golden=write writes it anew", file)
                .isEqualTo(session);
    }

    @Test
    void everySessionBelongsToALesson() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        for (Pack pack : packs()) {
            pack.lessonIds().forEach(id -> expected.add(pack.id() + "/" + id + SUFFIX));
        }
        TreeSet<String> found = new TreeSet<>();
        for (Path file : files()) {
            Path inFolder = FOLDER.relativize(file);
            if (inFolder.getNameCount() > 1) {
                found.add(inFolder.toString().replace('\\', '/'));
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    @TestFactory
    Stream<DynamicTest> everySessionReplays() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    Transcript transcript = TranscriptReader.read(file);
                    assertThat(transcript.commands()).isNotEmpty();
                    assertThat(replayed(transcript).text()).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> oneChangedReplyIsFound() throws IOException {
        return files().stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> changedReplyIsFound(file)));
    }

    private static void changedReplyIsFound(Path file) throws IOException {
        List<Event.Command> commands = TranscriptReader.read(file).commands().stream()
                .filter(command -> !command.reply().isEmpty())
                .toList();
        Event.Command chosen = commands.get(commands.size() * 2 / 3);
        int line = chosen.replyLine() + chosen.reply().size() - 1;
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(line - 1, lines.get(line - 1) + " and more");
        byte[] changed = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        Replayed replayed = replayed(TranscriptReader.parse(file.toString(), changed));
        assertThat(replayed.difference()).isNotNull();
        assertThat(replayed.text()).startsWith(file + ":" + line + ": ").contains(" and more");
    }

    @TestFactory
    Stream<DynamicTest> whatHangsOnNoEngineReplaysOnARealServer() throws IOException {
        RealServer server = RealServer.start();
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files()) {
            Transcript transcript = TranscriptReader.read(file);
            if (transcript.header().server() != null) {
                tests.add(DynamicTest.dynamicTest(
                        file.toString(),
                        () -> assertThat(Replay.onServer(
                                                transcript,
                                                "127.0.0.1",
                                                server.port(),
                                                true,
                                                Printing::lines,
                                                Replay.Limits.DEFAULT)
                                        .text())
                                .isEmpty()));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream().onClose(server::close);
    }
}
