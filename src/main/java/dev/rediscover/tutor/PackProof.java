package dev.rediscover.tutor;

import dev.rediscover.lesson.Accept;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Matcher;
import dev.rediscover.lesson.Mistake;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves by running that a pack judges rightly: every model solution passes; nothing typed and nothing done does not;
 * every example of a mistake brings up its own message and is not accepted; cheats, the answers of other steps and
 * mutants of the solution do not pass, unless they do exactly what the solution does.
 */
public final class PackProof {
    private final EngineMaker maker;
    private final List<Finding> findings = new ArrayList<>();
    private Lesson lesson;
    private Step step;
    private Stage before;

    private PackProof(EngineMaker maker) {
        this.maker = maker;
    }

    /** Everything that a pack judges wrongly; empty if nothing. */
    public static List<Finding> of(Pack pack, EngineMaker maker) {
        PackProof proof = new PackProof(maker);
        pack.lessons().forEach(proof::lesson);
        return proof.findings;
    }

    /** Everything that a lesson judges wrongly; empty if nothing. */
    public static List<Finding> of(Lesson lesson, EngineMaker maker) {
        PackProof proof = new PackProof(maker);
        proof.lesson(lesson);
        return proof.findings;
    }

    private void lesson(Lesson next) {
        lesson = next;
        Stage empty = Stage.empty(maker, next.clockMillis(), next.seed());
        Stage stage = empty.at(List.of());
        setup(stage, next.setup(), next.steps().isEmpty() ? null : next.steps().get(0));
        for (Step one : next.steps()) {
            step = one;
            if (!one.head().continues()) {
                stage = empty.at(next.setup());
            }
            setup(stage, one.head().setup(), one);
            if (one instanceof Step.Predict predict) {
                stage.run(predict.given());
            }
            before = stage;
            step();
            playOn(stage);
        }
    }

    private void setup(Stage stage, List<Line> lines, Step blamed) {
        step = blamed;
        for (Line line : lines) {
            Reply reply = stage.run(line).reply();
            if (reply instanceof Reply.Err error && blamed != null) {
                found("setup-runs", "the setup line " + line.typed() + " replies " + error.text());
            }
        }
    }

    private void playOn(Stage stage) {
        if (step instanceof Step.Demo demo) {
            demo.run().forEach(shown -> stage.run(shown.line()));
        } else {
            Steps.run(step, stage, lesson.seed()).playSolution();
        }
    }

    private void found(String rule, String text) {
        findings.add(new Finding(lesson.id(), step.id(), step.head().place(), rule, text));
    }

    private StepRun fresh() {
        return Steps.run(step, before.copy(), lesson.seed());
    }

    private void step() {
        if (!step.isExercise()) {
            return;
        }
        solutionPasses();
        emptyFails();
        for (Mistake mistake : step.mistakes()) {
            mistake.examples().forEach(example -> mistakeSpeaks(mistake, example));
        }
        otherData();
        if (step instanceof Step.Race race) {
            RaceProof.of(race, before.fork(), this::found);
        }
        if (step instanceof Step.Command || isWhole()) {
            Performance model =
                    Script.of(step).perform(before.copy(), step.judgedOrNull().solution());
            cheats(model).forEach(cheat -> fails("cheats-fail", cheat, model));
            Mutants.of(step.judgedOrNull().solution()).forEach(mutant -> fails("mutants-fail", mutant, model));
        }
    }

    /** Whether the answer is several lines that are judged together. */
    private boolean isWhole() {
        return switch (step.kind()) {
            case TASK, PROJECT, FIX, SCRIPT -> true;
            default -> false;
        };
    }

    // ---- the solution

    /** The same question on other data, hidden now or shown another day, must have its answer too. */
    private void otherData() {
        Step shown = step;
        Stage stage = before;
        int own = shown.head().setup().size()
                + (shown instanceof Step.Predict predict ? predict.given().size() : 0);
        List<Line> base = before.history().subList(0, before.history().size() - own);
        List<Step> all = new ArrayList<>(shown.head().variants().hidden());
        all.addAll(shown.head().variants().others());
        for (Step other : all) {
            step = other;
            before = stage.at(base);
            setup(before, other.head().setup(), other);
            if (other instanceof Step.Predict predict) {
                before.run(predict.given());
            }
            solutionPasses();
        }
        step = shown;
        before = stage;
    }

