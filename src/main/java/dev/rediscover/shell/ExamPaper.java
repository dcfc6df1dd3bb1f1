package dev.rediscover.shell;

import dev.rediscover.lesson.ExamRules;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Policy;
import dev.rediscover.lesson.Step;
import dev.rediscover.transcript.Event;
import dev.rediscover.transcript.Header;
import dev.rediscover.transcript.Transcript;
import dev.rediscover.transcript.TranscriptReader;
import dev.rediscover.transcript.TranscriptWriter;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.OwnData;
import dev.rediscover.tutor.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One lesson of an exam and its transcript. Every line is written down, with its time, before it is taken. The lesson
 * goes by nothing else, so the lines of a transcript that was broken off lead to where it was.
 */
final class ExamPaper {
    private static final String LINE = "line";

    private final LessonRun run;
    private final LessonRecord record;
    private final TranscriptWriter writer;
    private final ExamFile file = new ExamFile();
    private final ExamRules rules;
    private final ExamClock clock;
    private final Map<String, Outcome.Status> done = new HashMap<>();
    private List<Outcome> outcomes = new ArrayList<>();
    private boolean finished;

    /** {@code after}: the file of the lesson before; {@code null} for the first. */
    ExamPaper(ExamPlan plan, int index, ExamClock clock, String after) throws IOException {
        Lesson lesson = OwnData.of(plan.lessons().get(index), plan.pack().id(), plan.learner());
        this.rules = plan.rules();
        this.clock = clock;
        Header header = LessonRecord.header(plan.pack(), lesson)
                .with("learner", plan.learner())
                .with("data", plan.learner() == null ? null : LessonRecord.data(plan.pack(), lesson))
                .with("exam", plan.header())
                .with("started", Instant.ofEpochMilli(clock.started()).toString())
                .with("after", after);
        writer = TranscriptWriter.chained(file, header);
        run = new LessonRun(plan.pack().id(), lesson, Engines::forLesson, Progress.unkept(clock));
        record = new LessonRecord(run, writer, clock);
        note("", run.startAt(0));
    }

    LessonRun run() {
        return run;
    }

    /** Whether the last step is left. */
    boolean isFinished() {
        return finished;
    }

    /** What became of the lines since this was asked last. */
    List<Outcome> takeOutcomes() {
        List<Outcome> taken = outcomes;
        outcomes = new ArrayList<>();
        return taken;
    }

    /** Begins the transcript in a new file. */
    void create(Path path) throws IOException {
        file.create(path);
    }

    /**
     * Takes every line of a transcript that was broken off, and goes on with it.
     *
     * @return whether the file is what these lines lead to: false if it was changed, or the pack or the program was
     */
    boolean resume(Path path) throws IOException {
        byte[] there = Files.readAllBytes(path);
        Transcript begun = TranscriptReader.parse(path.toString(), there);
        for (Event event : begun.events()) {
            List<String> words = event instanceof Event.Control control ? control.words() : List.of();
            if (words.size() > 2 && words.get(0).equals(LINE)) {
                clock.at(clock.started() + millis(words.get(1)));
                take(words.get(2));
            } else if (words.size() == 2
                    && (words.get(0).equals("left") || words.get(0).equals("resumed"))) {
                clock.at(clock.started() + millis(words.get(1)));
                note(words.get(0));
            }
        }
        takeOutcomes();
        boolean same = file.goOn(path, there);
        if (!same) {
            writer.goOnBehind(java.util.Arrays.copyOf(there, ExamFile.complete(there)));
        }
        return same;
    }

    private static long millis(String stamp) throws IOException {
        try {
            return stamp.startsWith("t=+") ? Math.round(Double.parseDouble(stamp.substring(3)) * 1000) : 0;
        } catch (NumberFormatException e) {
            throw new IOException("this is no time: " + stamp);
        }
    }

    private String stamp() {
        long used = clock.used();
        String rest = Long.toString(1000 + used % 1000).substring(1);
        return "t=+" + used / 1000 + "." + rest;
    }

    /** Writes down that something happened to the exam: {@code left}, {@code resumed}. */
    void note(String word) throws IOException {
        writer.control(word, stamp());
    }

    /** Writes down and takes a line; {@link #takeOutcomes} tells what became of it. */
    void take(String line) throws IOException {
        writer.control(LINE, stamp(), record.covered(line));
        boolean takesOne = isTakenOnce();
        boolean wasSolved = run.isSolved();
        Outcome outcome = line.equals("skip") && !run.isSolved() ? null : run.enter(line);
        if (outcome == null) {
            leaveStep();
            return;
        }
        note(line, outcome);
        boolean wrong = outcome instanceof Outcome.Countered
                || outcome instanceof Outcome.Refused refused
                        && refused.feedback().countsAsAttempt();
        if (wrong && takesOne) {
            leaveStep();
        }
        boolean read = outcome instanceof Outcome.Solved solved && solved.status() == Outcome.Status.READ;
        boolean quiet = rules.feedback() == ExamRules.Feedback.NONE;
        if (read || quiet && !wasSolved && run.isSolved() && !finished) {
            note("", run.next());
        }
    }

    /** Whether the first answer to the step under way is the one that counts: a second guess would be worth nothing. */
    private boolean isTakenOnce() {
        Step.Kind kind = run.step().kind();
        return kind == Step.Kind.CHOICE || rules.feedback() == ExamRules.Feedback.NONE;
    }

    /** Leaves the step for good, as {@code skip} does. */
    private void leaveStep() throws IOException {
        boolean mayNotSkip = run.step().head().policy().skip() == Policy.Skip.FORBID
                && run.step().isExercise();
        if (!mayNotSkip) {
            note("skip", run.word("skip"));
        } else if (run.stepIndex() + 1 < run.lesson().steps().size()) {
            note("skip", run.startAt(run.stepIndex() + 1));
        } else {
            finished = true;
        }
    }

    private void note(String line, Outcome outcome) throws IOException {
        record.note(line, outcome);
        outcomes.add(outcome);
        if (outcome instanceof Outcome.Solved solved && solved.step().isExercise()) {
            done.put(solved.step().id(), solved.status());
        }
        finished |= outcome instanceof Outcome.Finished;
    }

    /** How many exercises were accepted. */
    int accepted() {
        int count = 0;
        for (Outcome.Status status : done.values()) {
            count += status == Outcome.Status.UNAIDED ? 1 : 0;
        }
        return count;
    }

    /** Whether a step has had its answer, or was left. */
    boolean isDone(Step step) {
        return done.containsKey(step.id());
    }

    /** Ends the transcript. {@code reason}: {@code finished}, {@code handed-in} or {@code time-up}. */
    void seal(String reason) throws IOException {
        record.end();
        writer.seal(
                reason, stamp(), "accepted=" + accepted() + "/" + run.lesson().exercises());
        file.close();
    }

    /** Leaves the transcript as it is, to be gone on with. */
    void close() throws IOException {
        file.close();
    }
}
