package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * The other data of a step, on which an answer must be right as well. Of what refutes an answer, that which differs
 * least from the data shown is told: those variants come first, and what differs is put back line by line as long as
 * the answer still goes wrong.
 */
final class HiddenData {
    private final Step step;
    private final Stage stage;
    private final List<Line> before;

    /** {@code stage}: as it is when the step has begun, its setup done. */
    HiddenData(Step step, Stage stage) {
        this.step = step;
        this.stage = stage;
        List<Line> history = stage.history();
        int own = step.head().setup().size();
        this.before = history.subList(0, history.size() - own);
    }

    /** The data on which lines that were right go wrong; {@code null} if they are right on all. */
    Counterexample against(String typed, List<Line> lines) {
        for (Step variant : step.head().variants().hidden()) {
            List<Line> setup = variant.head().setup();
            if (refutes(variant, setup, typed, lines)) {
                return example(variant, nearest(variant, setup, typed, lines), typed, lines);
            }
        }
        return null;
    }

    /** The steps of which the model solution itself is not right: the author's fault. */
    List<Step> unsolved() {
        List<Step> unsolved = new ArrayList<>();
        for (Step variant : step.head().variants().hidden()) {
            Step.Judged judged = variant.judgedOrNull();
            if (!verdict(variant, variant.head().setup(), "", judged.solution()).accepted()) {
                unsolved.add(variant);
            }
        }
        return unsolved;
    }

    private Stage on(List<Line> setup) {
        List<Line> all = new ArrayList<>(before);
        all.addAll(setup);
        return stage.at(all);
    }

    private Verdict verdict(Step variant, List<Line> setup, String typed, List<Line> lines) {
        Stage begins = on(setup);
        Script script = Script.of(variant);
        return new Judge(variant.judgedOrNull(), begins, script).verdict(typed, script.perform(begins.copy(), lines));
    }

    private boolean refutes(Step variant, List<Line> setup, String typed, List<Line> lines) {
        return !verdict(variant, setup, typed, lines).accepted()
                && verdict(variant, setup, typed, variant.judgedOrNull().solution())
                        .accepted();
    }

    /** Puts lines back to what is shown, where what is asked for does not depend on them by the author's word. */
    private List<Line> nearest(Step variant, List<Line> setup, String typed, List<Line> lines) {
        List<Line> shown = step.head().setup();
        boolean free = variant.judgedOrNull().equals(step.judgedOrNull());
        List<Line> near = new ArrayList<>(setup);
        for (int i = 0; free && i < Math.min(setup.size(), shown.size()); i++) {
            Line other = near.set(i, shown.get(i));
            if (!other.equals(shown.get(i)) && !refutes(variant, near, typed, lines)) {
                near.set(i, other);
            }
        }
        return near;
    }

    private Counterexample example(Step variant, List<Line> setup, String typed, List<Line> lines) {
        Stage begins = on(setup);
        Script script = Script.of(variant);
        Performance yours = script.perform(begins.copy(), lines);
        Judge judge = new Judge(variant.judgedOrNull(), begins, script);
        Verdict verdict = judge.verdict(typed, yours);
        String difference = verdict.gate() != null
                ? verdict.gate()
                : verdict.difference() != null ? verdict.difference().expected() : "";
        String why = verdict.text() != null ? verdict.text() : StepRun.sentence(difference);
        String mistake = verdict.mistake() == null ? null : verdict.mistake().id();
        return new Counterexample(
                data(setup), begins, yours.played(), judge.model().played(), why, mistake);
    }

    private List<Counterexample.Datum> data(List<Line> setup) {
        List<Line> shown = step.head().setup();
        List<Counterexample.Datum> data = new ArrayList<>();
        for (int i = 0; i < Math.max(setup.size(), shown.size()); i++) {
            Line was = i < shown.size() ? shown.get(i) : null;
            Line here = i < setup.size() ? setup.get(i) : null;
            boolean same = was != null && here != null && was.typed().equals(here.typed());
            if (!same) {
                data.add(new Counterexample.Datum(was, here));
            }
        }
        return data;
    }
}
