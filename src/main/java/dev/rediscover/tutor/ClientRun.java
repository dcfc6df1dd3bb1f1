package dev.rediscover.tutor;

import dev.rediscover.lesson.Arrival;
import dev.rediscover.lesson.CommandName;
import dev.rediscover.lesson.Difference;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A step that the learner does with a program of his own. What arrives from it, and what became of the keys, is judged
 * whenever it is quiet; a run that ends without it counts as an attempt.
 */
final class ClientRun extends LiveRun {
    /** What libraries send by themselves: a connection with nothing else was none of the learner's doing. */
    private static final Set<String> GREETINGS =
            Set.of("HELLO", "AUTH", "SELECT", "PING", "COMMAND", "INFO", "QUIT", "CLIENT");

    private static final String NOTHING = "nothing has arrived from a program yet";

    private final Step.Client client;
    private final Judge judge;

    ClientRun(Step.Client client, Stage stage) {
        super(client, stage);
        this.client = client;
        this.judge = new Judge(client.judged(), stage, script);
        open(client.fresh());
    }

    @Override
    List<Goal> goals() {
        Performance learner = learner();
        List<Goal> goals = new ArrayList<>();
        for (Arrival arrival : client.arrives()) {
            Arrived arrived = new Arrived(arrival, learner);
            goals.add(new Goal(arrived.goal(), arrived.holds()));
        }
        boolean changes = !judge.model().effect().changed().isEmpty();
        if (!client.judged().state().isEmpty() || changes || goals.isEmpty()) {
            goals.addAll(judge.goals(learner));
        }
        return goals;
    }

    private boolean isAnybodyThere() {
        return kept().stream().anyMatch(one -> one.own() && one.line().isOther());
    }

    /** Whether more than the greetings of a library has arrived. */
    private boolean isTried() {
        for (Played one : kept()) {
            Line line = one.line();
            boolean command = one.own() && line.isOther() && !line.isTick();
            if (command && GREETINGS.stream().noneMatch(name -> CommandName.fits(name, line.words()))) {
                return true;
            }
        }
        return false;
    }

    private Verdict verdict() {
        if (!isAnybodyThere()) {
            return Verdict.differs(new Difference("the program", NOTHING, NOTHING, NOTHING), null);
        }
        Performance learner = learner();
        Verdict verdict = judge.verdict(lastTyped(), learner);
        if (verdict.mistake() != null) {
            return verdict;
        }
        for (Played one : kept()) {
            Verdict forbidden = one.own() ? Judge.forbidden(client.judged().gates(), one.line()) : null;
            if (forbidden != null) {
                return forbidden;
            }
        }
        for (Arrival arrival : client.arrives()) {
            Arrived arrived = new Arrived(arrival, learner);
            if (!arrived.holds()) {
                Verdict mistake = judge.mistake(lastTyped(), learner);
                return mistake != null ? mistake : Verdict.differs(arrived.difference(), said(arrival, learner));
            }
        }
        return verdict;
    }

    private String said(Arrival arrival, Performance learner) {
        AttemptFacts facts = new AttemptFacts(lastTyped(), learner, null, judge.model(), 0);
        return arrival.label().say() == null ? null : arrival.label().say().fill(facts);
    }

    @Override
    Feedback feedback(Verdict verdict) {
        return super.feedback(verdict.difference() == null ? verdict : ofProgram(verdict));
    }

    /** The same, said of a program. */
    private static Verdict ofProgram(Verdict verdict) {
        Difference of = verdict.difference();
        Difference said =
                new Difference(of.where(), ofProgram(of.kind()), ofProgram(of.place()), ofProgram(of.expected()));
        return Verdict.differs(said, verdict.text());
    }

    private static String ofProgram(String text) {
        return text.replace("your command changed", "the program changed")
                .replace("you changed the key", "the key was changed:");
    }

    @Override
    Outcome afterRunning(List<Played> now) {
        if (now.get(0).line().isOther()) {
            return new Outcome.Ran(now, goals(), null); // more may come, as from a program
        }
        return verdict().accepted()
                ? solved(true, now, null, List.of())
                : new Outcome.Ran(
                        now,
                        goals(),
                        CommandRun.notACommand(
                                stage, now.get(0).line(), now.get(0).reply()));
    }

    @Override
    Outcome afterArriving(List<Played> now, boolean ended) {
        Verdict verdict = verdict();
        if (verdict.accepted()) {
            return solved(true, now, null, List.of());
        }
        if (ended && isTried()) {
            return refused(feedback(verdict), now);
        }
        return now.isEmpty() ? null : new Outcome.Ran(now, goals(), null);
    }

    @Override
    Outcome judged() {
        Verdict verdict = verdict();
        return verdict.accepted() ? solved(true, List.of(), null, List.of()) : refused(feedback(verdict), List.of());
    }

    @Override
    Outcome undo() {
        return new Outcome.Told("What a program did is not taken back; reset begins the step again.", List.of());
    }
}
