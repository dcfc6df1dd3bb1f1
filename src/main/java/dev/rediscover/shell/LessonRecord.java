package dev.rediscover.shell;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.LinkClient;
import dev.rediscover.render.ReplyStyle;
import dev.rediscover.render.ReplyText;
import dev.rediscover.resp.Reply;
import dev.rediscover.transcript.Header;
import dev.rediscover.transcript.Secrets;
import dev.rediscover.transcript.TranscriptWriter;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The transcript of a lesson: every line, reply and verdict, in the folder {@code transcripts} of the state folder.
 * Setups are run beside the lesson as well, because a transcript has to show their replies to be run again.
 */
final class LessonRecord {
    private final LessonRun run;
    private final TranscriptWriter writer;
    private EmbeddedLink beside;
    private Map<String, LinkClient> clients = new HashMap<>();
    private boolean playing;

    private LessonRecord(LessonRun run, TranscriptWriter writer) {
        this.run = run;
        this.writer = writer;
    }

    /** A new transcript for {@code run}. */
    static LessonRecord in(StateFolder state, String pack, LessonRun run) throws IOException {
        Lesson lesson = run.lesson();
        Path folder = state.file("transcripts").toPath();
        Files.createDirectories(folder);
        String time = Instant.ofEpochMilli(Clock.system().millis()).toString().replace(":", "");
        Path file = folder.resolve(time + "-" + lesson.id() + ".session.md");
        Header header = Header.empty()
                .with("pack", pack)
                .with("lesson", lesson.id())
                .with("seed", Long.toString(lesson.seed()))
                .with("clock", Instant.ofEpochMilli(lesson.clockMillis()).toString());
        return new LessonRecord(run, TranscriptWriter.create(file, header));
    }

    /** Notes what became of what was {@code typed}. */
    void note(String typed, Outcome outcome) throws IOException {
        String line = Secrets.redact(typed);
        if (outcome instanceof Outcome.Began began) {
            began(began);
        } else if (outcome instanceof Outcome.Refused refused) {
            attempt(line, refused.played());
            String mistake = refused.feedback().id();
            verdict(run.attempts(), "fail", "undone", mistake == null ? null : "mistake=" + mistake);
            writer.tutor(refused.feedback().text());
        } else if (outcome instanceof Outcome.Ran ran) {
            ran(ran);
        } else if (outcome instanceof Outcome.Solved solved) {
            solved(line, solved);
        } else if (outcome instanceof Outcome.Told told) {
            if (!line.equals("undo") || told.text().startsWith("Taken back")) { // else nothing was undone
                writer.control(line.isEmpty() ? "next" : line);
            }
            writer.tutor(told.text());
        } else if (outcome instanceof Outcome.Finished finished) {
            writer.verdict("finished", "unaided=" + finished.unaided() + "/" + finished.exercises());
        }
    }

    private void began(Outcome.Began began) throws IOException {
        endPlay();
        Step step = began.step();
        writer.step(step.id(), step.kind().word());
        boolean fresh = beside == null || !step.head().continues();
        if (fresh) {
            VirtualClock clock = VirtualClock.frozenAt(run.lesson().clockMillis());
            beside = new EmbeddedLink(
                    Engines.forLesson(clock, new RandomSource(run.lesson().seed())), clock);
            clients = new HashMap<>();
            writer.control("reset");
            setup(run.lesson().setup());
        }
        setup(step.head().setup());
        for (Outcome.Shown shown : began.played()) {
            played(shown.played());
            again(shown.played().line());
        }
    }

    private void setup(List<Line> lines) throws IOException {
        if (!lines.isEmpty()) {
            writer.block("hide");
        }
        for (Line line : lines) {
            command(line, again(line));
        }
        if (!lines.isEmpty()) {
            writer.block();
        }
    }

    /** Runs a line beside the lesson, and gives its reply. */
    private Reply again(Line line) throws IOException {
        if (line.isTick()) {
            beside.clock().advance(line.tickMillis());
            beside.tick();
            return null;
        }
        LinkClient client = clients.get(line.client());
        if (client == null) {
            client = beside.open(line.client(), (from, reply) -> {});
            clients.put(line.client(), client);
        }
        return client.isWaiting() ? null : client.send(line.words());
    }

    private void attempt(String line, List<Played> all) throws IOException {
        switch (run.step().kind()) {
            case PREDICT, CHOICE, ANSWER, FILL, ORDER -> writer.input(line);
            case SAY, DEMO, COMMAND, TASK -> {}
        }
        for (Played played : all) {
            played(played);
        }
    }

    private void ran(Outcome.Ran ran) throws IOException {
        if (run.isPlaying() && !playing) {
            playing = true;
            writer.block("play");
            writer.control("play");
        }
        for (Played played : ran.played()) {
            played(played);
            if (!playing) {
                again(played.line());
            }
        }
        if (ran.note() != null) {
            writer.tutor(ran.note().text());
        }
    }

    private void endPlay() throws IOException {
        if (playing) {
            playing = false;
            writer.control("done");
        }
    }

    private void solved(String line, Outcome.Solved solved) throws IOException {
        if (solved.status() == Outcome.Status.SKIPPED) {
            writer.control("skip");
        }
        attempt(line, solved.played());
        for (Played played : solved.played()) {
            again(played.line());
        }
        if (solved.status() == Outcome.Status.READ) {
            return;
        }
        verdict(
                run.attempts() + 1,
                solved.hit() ? "pass" : "miss",
                solved.status().name().toLowerCase(java.util.Locale.ROOT),
                null);
    }

    private void verdict(int attempt, String result, String how, String mistake) throws IOException {
        String number = Integer.toString(attempt);
        if (mistake == null) {
            writer.verdict("attempt", number, result, how);
        } else {
            writer.verdict("attempt", number, result, how, mistake);
        }
    }

    private void played(Played played) throws IOException {
        command(played.line(), played.reply());
        for (Played.Late late : played.late()) {
            writer.late(late.client(), printed(List.of(), late.reply()));
        }
    }

    private void command(Line line, Reply reply) throws IOException {
        if (line.isTick()) {
            writer.control("tick", line.tickMillis() + "ms");
            return;
        }
        writer.command(line.client(), Secrets.redact(line.text()));
        if (reply != null) {
            writer.reply(printed(line.words(), reply));
        }
    }

    private static String printed(List<dev.rediscover.base.Bytes> words, Reply reply) {
        return ReplyText.print(words, reply.resp2(), ReplyStyle.CLASSIC).plain();
    }

    /** Ends the transcript. */
    void close() throws IOException {
        endPlay();
        writer.close();
    }
}
