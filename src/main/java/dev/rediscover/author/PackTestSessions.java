package dev.rediscover.author;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Pack;
import dev.rediscover.transcript.Transcript;
import dev.rediscover.transcript.TranscriptException;
import dev.rediscover.transcript.TranscriptReader;
import dev.rediscover.tutor.EngineMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sessions that a pack keeps in {@code tests/}: judged again, every step must end as the file says. */
final class PackTestSessions {
    private static final String FOLDER = "tests";
    private static final String SUFFIX = ".session.md";
    private static final String RULE = "session-verdict";
    private static final String CURE = "mend the lesson; or record the session again, if the new verdict is right";
    private static final long MOST_MILLIS = 20_000;

    private final Pack pack;
    private final EngineMaker maker;
    private final List<PackTestReport.Found> found = new ArrayList<>();

    private PackTestSessions(Pack pack, EngineMaker maker) {
        this.pack = pack;
        this.maker = maker;
    }

    /** What has changed in the sessions of a pack; empty for a pack that is in no folder. */
    static List<PackTestReport.Found> of(PackPlace place, Pack pack, EngineMaker maker) {
        PackTestSessions sessions = new PackTestSessions(pack, maker);
        Path folder = place.folder() == null ? null : place.folder().resolve(FOLDER);
        if (folder != null && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(SUFFIX))
                        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .sorted()
                        .forEach(sessions::session);
            } catch (IOException e) {
                sessions.found(folder, 0, "", "", "cannot be read: " + e.getMessage());
            }
        }
        return sessions.found;
    }

    private void found(Path file, int line, String lesson, String step, String what) {
        found.add(new PackTestReport.Found(
                file.toString(), line, line == 0 ? 0 : 1, RULE, lesson, step, false, what, CURE));
    }

    private void session(Path file) {
        try {
            Transcript transcript = TranscriptReader.read(file);
            String named = transcript.header().lesson();
            String id = named == null ? "" : named.substring(named.lastIndexOf('/') + 1);
            Lesson lesson = pack.lesson(id);
            if (lesson == null) {
                found(file, 1, "", "", "this session is of the lesson \"" + id + "\", which the pack does not have");
                return;
            }
            Regraded again = Regrade.of(transcript, pack.id(), lesson, maker, MOST_MILLIS);
            for (Take take : again.takes()) {
                if (take.differs()) {
                    String what =
                            "in this session the step was \"" + take.recorded().label() + "\", and is \""
                                    + take.mark().label() + "\" now";
                    found(file, take.line(), id, take.step().id(), what);
                }
            }
            for (Regraded.UnknownStep step : again.unknown()) {
                found(file, step.line(), id, step.id(), "this session has a step that the lesson does not have");
            }
        } catch (TranscriptException e) {
            found(file, 0, "", "", e.getMessage());
        } catch (IOException | RuntimeException e) {
            found(file, 0, "", "", "this session cannot be judged again: " + e.getMessage());
        }
    }
}
