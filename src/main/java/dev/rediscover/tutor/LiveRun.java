package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/** A step whose commands really run and stay, one after the other, until what is wanted has come about. */
abstract class LiveRun extends StepRun {
    final Script script;
    private Script.Run run;
    private final List<Played> played = new ArrayList<>();
    private String lastTyped = "";
    private Callers callers;

    LiveRun(Step step, Stage stage) {
        super(step, stage);
        this.script = Script.of(step);
        this.run = script.start();
    }

    /** What is wanted, and what of it has come about. */
    abstract List<Goal> goals();

    /** What to say after these lines ran. */
    abstract Outcome afterRunning(List<Played> now);

    /** From now on programs may connect; {@code fresh}: see {@link Callers}. */
    final void open(boolean fresh) {
        callers = new Callers(this, fresh);
    }

    /** The programs that connect; {@code null} in a step without any. */
    final Callers callers() {
        return callers;
    }

    /** All lines so far, with what came of them. */
    final List<Played> kept() {
        return played;
    }

    /** Lines have run on the stage. */
    final void keep(List<Played> now) {
        played.addAll(now);
    }

    /** What follows a line by itself, once in the step. */
    final List<Line> follows(Line line) {
        return run.follows(line);
    }

    /** Forgets what was done; the stage is as it was when the step began. */
    final void beginAgain() {
        played.clear();
        run = script.start();
    }

    /** Judges what programs have sent; {@code null} if there is nothing to say. */
    final Outcome settle() {
        if (callers == null || !callers.hasNews()) {
            return null;
        }
        List<Played> now = callers.settle();
        boolean ended = callers.hasEnded();
        return afterArriving(now, ended);
    }

    /** What to say after these lines of programs ran; {@code ended}: nobody is connected any more. */
    Outcome afterArriving(List<Played> now, boolean ended) {
        return now.isEmpty() ? null : afterRunning(now);
    }

    /** Everything the learner has done in this step. */
    final Performance learner() {
        return new Performance(stage, List.copyOf(played));
    }

    final String lastTyped() {
        return lastTyped;
    }

    @Override
    final Outcome submit(String typed) {
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
        Verdict forbidden = Judge.forbidden(step.judgedOrNull().gates(), read.line());
        if (forbidden != null) {
            return refused(feedback(forbidden), List.of());
        }
        lastTyped = typed;
        if (callers == null) {
            return ran(run.play(stage, read.line()));
        }
        callers.noteTime();
        return ran(callers.typed(run.play(stage, read.line())));
    }

    private Outcome ran(List<Played> now) {
        played.addAll(now);
        return afterRunning(now);
    }

    @Override
    final List<Line> ownLines() {
        List<Line> lines = new ArrayList<>();
        played.stream().filter(Played::own).forEach(one -> lines.add(one.line()));
        return lines;
    }

    @Override
    final void runAgain(List<Line> lines) {
        for (Line line : lines) {
            ran(run.play(stage, line));
        }
    }

    @Override
    final boolean waitsForCheck() {
        return true;
    }

    @Override
    final Outcome check() {
        return played.isEmpty() ? empty("run commands first, then check") : judged();
    }

    /** What the word {@code check} says when something has been done. */
    abstract Outcome judged();

    /** The model solution, unless the learner typed just that. */
    final List<Line> solutionIfOther() {
        List<String> mine = new ArrayList<>();
        learner().commands().forEach(line -> mine.add(line.typed().toUpperCase(java.util.Locale.ROOT)));
        List<String> models = new ArrayList<>();
        solution().stream()
                .filter(line -> !line.isTick())
                .forEach(line -> models.add(line.typed().toUpperCase(java.util.Locale.ROOT)));
        return mine.equals(models) ? List.of() : solution();
    }

    @Override
    final List<Played> playSolution() {
        return script.perform(stage, solution()).played();
    }
}
