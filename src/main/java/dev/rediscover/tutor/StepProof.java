package dev.rediscover.tutor;

import dev.rediscover.lesson.Accept;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Mistake;
import dev.rediscover.lesson.Place;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/** Proves by running that one step judges rightly. */
final class StepProof {
    private final Lesson lesson;
    private final Step step;
    private final Stage begin;
    private final Stage before;
    private final Tries tries;
    private final Deadline deadline;
    private final List<Finding> findings = new ArrayList<>();

    /** {@code begin}: the stage before the step's own setup. */
    StepProof(Lesson lesson, Step step, Stage begin, Deadline deadline) {
        this.lesson = lesson;
        this.step = step;
        this.begin = begin;
        this.before = Scene.with(begin, step);
        this.tries = new Tries(step, before, lesson.seed());
        this.deadline = deadline;
    }

    Step step() {
        return step;
    }

    Lesson lesson() {
        return lesson;
    }

    Stage begin() {
        return begin;
    }

    Stage before() {
        return before;
    }

    Tries tries() {
        return tries;
    }

    Deadline deadline() {
        return deadline;
    }

    void found(ProofRule rule, String text) {
        found(rule, step.head().place(), text);
    }

    void found(ProofRule rule, Place place, String text) {
        findings.add(new Finding(lesson.id(), step.id(), place, rule.word(), text));
    }

    /** {@code mutants}: whether answers that are nearly right are tried too. */
    StepProved prove(boolean mutants) {
        Kills kills = Kills.NONE;
        try {
            solutions();
            nothing();
            step.mistakes().forEach(this::mistake);
            if (step instanceof Step.Race race) {
                RaceProof proof = RaceProof.of(race, before.fork(), (rule, text) -> found(ProofRule.of(rule), text));
                kills = proof.kills();
            }
            if (step instanceof Step.Crash crash && !crash.asks()) {
                kills = new CrashProof(crash, tries, before, this::found).prove(mutants);
            }
            if (mutants && step.judgedOrNull() != null) {
                deadline.check();
                AnswersProof answers = new AnswersProof(this);
                if (step.luaOrNull() != null && LuaFault.isBoundless(answers.solved())) {
                    found(ProofRule.STEP_ENDS, "the solution does not come to its end, or takes all memory");
                }
                answers.cheats();
                answers.equivalents();
                kills = answers.mutants();
            }
        } catch (Deadline.Passed passed) {
            found(ProofRule.STEP_ENDS, "proving this step takes too long; the rest of it was left out");
        }
        return new StepProved(step.id(), List.copyOf(findings), kills);
    }

    // ---- right answers

    private void solutions() {
        golden(step, before);
        Step.Judged judged = step.judgedOrNull();
        for (List<String> also : judged == null ? List.<List<String>>of() : judged.also()) {
            Tries.Tried tried = tries.answer(also);
            if (tried.passed()) {
                goesOn(also, tried.stage());
            } else {
                found(ProofRule.ALSO_PASSES, "not accepted: " + shown(also) + ": " + tried.said());
            }
        }
        List<Step> all = new ArrayList<>(step.head().variants().hidden());
        all.addAll(step.head().variants().others());
        for (Step other : all) {
            golden(other, Scene.with(begin, other));
        }
        if (judged != null && judged.accept().size() > 1) {
            acceptUntried(judged);
        }
    }

    private void golden(Step one, Stage stage) {
        deadline.check();
        String problem = Golden.problem(one, stage, lesson.seed());
        if (problem != null) {
            String where = one == step ? "" : " (with the data " + Mutants.typed(Scene.ownSetup(one)) + ")";
            found(Golden.rule(step), problem + where);
        }
    }

