package dev.rediscover.author.stats;

import dev.rediscover.author.Mark;
import dev.rediscover.author.Sitting;
import dev.rediscover.author.Take;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.Step;
import dev.rediscover.tutor.EngineMaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a class got on with a pack.
 *
 * @param learners how many there are
 * @param sessions how many sessions they handed in
 * @param steps every exercise that somebody came to, in the order of the pack
 */
public record ClassFigures(Pack pack, int learners, int sessions, List<StepFigures> steps) {
    /** Works the figures out of the sessions of a class. */
    public static ClassFigures of(Pack pack, List<Sitting> sittings, EngineMaker maker) {
        Map<String, Map<String, List<Take>>> byStep = new LinkedHashMap<>();
        for (Sitting sitting : sittings) {
            String lesson = sitting.judged().lesson().id();
            for (Take take : sitting.judged().takes()) {
                byStep.computeIfAbsent(lesson + "/" + take.step().id(), name -> new LinkedHashMap<>())
                        .computeIfAbsent(sitting.learner(), name -> new ArrayList<>())
                        .add(take);
            }
        }
        List<StepFigures> steps = new ArrayList<>();
        for (Lesson lesson : pack.lessons()) {
            for (Step step : lesson.steps()) {
                Map<String, List<Take>> takes = byStep.get(lesson.id() + "/" + step.id());
                if (takes != null && step.isExercise()) {
                    steps.add(figures(lesson, step, takes, maker));
                }
            }
        }
        int learners = (int) sittings.stream().map(Sitting::learner).distinct().count();
        return new ClassFigures(pack, learners, sittings.size(), List.copyOf(steps));
    }

    private static StepFigures figures(Lesson lesson, Step step, Map<String, List<Take>> byLearner, EngineMaker maker) {
        Clusters clusters = new Clusters(lesson, step, maker);
        Map<Mark, Integer> marks = new LinkedHashMap<>();
        int atOnce = 0;
        int attempts = 0;
        for (Map.Entry<String, List<Take>> learner : byLearner.entrySet()) {
            Mark best = Mark.UNATTEMPTED;
            for (Take take : learner.getValue()) {
                best = take.mark().compareTo(best) < 0 ? take.mark() : best;
                attempts += clusters.add(learner.getKey(), take);
            }
            Take first = learner.getValue().get(0);
            boolean once = first.unaided() && first.wrong().isEmpty();
            atOnce += once ? 1 : 0;
            marks.merge(once ? Mark.PASS : best, 1, Integer::sum);
        }
        return new StepFigures(
                lesson,
                step,
                byLearner.size(),
                atOnce,
                count(marks, Mark.PASS) - atOnce,
                count(marks, Mark.MISS),
                count(marks, Mark.REVEALED),
                count(marks, Mark.SKIPPED),
                count(marks, Mark.FAIL) + count(marks, Mark.UNATTEMPTED),
                attempts,
                median(byLearner),
                clusters.all());
    }

    private static int count(Map<Mark, Integer> marks, Mark mark) {
        return marks.getOrDefault(mark, 0);
    }

    private static long median(Map<String, List<Take>> byLearner) {
        long[] times = byLearner.values().stream()
                .mapToLong(takes -> takes.stream()
                        .mapToLong(take -> Math.max(0, take.millis()))
                        .sum())
                .filter(millis -> millis > 0)
                .toArray();
        Arrays.sort(times);
        return times.length == 0 ? -1 : times[times.length / 2];
    }
}
