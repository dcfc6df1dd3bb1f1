package dev.rediscover.tutor;

import dev.rediscover.lesson.Difference;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Policy;
import dev.rediscover.lesson.Step;
import java.util.List;

/** One step being taken: attempts, hints, what was said last. How an answer is read and judged depends on the kind. */
abstract class StepRun {
    final Step step;
    final Stage stage;
    private int attempts;
    private int hints;
    private boolean revealed;
    private final HiddenData hidden;
    private Counterexample lastExample;
    private String lastText = "";
    private Difference lastDifference;

    StepRun(Step step, Stage stage) {
        this.step = step;
        this.stage = stage;
        this.hidden = step.head().variants().hidden().isEmpty() ? null : new HiddenData(step, stage);
    }

    /** What the learner typed, as an answer. */
    abstract Outcome submit(String typed);

    /** Does what the model solution does, and shows it. */
    abstract List<Played> playSolution();

    /** Leaves the data as the model solution does, showing nothing: the step was done before. */
    void passBy() {
        playSolution();
    }

    /** Gives up what the step holds besides the data: another step begins. */
    void leave() {}

    /** The model solution as lines to type; empty where it is not commands. */
    List<Line> solution() {
        Step.Judged judged = step.judgedOrNull();
        return judged == null ? List.of() : judged.solution();
    }

    /** The model solution in words, where it is not commands; {@code null} otherwise. */
    String solutionText() {
        return null;
    }

    /** The word {@code check}. */
    Outcome check() {
        return new Outcome.Told("Here every answer is checked as you give it.", List.of());
    }

    /** Whether what is typed is judged only when {@code check} is said. */
    boolean waitsForCheck() {
        return false;
    }

    /** Takes back what the learner did last, where the step itself keeps it; {@code null} where it does not. */
    Outcome undo() {
        return null;
    }

    /** The lines of the learner that have run and stay, where there can be several. */
    List<Line> ownLines() {
        return List.of();
    }

    /** Goes on with a text that was begun earlier, where the answer is one; {@code null} if none was. */
    void resume(String draft) {}

    /** Runs such lines without judging them. */
    void runAgain(List<Line> lines) {
        throw new IllegalStateException("a step of kind " + step.kind() + " keeps no lines");
    }

    /** Takes back the last change where nothing has run, and says so; {@code null} if there is none. */
    String undone() {
        return null;
    }

    /** Data on which lines that are right here go wrong; {@code null} if they are right on all that there is. */
    final Counterexample counterexample(String typed, List<Line> lines) {
        return hidden == null ? null : hidden.against(typed, lines);
    }

    /** The last one that was shown; {@code null} if none was. */
    final Counterexample lastExample() {
        return lastExample;
    }

    /** The answer is right on the data shown only; {@code played}: what of it stays. */
    final Outcome countered(Counterexample example, List<Played> played) {
        lastExample = example;
        lastDifference = null;
        String text = "That is right for the data you see, and wrong for other data. " + example.why();
        return new Outcome.Countered(refusal(Feedback.Kind.COUNTEREXAMPLE, example.mistake(), text), example, played);
    }

    int attempts() {
        return attempts;
    }

    int hintsShown() {
        return hints;
    }

    boolean revealed() {
        return revealed;
    }

    void reveal() {
        revealed = true;
    }

    void hinted() {
        hints++;
    }

    /** Keeps what is known of the learner's way when the step begins again. */
    void takeOver(StepRun before) {
        attempts = before.attempts;
        hints = before.hints;
        revealed = before.revealed;
        lastText = before.lastText;
        lastExample = before.lastExample;
    }

    /** The last difference in its fullest form as far as the policy lets it be told; {@code null} if there is none. */
    String why() {
        if (lastDifference == null) {
            return lastText.isEmpty() ? null : lastText;
        }
        return sentence(told(lastDifference, attempts + 1));
    }

    /** A refusal for a verdict. */
    Feedback feedback(Verdict verdict) {
        if (verdict.mistake() != null) {
            return refusal(Feedback.Kind.MISTAKE, verdict.mistake().id(), verdict.text());
        }
        if (verdict.gate() != null) {
            return refusal(Feedback.Kind.GATE, null, sentence(verdict.text()));
        }
        lastDifference = verdict.difference();
        String text = verdict.text() != null ? verdict.text() : sentence(told(verdict.difference(), attempts + 1));
        return refusal(Feedback.Kind.DIFFERENCE, null, text);
    }

    /** The strength of a difference by the number of attempts: its kind, then its place, then what is expected. */
    private String told(Difference difference, int attempt) {
        boolean mayTellAll = step.head().policy().reveal() != Policy.NEVER;
        if (attempt >= 3 && mayTellAll) {
            return difference.expected();
        }
        return attempt >= 2 ? difference.place() : difference.kind();
    }

    /** A refusal that never says the same text twice in a row. */
    Feedback refusal(Feedback.Kind kind, String id, String text) {
        Feedback feedback = new Feedback(kind, id, text);
        if (feedback.countsAsAttempt()) {
            attempts++;
        }
        String told = text;
        if (text.equals(lastText)) {
            told = (feedback.countsAsAttempt() ? "Attempt " + attempts + ", and still the same: " : "Again: ") + text;
        }
        lastText = told;
        return new Feedback(kind, id, told);
    }

    Outcome refused(Feedback feedback, List<Played> played) {
        return new Outcome.Refused(feedback, played);
    }

    /** The step is done. */
    Outcome solved(boolean hit, List<Played> played, Feedback note, List<Line> otherSolution) {
        return new Outcome.Solved(
                step, status(hit), hit, played, note, step.head().after(), otherSolution);
    }

    private Outcome.Status status(boolean hit) {
        if (!step.isExercise()) {
            return Outcome.Status.READ;
        }
        if (!hit) {
            return Outcome.Status.MISSED;
        }
        return revealed ? Outcome.Status.REVEALED : hints > 0 ? Outcome.Status.HINTED : Outcome.Status.UNAIDED;
    }

    /** The text as a sentence: begun with a capital if it is more than a name, and ended. */
    static String sentence(String text) {
        String ended = ended(text);
        boolean lowerStart = !ended.isEmpty() && Character.isLowerCase(ended.charAt(0)) && ended.indexOf(' ') > 0;
        return lowerStart ? Character.toUpperCase(ended.charAt(0)) + ended.substring(1) : ended;
    }

    /** The text with a full stop, if it has no end of its own. */
    static String ended(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return stripped;
        }
        char last = stripped.charAt(stripped.length() - 1);
        boolean ends = last == '.' || last == '!' || last == '?' || last == '"' && stripped.endsWith(".\"");
        return ends ? stripped : stripped + ".";
    }

    /** What to say to an empty line. */
    Outcome empty(String wanted) {
        return refused(refusal(Feedback.Kind.EMPTY, null, "Nothing typed yet: " + wanted + "."), List.of());
    }
}
