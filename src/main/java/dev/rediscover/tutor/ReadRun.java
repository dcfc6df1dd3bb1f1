package dev.rediscover.tutor;

import dev.rediscover.lesson.Step;
import java.util.List;

/** A step to read: an empty line goes on; commands may be tried on a copy. */
final class ReadRun extends StepRun {
    private Stage copy;

    ReadRun(Step step, Stage stage) {
        super(step, stage);
    }

    @Override
    Outcome submit(String typed) {
        if (typed.isBlank()) {
            return solved(true, List.of(), null, List.of());
        }
        Typed read = Typed.read(typed);
        if (read.line() == null) {
            return refused(refusal(Feedback.Kind.UNREADABLE, null, sentence(read.problem())), List.of());
        }
        copy = copy == null ? stage.copy() : copy;
        return new Outcome.Ran(List.of(copy.run(read.line())), List.of(), null);
    }

    @Override
    List<Played> playSolution() {
        return List.of();
    }
}
