package dev.rediscover.tutor;

import dev.rediscover.lesson.Check;
import dev.rediscover.lesson.Difference;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Message;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A project: its milestones may be reached in any order, and what was reached stays so. */
final class ProjectRun extends LiveRun {
    private final Step.Project project;
    private final Judge judge;
    private final Set<Step.Milestone> reached = new LinkedHashSet<>();

    ProjectRun(Step.Project project, Stage stage) {
        super(project, stage);
        this.project = project;
        this.judge = new Judge(project.judged(), stage, script);
    }

    @Override
    List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        project.milestones().forEach(milestone -> goals.add(new Goal(milestone.goal(), reached.contains(milestone))));
        return goals;
    }

    /** Whether a milestone is reached although nothing has been done yet. */
    boolean holdsAlready() {
        return project.milestones().stream().anyMatch(milestone -> firstFailing(milestone) == null);
    }

    @Override
    Outcome afterRunning(List<Played> now) {
        List<String> said = new ArrayList<>();
        for (Step.Milestone milestone : project.milestones()) {
            if (!reached.contains(milestone) && firstFailing(milestone) == null) {
                reached.add(milestone);
                String after =
                        milestone.after() == null ? "" : " " + milestone.after().strip();
                said.add("Reached: " + ended(milestone.goal()) + after);
            }
        }
        Feedback note = said.isEmpty()
                ? CommandRun.notACommand(stage, now.get(0).line(), now.get(0).reply())
                : new Feedback(Feedback.Kind.REACHED, null, String.join("\n\n", said));
        if (reached.size() < project.milestones().size()) {
            return new Outcome.Ran(now, goals(), note);
        }
        Verdict verdict = judge.verdict(lastTyped(), learner());
        return verdict.accepted()
                ? solved(true, now, note, solutionIfOther())
                : new Outcome.Ran(now, goals(), feedback(verdict));
    }

    /** What is wanting to the first open milestone comes before a gate: the whole is judged when it is whole. */
    @Override
    Outcome judged() {
        for (Step.Milestone milestone : project.milestones()) {
            if (!reached.contains(milestone)) {
                Verdict mistake = judge.mistake(lastTyped(), learner());
                return refused(feedback(mistake != null ? mistake : open(milestone)), List.of());
            }
        }
        Verdict verdict = judge.verdict(lastTyped(), learner());
        return verdict.accepted()
                ? solved(true, List.of(), null, solutionIfOther())
                : refused(feedback(verdict), List.of());
    }

    /** What is wanting to a milestone. */
    private Verdict open(Step.Milestone milestone) {
        Check check = firstFailing(milestone);
        int db = stage.db(Line.YOU);
        StateCheck.Result result = new StateCheck(stage, db).test(check);
        Message say = check.label().say();
        AttemptFacts facts = new AttemptFacts(lastTyped(), learner(), result.reply(), judge.model(), db);
        Difference of = result.difference();
        String to = "to \"" + milestone.goal().strip() + "\": ";
        Difference named = new Difference(of.where(), to + of.kind(), to + of.place(), to + of.expected());
        return Verdict.differs(named, say == null ? null : say.fill(facts));
    }

    private Check firstFailing(Step.Milestone milestone) {
        StateCheck test = new StateCheck(stage, stage.db(Line.YOU));
        for (Check check : milestone.state()) {
            if (!test.test(check).holds()) {
                return check;
            }
        }
        return null;
    }
}
