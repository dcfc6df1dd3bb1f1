package dev.rediscover.tutor;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Matcher;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Answers typed into runs of one step, each run from the same beginning. */
final class Tries {
    private final Step step;
    private final Stage before;
    private final long seed;

    /** {@code before}: the stage with the step's setup done; it stays as it is. */
    Tries(Step step, Stage before, long seed) {
        this.step = step;
        this.before = before;
        this.seed = seed;
    }

    /**
     * An answer and what became of it.
     *
     * @param outcome of the last line, or of {@code check}; {@code null} if nothing was typed
     * @param typed the lines that were typed until the answer was taken or refused
     * @param stage as it is afterwards
     */
    record Tried(Outcome outcome, List<String> typed, Stage stage) {
        boolean passed() {
            return outcome instanceof Outcome.Solved solved && solved.hit();
        }

        /** What was said against it; {@code null} if nothing was. */
        Feedback spoke() {
            return Tries.spoke(outcome);
        }

        String said() {
            Feedback feedback = spoke();
            if (feedback != null) {
                return feedback.text();
            }
            return outcome instanceof Outcome.Ran ? "nothing is said, and it does not pass" : "nothing is said";
        }
    }

    StepRun fresh() {
        return Steps.run(step, before.copy(), seed);
    }

    /** Types lines one after the other, then {@code check} if that has not been enough. */
    Tried attempt(List<String> typed) {
        return attempt(fresh(), typed);
    }

    /** The same in a run under way. */
    static Tried attempt(StepRun run, List<String> typed) {
        Outcome outcome = null;
        for (int i = 0; i < typed.size(); i++) {
            outcome = run.submit(typed.get(i));
            if (outcome instanceof Outcome.Solved || spoke(outcome) != null) {
                return new Tried(outcome, typed.subList(0, i + 1), run.stage);
            }
        }
        return new Tried(run.waitsForCheck() ? run.check() : outcome, typed, run.stage);
    }

    /** The answer given as lines, as a learner would type it. */
    Tried answer(List<String> lines) {
        Tried tried = attempt(asTyped(lines));
        boolean asIs = step instanceof Step.Order || step instanceof Step.Fix fix && fix.lua() == null;
        return asIs ? new Tried(tried.outcome(), lines, tried.stage()) : tried;
    }

    private static Feedback spoke(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.feedback();
        }
        if (outcome instanceof Outcome.Countered countered) {
            return countered.feedback();
        }
        if (outcome instanceof Outcome.Solved solved) {
            return solved.hit() ? null : solved.note();
        }
        boolean reached = outcome instanceof Outcome.Ran ran
                && (ran.note() == null || ran.note().kind() == Feedback.Kind.REACHED);
        return outcome instanceof Outcome.Ran ran && !reached ? ran.note() : null;
    }

    /** The solution as a learner would type it, one entry a line; {@code null} if that cannot be told. */
    List<String> solutionTyped() {
        if (step instanceof Step.Order order) {
            return List.of(numbers(((OrderRun) fresh()).shown(), order.judged().solution()));
        }
        if (step instanceof Step.Choice) {
            return List.of(rightOptions(((ChoiceRun) fresh()).shown()));
        }
        if (step instanceof Step.Answer answer) {
            String text = answerText(answer);
            return text == null ? null : List.of(text);
        }
        if (step instanceof Step.Race) {
            return ((RaceRun) fresh()).solutionTyped();
        }
        if (step instanceof Step.Crash crash) {
            return crash.answer().solution().stream().map(Line::typed).toList();
        }
        if (step instanceof Step.Reflect reflect) {
            return List.of(reflect.answer());
        }
        if (step.luaOrNull() != null) {
            return List.of(step.luaOrNull().solution());
        }
        List<String> typed = new ArrayList<>();
        step.judgedOrNull().solution().forEach(line -> typed.add(line.typed()));
        return asTyped(typed);
    }

    private static String numbers(List<Line> shown, List<Line> wanted) {
        StringBuilder out = new StringBuilder();
        List<Line> left = new ArrayList<>(shown);
        for (Line line : wanted) {
            int at = left.indexOf(line);
            left.set(at, null);
            out.append(at + 1).append(' ');
        }
        return out.toString();
    }

    private static String rightOptions(List<Step.Option> shown) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            out.append(shown.get(i).ok() ? i + 1 + " " : "");
        }
        return out.toString();
    }

    /** A text that the answer's matcher should take: the value itself, or the first of several. */
    private static String answerText(Step.Answer answer) {
        Matcher matcher = answer.is();
        while (matcher instanceof Matcher.Any any) {
            matcher = any.of().get(0);
        }
        if (matcher instanceof Matcher.Is is) {
            return ReplyText.bare(is.value());
        }
        if (matcher instanceof Matcher.Between between) {
            return Long.toString(Math.round((between.least() + between.most()) / 2));
        }
        return matcher instanceof Matcher.Like like ? like.pattern().replace("*", "") : null;
    }

    /** A script to mend as a learner would type it who throws away what is there. */
    private static List<String> retyped(int lines, List<String> script) {
        List<String> typed = new ArrayList<>(Collections.nCopies(lines, "-1"));
        script.forEach(line -> typed.add("+ " + line));
        return typed;
    }

    /** For lines to put in order an answer may be the lines themselves; they are typed as their numbers. */
    List<String> asTyped(List<String> answer) {
        if (step instanceof Step.Fix fix && fix.lua() == null) {
            return retyped(fix.script().size(), answer);
        }
        if (!(step instanceof Step.Order)) {
            return answer;
        }
        List<Line> shown = ((OrderRun) fresh()).shown();
        List<Line> lines = new ArrayList<>();
        for (String text : answer) {
            shown.stream()
                    .filter(line -> line.typed().equals(text) || line.text().equals(text))
                    .findFirst()
                    .ifPresent(lines::add);
        }
        return lines.size() == answer.size() ? List.of(numbers(shown, lines)) : answer;
    }
}
