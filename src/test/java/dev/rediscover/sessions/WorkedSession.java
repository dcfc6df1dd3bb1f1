package dev.rediscover.sessions;

import dev.rediscover.base.Clock;
import dev.rediscover.engine.Engine;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Reply;
import dev.rediscover.shell.Engines;
import dev.rediscover.spec.Catalog;
import dev.rediscover.transcript.Header;
import dev.rediscover.transcript.TranscriptWriter;
import dev.rediscover.tutor.Feedback;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Played;
import dev.rediscover.tutor.Progress;
import dev.rediscover.tutor.RaceTurn;
import dev.rediscover.tutor.RaceView;
import dev.rediscover.tutor.Stage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a lesson from the first step to the last, with the model solutions and now and then, after a
 * few exercises, with a mistake first, and writes what happens as a session file.
 */
final class WorkedSession {
    private static final int MISTAKE_EVERY = 3;

    private final Pack pack;
    private final Lesson lesson;
    private final LessonRun run;
    private final Stage empty;
    private final List<String> obstacles = new ArrayList<>();
    private Stage shadow; // the lesson's data once more: it shows what setup lines reply
    private TranscriptWriter out;
    private int sinceMistake; // exercises done since the last mistake

    private WorkedSession(Pack pack, Lesson lesson) {
        this.pack = pack;
        this.lesson = lesson;
        this.run = fresh();
        this.empty = Stage.empty(Engines::forLesson, lesson.clockMillis(), lesson.seed());
    }

