package dev.rediscover.author.recording;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Step;
import dev.rediscover.spec.Catalog;
import dev.rediscover.tutor.EngineMaker;
import dev.rediscover.tutor.Rehearsal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Messages for wrong answers to a step that nobody foresaw, ready to be put under its {@code mistakes}: each with a
 * condition that holds for all its examples and for no right answer, in an order in which each speaks for its own.
 */
public final class Stubs {
    private Stubs() {}

    /** Whether messages of this kind of step can be made of answers alone. */
    public static boolean areFor(Step step) {
        return kind(step) != null;
    }

    /** What kind of draft tells answers apart as this step does: by what they do, or by what they say. */
    private static String kind(Step step) {
        return switch (step.kind()) {
            case PREDICT, ANSWER, FILL -> "predict";
            case COMMAND -> "command";
            case TASK, SCRIPT, FIX -> step.luaOrNull() == null ? "task" : null;
            default -> null;
        };
    }

    /**
     * Makes a message for each group of answers for which a condition can be found.
     *
     * @param groups answers that come to the same, one or more lines each
     * @return items of a list in YAML, not indented
     */
    public static String of(
            Lesson lesson, Step step, List<List<List<String>>> groups, EngineMaker maker, Catalog catalog) {
        Workshop workshop = new Workshop(lesson, Rehearsal.before(lesson, step.id(), maker), maker, catalog);
        Set<String> used = new HashSet<>();
        step.mistakes().forEach(mistake -> used.add(mistake.id()));
        List<StepYaml.MistakeText> texts = new ArrayList<>();
        for (MistakeChoice.Named named : new MistakeChoice(workshop, draft(step, groups)).all(used)) {
            if (named.speaks()) {
                texts.add(named.text());
            }
        }
        return StepYaml.items(texts);
    }

    private static Draft draft(Step step, List<List<List<String>>> groups) {
        boolean hasNoReply = step.kind() == Step.Kind.ANSWER || step.kind() == Step.Kind.FILL;
        List<Draft.Try> tries = new ArrayList<>();
        for (List<List<String>> examples : groups) {
            tries.add(new Draft.Try(null, examples, hasNoReply ? "That is not what is asked for." : null));
        }
        Draft draft = Draft.EMPTY.withKind(kind(step)).withTries(tries);
        if (step.judgedOrNull() == null) {
            return draft;
        }
        List<String> solution = new ArrayList<>();
        step.judgedOrNull().solution().forEach(line -> solution.add(line.typed()));
        draft = draft.withSolution(solution);
        for (List<String> also : step.judgedOrNull().also()) {
            draft = draft.withAlso(also);
        }
        return draft;
    }
}
