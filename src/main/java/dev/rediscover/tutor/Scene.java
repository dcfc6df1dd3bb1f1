package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a step begins: an empty stage and the lines that led to it. Several threads may use one, each stage that it
 * gives out belongs to the one who asked.
 */
final class Scene {
    private final EngineMaker maker;
    private final long clockMillis;
    private final long seed;
    private final List<Line> base;

    /** {@code base}: all that was run before the step's own setup. */
    Scene(EngineMaker maker, long clockMillis, long seed, List<Line> base) {
        this.maker = maker;
        this.clockMillis = clockMillis;
        this.seed = seed;
        this.base = List.copyOf(base);
    }

    /** A stage with all of it run, and none of the step's own setup. */
    Stage begin() {
        return Stage.empty(maker, clockMillis, seed).at(base);
    }

    /** The same and then the setup of a step: this one, or the same on other data. */
    static Stage with(Stage begin, Step step) {
        Stage stage = begin.copy();
        stage.run(ownSetup(step));
        return stage;
    }

    /** What a step runs before its answer. */
    static List<Line> ownSetup(Step step) {
        List<Line> lines = new ArrayList<>(step.head().setup());
        if (step instanceof Step.Predict predict) {
            lines.addAll(predict.given());
        }
        return lines;
    }
}
