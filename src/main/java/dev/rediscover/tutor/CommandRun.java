package dev.rediscover.tutor;

import dev.rediscover.lesson.Blanks;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.util.List;

/** A step that wants one command (or one with blanks): performed on a copy first, on the stage itself only if right. */
final class CommandRun extends StepRun {
    private final Step.Judged judged;
    private final Script script;

    CommandRun(Step step, Stage stage) {
        super(step, stage);
        this.judged = step.judgedOrNull();
        this.script = Script.of(step);
    }

    @Override
    Outcome submit(String typed) {
        if (typed.isBlank()) {
            return empty(
                    step instanceof Step.Fill fill
                            ? "what belongs into the blanks of " + fill.template()
                            : "one command");
        }
        String text = typed;
        if (step instanceof Step.Fill fill) {
            text = Blanks.fill(fill.template(), typed);
            if (text == null) {
                String wanted =
                        Blanks.count(fill.template()) + " words are wanted, one for each blank, or the whole line";
                return refused(refusal(Feedback.Kind.UNREADABLE, null, StepRun.sentence(wanted)), List.of());
            }
        }
        Typed read = Typed.read(text);
        if (read.line() == null) {
            return refused(refusal(Feedback.Kind.UNREADABLE, null, sentence(read.problem())), List.of());
        }
        if (read.line().isTick()) {
            return new Outcome.Ran(List.of(stage.run(read.line())), List.of(), null);
        }
        if (stage.isWaiting(read.line().client())) {
            return refused(
                    refusal(Feedback.Kind.UNREADABLE, null, waits(read.line().client())), List.of());
        }
        return judge(typed, read.line());
    }

    private Outcome judge(String typed, Line line) {
        Verdict forbidden = Judge.forbidden(judged.gates(), line);
        if (forbidden != null) {
            return refused(feedback(forbidden), List.of());
        }
        Judge judge = new Judge(judged, stage, script);
        Performance learner = script.perform(stage.copy(), List.of(line));
        Verdict verdict = judge.verdict(typed, learner);
        Counterexample example = verdict.accepted() ? counterexample(typed, List.of(line)) : null;
        if (example != null) {
            return countered(example, List.of());
        }
        if (verdict.accepted()) {
            List<Played> played = script.perform(stage, List.of(line)).played();
            return solved(true, played, null, sameWords(line) ? List.of() : judged.solution());
        }
        Feedback slip = verdict.mistake() == null ? notACommand(stage, line, learner.reply()) : null;
        Feedback feedback = slip != null ? refusal(slip.kind(), null, slip.text()) : feedback(verdict);
        return refused(feedback, learner.played());
    }

    private boolean sameWords(Line line) {
        List<Line> solution = judged.solution();
        String mine = Quoting.line(line.words());
        return solution.size() == 1
                && mine.equalsIgnoreCase(Quoting.line(solution.get(0).words()));
    }

    static String waits(String client) {
        return (client.equals(Line.YOU) ? "Your client waits" : client + " waits")
                + " for the command before. Let another client act (@bob …), or move the clock (:tick 5s).";
    }

    /** Feedback for a command that does not exist or has the wrong number of arguments; {@code null} for others. */
    static Feedback notACommand(Stage stage, Line line, Reply reply) {
        if (!(reply instanceof Reply.Err error)) {
            return null;
        }
        String name = line.words().get(0).utf8().toUpperCase(java.util.Locale.ROOT);
        if (error.text().startsWith("ERR unknown command")) {
            return new Feedback(Feedback.Kind.NOT_A_COMMAND, null, "There is no command " + name + ".");
        }
        CommandSpec spec = stage.link().engine().catalog().find(line.words().get(0));
        if (spec != null && error.text().startsWith("ERR wrong number of arguments")) {
            boolean sub = spec.isContainer() && line.words().size() > 1;
            CommandSpec full = sub ? spec.subcommand(line.words().get(1)) : spec;
            String form = full == null ? spec.syntaxText() : full.syntaxText();
            return new Feedback(Feedback.Kind.NOT_A_COMMAND, null, "The form of this command is: " + form);
        }
        return null;
    }

    @Override
    List<Played> playSolution() {
        return script.perform(stage, judged.solution()).played();
    }
}
