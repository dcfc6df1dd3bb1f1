package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.lesson.Shelf;
import dev.rediscover.lesson.Step;
import dev.rediscover.render.ReplyStyle;
import dev.rediscover.render.ReplyText;
import dev.rediscover.transcript.Replay;
import dev.rediscover.transcript.Replayed;
import dev.rediscover.transcript.ReplyLines;
import dev.rediscover.transcript.TranscriptReader;
import dev.rediscover.tutor.LessonRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundled lesson can be gone through in the shell, and in plain mode nothing is drawn. */
class EveryLessonTest {
    @TempDir
    Path folder;

    private Sessions it = new Sessions();

    static List<String> lessons() {
        return Lessons.names(Shelf.BUNDLED);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void inPlainModeALessonIsTextFromItsFirstStepToItsLast(String name) {
        it.run(":set plain on");
        it.screen.columns = 40;
        String text = gothrough(name);
        assertThat(text.codePoints().filter(EveryLessonTest::isDrawn).boxed().map(Character::toString))
                .as("drawing characters in %s", name)
                .isEmpty();
        assertThat(text).contains("That was \"");
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyStepSaysWhereItStandsAndWhatIsWanted(String name) {
        assertThat(gothrough(name)).contains(" 1/").doesNotContain("(error) ERR unknown command 'skip'");
        assertThat(it.session.lesson()).isNull();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void theTranscriptRunsAgainAsItStands(String name) throws IOException {
        it = new Sessions(StateFolder.of(Map.of("REDISCOVER_HOME", folder.toString())));
        gothrough(name);
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("transcripts"))) {
            file = files.findFirst().orElseThrow();
        }
        ReplyLines printer = (words, reply, protocol) -> ReplyText.print(
                        words, protocol == 2 ? reply.resp2() : reply, ReplyStyle.CLASSIC)
                .plain()
                .lines()
                .toList();
        Replayed replayed =
                Replay.onEngine(TranscriptReader.read(file), Engines::forLesson, printer, Replay.Limits.DEFAULT);
        assertThat(replayed.text()).isEmpty();
        boolean elsewhere = Files.readString(file).contains("second server:"); // where nothing runs again
        assertThat(replayed.commands()).isGreaterThanOrEqualTo(elsewhere ? 0 : 1);
    }

    @Test
    void aLongCommandGoesOnBelowBetweenTwoWords() {
        it.screen.columns = 60;
        List<String> commands = gothrough("geospatial")
                .lines()
                .filter(line -> line.matches("(> | {4,6})\\S.*") && !line.contains("zset"))
                .toList();
        assertThat(commands).anyMatch(line -> line.startsWith("> GEOSEARCHSTORE"));
        assertThat(commands).allMatch(line -> line.length() <= 60);
        assertThat(commands)
                .containsSequence("> GEOSEARCHSTORE near vans FROMLONLAT 5.11 52.08 BYRADIUS 60", "    km STOREDIST");
    }

    private String gothrough(String name) {
        StringBuilder all = new StringBuilder(it.run(":learn " + name));
        LessonRun run = it.session.lesson();
        assertThat(run).as(all.toString()).isNotNull();
        int turns = 0;
        while (it.session.lesson() != null) {
            boolean read = run.isSolved() || !run.step().isExercise();
            all.append(it.session.prompt()).append('\n');
            all.append(it.run(read ? "" : run.step().kind() == Step.Kind.ANSWER ? ":skip" : "skip"));
            assertThat(turns++).as("stuck at %s: %s", run.step().id(), all).isLessThan(200);
        }
        return all.toString();
    }

    /** Box drawing, blocks and braille; check marks and arrows too, which screen readers spell out or leave out. */
    private static boolean isDrawn(int point) {
        return point >= 0x2500 && point <= 0x259f || point >= 0x2800 && point <= 0x28ff || point == 0x1b;
    }
}