    private void solutionPasses() {
        if (step instanceof Step.Predict predict) {
            StepRun run = fresh();
            Reply reply = new Performance(run.stage, run.playSolution()).reply();
            if (!predict.is().fits(reply)) {
                String truth = reply == null ? "waits" : "replies " + ReplyText.show(reply);
                found(
                        "prediction-is-true",
                        predict.asked().text() + " " + truth + ", not "
                                + predict.is().wanted());
            }
            return;
        }
        Outcome outcome = attempt(fresh(), solutionTyped());
        if (!(outcome instanceof Outcome.Solved)) {
            found("solution-passes", "the model solution is not accepted: " + said(outcome));
        }
        for (List<String> also : step.judgedOrNull() == null
                ? List.<List<String>>of()
                : step.judgedOrNull().also()) {
            Outcome other = attempt(fresh(), asTyped(also));
            if (!(other instanceof Outcome.Solved)) {
                found("also-passes", "not accepted: " + String.join("; ", also) + ": " + said(other));
            }
        }
    }

    /** The solution as a learner would type it, one entry a line. */
    private List<String> solutionTyped() {
        List<String> typed = new ArrayList<>();
        if (step instanceof Step.Order order) {
            typed.add(numbers(((OrderRun) fresh()).shown(), order.judged().solution()));
        } else if (step instanceof Step.Choice) {
            typed.add(rightOptions(((ChoiceRun) fresh()).shown()));
        } else if (step instanceof Step.Answer answer) {
            typed.add(answerText(answer));
        } else if (step instanceof Step.Race) {
            return ((RaceRun) fresh()).solutionTyped();
        } else if (step instanceof Step.Reflect reflect) {
            typed.add(reflect.answer());
        } else {
            step.judgedOrNull().solution().forEach(line -> typed.add(line.typed()));
        }
        return step instanceof Step.Fix ? asTyped(typed) : typed;
    }

    private static String numbers(List<Line> shown, List<Line> wanted) {
        StringBuilder out = new StringBuilder();
        List<Line> left = new ArrayList<>(shown);
        for (Line line : wanted) {
            int at = left.indexOf(line);
            left.set(at, null);
            out.append(at + 1).append(' ');
        }
        return out.toString();
    }

