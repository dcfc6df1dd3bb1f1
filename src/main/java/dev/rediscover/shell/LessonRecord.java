package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import dev.rediscover.render.ReplyStyle;
import dev.rediscover.render.ReplyText;
import dev.rediscover.resp.Reply;
import dev.rediscover.transcript.Header;
import dev.rediscover.transcript.Secrets;
import dev.rediscover.transcript.TranscriptWriter;
import dev.rediscover.tutor.Feedback;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Played;
import dev.rediscover.tutor.RaceTurn;
import dev.rediscover.tutor.RaceView;
import dev.rediscover.tutor.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The transcript of a lesson: every line, reply and verdict, in the folder {@code transcripts} of the state folder.
 * What the transcript tells is run beside the lesson as well. Where that is not what led to the lesson's data (a setup,
 * a step done in an earlier session, going back, undo), the transcript begins again and tells it in a hidden block, so
 * that it always runs as it stands.
 */
final class LessonRecord {
    private static final String LEARNER = "A";

    private final LessonRun run;
    private final TranscriptWriter writer;
    private final Stage empty;
    private Stage beside;
    private Copy copy = Copy.NONE;
    private List<Line> tried = new ArrayList<>(); // in the step under way, if it is one to read

    /** What lines run on. */
    private enum Copy {
        /** The lesson's data. */
        NONE,
        /** A copy to play on. */
        PLAY,
        /** The copy to try things on of a step that is only read. */
        READ
    }

    private LessonRecord(LessonRun run, TranscriptWriter writer) {
        this.run = run;
        this.writer = writer;
        this.empty = Stage.empty(
                Engines::forLesson, run.lesson().clockMillis(), run.lesson().seed());
        this.beside = empty.copy();
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
        boolean tries = outcome instanceof Outcome.Ran || outcome instanceof Outcome.Told;
        if (copy == Copy.PLAY && !run.isPlaying() || copy == Copy.READ && (!tries || run.isPlaying())) {
            copy = Copy.NONE;
            writer.control("done");
        }
        if (outcome instanceof Outcome.Began began) {
            began(began);
        } else if (outcome instanceof Outcome.Refused refused) {
            refused(line, refused);
        } else if (outcome instanceof Outcome.Ran ran) {
            ran(ran);
        } else if (outcome instanceof Outcome.Countered countered) {
            countered(line, countered);
        } else if (outcome instanceof Outcome.Edited) {
            writer.input(line);
        } else if (outcome instanceof Outcome.Tried tried) {
            tried(line, tried.played());
        } else if (outcome instanceof Outcome.Solved solved) {
            solved(line, solved);
        } else if (outcome instanceof Outcome.Raced raced) {
            raced(line, raced);
        } else if (outcome instanceof Outcome.Told told) {
            told(line, told);
        } else if (outcome instanceof Outcome.Finished finished) {
            writer.verdict("finished", "unaided=" + finished.unaided() + "/" + finished.exercises());
        }
    }

    // ---- keeping up with the lesson's data

    /** Sees to it that the transcript leads to the data as it was before the last {@code count} lines. */
    private void catchUp(int count) throws IOException {
        List<Line> all = run.history();
        List<Line> before = all.subList(0, all.size() - count);
        List<Line> told = beside.history();
        boolean goesOn = told.size() <= before.size() && told.equals(before.subList(0, told.size()));
        if (goesOn && told.size() == before.size()) {
            return;
        }
        writer.block("hide");
        if (!goesOn) {
            writer.control("restart");
            beside = empty.copy();
        }
        for (Line line : List.copyOf(before.subList(goesOn ? told.size() : 0, before.size()))) {
            write(beside.run(line));
        }
        writer.block();
    }

    /** Writes lines that ran on the lesson's data. */
    private void played(List<Played> all) throws IOException {
        for (Played played : all) {
            beside.run(played.line());
            write(played);
        }
    }

    // ---- what became of a line

    private void began(Outcome.Began began) throws IOException {
        Step step = began.step();
        writer.step(step.id(), step.kind().word());
        tried = new ArrayList<>();
        catchUp(began.played().size());
        for (Outcome.Shown shown : began.played()) {
            played(List.of(shown.played()));
        }
    }

    private void refused(String line, Outcome.Refused refused) throws IOException {
        catchUp(0);
        input(line, refused.played());
        write(refused.played());
        race(refused.feedback().countsAsAttempt());
        Feedback feedback = refused.feedback();
        List<String> words = new ArrayList<>();
        if (feedback.countsAsAttempt()) {
            words.addAll(List.of("attempt", Integer.toString(run.attempts()), "fail"));
        } else {
            words.add("slip");
        }
        if (!refused.played().isEmpty()) {
            words.add("undone");
        }
        if (feedback.id() != null) {
            words.add("mistake=" + feedback.id());
        }
        writer.verdict(words.toArray(new String[0]));
        writer.tutor(feedback.text());
    }

    /** Writes what was typed unless it shows as the command that ran. */
    private void input(String line, List<Played> played) throws IOException {
        boolean isCommand = switch (run.step().kind()) {
            case PREDICT, CHOICE, ANSWER, FILL, ORDER, FIX, SCRIPT, REFLECT, RACE -> false;
            case SAY, DEMO, COMMAND, TASK, PROJECT -> true;
        };
        if (!line.isEmpty() && (!isCommand || played.isEmpty())) {
            writer.input(line);
        }
    }

