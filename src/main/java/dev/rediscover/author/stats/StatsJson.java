package dev.rediscover.author.stats;

import dev.rediscover.render.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a class as JSON: {@code pack, version, learners, sessions, steps}; of each step {@code lesson, step,
 * kind, learners, at_once, later, missed, revealed, skipped, open, wrong_answers, median_ms, clusters}; of each cluster
 * {@code mistake, outcome, learners, attempts, examples, told}. What is not known is null.
 */
public final class StatsJson {
    private StatsJson() {}

    /** All of it, on one line that is ended. */
    public static String of(ClassFigures figures) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("pack", figures.pack().id());
        all.put("version", figures.pack().version());
        all.put("learners", figures.learners());
        all.put("sessions", figures.sessions());
        all.put("steps", figures.steps().stream().map(StatsJson::step).toList());
        return JsonText.of(all) + "\n";
    }

    private static Map<String, Object> step(StepFigures step) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("lesson", step.lesson().id());
        all.put("step", step.step().id());
        all.put("kind", step.step().kind().word());
        all.put("learners", step.learners());
        all.put("at_once", step.atOnce());
        all.put("later", step.later());
        all.put("missed", step.missed());
        all.put("revealed", step.revealed());
        all.put("skipped", step.skipped());
        all.put("open", step.open());
        all.put("wrong_answers", step.attempts());
        all.put("median_ms", step.medianMillis() < 0 ? null : step.medianMillis());
        List<Map<String, Object>> clusters =
                step.clusters().stream().map(StatsJson::cluster).toList();
        all.put("clusters", clusters);
        return all;
    }

    private static Map<String, Object> cluster(Cluster cluster) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("mistake", cluster.mistake());
        all.put("outcome", cluster.outcome());
        all.put("learners", cluster.learners());
        all.put("attempts", cluster.attempts());
        all.put("examples", cluster.examples());
        all.put("told", cluster.told());
        return all;
    }
}
