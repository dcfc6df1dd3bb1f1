package dev.rediscover.shell;

import dev.rediscover.lesson.ExamRules;
import dev.rediscover.lesson.Step;
import dev.rediscover.tutor.Feedback;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Played;
import java.util.List;

/** What is said in an exam of what became of a line: no more than its rules allow. */
final class ExamText {
    private final ExamRules.Feedback feedback;

    ExamText(ExamRules.Feedback feedback) {
        this.feedback = feedback;
    }

    /** The same with what is not to be said taken out; {@code null} if nothing is left. */
    Outcome said(Outcome outcome) {
        if (outcome instanceof Outcome.Solved solved) {
            return solved(solved);
        }
        if (outcome instanceof Outcome.Refused refused && refused.feedback().countsAsAttempt()) {
            return feedback == ExamRules.Feedback.FULL ? refused : plain(notYet(), refused.played());
        }
        if (outcome instanceof Outcome.Countered countered) {
            return feedback == ExamRules.Feedback.FULL ? countered : plain(notYet(), countered.played());
        }
        if (outcome instanceof Outcome.Ran ran && feedback == ExamRules.Feedback.NONE) {
            return new Outcome.Ran(ran.played(), List.of(), null);
        }
        return outcome instanceof Outcome.Finished ? null : outcome;
    }

    private String notYet() {
        return feedback == ExamRules.Feedback.NONE ? "Taken." : "Not yet.";
    }

    private Outcome solved(Outcome.Solved solved) {
        if (solved.status() == Outcome.Status.READ) {
            return null;
        }
        boolean skipped = solved.status() == Outcome.Status.SKIPPED;
        if (feedback == ExamRules.Feedback.FULL && !skipped) {
            return new Outcome.Solved(
                    solved.step(),
                    solved.status(),
                    solved.hit(),
                    solved.played(),
                    solved.note(),
                    solved.after(),
                    List.of());
        }
        // Answers that nobody typed as commands would show what is right.
        boolean told = skipped || solved.step() instanceof Step.Predict || solved.step() instanceof Step.Choice;
        List<Played> played = told ? List.of() : solved.played();
        if (feedback == ExamRules.Feedback.NONE) {
            return skipped ? null : plain("Taken.", played);
        }
        String verdict = skipped ? "Left undone." : solved.hit() ? "Accepted." : "Not right.";
        return plain(verdict + " Enter goes on.", played);
    }

    private static Outcome plain(String text, List<Played> played) {
        return new Outcome.Refused(new Feedback(Feedback.Kind.REACHED, null, text), played);
    }
}