    /** The session file of a lesson. */
    static String of(Pack pack, Lesson lesson) {
        try {
            WorkedSession first = new WorkedSession(pack, lesson);
            first.written(false);
            return new WorkedSession(pack, lesson).written(first.obstacles.isEmpty());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private LessonRun fresh() {
        return new LessonRun(pack.id(), lesson, Engines::forLesson, Progress.unkept(Clock.system()));
    }

    private String written(boolean neutral) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Header header = Header.empty()
                .with("pack", pack.id() + " " + pack.version())
                .with("lesson", lesson.id())
                .with("seed", Long.toString(lesson.seed()))
                .with("clock", Instant.ofEpochMilli(lesson.clockMillis()).toString())
                .with("server", neutral ? Neutrality.SERVER : null);
        out = TranscriptWriter.to(bytes, header);
        out.prose("# " + lesson.title() + "\n\nThe lesson `" + pack.id() + "/" + lesson.id()
                + "`, taken with the model solutions and a few typical mistakes.");
        Outcome outcome = run.startAt(0);
        while (outcome instanceof Outcome.Began began) {
            begin(began);
            exercise();
            outcome = run.next();
        }
        Outcome.Finished finished = (Outcome.Finished) outcome;
        out.verdict("finished", "unaided=" + finished.unaided() + "/" + finished.exercises());
        out.close();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    // ---- the beginning of a step

    private void begin(Outcome.Began began) throws IOException {
        Step step = began.step();
        out.step(step.id(), step.kind().word());
        setUp(step);
        if (!began.played().isEmpty()) {
            out.block();
        }
        for (Outcome.Shown shown : began.played()) {
            played(List.of(shown.played()));
            if (shown.note() != null) {
                out.tutor(shown.note());
            }
        }
    }

    private void setUp(Step step) throws IOException {
        List<Line> lines = new ArrayList<>();
        boolean begins = shadow == null;
        boolean again = !step.head().continues();
        if (begins || again) {
            shadow = empty.at(List.of());
            lines.addAll(lesson.setup());
        }
        lines.addAll(step.head().setup());
        if (!lines.isEmpty() || again && !begins) {
            out.block("hide");
        }
        if (again && !begins) {
            out.control("restart");
        }
        for (Line line : lines) {
            write(shadow.run(line), false);
        }
    }

    // ---- what is run

    /** Writes lines that were run on the lesson's data, and runs them on the shadow, which must agree. */
    private void played(List<Played> lines) throws IOException {
        for (Played one : lines) {
            Played again = shadow.run(one.line());
            if (!tellsOfTheProcess(one.line()) && !String.valueOf(again.reply()).equals(String.valueOf(one.reply()))) {
                throw new IllegalStateException(lesson.id() + ": " + one.line().typed() + " replied " + one.reply()
                        + ", and played again " + again.reply());
            }
            write(one, false);
        }
    }

    private void write(Played one, boolean predicted, String... guess) throws IOException {
        Line line = one.line();
        String obstacle = Neutrality.obstacle(line, catalog());
        if (obstacle != null) {
            obstacles.add(obstacle);
        }
        if (line.isTick()) {
            out.control(
                    "tick", line.tickMillis() % 1000 == 0 ? line.tickMillis() / 1000 + "s" : line.tickMillis() + "ms");
        } else if (predicted) {
            out.predicted(client(line.client()), line.text());
            out.input(guess[0]);
        } else {
            out.command(client(line.client()), line.text());
        }
        if (one.reply() != null) {
            String text = Printing.text(line.words(), one.reply(), one.protocol());
            out.reply(
                    tellsOfTheProcess(line)
                            ? text.substring(0, text.indexOf('\n')).strip() + "\n..."
                            : text);
        }
        for (Played.Late late : one.late()) {
            out.late(client(late.client()), Printing.text(List.of(), late.reply(), late.protocol()));
        }
    }

    /** INFO tells of memory and of the process, which are never the same twice. */
    private static boolean tellsOfTheProcess(Line line) {
        return !line.isTick() && line.words().get(0).is("INFO");
    }

    private static String client(String name) {
        return name.equals(Line.YOU) ? "A" : name;
    }

    private Catalog catalog() {
        Engine engine = run.link().engine();
        return engine.catalog();
    }

    // ---- the exercise

    private void exercise() throws IOException {
        Step step = run.step();
        if (!step.isExercise()) {
            return;
        }
        out.block();
        List<String> wrong = ++sinceMistake >= MISTAKE_EVERY ? Answers.wrong(run) : List.of();
        if (!wrong.isEmpty()) {
            sinceMistake = 0;
            mistake(wrong);
        }
        if (step instanceof Step.Predict predict) {
            predict(predict);
            return;
        }
        Outcome outcome = null;
        for (String typed : Answers.right(run, null)) {
            outcome = enter(typed);
        }
        if (!run.isSolved() && Answers.isWhole(step)) {
            out.control("check");
            outcome = run.check();
            played(outcome instanceof Outcome.Solved solved ? solved.played() : List.of());
        }
        solved(outcome);
    }

    /** Types one line that is right, and writes it with what it did. */
    private Outcome enter(String typed) throws IOException {
        Step step = run.step();
        boolean isCommand = step instanceof Step.Command || step instanceof Step.Fill || Answers.isLive(step);
        Outcome outcome = run.submit(typed);
        List<Played> played = List.of();
        if (outcome instanceof Outcome.Ran ran) {
            played = ran.played();
        } else if (outcome instanceof Outcome.Solved solved) {
            played = solved.played();
        }
        if (!isCommand) {
            out.input(typed);
        } else if (played.size() > 1 || typed.contains(Line.JOINED)) {
            out.input(typed, "ran=" + played.size());
        }
        played(played);
        return outcome;
    }

    private void solved(Outcome outcome) throws IOException {
        if (!(outcome instanceof Outcome.Solved solved)) {
            throw new IllegalStateException(
                    lesson.id() + "/" + run.step().id() + ": the model solution is not taken: " + outcome);
        }
        race();
        out.verdict("attempt", Integer.toString(run.attempts() + 1), "pass");
        say(solved.note());
    }

    /** Writes a race that is over, on a copy as it ran. */
    private void race() throws IOException {
        RaceView race = run.race();
        if (race == null || !race.over() || race.turns().isEmpty()) {
            return;
        }
        out.block("play");
        out.control("play");
        Stage copy = shadow.copy();
        for (Line given : race.given()) {
            write(copy.run(given), false);
        }
        for (RaceTurn turn : race.turns()) {
            if (turn.kind() != RaceTurn.Kind.PASSED && turn.kind() != RaceTurn.Kind.STUCK) {
                write(new Played(turn.line(), turn.reply(), turn.late(), List.of(), 0, 2, true), false);
            }
        }
        out.control("done");
        out.block();
    }

    private void predict(Step.Predict predict) throws IOException {
        Reply reply = replyTo(predict);
        String guess = Answers.right(run, reply).get(0);
        Outcome outcome = run.submit(guess);
        if (!(outcome instanceof Outcome.Solved solved) || !solved.hit()) {
            throw new IllegalStateException(
                    lesson.id() + "/" + predict.id() + ": the prediction " + guess + " is not taken: " + outcome);
        }
        int at = solved.played().size() - 1 - predict.then().size();
        played(solved.played().subList(0, at));
        Played asked = solved.played().get(at);
        shadow.run(asked.line());
        write(asked, true, guess);
        played(solved.played().subList(at + 1, solved.played().size()));
        out.verdict("predict", "hit");
        say(solved.note());
    }

    /** The reply to be predicted, if need be the one that comes late; {@code null} if the command still waits. */
    private Reply replyTo(Step.Predict predict) {
        Stage stage = shadow.copy();
        predict.run().stream().filter(line -> line != predict.asked()).forEach(stage::run);
        Reply reply = stage.run(predict.asked()).reply();
        for (Played then : stage.run(predict.then())) {
            for (Played.Late late : then.late()) {
                reply = reply == null && late.client().equals(predict.asked().client()) ? late.reply() : reply;
            }
        }
        return reply;
    }

    // ---- mistakes

    private void mistake(List<String> typed) throws IOException {
        Outcome outcome = null;
        List<Line> before = shadow.history();
        for (String line : typed) {
            outcome = run.submit(line);
            attempt(line, outcome);
        }
        boolean reached = outcome instanceof Outcome.Ran ran
                && (ran.note() == null || ran.note().kind() == Feedback.Kind.REACHED);
        boolean waits = outcome instanceof Outcome.Edited
                || outcome instanceof Outcome.Written
                || outcome instanceof Outcome.Crashed;
        if (Answers.isLive(run.step()) && reached || waits) {
            out.control("check");
            outcome = run.check();
            played(outcome instanceof Outcome.Refused refused ? refused.played() : List.of());
        }
        if (outcome instanceof Outcome.Solved) {
            throw new IllegalStateException(
                    lesson.id() + "/" + run.step().id() + ": the mistake " + typed + " is taken");
        }
        race();
        Feedback feedback = said(outcome);
        List<String> verdict = new ArrayList<>(List.of("attempt", Integer.toString(run.attempts()), "fail"));
        if (!Answers.isLive(run.step())) {
            verdict.add("undone");
        }
        if (feedback.id() != null && !(run.step() instanceof Step.Choice)) {
            verdict.add("mistake=" + feedback.id());
        }
        out.verdict(verdict.toArray(String[]::new));
        say(feedback);
        if (Answers.isWhole(run.step())) {
            out.control("reset");
            run.reset();
        }
        shadow = shadow.at(before);
    }

    private static Feedback said(Outcome outcome) {
        if (outcome instanceof Outcome.Countered countered) {
            return countered.feedback();
        }
        return outcome instanceof Outcome.Refused refused ? refused.feedback() : ((Outcome.Ran) outcome).note();
    }

    /** Writes what was typed and, if it ran, what it did. */
    private void attempt(String typed, Outcome outcome) throws IOException {
        List<Played> played = List.of();
        if (outcome instanceof Outcome.Refused refused) {
            played = refused.played();
        } else if (outcome instanceof Outcome.Ran ran) {
            played = ran.played();
        }
        if (played.isEmpty()) {
            out.input(typed);
        } else if ((played.size() > 1 || typed.contains(Line.JOINED)) && !(run.step() instanceof Step.Order)) {
            out.input(typed, "ran=" + played.size());
        }
        played(played);
    }

    private void say(Feedback feedback) throws IOException {
        if (feedback != null) {
            out.tutor(feedback.text());
        }
    }
}