    /** What goes wrong goes wrong on other data, which the transcript does not lead to: it is told, not run. */
    private void countered(String line, Outcome.Countered countered) throws IOException {
        catchUp(countered.played().size());
        if (line.equals("check")) {
            writer.control("check");
        } else {
            input(line, countered.played());
        }
        played(countered.played());
        writer.verdict("attempt", Integer.toString(run.attempts()), "fail");
        writer.tutor(countered.feedback().text());
    }

    private void tried(String line, List<Played> all) throws IOException {
        catchUp(0);
        writer.input(line);
        write(all);
        writer.verdict("tried", "undone");
    }

    private void ran(Outcome.Ran ran) throws IOException {
        if (run.isOnOtherData()) {
            for (Played played : ran.played()) {
                writer.input(Secrets.redact(played.line().typed()));
            }
        } else if (run.isPlaying()) {
            begin(Copy.PLAY, List.of());
            write(ran.played());
        } else if (!run.step().isExercise()) {
            begin(Copy.READ, tried);
            write(ran.played());
            for (Played played : ran.played()) {
                tried.add(played.line());
            }
        } else {
            catchUp(ran.played().size());
            played(ran.played());
            if (ran.played().get(0).line().isTick()) {
                writer.verdict("kept"); // an attempt that is taken back later began after it
            }
        }
        if (ran.note() != null) {
            writer.tutor(ran.note().text());
        }
    }

    /** From now on lines run on a copy on which {@code before} has been run. */
    private void begin(Copy wanted, List<Line> before) throws IOException {
        if (copy == wanted) {
            return;
        }
        catchUp(0);
        copy = wanted;
        writer.block("play");
        writer.control("play");
        write(beside.copy().run(before));
    }

    private void solved(String line, Outcome.Solved solved) throws IOException {
        catchUp(solved.played().size());
        if (solved.status() == Outcome.Status.READ) {
            return;
        }
        if (solved.status() == Outcome.Status.SKIPPED) {
            writer.control("skip");
        } else if (line.equals("check")) {
            writer.control("check");
        } else {
            answer(line, solved);
        }
        played(solved.played());
        race(true);
        List<String> words = new ArrayList<>(List.of("attempt", Integer.toString(run.attempts() + 1)));
        words.add(solved.hit() ? "pass" : "miss");
        words.add(solved.status().name().toLowerCase(Locale.ROOT));
        if (run.confidence() > 0 && !solved.hit()) {
            words.add("surprise=" + run.confidence());
        }
        writer.verdict(words.toArray(new String[0]));
    }

    /** Writes what was typed; to a prediction belongs how sure the learner is of it. */
    private void answer(String line, Outcome.Solved solved) throws IOException {
        if (run.confidence() > 0) {
            writer.input(Secrets.redact(run.said()), "confidence=" + run.confidence());
        } else {
            input(line, solved.played());
        }
    }

    private void raced(String line, Outcome.Raced raced) throws IOException {
        catchUp(0);
        writer.input(line);
        race(run.race().repairs());
        if (raced.note() != null) {
            writer.tutor(raced.note().text());
        }
    }

    /** Writes a race that is over, so that it runs again on a copy as it ran here. */
    private void race(boolean told) throws IOException {
        RaceView race = run.race();
        if (!told || race == null || !race.over() || race.turns().isEmpty()) {
            return;
        }
        writer.block("play");
        writer.control("play");
        Stage copy = beside.copy();
        for (Line given : race.given()) {
            write(copy.run(given));
        }
        for (RaceTurn turn : race.turns()) {
            boolean ran = turn.kind() != RaceTurn.Kind.PASSED && turn.kind() != RaceTurn.Kind.STUCK;
            if (ran) {
                write(new Played(turn.line(), turn.reply(), turn.late(), List.of(), 0, 2, true));
            }
        }
        writer.control("done");
        writer.block();
    }

    private void told(String line, Outcome.Told told) throws IOException {
        if (copy == Copy.PLAY && line.equals("undo")) {
            writer.control("done");
            copy = Copy.NONE;
            List<Line> all = run.playedHistory();
            begin(Copy.PLAY, all.subList(beside.history().size(), all.size()));
        } else if (run.isPlaying() && !run.isOnOtherData()) {
            begin(Copy.PLAY, List.of());
        }
        if (!List.of("undo", "play", "done").contains(line)) {
            writer.control(line.isEmpty() ? "next" : line);
        }
        writer.tutor(told.text());
    }

    // ---- writing

    private void write(List<Played> all) throws IOException {
        for (Played played : all) {
            write(played);
        }
    }

    private void write(Played played) throws IOException {
        Line line = played.line();
        if (line.isTick()) {
            writer.control("tick", line.tickMillis() + "ms");
        } else {
            writer.command(client(line.client()), Secrets.redact(line.text()));
        }
        if (played.reply() != null) {
            String text = printed(line.words(), played.reply(), played.protocol());
            boolean ofThisRun = line.words().get(0).is("INFO") && text.indexOf('\n') > 0; // memory, ports, times
            writer.reply(ofThisRun ? text.substring(0, text.indexOf('\n')).strip() + "\n..." : text);
        }
        for (Played.Late late : played.late()) {
            writer.late(client(late.client()), printed(List.of(), late.reply(), late.protocol()));
        }
    }

    private static String client(String name) {
        return name.equals(Line.YOU) ? LEARNER : name;
    }

    private static String printed(List<Bytes> words, Reply reply, int protocol) {
        return ReplyText.print(words, protocol == 2 ? reply.resp2() : reply, ReplyStyle.CLASSIC)
                .plain();
    }

    /** Ends the transcript. */
    void close() throws IOException {
        if (copy != Copy.NONE) {
            writer.control("done");
        }
        writer.close();
    }
}
