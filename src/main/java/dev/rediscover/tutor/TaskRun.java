package dev.rediscover.tutor;

import dev.rediscover.lesson.Step;
import java.util.List;

/** A step that wants the data to become right by any number of commands. */
final class TaskRun extends LiveRun {
    private final Step.Task task;
    private final Judge judge;

    TaskRun(Step.Task task, Stage stage) {
        super(task, stage);
        this.task = task;
        this.judge = new Judge(task.judged(), stage, script);
        if (task.port()) {
            open(false);
        }
    }

    @Override
    List<Goal> goals() {
        return judge.goals(learner());
    }

    @Override
    Outcome afterRunning(List<Played> now) {
        Feedback note = null;
        List<Goal> goals = null;
        if (task.live()) {
            Verdict verdict = judge.verdict(lastTyped(), learner());
            if (verdict.accepted()) {
                return solvedOrCountered(now);
            }
            goals = goals();
            boolean allGoals = goals.stream().allMatch(Goal::done);
            boolean speaks = allGoals && (verdict.gate() != null || verdict.mistake() != null);
            note = speaks ? feedback(verdict) : null;
        }
        if (note == null && now.get(0).reply() != null) {
            note = CommandRun.notACommand(stage, now.get(0).line(), now.get(0).reply());
        }
        return new Outcome.Ran(now, goals == null ? goals() : goals, note);
    }

    private Outcome solvedOrCountered(List<Played> now) {
        Counterexample example = counterexample(lastTyped(), ownLines());
        return example != null ? countered(example, now) : solved(true, now, null, solutionIfOther());
    }

    @Override
    Outcome judged() {
        Verdict verdict = judge.verdict(lastTyped(), learner());
        return verdict.accepted() ? solvedOrCountered(List.of()) : refused(feedback(verdict), List.of());
    }
}
