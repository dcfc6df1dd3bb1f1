package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
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

    /**
     * A stage with all of it run, and none of the step's own setup. Where nothing but keys can tell how they came
     * about, the stage knows no lines and begins with its data: its copies are cheaper.
     */
    Stage begin(Step step) {
        Stage stage = Stage.empty(maker, clockMillis, seed).at(base);
        Catalog catalog = stage.link().engine().catalog();
        boolean onlyKeys = base.stream().allMatch(line -> isAboutKeys(catalog, line)) && !looksAround(catalog, step);
        return onlyKeys ? stage.alone() : stage;
    }

    private static boolean isAboutKeys(Catalog catalog, Line line) {
        CommandSpec spec = line.isTick() || line.isOther()
                ? null
                : catalog.find(line.words().get(0));
        return spec != null
                && !spec.isBlocking()
                && !Surroundings.OF_CONNECTIONS.contains(spec.group())
                && !line.words().get(0).is("OBJECT");
    }

    /** Whether a step is about the server: what was run before may be seen there, in counts for instance. */
    private static boolean looksAround(Catalog catalog, Step step) {
        List<Line> lines = new ArrayList<>(ownSetup(step));
        if (step instanceof Step.Predict predict) {
            lines.addAll(predict.run());
            lines.add(predict.asked());
        } else if (step.judgedOrNull() != null) {
            lines.addAll(step.judgedOrNull().solution());
        }
        for (Line line : lines) {
            CommandSpec spec = line.isTick() ? null : catalog.find(line.words().get(0));
            boolean server = spec != null && spec.group().equals("server");
            if (server || spec != null && spec.isContainer()) {
                return true;
            }
        }
        return false;
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