    private static String rightOptions(List<Step.Option> shown) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            out.append(shown.get(i).ok() ? i + 1 + " " : "");
        }
        return out.toString();
    }

    /** A text that the answer's matcher should take: the value itself, or the first of several. */
    private static String answerText(Step.Answer answer) {
        var matcher = answer.is();
        while (matcher instanceof Matcher.Any any) {
            matcher = any.of().get(0);
        }
        if (matcher instanceof Matcher.Is is) {
            return ReplyText.bare(is.value());
        }
        if (matcher instanceof Matcher.Between between) {
            return Long.toString(Math.round((between.least() + between.most()) / 2));
        }
        return matcher instanceof Matcher.Like like ? like.pattern().replace("*", "") : null;
    }

    /** Types lines one after the other, then {@code check} if that has not been enough. */
    private static Outcome attempt(StepRun run, List<String> typed) {
        Outcome outcome = null;
        for (String line : typed) {
            if (line == null) {
                return new Outcome.Solved(run.step, Outcome.Status.UNAIDED, true, List.of(), null, null, List.of());
            }
            outcome = run.submit(line);
            if (outcome instanceof Outcome.Solved || spoke(outcome) != null) {
                return outcome;
            }
        }
        return run instanceof LiveRun || run instanceof ScriptRun ? run.check() : outcome;
    }

    private static Feedback spoke(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.feedback();
        }
        if (outcome instanceof Outcome.Countered countered) {
            return countered.feedback();
        }
        if (outcome instanceof Outcome.Solved solved) {
            return solved.hit() ? null : solved.note();
        }
        boolean reached = outcome instanceof Outcome.Ran ran
                && (ran.note() == null || ran.note().kind() == Feedback.Kind.REACHED);
        return outcome instanceof Outcome.Ran ran && !reached ? ran.note() : null;
    }

    private static String said(Outcome outcome) {
        Feedback feedback = spoke(outcome);
        return feedback == null ? String.valueOf(outcome) : feedback.text();
    }

    // ---- nothing

    private void emptyFails() {
        for (String nothing : List.of("", "   ")) {
            if (fresh().submit(nothing) instanceof Outcome.Solved) {
                found("empty-fails", "an empty line is accepted");
            }
        }
        StepRun first = fresh();
        if (step instanceof Step.Fix && first.check() instanceof Outcome.Solved) {
            found("untouched-fails", "the script passes as the learner finds it");
        }
        if (first instanceof ProjectRun project && project.holdsAlready()) {
            found("untouched-fails", "a milestone is reached before anything is done");
        }
        if (!(first instanceof TaskRun untouched)) {
            return;
        }
        if (untouched.goals().stream().allMatch(Goal::done)) {
            found("untouched-fails", "all goals hold before anything is done");
        }
        if (untouched.check() instanceof Outcome.Solved) {
            found("untouched-fails", "the task passes before anything is done");
        }
    }

    // ---- mistakes

    private void mistakeSpeaks(Mistake mistake, List<String> example) {
        Outcome outcome = attempt(fresh(), asTyped(example));
        String shown = String.join("; ", example);
        Feedback feedback = spoke(outcome);
        if (outcome instanceof Outcome.Solved solved && solved.hit()) {
            found("mistake-is-wrong", "the example " + shown + " of the mistake " + mistake.id() + " is accepted");
        } else if (feedback == null || !mistake.id().equals(feedback.id())) {
            String instead = feedback == null ? "nothing is said" : "it says: " + feedback.text();
            found("mistake-speaks", "the example " + shown + " does not bring up " + mistake.id() + "; " + instead);
        }
    }

    /** A script to mend as a learner would type it who throws away what is there. */
    private static List<String> retyped(int lines, List<String> script) {
        List<String> typed = new ArrayList<>(java.util.Collections.nCopies(lines, "-1"));
        script.forEach(line -> typed.add("+ " + line));
        return typed;
    }

    /** For lines to put in order an example may be the lines themselves; they are typed as their numbers. */
    private List<String> asTyped(List<String> example) {
        if (step instanceof Step.Fix fix) {
            return retyped(fix.script().size(), example);
        }
        if (!(step instanceof Step.Order)) {
            return example;
        }
        List<Line> shown = ((OrderRun) fresh()).shown();
        List<Line> lines = new ArrayList<>();
        for (String text : example) {
            shown.stream()
                    .filter(line -> line.typed().equals(text) || line.text().equals(text))
                    .findFirst()
                    .ifPresent(lines::add);
        }
        return lines.size() == example.size() ? List.of(numbers(shown, lines)) : example;
    }

    // ---- cheats

    private List<List<String>> cheats(Performance model) {
        List<List<String>> cheats = new ArrayList<>();
        cheats.add(List.of("PING"));
        cheats.add(List.of("FLUSHALL"));
        if (model.reply() != null && ReplyText.text(model.reply()) != null) {
            cheats.add(List.of("ECHO " + Quoting.word(ReplyText.text(model.reply()))));
        }
        for (Step other : lesson.steps()) {
            if (other != step && other.judgedOrNull() != null && !(other instanceof Step.Order)) {
                List<String> lines = new ArrayList<>();
                other.judgedOrNull().solution().forEach(line -> lines.add(line.typed()));
                cheats.add(lines);
            }
        }
        return cheats;
    }

    /** An answer that is not the solution must not pass, unless it does exactly the same here. */
    private void fails(String rule, List<String> wrong, Performance model) {
        boolean one = step instanceof Step.Command;
        List<String> lines = one ? wrong.subList(0, 1) : wrong;
        Outcome outcome = attempt(fresh(), asTyped(lines));
        boolean meant = step.judgedOrNull().also().contains(lines);
        if (outcome instanceof Outcome.Solved && !meant && !isEquivalent(lines, model)) {
            found(rule, "accepted, though it does something else than the solution: " + String.join("; ", lines));
        }
    }

    /** Whether a foreign answer does just what the solution does: then it is right, not a cheat. */
    private boolean isEquivalent(List<String> cheat, Performance model) {
        List<Line> lines = new ArrayList<>();
        for (String typed : cheat) {
            Typed read = Typed.read(typed);
            if (read.line() != null) {
                lines.add(read.line());
            }
        }
        Performance other = Script.of(step).perform(before.copy(), lines);
        Comparison comparison = new Comparison(other, model);
        boolean byEffect = step instanceof Step.Task || step instanceof Step.Project;
        return comparison.effects(Accept.SAME.effect()) == null && (byEffect || comparison.replies() == null);
    }
}
