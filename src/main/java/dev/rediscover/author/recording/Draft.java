package dev.rediscover.author.recording;

import java.util.ArrayList;
import java.util.List;

/**
 * What an author has said of a step so far.
 *
 * @param id {@code null}: made from the solution
 * @param kind {@code command}, {@code task}, {@code script} or {@code predict}; {@code null}: by the solution
 * @param prompt what the learner reads; {@code null} as long as nothing was asked
 * @param after shown when the step is done; {@code null} for nothing
 * @param setup lines run before the step
 * @param solution what the author did, or the lines whose last reply is predicted
 * @param also other right answers
 * @param tries wrong answers
 * @param hints the gentlest first
 */
record Draft(
        String id,
        String kind,
        String prompt,
        String after,
        List<String> setup,
        List<String> solution,
        List<List<String>> also,
        List<Try> tries,
        List<String> hints) {
    /** Nothing said. */
    static final Draft EMPTY = new Draft(null, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of());

    /**
     * A wrong answer that people give.
     *
     * @param id {@code null}: made from what is wrong
     * @param examples the lines of each example
     * @param say {@code null}: made from what is wrong
     */
    record Try(String id, List<List<String>> examples, String say) {
        Try saying(String text) {
            return new Try(id, examples, text);
        }

        Try with(List<String> example) {
            return new Try(id, plus(examples, example), say);
        }
    }

    Draft withId(String text) {
        return new Draft(text, kind, prompt, after, setup, solution, also, tries, hints);
    }

    Draft withKind(String word) {
        return new Draft(id, word, prompt, after, setup, solution, also, tries, hints);
    }

    Draft withPrompt(String text) {
        return new Draft(id, kind, text, after, setup, solution, also, tries, hints);
    }

    Draft withAfter(String text) {
        return new Draft(id, kind, prompt, text, setup, solution, also, tries, hints);
    }

    Draft withSetup(List<String> lines) {
        return new Draft(id, kind, prompt, after, lines, solution, also, tries, hints);
    }

    Draft withSolution(List<String> lines) {
        return new Draft(id, kind, prompt, after, setup, lines, also, tries, hints);
    }

    Draft withAlso(List<String> lines) {
        return new Draft(id, kind, prompt, after, setup, solution, plus(also, lines), tries, hints);
    }

    Draft withTries(List<Try> all) {
        return new Draft(id, kind, prompt, after, setup, solution, also, all, hints);
    }

    Draft withHint(String text) {
        return new Draft(id, kind, prompt, after, setup, solution, also, tries, plus(hints, text));
    }

    /** A list with one more. */
    static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }
}
