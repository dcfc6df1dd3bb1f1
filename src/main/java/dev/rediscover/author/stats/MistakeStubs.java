package dev.rediscover.author.stats;

import dev.rediscover.author.recording.Stubs;
import dev.rediscover.spec.Catalog;
import dev.rediscover.tutor.EngineMaker;
import java.util.List;

/** Messages for the misconceptions of a class that have none yet, as YAML to be put into the lessons. */
public final class MistakeStubs {
    private MistakeStubs() {}

    /**
     * The messages, lesson by lesson and step by step.
     *
     * @param least for what at least so many learners did
     * @return one comment a step that says where they belong, and items of a list below it; empty if there is nothing
     *     to foresee
     */
    public static String of(ClassFigures figures, int least, EngineMaker maker, Catalog catalog) {
        StringBuilder out = new StringBuilder();
        for (StepFigures step : figures.steps()) {
            List<List<List<String>>> groups = step.clusters().stream()
                    .filter(cluster -> cluster.mistake() == null && cluster.learners() >= least)
                    .map(Cluster::examples)
                    .toList();
            if (!groups.isEmpty() && Stubs.areFor(step.step())) {
                String items = Stubs.of(step.lesson(), step.step(), groups, maker, catalog);
                out.append(items.isEmpty() ? "" : head(step) + items);
            }
        }
        return out.toString();
    }

    private static String head(StepFigures step) {
        return "# " + step.lesson().file() + ", step " + step.step().id() + ": put these under its mistakes:\n";
    }
}
