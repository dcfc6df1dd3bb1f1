package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.author.Mark;
import dev.rediscover.author.Regrade;
import dev.rediscover.author.Regraded;
import dev.rediscover.author.Take;
import dev.rediscover.base.Clock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.render.ReplyStyle;
import dev.rediscover.render.ReplyText;
import dev.rediscover.transcript.Event;
import dev.rediscover.transcript.Header;
import dev.rediscover.transcript.Replay;
import dev.rediscover.transcript.ReplyLines;
import dev.rediscover.transcript.Transcript;
import dev.rediscover.transcript.TranscriptReader;
import dev.rediscover.transcript.TranscriptWriter;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lua texts in transcripts and progress: written, read back, run again, judged again, gone on with. */
class LuaRecordTest {
    private static final ReplyLines PRINTER = (words, reply, protocol) -> ReplyText.print(
                    words, protocol == 2 ? reply.resp2() : reply, ReplyStyle.CLASSIC)
            .plain()
            .lines()
            .toList();

    private static final Lesson LESSON =
            new PackReader(null).readLessonText("x.yaml", """
            id: x
            title: T
            minutes: 5
            seed: 7
            steps:
              - id: release
                kind: script
                language: lua
                prompt: P
                setup: ["SET lock:report a1"]
                call: ["EVAL {script} 1 lock:report a1"]
                given: "-- write it here"
                solution: |
                  if redis.call("GET", KEYS[1]) == ARGV[1] then
                    return redis.call("DEL", KEYS[1])
                  end
                  return 0
                variants: [["SET lock:report b2"]]
              - id: next
                kind: command
                prompt: P
                solution: ["EXISTS lock:report"]
            """).lesson();

    private static final String WRONG = "--[[ it's \"mine\" \\\n```redis\n#< x  y=1\n..> z\n\n]]\n\treturn 5  \n";
    private static final String RIGHT =
            "local v = redis.call('GET', KEYS[1])\n\nif v ~= ARGV[1] then\n  return 0\nend\n"
                    + "return redis.call('DEL', KEYS[1]) -- \u00e4\u20ac\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private LessonRun run(Progress progress) {
        return new LessonRun("p", LESSON, Engines::forLesson, progress);
    }

    private LessonRecord record(LessonRun run) throws IOException {
        Header header = Header.empty().with("lesson", "x").with("seed", "7").with("clock", "2026-01-01T00:00:00Z");
        return new LessonRecord(run, TranscriptWriter.to(file, header), Clock.system());
    }

    private static void enter(LessonRecord record, LessonRun run, String... lines) throws IOException {
        for (String line : lines) {
            record.note(line, run.enter(line));
        }
    }

    private Transcript written() throws IOException {
        return TranscriptReader.parse("x.session.md", file.toByteArray());
    }

    private static List<String> inputs(Transcript transcript) {
        return transcript.events().stream()
                .filter(Event.Input.class::isInstance)
                .map(event -> ((Event.Input) event).text())
                .toList();
    }

    @Test
    void aTextIsWrittenAndReadBackExactlyRunAgainAndJudgedAgain() throws IOException {
        LessonRun run = run(Progress.unkept(Clock.system()));
        LessonRecord record = record(run);
        record.note("", run.start());
        enter(record, run, "return x = 1", "check", WRONG, "check", "run", RIGHT, "list", "check", "next");
        record.close();
        assertThat(run.step().id()).isEqualTo("next");
        Transcript transcript = written();
        assertThat(inputs(transcript)).containsSubsequence("return x = 1", WRONG, "run", RIGHT);
        assertThat(Replay.onEngine(transcript, Engines::forLesson, PRINTER, Replay.Limits.DEFAULT)
                        .text())
                .as(file.toString(java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty();
        Regraded again = Regrade.of(transcript, "p", LESSON, Engines::forLesson);
        assertThat(again.notes()).isEmpty();
        Take take = again.takes().get(0);
        assertThat(take.mark()).isEqualTo(Mark.PASS);
        assertThat(take.recorded()).isEqualTo(Mark.PASS);
        assertThat(take.attempts()).isEqualTo(2);
        assertThat(take.wrong()).extracting(attempt -> attempt.typed()).containsExactly(List.of(WRONG));
        assertThat(take.answer()).containsExactly(RIGHT);
    }

    @Test
    void aTextThatWasBegunIsThereAgainInTheNextSession() throws IOException {
        LessonRun first = run(Progress.in(folder, Clock.system()));
        first.start();
        first.submit(WRONG);
        first.submit(RIGHT);

        LessonRun second = run(Progress.in(folder, Clock.system()));
        LessonRecord record = record(second);
        record.note("", second.start());
        assertThat(second.scriptText()).isEqualTo(RIGHT);
        enter(record, second, "check");
        assertThat(second.isSolved()).isTrue();
        record.close();
        assertThat(inputs(written())).containsExactly(RIGHT);
        assertThat(Regrade.of(written(), "p", LESSON, Engines::forLesson)
                        .takes()
                        .get(0)
                        .mark())
                .isEqualTo(Mark.PASS);

        LessonRun third = run(Progress.in(folder, Clock.system()));
        third.startAt(0);
        assertThat(third.scriptText()).as("what is done begins anew").isEqualTo("-- write it here");
    }

    @Test
    void resetAndForgettingDropWhatWasBegun() throws IOException {
        LessonRun run = run(Progress.in(folder, Clock.system()));
        run.start();
        run.submit(RIGHT);
        run.enter("reset");
        assertThat(run.scriptText()).isEqualTo("-- write it here");
        run.submit(RIGHT);
        Progress progress = Progress.in(folder, Clock.system());
        progress.forget("p", "x");
        LessonRun next = run(Progress.in(folder, Clock.system()));
        next.start();
        assertThat(next.scriptText()).isEqualTo("-- write it here");
        Files.writeString(folder.resolve(Progress.FILE), "draft\t1\tp\tx\trelease\tbad");
        LessonRun torn = run(Progress.in(folder, Clock.system()));
        assertThat(torn.start()).isInstanceOf(Outcome.Began.class);
    }
}
