package dev.rediscover.tutor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A drill being taken: question after question until the learner leaves, or as many as were asked for. */
public final class DrillRun implements Rounds {
    private static final int MOST_ATTEMPTS = 2;

    private final Drill drill;
    private final EngineMaker maker;
    private final Progress progress;
    private final int count;
    private final long seed;
    private final List<String> missed = new ArrayList<>();
    private Exercise exercise;
    private int answered;
    private int right;

    /**
     * A drill that has not begun.
     *
     * @param count how many questions; 0 for no end
     * @param seed what the drill was made with, to tell the learner
     */
    public DrillRun(Drill drill, EngineMaker maker, Progress progress, int count, long seed) {
        this.drill = drill;
        this.maker = maker;
        this.progress = progress;
        this.count = count;
        this.seed = seed;
    }

    /** One question and what became of it. */
    static final class Exercise {
        private final DrillQuestion question;
        private final LessonRun run;
        private int wrong;

        Exercise(DrillQuestion question, EngineMaker maker, Progress progress) {
            this.question = question;
            this.run = new LessonRun(Review.DRILL, question.lesson(), maker, progress.aside());
        }

        LessonRun run() {
            return run;
        }

        /** Whether it was solved at once and without help. */
        boolean isHit(Outcome.Solved solved) {
            return solved.hit() && solved.status() == Outcome.Status.UNAIDED && wrong == 0;
        }

        /** Judges a line; the second wrong answer brings the right one. */
        Outcome enter(String typed) throws IOException {
            Outcome outcome = run.enter(typed);
            boolean isRefused = outcome instanceof Outcome.Refused refused
                    && refused.feedback().countsAsAttempt();
            boolean isWrong = isRefused || outcome instanceof Outcome.Countered;
            wrong += isWrong ? 1 : 0;
            return isWrong && wrong == MOST_ATTEMPTS ? run.skip() : outcome;
        }
    }

    @Override
    public LessonRun next() {
        if (count > 0 && answered >= count) {
            return null;
        }
        exercise = new Exercise(drill.next(), maker, progress);
        return exercise.run();
    }

    @Override
    public Outcome begin() {
        return exercise.run().start();
    }

    @Override
    public Outcome enter(String typed) throws IOException {
        boolean before = exercise.run().isSolved();
        Outcome outcome = exercise.enter(typed);
        if (!before && outcome instanceof Outcome.Solved solved) {
            boolean hit = exercise.isHit(solved);
            DrillQuestion question = exercise.question;
            answered++;
            right += hit ? 1 : 0;
            if (!hit && !missed.contains(question.command())) {
                missed.add(question.command());
            }
            drill.answered(hit);
            progress.drilled(
                    question.group(), question.command(), question.kind().word(), hit);
        }
        return outcome;
    }

    @Override
    public boolean goesOn() {
        return true;
    }

    @Override
    public String heading() {
        String of = count > 0 ? " of " + count : "";
        return "Question " + drill.asked() + of + ", level " + exercise.question.level();
    }

    @Override
    public String place() {
        return "drill " + drill.asked();
    }

    /** How many questions were answered. */
    public int answered() {
        return answered;
    }

    /** How many of them were right at once. */
    public int right() {
        return right;
    }

    @Override
    public String summary() {
        if (answered == 0) {
            return "No question answered.";
        }
        String first = answered + (answered == 1 ? " question, " : " questions, ") + right + " right at once.";
        String again = missed.isEmpty()
                ? ""
                : " Missed: " + String.join(", ", missed) + "; from tomorrow on :review asks again.";
        return first + again + " The seed was " + seed + ".";
    }
}
