package dev.rediscover.tutor;

import dev.rediscover.lesson.Hint;
import dev.rediscover.lesson.Policy;
import dev.rediscover.lesson.Step;
import java.util.List;

/** What a learner may be told about a step: hints, the model solution, why an answer was refused. */
final class StepHelp {
    private final StepRun run;
    private final boolean solved;

    /** {@code solved}: whether the step is done. */
    StepHelp(StepRun run, boolean solved) {
        this.run = run;
        this.solved = solved;
    }

    private Step step() {
        return run.step;
    }

    /** Whether a hint would be given now. A prediction is one guess, so its hints are open before it. */
    boolean mayHint() {
        int attempts = step().head().policy().hints();
        boolean guess = step() instanceof Step.Predict || step() instanceof Step.Crash crash && crash.asks();
        return attempts != Policy.NEVER && guess || run.attempts() >= attempts;
    }

    /** Whether the solution would be shown now. */
    boolean mayReveal() {
        return solved || run.attempts() >= step().head().policy().reveal();
    }

    Outcome hint() {
        List<Hint> hints = step().head().hints();
        if (hints.isEmpty()) {
            return told("There is no hint for this step." + (mayReveal() ? " The word solution shows one way." : ""));
        }
        if (!mayHint()) {
            return told(later("Hints", step().head().policy().hints()));
        }
        int given = run.hintsShown();
        if (given >= hints.size()) {
            return told("There are no more hints." + (mayReveal() ? " The word solution shows one way." : ""));
        }
        if (hints.get(given).revealsSolution()) {
            return solution();
        }
        run.hinted();
        return told(hints.get(given).text());
    }

    private String later(String what, int attempts) {
        if (attempts == Policy.NEVER) {
            return what + " are not given here.";
        }
        int left = attempts - run.attempts();
        return what + " open after " + (left == 1 ? "one more attempt" : left + " more attempts")
                + ". Try something first.";
    }

    Outcome solution() {
        if (!step().isExercise()) {
            return told("There is nothing to solve in this step.");
        }
        if (!mayReveal()) {
            return told(later("Solutions", step().head().policy().reveal()));
        }
        if (!solved) {
            run.reveal();
        }
        String text = run.solutionText();
        return new Outcome.Told(text == null ? "One way to do it:" : "The answer: " + text, run.solution());
    }

    Outcome why() {
        String after = step().head().after();
        if (solved) {
            return told(after == null ? "There is nothing more to say to this step." : after);
        }
        String why = run.why();
        return told(why == null ? LessonRun.NOTHING_REFUSED : why);
    }

    private static Outcome told(String text) {
        return new Outcome.Told(text, List.of());
    }
}
