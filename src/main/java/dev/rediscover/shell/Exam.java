package dev.rediscover.shell;

import dev.rediscover.base.Clock;
import dev.rediscover.lesson.ExamRules;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Step;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An exam under way: lessons one after the other against the clock, without help. It may be told the time by another
 * thread ({@link #tick}).
 */
final class Exam {
    private static final long MINUTE = 60_000;
    private static final int[] WARNINGS = {1, 5, 10};
    private static final List<String> BARRED = List.of("hint", "solution", "why", "back", "redo");

    private final Session session;
    private final ExamPlan plan;
    private final Clock world;
    private final ExamClock clock;
    private int index;
    private ExamPaper paper;
    private int accepted; // in the lessons before
    private int exercises;
    private long lastLeft;

    /** {@code index}: the lesson to go on with, the ones before being done. */
    Exam(Session session, ExamPlan plan, ExamClock clock, int index) {
        this.session = session;
        this.plan = plan;
        this.world = session.world();
        this.clock = clock;
        this.index = index;
        this.lastLeft = plan.rules().minutes() * MINUTE;
    }

    // ---- where we are

    /** The lesson under way; {@code null} when the exam is over. */
    LessonRun run() {
        ExamPaper now = paper;
        return now == null ? null : now.run();
    }

    /** Whether not even the command reference may be looked at. */
    boolean isClosedBook() {
        return plan.rules().closedBook();
    }

    /** Where the learner is and how much time is left, for the prompt. */
    String place() {
        LessonRun run = run();
        String where = run == null
                ? ""
                : run.lesson().id() + " " + (run.stepIndex() + 1) + "/"
                        + run.lesson().steps().size() + " ";
        return "exam " + where + left(left()) + (run != null && run.isPlaying() ? " play" : "");
    }

    private long limit() {
        return plan.rules().minutes() * MINUTE;
    }

    private synchronized long left() {
        return Math.max(0, limit() - Math.max(clock.used(), world.millis() - clock.started()));
    }

    private static String left(long millis) {
        return millis >= MINUTE ? millis / MINUTE + "m" : millis / 1000 + "s";
    }

    // ---- beginning and ending

    /** Begins the lesson whose turn it is with a new transcript. */
    synchronized void begin(String after) throws IOException {
        clock.at(world.millis());
        Path file = plan.file(index);
        ExamPaper next = new ExamPaper(plan, index, clock, after);
        next.create(file);
        paper = next;
        show();
    }

    /** Goes on with a transcript that was broken off. */
    synchronized void resume(String after) throws IOException {
        Path file = plan.file(index);
        ExamPaper begun = new ExamPaper(plan, index, clock, after);
        boolean same = begun.resume(file);
        clock.at(world.millis());
        begun.note("resumed");
        paper = begun;
        session.note("The exam goes on; " + minutes(clock.used()) + " of "
                + plan.rules().minutes() + " minutes are over, also those in which the program did not run.");
        if (!same) {
            session.refuse("The transcript is not what this program would have written: the file, the pack or the"
                    + " program was changed meanwhile. It goes on behind what is there, and grading will tell.");
        }
        if (left() == 0) {
            end("time-up");
        } else {
            LessonRun run = begun.run();
            Step step = run.step();
            int of = run.lesson().steps().size();
            page(new Outcome.Began(step, run.stepIndex() + 1, of, List.of()));
            if (run.isSolved()) {
                session.note("This step is done. Enter goes on.");
            }
        }
    }

    private void end(String reason) throws IOException {
        ExamPaper last = paper;
        paper = null;
        last.seal(reason);
        count(last);
        say(reason.equals("time-up") ? "Time is up. What you had done by then counts." : "Handed in.");
        if (plan.rules().feedback() != ExamRules.Feedback.NONE) {
            say(accepted + " of " + exercises + " exercises accepted.");
        }
        say(minutes(clock.used()) + " of " + plan.rules().minutes() + " minutes used. "
                + (index == 0
                        ? "Hand in: " + plan.file(0)
                        : "Hand in " + (index + 1) + " files: " + plan.file(0) + " to " + plan.file(index)));
        say("The seal shows whether a file was changed later without care. It does not prove who typed, nor what else"
                + " was open meanwhile.");
    }

    private void count(ExamPaper done) {
        accepted += done.accepted();
        exercises += done.run().lesson().exercises();
    }

    /** Counts a lesson that was done before the program was started again. */
    void countBefore(int wasAccepted, int of) {
        accepted += wasAccepted;
        exercises += of;
    }

    private void say(String text) {
        session.screen().late(StyledText.of(session.wrapped(text), Role.EMPHASIS));
    }

    private long minutes(long millis) {
        return Math.min(millis, limit()) / MINUTE;
    }

    // ---- lines

    /** Takes a line. */
    synchronized Result line(String typed) {
        String line = Language.word(session.settings(), typed).strip();
        try {
            if (paper == null || isOver()) {
                return Result.FINE;
            }
            Result own = own(line);
            if (own != null) {
                return own;
            }
            paper.take(line);
            Result result = show();
            if (paper.isFinished()) {
                nextLesson();
            }
            return result;
        } catch (IOException e) {
            return session.refuse("The transcript of the exam cannot be written: " + e.getMessage());
        } catch (Patience.TooSlow e) {
            return session.refuse("That step cannot be judged: " + e.getMessage() + ".");
        }
    }

    private boolean isOver() throws IOException {
        clock.at(world.millis());
        if (clock.used() < limit()) {
            return false;
        }
        end("time-up");
        return true;
    }

    /** What a line does that is no matter of the lesson; {@code null} if it is one. */
    private Result own(String line) throws IOException {
        if (line.equals("finish")) {
            if (session.screen().confirm("Hand in, with " + minutes(left()) + " minutes left?")) {
                end("handed-in");
            }
            return Result.FINE;
        }
        if (line.equals("menu")) {
            return menu();
        }
        if (BARRED.contains(line)) {
            return session.refuse("\"" + line + "\" is closed in an exam.");
        }
        if (isClosedBook() && line.equals("play")) {
            return session.refuse("There is no playing in a closed-book exam.");
        }
        Step step = run().step();
        boolean open = step.isExercise() && !run().isSolved() && !run().isPlaying();
        if (open && (line.equals("next") || line.isEmpty())) {
            return session.refuse("This step is open. skip leaves it for good, finish hands the exam in.");
        }
        return null;
    }

    private Result menu() {
        StyledText.Builder out = new StyledText.Builder();
        List<Step> steps = run().lesson().steps();
        for (int i = 0; i < steps.size(); i++) {
            out.add(i == run().stepIndex() ? "> " : "  ", Role.EMPHASIS)
                    .add(paper.isDone(steps.get(i)) ? "left " : "     ", Role.MUTED)
                    .add(i + 1 + ". " + steps.get(i).kind().word())
                    .newline();
        }
        session.screen().page(out.build());
        return Result.FINE;
    }

    private Result show() {
        Result result = Result.FINE;
        for (Outcome outcome : paper.takeOutcomes()) {
            Outcome said = new ExamText(plan.rules().feedback()).said(outcome);
            if (said != null) {
                page(said);
            }
            boolean refused = outcome instanceof Outcome.Refused || outcome instanceof Outcome.Countered;
            result = refused ? Result.ERROR : result;
        }
        session.showWatched();
        return result;
    }

    private void page(Outcome outcome) {
        session.screen().page(new LessonText(session, run()).of(outcome));
    }

    private void nextLesson() throws IOException {
        if (index + 1 == plan.lessons().size()) {
            end("handed-in");
            return;
        }
        Lesson next = plan.lessons().get(index + 1);
        paper.seal("finished");
        count(paper);
        String after = plan.file(index).getFileName().toString();
        index++;
        session.note("Now " + next.title() + ".");
        begin(after);
    }

    // ---- the clock and the door

    /** Looks at the time: warns, and ends the exam when it is over. May come from any thread. */
    synchronized void tick() {
        if (paper == null) {
            return;
        }
        long left = left();
        for (int minutes : WARNINGS) {
            if (left <= minutes * MINUTE && lastLeft > minutes * MINUTE && left > 0) {
                say(minutes == 1 ? "One minute left." : minutes + " minutes left.");
                break;
            }
        }
        lastLeft = left;
        try {
            if (left == 0 && isOver()) {
                session.screen().wake();
            }
        } catch (IOException e) {
            paper = null;
            say("The transcript of the exam cannot be written: " + e.getMessage());
        }
    }

    /** Leaves, to come back later. */
    synchronized void leave() {
        if (paper == null) {
            return;
        }
        try {
            clock.at(world.millis());
            paper.note("left");
            paper.close();
        } catch (IOException e) {
            session.refuse("The transcript of the exam cannot be written: " + e.getMessage());
        }
        paper = null;
        session.note(
                "You left, and nothing is handed in yet. The clock runs on; the same command goes on with the exam.");
    }
}
