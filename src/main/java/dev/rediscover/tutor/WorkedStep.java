package dev.rediscover.tutor;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A step as it is in a lesson whose steps before were done as the model solutions do, with the replies of the engine:
 * for what is printed.
 *
 * @param shown what runs before the learner's eyes when the step begins
 * @param options of a choice, in the order in which they are numbered
 * @param lines to be put in order, as they are numbered
 * @param goals of a task or a project
 * @param solution what the model solution does, with replies; empty where it is not commands
 * @param solutionText the solution in words, Markdown; {@code null} where it is commands
 */
public record WorkedStep(
        Step step,
        List<Played> shown,
        List<Step.Option> options,
        List<Line> lines,
        List<String> goals,
        List<Played> solution,
        String solutionText) {
    /** Every step of a lesson, in order. */
    public static List<WorkedStep> all(Lesson lesson, EngineMaker maker) {
        List<WorkedStep> all = new ArrayList<>();
        Stage stage = Stage.empty(maker, lesson.clockMillis(), lesson.seed()).at(lesson.setup());
        for (int i = 0; i < lesson.steps().size(); i++) {
            Step step = lesson.steps().get(i);
            stage = step.head().continues() ? stage : stage.at(lesson.setup());
            stage.run(step.head().setup());
            all.add(worked(step, stage, lesson.seed() * 31 + i));
        }
        return all;
    }

    private static WorkedStep worked(Step step, Stage stage, long seed) {
        List<Played> shown = new ArrayList<>();
        if (step instanceof Step.Demo demo) {
            demo.run().forEach(line -> shown.add(stage.run(line.line())));
        } else if (step instanceof Step.Predict predict) {
            shown.addAll(stage.run(predict.given()));
        }
        StepRun run = Steps.run(step, stage, seed);
        List<String> goals = new ArrayList<>();
        if (run instanceof LiveRun live) {
            live.goals().forEach(goal -> goals.add(goal.text()));
        }
        return new WorkedStep(
                step,
                shown,
                run instanceof ChoiceRun choice ? choice.shown() : List.of(),
                run instanceof OrderRun order ? order.shown() : List.of(),
                goals,
                run.playSolution(),
                run.solutionText());
    }
}
