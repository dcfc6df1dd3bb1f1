package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import dev.rediscover.lesson.Line;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a learner does in a lesson, the transcript of it runs again as it stands. */
class LessonRecordTest {
    private static final ReplyLines PRINTER = (words, reply, protocol) -> ReplyText.print(
                    words, protocol == 2 ? reply.resp2() : reply, ReplyStyle.CLASSIC)
            .plain()
            .lines()
            .toList();

    private static final List<String> ANYTHING = List.of(
            "hint",
            "solution",
            "back",
            "reset",
            "undo",
            "undo",
            "check",
            "play",
            "done",
            "why",
            "skip",
            "",
            "SET extra 1",
            "INCR extra",
            "FLUSHALL",
            "GETT x",
            "GET",
            "@bob PING",
            "@bob SUBSCRIBE news",
            "@bob UNSUBSCRIBE",
            "PUBLISH news \"hello all\"",
            "PSUBSCRIBE n*",
            "PUNSUBSCRIBE",
            "@ann HELLO 3",
            "@ann CLIENT TRACKING ON BCAST",
            ":tick 5s",
            "SADD bag a b c d e",
            "SPOP bag",
            "no such answer",
            "1",
            "2 1",
            "\"open quote");

    @TempDir
    Path folder;

    static List<String> lessons() {
        return Lessons.names(Shelf.BUNDLED);
    }

    private Sessions session() {
        return new Sessions(StateFolder.of(Map.of("REDISCOVER_HOME", folder.toString())));
    }

    private List<Path> transcripts() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("transcripts"))) {
            return files.sorted().toList();
        }
    }

    private void allReplay(String what) throws IOException {
        allReplay(what, false);
    }

    private void allReplay(String what, boolean mayHoldNoCommand) throws IOException {
        for (Path file : transcripts()) {
            Replayed replayed =
                    Replay.onEngine(TranscriptReader.read(file), Engines::forLesson, PRINTER, Replay.Limits.DEFAULT);
            assertThat(replayed.text())
                    .as("%s%n%s", what, Files.readString(file))
                    .isEmpty();
            assertThat(mayHoldNoCommand || replayed.commands() > 0).as(what).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void whateverIsTypedTheTranscriptRunsAgain(String name) throws IOException {
        long seed = name.hashCode();
        RandomSource chance = new RandomSource(seed);
        StringBuilder typed = new StringBuilder(name + ", seed " + seed + ":");
        Sessions it = session();
        it.run(":learn " + name);
        boolean crashes = it.session.lesson().lesson().steps().stream().anyMatch(Step.Crash.class::isInstance);
        for (int i = 0; i < 250; i++) {
            if (it.session.lesson() == null) {
                it = session();
                it.run(":restart", ":learn " + name);
            }
            for (String line : next(it.session.lesson(), chance)) {
                typed.append('\n').append(line);
                if (it.session.lesson() != null) {
                    it.run(line);
                }
            }
        }
        it.session.close();
        allReplay(typed.toString(), crashes); // what is run on a second server stands there as remarks
    }

    /** Mostly something that leads on, often an author's example of a mistake, now and then anything. */
    private static List<String> next(LessonRun run, RandomSource chance) {
        int kind = chance.nextInt(10);
        Step step = run.step();
        List<List<String>> examples = new ArrayList<>();
        step.mistakes().forEach(mistake -> examples.addAll(mistake.examples()));
        if (kind < 3 && !examples.isEmpty()) {
            return examples.get(chance.nextInt(examples.size()));
        }
        if (kind < 5) {
            return List.of(run.isSolved() || !step.isExercise() ? "" : ":skip");
        }
        if (kind < 7 && step.judgedOrNull() != null) {
            return step.judgedOrNull().solution().stream().map(Line::typed).toList();
        }
        return List.of(ANYTHING.get(chance.nextInt(ANYTHING.size())));
    }

    @Test
    void aLessonThatGoesOnLaterTellsWhatWasDoneBefore() throws IOException {
        Sessions first = session();
        first.run(":learn counters", "", "", "INCR likes:post:7", "");
        assertThat(first.session.prompt()).startsWith("counters 4/");
        first.session.close();
        Sessions second = session();
        second.run(":learn counters", "-1", "3", "");
        assertThat(second.session.prompt()).startsWith("counters 5/");
        second.session.close();
        allReplay("resumed");
    }
}
