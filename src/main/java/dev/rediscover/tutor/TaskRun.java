package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/** A step that wants the data to become right by any number of commands, which really run. */
final class TaskRun extends StepRun {
    private final Step.Task task;
    private final Script script;
    private final Script.Run run;
    private final Judge judge;
    private final List<Played> played = new ArrayList<>();
    private String lastTyped = "";

    TaskRun(Step.Task task, Stage stage) {
        super(task, stage);
        this.task = task;
        this.script = Script.of(task);
        this.run = script.start();
        this.judge = new Judge(task.judged(), stage, script);
    }

    private Performance learner() {
        return new Performance(stage, List.copyOf(played));
    }

    /** The goals as they stand. */
    List<Goal> goals() {
        return judge.goals(learner());
    }

    @Override
    Outcome submit(String typed) {
        if (typed.isBlank()) {
            return empty("a command, or the word check");
        }
        Typed read = Typed.read(typed);
        if (read.line() == null) {
            return refused(refusal(Feedback.Kind.UNREADABLE, null, sentence(read.problem())), List.of());
        }
        if (!read.line().isTick() && stage.isWaiting(read.line().client())) {
            String waits = CommandRun.waits(read.line().client());
            return refused(refusal(Feedback.Kind.UNREADABLE, null, waits), List.of());
        }
        Verdict forbidden = Judge.forbidden(task.judged().gates(), read.line());
        if (forbidden != null) {
            return refused(feedback(forbidden), List.of());
        }
        lastTyped = typed;
        List<Played> now = run.play(stage, read.line());
        played.addAll(now);
        return afterRunning(now);
    }

    @Override
    List<Line> ownLines() {
        List<Line> lines = new ArrayList<>();
        played.stream().filter(Played::own).forEach(one -> lines.add(one.line()));
        return lines;
    }

    @Override
    void runAgain(List<Line> lines) {
        lines.forEach(line -> played.addAll(run.play(stage, line)));
    }

    /** A command of a client from outside has run on the stage's engine. */
    Outcome observed(String client, List<Bytes> words, Reply reply) {
        Line line = new Line(Quoting.line(words), client, words, 0);
        List<Played> now = List.of(stage.note(line, reply));
        played.addAll(now);
        return afterRunning(now);
    }

    private Outcome afterRunning(List<Played> now) {
        Feedback note = null;
        if (task.live()) {
            Verdict verdict = judge.verdict(lastTyped, learner());
            if (verdict.accepted()) {
                return solved(true, now, null, solutionIfOther());
            }
            boolean allGoals = goals().stream().allMatch(Goal::done);
            boolean speaks = allGoals && (verdict.gate() != null || verdict.mistake() != null);
            note = speaks ? feedback(verdict) : null;
        }
        if (note == null && now.get(0).reply() != null) {
            note = CommandRun.notACommand(stage, now.get(0).line(), now.get(0).reply());
        }
        return new Outcome.Ran(now, goals(), note);
    }

    @Override
    Outcome check() {
        Verdict verdict = judge.verdict(lastTyped, learner());
        if (played.isEmpty()) {
            return empty("run commands first, then check");
        }
        return verdict.accepted()
                ? solved(true, List.of(), null, solutionIfOther())
                : refused(feedback(verdict), List.of());
    }

    private List<Line> solutionIfOther() {
        List<String> mine = new ArrayList<>();
        learner().commands().forEach(line -> mine.add(line.typed().toUpperCase(java.util.Locale.ROOT)));
        List<String> models = new ArrayList<>();
        task.judged().solution().stream()
                .filter(line -> !line.isTick())
                .forEach(line -> models.add(line.typed().toUpperCase(java.util.Locale.ROOT)));
        return mine.equals(models) ? List.of() : task.judged().solution();
    }

    @Override
    List<Played> playSolution() {
        return script.perform(stage, task.judged().solution()).played();
    }
}
