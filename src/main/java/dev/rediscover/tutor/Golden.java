package dev.rediscover.tutor;

import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Reply;
import java.util.List;

/** What is wrong with a step's own answer. */
final class Golden {
    private Golden() {}

    /** Why the model solution is not taken, or the prediction is not true; {@code null} if all is well. */
    static String problem(Step step, Stage before, long seed) {
        Tries tries = new Tries(step, before, seed);
        if (step instanceof Step.Predict predict) {
            return untrue(predict, tries.fresh());
        }
        if (step instanceof Step.Crash crash && crash.asks()) {
            return untrue(crash, (CrashRun) tries.fresh());
        }
        List<String> typed = tries.solutionTyped();
        if (typed == null) {
            return null;
        }
        Tries.Tried tried = tries.attempt(typed);
        return tried.passed() ? null : "the model solution is not accepted: " + tried.said();
    }

    private static String untrue(Step.Predict predict, StepRun run) {
        Reply reply = new Performance(run.stage, run.playSolution()).reply();
        if (predict.is().fits(reply)) {
            return null;
        }
        String truth = reply == null ? "waits" : "replies " + ReplyText.show(reply);
        return predict.asked().text() + " " + truth + ", not " + predict.is().wanted();
    }

    private static String untrue(Step.Crash crash, CrashRun run) {
        run.playSolution();
        String question = crash.answer().ask().text();
        if (run.asked() == null) {
            return question + " is never asked: the second server cannot go on";
        }
        boolean fits = crash.answer().is().fits(run.asked());
        String wanted = crash.answer().is().wanted();
        return fits ? null : question + " replies " + ReplyText.show(run.asked()) + ", not " + wanted;
    }

    /** The rule that is broken where there is a problem. */
    static ProofRule rule(Step step) {
        boolean predicts = step instanceof Step.Predict || step instanceof Step.Crash crash && crash.asks();
        return predicts ? ProofRule.PREDICTION_IS_TRUE : ProofRule.SOLUTION_PASSES;
    }
}
