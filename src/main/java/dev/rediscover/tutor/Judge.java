package dev.rediscover.tutor;

import dev.rediscover.lesson.Accept;
import dev.rediscover.lesson.Check;
import dev.rediscover.lesson.CommandName;
import dev.rediscover.lesson.Difference;
import dev.rediscover.lesson.Gates;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Match;
import dev.rediscover.lesson.Message;
import dev.rediscover.lesson.Mistake;
import dev.rediscover.lesson.Step;
import java.util.List;
import java.util.Map;

/**
 * Judges answers that are commands: the answer and the model solution are performed on copies of the same stage and
 * compared. In this order: forbidden commands, what is accepted, known mistakes, gates that are not met, and last the
 * first concrete difference.
 */
final class Judge {
    private final Step.Judged judged;
    private final Stage before;
    private final Performance model;
    private final boolean onlyKeys;

    /** {@code before}: the stage as it is when the answer begins; {@code script}: how lines are performed here. */
    Judge(Step.Judged judged, Stage before, Script script) {
        this.judged = judged;
        this.before = before;
        this.model = script.perform(before.copy(), judged.solution());
        this.onlyKeys = script.onlyKeysCount();
    }

    /** Checks look at the database that the learner has selected. */
    private static int db(Performance learner) {
        return learner.stage().db(Line.YOU);
    }

    /** How lines become a performance: what follows by itself depends on the step. */
    interface Script {
        Performance perform(Stage stage, List<Line> lines);

        /** Whether an effect is what became of the keys alone: connections that come and go are none. */
        default boolean onlyKeysCount() {
            return false;
        }
    }

    Performance model() {
        return model;
    }

    /** The gate that refuses a command before it runs; {@code null} if it may run. */
    static Verdict forbidden(Gates gates, Line line) {
        for (Map.Entry<String, Message> gate : gates.forbid().entrySet()) {
            if (CommandName.fits(gate.getKey(), line.words())) {
                String general = "Here it is to be done without " + gate.getKey() + ".";
                AttemptFacts facts = new AttemptFacts(line.text(), null, null, null, 0);
                return Verdict.gate(
                        "forbid " + gate.getKey(),
                        gate.getValue() == null ? general : gate.getValue().fill(facts));
            }
        }
        return null;
    }

    /** Judges a whole answer. */
    Verdict verdict(String typed, Performance learner) {
        int db = db(learner);
        AttemptFacts facts = new AttemptFacts(typed, learner, null, model, db);
        Verdict right = right(learner, facts);
        Verdict gate = gate(learner, facts);
        if (right.accepted() && gate == null) {
            return Verdict.YES;
        }
        Verdict mistake = mistake(typed, learner);
        if (mistake != null) {
            return mistake;
        }
        return right.accepted() ? general(gate) : right;
    }

    /** The mistake that an answer makes; {@code null} if it is none that the author knows. */
    Verdict mistake(String typed, Performance learner) {
        int db = db(learner);
        Mistake mistake = Mistakes.first(judged.mistakes(), typed, learner, db);
        AttemptFacts facts = new AttemptFacts(typed, learner, null, model, db);
        return mistake == null ? null : Verdict.mistake(mistake, mistake.say().fill(facts));
    }

    /** A gate without words of its own gets general ones. */
    private static Verdict general(Verdict gate) {
        return gate.text() != null
                ? gate
                : Verdict.gate(gate.gate(), "What you did has the right result, but " + gate.gate() + ".");
    }

    /** Whether everything but the gates holds. */
    Verdict right(Performance learner, AttemptFacts facts) {
        Verdict first = null;
        for (Accept accept : judged.accept()) {
            Verdict verdict = accept(accept, learner, facts);
            if (verdict.accepted()) {
                return state(judged.state(), learner, facts);
            }
            first = first == null ? verdict : first;
        }
        Verdict state = state(judged.state(), learner, facts);
        boolean stateTellsMore = state.text() != null || !judged.accept().get(0).sameReply();
        return !state.accepted() && stateTellsMore ? state : first;
    }

