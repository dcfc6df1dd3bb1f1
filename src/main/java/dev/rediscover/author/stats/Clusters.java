package dev.rediscover.author.stats;

import dev.rediscover.author.Attempt;
import dev.rediscover.author.Mark;
import dev.rediscover.author.Take;
import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Mistake;
import dev.rediscover.lesson.Step;
import dev.rediscover.tutor.EngineMaker;
import dev.rediscover.tutor.Feedback;
import dev.rediscover.tutor.Played;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts the wrong answers to one step together. An answer of commands is run once more where the model solution would
 * have begun, so that learners who came there by other ways are compared on the same data; its effect and its reply say
 * which cluster it belongs to, not its text.
 */
final class Clusters {
    private static final int MOST_EXAMPLES = 5;

    private final WhatCame whatCame;
    private final Map<String, Growing> byKey = new LinkedHashMap<>();

    /** A cluster as it grows. */
    private static final class Growing {
        private final String mistake;
        private final String outcome;
        private final String told;
        private final Set<String> learners = new LinkedHashSet<>();
        private final Map<List<String>, Integer> ways = new LinkedHashMap<>();
        private int attempts;

        Growing(String mistake, String outcome, String told) {
            this.mistake = mistake;
            this.outcome = outcome;
            this.told = told;
        }

        Cluster cluster() {
            List<List<String>> examples = ways.entrySet().stream()
                    .sorted(Comparator.comparing((Map.Entry<List<String>, Integer> way) -> -way.getValue()))
                    .limit(MOST_EXAMPLES)
                    .map(Map.Entry::getKey)
                    .toList();
            return new Cluster(mistake, outcome, learners.size(), attempts, examples, told);
        }
    }

    Clusters(Lesson lesson, Step step, EngineMaker maker) {
        this.whatCame = new WhatCame(lesson, step, maker);
    }

    /** Adds the wrong answers of one taking; how many there were. */
    int add(String learner, Take take) {
        for (Attempt attempt : take.wrong()) {
            add(learner, attempt);
        }
        boolean missed = take.mark() == Mark.MISS && !take.answer().isEmpty();
        if (missed) {
            String id = foreseen(take.step(), take.answer());
            String key = id == null ? "guess " + normal(take.answer()) : "mistake " + id;
            add(learner, take.answer(), key, "predicted wrongly", id, "");
        }
        return take.wrong().size() + (missed ? 1 : 0);
    }

    /** The mistake that a prediction makes, of which nothing but the text can be looked at; {@code null} for none. */
    private static String foreseen(Step step, List<String> typed) {
        Bytes single = Bytes.of(normal(typed));
        for (Mistake mistake : step.mistakes()) {
            for (String pattern : mistake.when().typed()) {
                if (Glob.matches(Bytes.of(pattern), single, true)) {
                    return mistake.id();
                }
            }
        }
        return null;
    }

    private void add(String learner, Attempt attempt) {
        Feedback feedback = attempt.feedback();
        List<String> typed = attempt.typed();
        List<Line> lines = lines(attempt);
        WhatCame.Came came = lines.isEmpty() ? null : whatCame.of(lines);
        String outcome = came == null ? "" : came.text();
        if (typed.isEmpty()) {
            return; // only "check" was said, with nothing done
        }
        if (feedback.kind() == Feedback.Kind.MISTAKE) {
            add(learner, typed, "mistake " + feedback.id(), outcome, feedback.id(), feedback.text());
        } else if (feedback.kind() == Feedback.Kind.COUNTEREXAMPLE || attempt.shownData()) {
            add(learner, typed, "other data", "right on the data shown only", null, feedback.text());
        } else if (feedback.kind() == Feedback.Kind.GATE) {
            add(learner, typed, "gate " + feedback.text(), outcome, null, feedback.text());
        } else {
            String key = came == null ? "typed " + normal(typed) : "came " + came.key();
            add(learner, typed, key, outcome, null, feedback.text());
        }
    }

    private void add(String learner, List<String> typed, String key, String outcome, String mistake, String told) {
        Growing cluster = byKey.computeIfAbsent(key, name -> new Growing(mistake, outcome, told));
        cluster.learners.add(learner);
        cluster.ways.merge(typed, 1, Integer::sum);
        cluster.attempts++;
    }

    private static List<Line> lines(Attempt attempt) {
        List<Line> lines = new ArrayList<>();
        for (Played played : attempt.played()) {
            if (played.own()) {
                lines.add(played.line());
            }
        }
        return lines;
    }

    private static String normal(List<String> typed) {
        List<String> lines = new ArrayList<>();
        typed.forEach(line -> lines.add(String.join(" ", line.strip().split("\\s+"))));
        return String.join("; ", lines).toLowerCase(Locale.ROOT);
    }

    /** The clusters, those of the most learners first. */
    List<Cluster> all() {
        return byKey.values().stream()
                .map(Growing::cluster)
                .sorted(Comparator.comparing((Cluster one) -> -one.learners())
                        .thenComparing(one -> -one.attempts())
                        .thenComparing(Cluster::shown))
                .toList();
    }
}