    /** The steps after this one must work too when this one was answered in another right way. */
    private void goesOn(List<String> also, Stage stage) {
        int at = lesson.steps().indexOf(step);
        for (Step next : lesson.steps().subList(at + 1, lesson.steps().size())) {
            deadline.check();
            if (!next.head().continues()) {
                return;
            }
            stage.run(Scene.ownSetup(next));
            String problem = next.isExercise() ? Golden.problem(next, stage, lesson.seed()) : null;
            if (problem != null) {
                String after = "after " + shown(also) + ", which the step " + step.id() + " accepts, ";
                findings.add(new Finding(
                        lesson.id(),
                        next.id(),
                        next.head().place(),
                        ProofRule.ALTERNATIVE_BREAKS.word(),
                        after + problem));
                return;
            }
            LessonProof.playOn(next, stage, lesson.seed());
        }
    }

    /** Every way to be right should be taken by some answer that the author gives. */
    private void acceptUntried(Step.Judged judged) {
        List<List<String>> answers = new ArrayList<>(judged.also());
        answers.add(step.luaOrNull() != null ? tries.solutionTyped() : Mutants.typed(judged.solution()));
        for (int i = 0; i < judged.accept().size(); i++) {
            Accept only = judged.accept().get(i);
            Step.Judged narrowed = new Step.Judged(
                    judged.solution(),
                    judged.gates(),
                    List.of(only),
                    judged.also(),
                    judged.survivors(),
                    judged.state(),
                    judged.mistakes());
            boolean taken = answers.stream().anyMatch(answer -> AnswersProof.accepts(step, narrowed, before, answer));
            if (!taken) {
                found(
                        ProofRule.ACCEPT_UNTRIED,
                        "no answer given here needs the way to be right number " + (i + 1) + " of accept");
            }
        }
    }

    /** An answer in one line. */
    private static String shown(List<String> answer) {
        return String.join("; ", answer).strip().replaceAll("\\s*\n\\s*", " ⏎ ");
    }

    // ---- nothing

    private void nothing() {
        for (String nothing : List.of("", "   ", "# nothing")) {
            boolean words = step instanceof Step.Reflect && !nothing.isBlank();
            if (!words && tries.fresh().submit(nothing) instanceof Outcome.Solved solved && solved.hit()) {
                found(ProofRule.EMPTY_FAILS, "the line \"" + nothing + "\" is accepted");
            }
        }
        StepRun first = tries.fresh();
        if (first.check() instanceof Outcome.Solved) {
            found(
                    ProofRule.UNTOUCHED_FAILS,
                    step instanceof Step.Fix
                            ? "the script passes as the learner finds it"
                            : "it passes before anything is done");
        }
        if (first instanceof ProjectRun project && project.holdsAlready()) {
            found(ProofRule.UNTOUCHED_FAILS, "a milestone is reached before anything is done");
        }
        if (first instanceof LiveRun untouched
                && !(first instanceof ProjectRun)
                && untouched.goals().stream().allMatch(Goal::done)) {
            found(ProofRule.UNTOUCHED_FAILS, "all goals hold before anything is done");
        }
    }

    // ---- mistakes

    private void mistake(Mistake mistake) {
        deadline.check();
        if (mistake.examples().isEmpty()) {
            found(ProofRule.MISTAKE_UNTRIED, mistake.place(), "the mistake " + mistake.id() + " has no example");
        }
        for (List<String> example : mistake.examples()) {
            Tries.Tried tried = tries.attempt(tries.asTyped(example));
            String shown = shown(example);
            Feedback feedback = tried.spoke();
            if (tried.passed()) {
                found(
                        ProofRule.MISTAKE_IS_WRONG,
                        mistake.place(),
                        "the example " + shown + " of the mistake " + mistake.id() + " is accepted");
            } else if (feedback == null || !mistake.id().equals(feedback.id())) {
                String instead = feedback == null ? "nothing is said" : "it says: " + feedback.text();
                found(
                        ProofRule.MISTAKE_SPEAKS,
                        mistake.place(),
                        "the example " + shown + " does not bring up " + mistake.id() + "; " + instead);
            }
        }
    }
}
