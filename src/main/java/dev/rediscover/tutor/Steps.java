package dev.rediscover.tutor;

import dev.rediscover.lesson.Step;

/** Which run belongs to which kind of step. */
final class Steps {
    private Steps() {}

    /** {@code seed} decides how things are shuffled. */
    static StepRun run(Step step, Stage stage, long seed) {
        return switch (step.kind()) {
            case SAY, DEMO -> new ReadRun(step, stage);
            case PREDICT -> new PredictRun((Step.Predict) step, stage);
            case CHOICE -> new ChoiceRun((Step.Choice) step, stage, seed);
            case ANSWER -> new AnswerRun((Step.Answer) step, stage);
            case FILL, COMMAND -> new CommandRun(step, stage);
            case ORDER -> new OrderRun((Step.Order) step, stage, seed);
            case TASK -> new TaskRun((Step.Task) step, stage);
            case FIX, SCRIPT -> step.luaOrNull() == null ? new ScriptRun(step, stage) : new LuaRun(step, stage);
            case PROJECT -> new ProjectRun((Step.Project) step, stage);
            case REFLECT -> new ReflectRun((Step.Reflect) step, stage);
            case RACE -> new RaceRun((Step.Race) step, stage);
            case CLIENT -> new ClientRun((Step.Client) step, stage);
            case CRASH -> new CrashRun((Step.Crash) step, stage);
        };
    }
}
