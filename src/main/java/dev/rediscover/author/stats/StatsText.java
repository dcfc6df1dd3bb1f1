package dev.rediscover.author.stats;

import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Wording;
import java.util.List;
import java.util.Locale;

/** The figures of a class as lines of text, at most 80 columns wide. */
public final class StatsText {
    private static final int WIDTH = 80;
    private static final int BAR = 10;
    private static final int MOST_CLUSTERS = 5;

    private StatsText() {}

    /** All of it, every line ended. */
    public static String of(ClassFigures figures) {
        StringBuilder out = new StringBuilder();
        out.append(figures.pack().id())
                .append(' ')
                .append(figures.pack().version())
                .append(": ");
        out.append(Wording.count(figures.learners(), "learner")).append(", ");
        out.append(Wording.count(figures.sessions(), "session")).append("\n");
        String lesson = "";
        for (StepFigures step : figures.steps()) {
            if (!step.lesson().id().equals(lesson)) {
                lesson = step.lesson().id();
                out.append('\n').append(heading(lesson));
            }
            out.append(row(step));
        }
        out.append(wrongAnswers(figures.steps()));
        return out.toString();
    }

    private static String heading(String lesson) {
        return String.format(
                Locale.ROOT,
                "%-24s %-8s %-15s %5s %6s %5s %4s%n",
                DisplayWidth.fit(lesson, 24, "..."),
                "learners",
                "not at once",
                "later",
                "missed",
                "shown",
                "open");
    }

    private static String row(StepFigures step) {
        int hot = (int) Math.round(BAR * step.heat());
        return String.format(
                Locale.ROOT,
                "  %-22s %8d %s%s %3d%% %5d %6d %5d %4d%n",
                DisplayWidth.fit(step.step().id(), 22, "..."),
                step.learners(),
                "#".repeat(hot),
                ".".repeat(BAR - hot),
                Math.round(100 * step.heat()),
                step.later(),
                step.missed(),
                step.revealed() + step.skipped(),
                step.open());
    }

    private static String wrongAnswers(List<StepFigures> steps) {
        StringBuilder out = new StringBuilder();
        for (StepFigures step : steps) {
            if (!step.clusters().isEmpty()) {
                out.append('\n').append(step.name()).append(": ");
                out.append(Wording.count(step.attempts(), "wrong answer")).append(" of ");
                out.append(Wording.count(step.learners(), "learner")).append('\n');
                step.clusters().stream()
                        .limit(MOST_CLUSTERS)
                        .forEach(cluster -> out.append(cluster(cluster, step.learners())));
                int more = step.clusters().size() - MOST_CLUSTERS;
                out.append(more > 0 ? "        and " + more + " other kinds\n" : "");
            }
        }
        return out.isEmpty() ? "\nNobody gave a wrong answer.\n" : out.toString();
    }

    private static String cluster(Cluster cluster, int learners) {
        String count = String.format(Locale.ROOT, "  %2d/%-2d ", cluster.learners(), learners);
        int room = WIDTH - count.length();
        String what = cluster.outcome().isEmpty() ? "" : "          " + cluster.outcome();
        String message = cluster.mistake() == null ? "no message of its own" : "message: " + cluster.mistake();
        return count + DisplayWidth.fit(cluster.shown(), room, "...") + "\n"
                + (what.isEmpty() ? "" : DisplayWidth.fit(what, WIDTH, "...") + "\n")
                + "          " + message + "\n";
    }
}