    private Verdict accept(Accept accept, Performance learner, AttemptFacts facts) {
        Comparison comparison = new Comparison(learner, model);
        Difference reply = accept.sameReply() ? comparison.replies() : null;
        Difference effect = accept.effect() == null ? null : effect(comparison, accept);
        if (reply != null || effect != null) {
            return Verdict.differs(moreTelling(reply, effect), null);
        }
        if (accept.reply() != null) {
            if (learner.reply() == null && !accept.reply().fits(null)) {
                String waits = "your command waits, and gets no reply here";
                return Verdict.differs(new Difference("your reply", waits, waits, waits), null);
            }
            Match match = learner.reply() == null ? Match.OK : accept.reply().match(learner.reply(), model.reply());
            if (!match.ok()) {
                return Verdict.differs(match.difference(), null);
            }
        }
        if ((accept.sameReply() || accept.reply() != null)
                && comparison.isConstant(before, learner.commands(), model.commands())) {
            String text = "your answer would be the same whatever the data is; it must look at the data";
            return Verdict.differs(new Difference("your answer", text, text, text), null);
        }
        return state(accept.state(), learner, facts);
    }

    private Difference effect(Comparison comparison, Accept accept) {
        return onlyKeys ? comparison.keys(accept.effect()) : comparison.effects(accept.effect());
    }

    /** Keys that should not have changed, or did not, tell more than the reply; another value of a key tells less. */
    private static Difference moreTelling(Difference reply, Difference effect) {
        if (reply == null || effect == null) {
            return reply == null ? effect : reply;
        }
        boolean error = reply.kind().startsWith("your reply is an error");
        boolean wrongKey = effect.place().startsWith("you changed the key");
        return wrongKey && !error ? effect : reply;
    }

    private Verdict state(List<Check> checks, Performance learner, AttemptFacts facts) {
        StateCheck test = new StateCheck(learner.stage(), db(learner));
        for (Check check : checks) {
            StateCheck.Result result = test.test(check);
            if (!result.holds()) {
                Message say = check.label().say();
                return Verdict.differs(result.difference(), say == null ? null : say.fill(facts.about(result.reply())));
            }
        }
        return Verdict.YES;
    }

    /** The first gate that is not met; its text is {@code null} if the author gave none. */
    private Verdict gate(Performance learner, AttemptFacts facts) {
        Gates gates = judged.gates();
        int commands = learner.commands().size();
        if (gates.maxCommands() > 0 && commands > gates.maxCommands()) {
            return said(
                    "it took " + commands + " commands, and " + gates.maxCommands() + " are enough",
                    gates.maxSay(),
                    facts);
        }
        for (Map.Entry<String, Message> all : gates.all().entrySet()) {
            if (!learner.used(all.getKey())) {
                Message say = all.getValue() != null ? all.getValue() : gates.requireSay();
                return said("it was to be done with " + all.getKey(), say, facts);
            }
        }
        if (!gates.any().isEmpty() && gates.any().keySet().stream().noneMatch(learner::used)) {
            Message say = gates.any().values().iterator().next();
            String what =
                    "it was to be done with " + String.join(" or ", gates.any().keySet());
            return said(what, say != null ? say : gates.requireSay(), facts);
        }
        return null;
    }

    private static Verdict said(String what, Message say, AttemptFacts facts) {
        return Verdict.gate(what, say == null ? null : say.fill(facts));
    }

    /** The goals of a task as they stand. */
    List<Goal> goals(Performance learner) {
        List<Goal> goals = new java.util.ArrayList<>();
        StateCheck test = new StateCheck(learner.stage(), db(learner));
        for (Check check : judged.state()) {
            goals.add(new Goal(StateCheck.goal(check), test.test(check).holds()));
        }
        if (goals.isEmpty()) {
            AttemptFacts facts = new AttemptFacts("", learner, null, model, db(learner));
            goals.add(new Goal("the data is as asked", right(learner, facts).accepted()));
        }
        return goals;
    }
}
