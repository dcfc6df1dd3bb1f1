package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.LuaScript;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * A Lua text to write or to mend. What is submitted is the whole text, in the place of the one before, or one of the
 * words {@code run} (try it on a copy) and {@code list}; {@code check} has it judged.
 */
final class LuaRun extends StepRun {
    /** How long a text may be, in characters. */
    static final int MOST = 8000;

    private final LuaScript lua;
    private final Step.Judged judged;
    private final Script script;
    private final List<String> earlier = new ArrayList<>();
    private String text;
    private ScriptFault fault;

    LuaRun(Step step, Stage stage) {
        super(step, stage);
        this.lua = step.luaOrNull();
        this.judged = step.judgedOrNull();
        this.script = Script.of(step);
        this.text = lua.given();
    }

    /** The text as it stands. */
    String text() {
        return text;
    }

    /** Where the text failed when it was tried or judged last; {@code null} if it did not. */
    ScriptFault fault() {
        return fault;
    }

    /** Notes where the text failed. */
    private void failed(List<Played> played) {
        fault = null;
        for (Played one : played) {
            if (fault == null && one.own() && one.reply() instanceof Reply.Err error) {
                fault = ScriptFault.of(text, error.text());
            }
        }
    }

    @Override
    void resume(String draft) {
        text = draft == null ? text : draft;
    }

    @Override
    Outcome submit(String typed) {
        if (typed.isBlank()) {
            return empty("a Lua text, or one of the words run and check");
        }
        if (typed.strip().equals("run")) {
            return tried();
        }
        if (typed.strip().equals("list")) {
            return new Outcome.Written(text, LuaFault.of(text));
        }
        if (typed.length() > MOST) {
            String most = "A script has at most " + MOST + " characters here; this one has " + typed.length() + ".";
            return refused(refusal(Feedback.Kind.UNREADABLE, null, most), List.of());
        }
        if (!typed.equals(text)) {
            earlier.add(text);
            text = typed;
        }
        return new Outcome.Written(text, LuaFault.of(text));
    }

    private Outcome tried() {
        if (text.isBlank()) {
            return empty("there is no script to run; write it first");
        }
        List<Played> played = script.perform(stage.copy(), lua.lines(text)).played();
        failed(played);
        return new Outcome.Tried(played);
    }

    @Override
    boolean waitsForCheck() {
        return true;
    }

    @Override
    Outcome check() {
        if (text.isBlank()) {
            return empty("write the script first, then check");
        }
        fault = null;
        List<Line> lines = lua.lines(text);
        Verdict forbidden = forbidden(lines);
        if (forbidden != null) {
            return refused(feedback(forbidden), List.of());
        }
        Performance learner = script.perform(stage.copy(), lines);
        failed(learner.played());
        Judge judge = new Judge(judged, stage, script);
        Verdict verdict = judge.verdict(text, learner);
        if (!verdict.accepted()) {
            return refused(feedback(verdict, LuaFault.of(text, learner, judge.model())), learner.played());
        }
        Counterexample example = counterexample(text, lines);
        if (example != null) {
            failed(example.yours());
            return countered(example.with(LuaFault.of(text, example)), List.of());
        }
        return solved(true, script.perform(stage, lines).played(), null, isSolution() ? List.of() : judged.solution());
    }

    /** The gate that refuses a command that the text names, before it runs. */
    private Verdict forbidden(List<Line> lines) {
        List<Line> all = new ArrayList<>(lines);
        all.addAll(script.called(lines));
        for (Line line : all) {
            Verdict forbidden = Judge.forbidden(judged.gates(), line);
            if (forbidden != null) {
                return forbidden;
            }
        }
        return null;
    }

    /** What the author foresaw comes first, then what Lua or Redis said, then a difference. */
    private Feedback feedback(Verdict verdict, LuaFault fault) {
        if (fault == null || verdict.mistake() != null || verdict.gate() != null) {
            return feedback(verdict);
        }
        return fault.compiles()
                ? feedback(Verdict.differs(null, fault.sentence()))
                : refusal(Feedback.Kind.UNREADABLE, null, fault.sentence());
    }

    private boolean isSolution() {
        return text.strip().equals(lua.solution().strip());
    }

    @Override
    String undone() {
        if (earlier.isEmpty()) {
            return null;
        }
        text = earlier.remove(earlier.size() - 1);
        return "The script is as it was before the last change.";
    }

    @Override
    List<Played> playSolution() {
        text = lua.solution();
        return script.perform(stage, judged.solution()).played();
    }
}
