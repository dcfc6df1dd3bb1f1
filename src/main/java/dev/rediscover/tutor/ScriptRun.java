package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/** A script to write or to mend: its lines are edited, tried on a copy, and judged as a whole. */
final class ScriptRun extends StepRun {
    private static final int MOST_LINES = 50;

    private final Step.Judged judged;
    private final Script script;
    private final boolean mends;
    private final List<List<Line>> earlier = new ArrayList<>();
    private List<Line> lines;

    ScriptRun(Step step, Stage stage) {
        super(step, stage);
        this.judged = step.judgedOrNull();
        this.script = Script.of(step);
        this.mends = step instanceof Step.Fix;
        this.lines = step instanceof Step.Fix fix ? fix.script() : List.of();
    }

    /** The script as it stands. */
    List<Line> lines() {
        return lines;
    }

    @Override
    Outcome submit(String typed) {
        if (typed.isBlank()) {
            return empty(
                    lines.isEmpty() ? "the first line of the script" : "a line, or one of the words run and check");
        }
        if (typed.strip().equals("run")) {
            return tried();
        }
        if (typed.strip().equals("list")) {
            return new Outcome.Edited(lines);
        }
        ScriptEdit edit = ScriptEdit.read(typed, lines.size(), mends);
        if (edit.problem() != null) {
            return refused(refusal(Feedback.Kind.UNREADABLE, null, edit.problem()), List.of());
        }
        List<Line> next = edit.on(lines);
        if (next.size() > MOST_LINES) {
            String most = "A script has at most " + MOST_LINES + " lines here.";
            return refused(refusal(Feedback.Kind.UNREADABLE, null, most), List.of());
        }
        earlier.add(lines);
        lines = next;
        return new Outcome.Edited(lines);
    }

    private Outcome tried() {
        if (lines.isEmpty()) {
            return empty("there is no line to run; type the first one");
        }
        return new Outcome.Tried(script.perform(stage.copy(), lines).played());
    }

    @Override
    boolean waitsForCheck() {
        return true;
    }

    @Override
    Outcome check() {
        if (lines.isEmpty()) {
            return empty("write the script first, then check");
        }
        for (Line line : lines) {
            Verdict forbidden = Judge.forbidden(judged.gates(), line);
            if (forbidden != null) {
                return refused(feedback(forbidden), List.of());
            }
        }
        String typed = lines.get(lines.size() - 1).typed();
        Performance learner = script.perform(stage.copy(), lines);
        Verdict verdict = new Judge(judged, stage, script).verdict(typed, learner);
        if (!verdict.accepted()) {
            return refused(feedback(verdict), learner.played());
        }
        Counterexample example = counterexample(typed, lines);
        if (example != null) {
            return countered(example, List.of());
        }
        return solved(true, script.perform(stage, lines).played(), null, sameWords() ? List.of() : judged.solution());
    }

    private boolean sameWords() {
        return lines.stream()
                .map(line -> line.typed().toUpperCase(java.util.Locale.ROOT))
                .toList()
                .equals(judged.solution().stream()
                        .map(line -> line.typed().toUpperCase(java.util.Locale.ROOT))
                        .toList());
    }

    @Override
    String undone() {
        if (earlier.isEmpty()) {
            return null;
        }
        lines = earlier.remove(earlier.size() - 1);
        return "The script is as it was before the last change.";
    }

    @Override
    List<Played> playSolution() {
        lines = judged.solution();
        return script.perform(stage, lines).played();
    }
}
