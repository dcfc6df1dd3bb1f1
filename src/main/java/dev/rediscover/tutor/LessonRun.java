package dev.rediscover.tutor;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Policy;
import dev.rediscover.lesson.Step;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A lesson being taken. {@link #start} begins it; then every line the learner types goes to {@link #enter}, and what
 * became of it comes back as an {@link Outcome}. After {@link Outcome.Solved} the lesson waits for {@link #next}.
 *
 * <p>One thread at a time. The data of the lesson is an engine of its own: {@link #link} shows it.
 */
public final class LessonRun {
    /** What {@link #why} says as long as nothing has been refused in a step. */
    public static final String NOTHING_REFUSED = "Nothing has been refused yet.";

    private static final String HOST = "127.0.0.1";

    private static final List<String> WORDS =
            List.of("hint", "next", "back", "skip", "check", "solution", "why", "reset", "play", "done", "undo");

    private final String pack;
    private final Lesson lesson;
    private final Progress progress;
    private final Stage empty;
    private final Map<String, Outcome.Status> statuses = new LinkedHashMap<>();
    private final Map<Integer, List<Line>> entries = new LinkedHashMap<>();
    private Stage stage;
    private Stage playground;
    private int playedFrom; // how long the playground's history was at its beginning
    private boolean onOtherData;
    private int index;
    private StepRun current;
    private boolean solved;
    private boolean finished;
    private int port;
    private boolean asksHowSure;
    private String guess; // said, while the learner is asked how sure that is
    private String said;
    private int confidence;

    /**
     * A lesson that has not begun.
     *
     * @param pack the id of the lesson's pack
     * @param maker makes the engine of the lesson
     * @param progress where done steps are noted
     */
    public LessonRun(String pack, Lesson lesson, EngineMaker maker, Progress progress) {
        this.pack = pack;
        this.lesson = lesson;
        this.progress = progress;
        this.empty = Stage.empty(maker, lesson.clockMillis(), lesson.seed());
        empty.patience().begin(Patience.ENTRY);
        this.stage = empty.at(lesson.setup());
    }

    /** The words that a lesson understands in every step. */
    public static List<String> words() {
        return WORDS;
    }

    // ---- where we are

    public Lesson lesson() {
        return lesson;
    }

    /** The step under way. */
    public Step step() {
        return lesson.steps().get(index);
    }

    /** Tells on which port the lesson's engine can be reached now; 0 for none. */
    public void openedPort(int number) {
        port = number;
    }

    /** A text of the step under way (its prompt, a program), with where to connect in its place-holders. */
    public String text(String text) {
        boolean named = port > 0 && wantsPort();
        return named ? text.replace("{port}", Integer.toString(port)).replace("{host}", HOST) : text;
    }

    /** Its place in the lesson, from 0. */
    public int stepIndex() {
        return index;
    }

    /** Whether the step is done and {@link #next} is awaited. */
    public boolean isSolved() {
        return solved;
    }

    public boolean isFinished() {
        return finished;
    }

    /** Whether the learner plays on a copy. */
    public boolean isPlaying() {
        return playground != null;
    }

    /** How many wrong attempts there were at this step. */
    public int attempts() {
        return current.attempts();
    }

    /** How much help there was at this step: hints given, and whether the solution was shown. */
    public Help help() {
        return new Help(current.hintsShown(), current.revealed());
    }

    /** The engine that the learner sees now: another one after going back, undo, reset and play, so ask each time. */
    public EmbeddedLink link() {
        return visible().link();
    }

    /** Every line that led to the lesson's data as it is now, from empty; while playing, without what is played. */
    public List<Line> history() {
        return stage.history();
    }

    /** As {@link #history()}, while playing with what is played. */
    public List<Line> playedHistory() {
        return visible().history();
    }

    private Stage visible() {
        return playground != null ? playground : stage;
    }

    /** Whether a client waits for the end of a command. */
    public boolean isWaiting(String client) {
        return visible().isWaiting(client);
    }

    /** Gives up a client's waiting, as Ctrl-C does. */
    public void cancel(String client) {
        visible().cancel(client);
    }

    /** Replies that came because a client from outside acted. */
    public List<Played.Late> takeLate() {
        return visible().takeLate();
    }

    /** The goals of a task or a project as they stand; empty in other steps. */
    public List<Goal> goals() {
        return current instanceof LiveRun live ? live.goals() : List.of();
    }

    /** The script that is written or mended, as it stands; empty in other steps. */
    public List<Line> script() {
        return current instanceof ScriptRun script ? script.lines() : List.of();
    }

    /** The id of the lesson's pack. */
    public String pack() {
        return pack;
    }

    /** Where the Lua text failed when it was tried or judged last; {@code null} if it did not. */
    public ScriptFault scriptFault() {
        return current instanceof LuaRun lua ? lua.fault() : null;
    }

    /** The Lua text that is written or mended, as it stands; {@code null} in other steps. */
    public String scriptText() {
        return current instanceof LuaRun lua ? lua.text() : null;
    }

    /** The options of a choice in the order in which they are numbered; empty in other steps. */
    public List<Step.Option> options() {
        return current instanceof ChoiceRun choice ? choice.shown() : List.of();
    }

    /** The race as it stands; {@code null} in other steps. */
    public RaceView race() {
        return current instanceof RaceRun race ? race.view() : null;
    }

    /** What has become of the second server; {@code null} in steps without one. */
    public CrashView crash() {
        return current instanceof CrashRun crash ? crash.view() : null;
    }

    /** The lines to put in order, as they are numbered; empty in other steps. */
    public List<Line> orderLines() {
        return current instanceof OrderRun order ? order.shown() : List.of();
    }

    // ---- predictions

    /** From now on a learner who predicts a reply is asked how sure he is before the truth is shown, or is not. */
    public void askHowSure(boolean on) {
        asksHowSure = on;
    }

    /** Whether a prediction is made and the next line tells how sure the learner is. */
    public boolean isAskingHowSure() {
        return guess != null;
    }

    /** How sure the learner was of the prediction that this step was done with: 1 to 3; 0 if nobody asked. */
    public int confidence() {
        return confidence;
    }

    /** The prediction that {@link #confidence} belongs to; {@code null} if there is none. */
    public String said() {
        return said;
    }

    private Outcome predicted(String typed) throws IOException {
        if (guess == null) {
            guess = typed;
            return new Outcome.HowSure();
        }
        int sure = Confidence.read(typed);
        if (sure == 0) {
            return new Outcome.Refused(new Feedback(Feedback.Kind.UNREADABLE, null, Confidence.WANTED), List.of());
        }
        String typedBefore = guess;
        guess = null;
        Outcome outcome = noted(current.submit(typedBefore));
        if (outcome instanceof Outcome.Solved done) {
            confidence = sure;
            said = typedBefore;
            Reply truth = new Performance(stage, done.played()).reply();
            progress.guessed(
                    Surprise.of(progress.now(), pack, lesson, (Step.Predict) step(), sure, said, truth, done.hit()));
        }
        return outcome;
    }

    // ---- going through the lesson

    /** Begins at the first step that is not done, the steps before played as the model solutions do. */
    public Outcome start() {
        int resume = progress.resumeAt(pack, lesson);
        return startAt(resume == lesson.steps().size() ? 0 : resume);
    }

    /** Begins at a step, the steps before played as the model solutions do. */
    public Outcome startAt(int step) {
        empty.patience().begin(Patience.ENTRY);
        stage = empty.at(lesson.setup());
        for (int i = 0; i < step; i++) {
            Step before = lesson.steps().get(i);
            Progress.Entry entry = progress.entry(pack, lesson, before);
            if (entry != null) {
                statuses.put(before.id(), entry.status());
            }
            begin(i);
            current.passBy();
        }
        return begin(step);
    }

    /** What a learner typed: one of the lesson's words if it is the whole line, else an answer or a command. */
    public Outcome enter(String typed) throws IOException {
        empty.patience().begin(Patience.ENTRY);
        String word = typed.strip();
        if (WORDS.contains(word) && (solved || !isAnswer(word))) {
            guess = null;
            return word(word);
        }
        return solved && word.isEmpty() && playground == null ? next() : submit(typed);
    }

    /** Whether one of the lesson's words happens to be an answer here. */
    private boolean isAnswer(String word) {
        return step() instanceof Step.Answer answer && TextAnswer.fits(answer.is(), word)
                || options().stream().anyMatch(option -> option.text().equalsIgnoreCase(word));
    }

    /** One of the words {@code hint next back skip check solution why reset play done undo}. */
    public Outcome word(String word) throws IOException {
        empty.patience().begin(Patience.ENTRY);
        return switch (word) {
            case "hint" -> hint();
            case "next" -> next();
            case "back" -> back();
            case "skip" -> skip();
            case "check" -> check();
            case "solution" -> solution();
            case "why" -> why();
            case "reset" -> reset();
            case "undo" -> undo();
            case "play" -> play();
            case "done" -> endPlay();
            default -> throw new IllegalArgumentException(word);
        };
    }

    /** An answer or a command for the step under way; while playing, a command on the copy. */
    public Outcome submit(String typed) throws IOException {
        empty.patience().begin(Patience.ENTRY);
        if (playground != null || solved || finished) {
            return free(typed);
        }
        boolean predicts = step() instanceof Step.Predict && (guess != null || asksHowSure && !typed.isBlank());
        return predicts ? predicted(typed) : noted(current.submit(typed));
    }

    /** The programs that connect in the step under way; {@code null} in a step without any. */
    public Callers callers() {
        empty.patience().begin(Patience.ENTRY);
        return current instanceof LiveRun live ? live.callers() : null;
    }

    /** The engine of the lesson itself, also while the learner plays on a copy. */
    public EmbeddedLink stageLink() {
        return stage.link();
    }

    /** Whether programs may connect in the step under way; they may stay connected when it is done. */
    public boolean wantsPort() {
        return current instanceof LiveRun live && live.callers() != null && !finished;
    }

    /** Judges what programs have sent since the last time; {@code null} if there is nothing to say. */
    public Outcome settle() throws IOException {
        empty.patience().begin(Patience.ENTRY);
        Outcome outcome = current instanceof LiveRun live && !solved ? live.settle() : null;
        playground = outcome instanceof Outcome.Solved ? null : playground;
        return noted(outcome);
    }

    private Outcome free(String typed) {
        Typed read = Typed.read(typed);
        if (read.line() == null) {
            String text = typed.isBlank() ? "Type a command." : StepRun.sentence(read.problem());
            return new Outcome.Refused(new Feedback(Feedback.Kind.UNREADABLE, null, text), List.of());
        }
        if (solved && playground == null && !isKnown(read.line())) {
            return told("This step is done; Enter goes on. A command would run on a copy, but there is none called \""
                    + read.line().words().get(0).utf8() + "\".");
        }
        Stage where = playground != null ? playground : stage.copy();
        int from = playground != null ? playedFrom : where.history().size();
        if (!read.line().isTick() && where.isWaiting(read.line().client())) {
            String waits = CommandRun.waits(read.line().client());
            return new Outcome.Refused(new Feedback(Feedback.Kind.UNREADABLE, null, waits), List.of());
        }
        playground = where;
        playedFrom = from;
        return new Outcome.Ran(List.of(where.run(read.line())), List.of(), null);
    }

    private boolean isKnown(Line line) {
        return line.isTick() || link().engine().catalog().find(line.words().get(0)) != null;
    }

    /** Goes on, when the step is done or there was nothing to do in it. */
    public Outcome next() throws IOException {
        playground = null;
        if (finished) {
            return Outcome.Finished.of(lesson, statuses);
        }
        if (!solved && step().isExercise() && !step().head().optional()) {
            String skip = step().head().policy().skip() == Policy.Skip.FORBID
                    ? ""
                    : " The word skip shows the solution and goes on.";
            return new Outcome.Told("This step is not done yet." + skip, List.of());
        }
        if (!solved && !step().isExercise()) {
            noted(current.solved(true, List.of(), null, List.of()));
        }
        if (index + 1 == lesson.steps().size()) {
            if (wantsPort()) {
                callers().leave();
            }
            finished = true;
            return Outcome.Finished.of(lesson, statuses);
        }
        return begin(index + 1);
    }

    /** Goes back to the step before, with the data as it was there. */
    public Outcome back() {
        playground = null;
        finished = false;
        if (index == 0) {
            return new Outcome.Told("This is the first step.", List.of());
        }
        return beginAgain(index - 1);
    }

    /** Begins the step again, with the data as it was; attempts and hints stay counted. */
    public Outcome reset() throws IOException {
        playground = null;
        progress.draft(pack, lesson, step(), null);
        StepRun before = current;
        Outcome began = beginAgain(index);
        current.takeOver(before);
        return began;
    }

    private Outcome beginAgain(int step) {
        stage = stage.at(entries.getOrDefault(step, lesson.setup()));
        return begin(step);
    }

    private Outcome begin(int step) {
        if (wantsPort()) {
            callers().leave();
        }
        index = step;
        solved = false;
        finished = false;
        playground = null;
        guess = null;
        said = null;
        confidence = 0;
        Step next = step();
        if (!next.head().continues()) {
            stage = stage.at(lesson.setup());
        }
        entries.put(step, stage.history());
        stage.run(next.head().setup());
        List<Outcome.Shown> shown = new ArrayList<>();
        if (next instanceof Step.Demo demo) {
            demo.run().forEach(line -> shown.add(new Outcome.Shown(stage.run(line.line()), line.note())));
        } else if (next instanceof Step.Predict predict) {
            predict.given().forEach(line -> shown.add(new Outcome.Shown(stage.run(line), null)));
        }
        if (current != null) {
            current.leave();
        }
        current = Steps.run(next, stage, lesson.seed() * 31 + step);
        current.resume(progress.draft(pack, lesson, next));
        return new Outcome.Began(next, step + 1, lesson.steps().size(), shown);
    }

    private Outcome noted(Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Solved done) {
            solved = true;
            statuses.put(done.step().id(), done.status());
            progress.done(pack, lesson, done.step(), done.status(), current.attempts(), current.hintsShown());
            progress.draft(pack, lesson, step(), null);
        } else if (outcome instanceof Outcome.Written written) {
            progress.draft(pack, lesson, step(), written.text());
        }
        return outcome;
    }

    // ---- help

    /** Whether a hint would be given now. A prediction is one guess, so its hints are open before it. */
    public boolean mayHint() {
        return help(solved).mayHint();
    }

    /** Whether the solution would be shown now. */
    public boolean mayReveal() {
        return help(solved).mayReveal();
    }

    private StepHelp help(boolean done) {
        return new StepHelp(current, done);
    }

    /** The next hint. */
    public Outcome hint() {
        return help(solved).hint();
    }

    /** The model solution, when the policy lets it be shown. */
    public Outcome solution() {
        return help(solved).solution();
    }

    /** What is known of the last refusal; when the step is done, the author's note. */
    public Outcome why() {
        return help(solved).why();
    }

    /** Passes the step over: the model solution is run and shown, and counts apart. */
    public Outcome skip() throws IOException {
        if (!step().isExercise() || solved) {
            return next();
        }
        if (step().head().policy().skip() == Policy.Skip.FORBID) {
            return told("This step cannot be skipped." + (mayHint() ? " The word hint helps." : ""));
        }
        playground = null;
        StepRun before = current;
        beginAgain(index);
        current.takeOver(before);
        List<Played> played = current.playSolution();
        String text = current.solutionText();
        Feedback note = text == null ? null : new Feedback(Feedback.Kind.DIFFERENCE, null, "The answer: " + text);
        return noted(new Outcome.Solved(
                step(),
                Outcome.Status.SKIPPED,
                true,
                played,
                note,
                step().head().after(),
                current.solution()));
    }

    /** Looks whether a task is done. */
    public Outcome check() throws IOException {
        if (solved) {
            return told("This step is done.");
        }
        Outcome outcome = noted(current.check());
        playground = solved ? null : playground; // what is done now may have changed the data that was copied
        return outcome;
    }

    private static Outcome told(String text) {
        return new Outcome.Told(text, List.of());
    }

    // ---- playing

    /** From now on commands run on a copy, until {@link #endPlay}. */
    public Outcome play() {
        if (!step().head().policy().play()) {
            return told("There is no playing in this step.");
        }
        if (playground == null && current.lastExample() != null && !solved) {
            playOn(current.lastExample().stage().copy());
            onOtherData = true;
            return told(
                    "You play on the other data now, before anything was done to it; the word done brings you back.");
        }
        if (playground == null) {
            playOn(stage.copy());
        }
        return told("You play on a copy now; the word done brings you back, with everything as it was.");
    }

    private void playOn(Stage copy) {
        playground = copy;
        playedFrom = copy.history().size();
        onOtherData = false;
    }

    /** Whether the learner plays on the data of a counterexample. */
    public boolean isOnOtherData() {
        return playground != null && onOtherData;
    }

    /** Drops the copy and goes back to the lesson. */
    public Outcome endPlay() {
        boolean was = playground != null;
        playground = null;
        onOtherData = false;
        return told(was ? "Back in the lesson; everything is as it was." : "You are not playing.");
    }

    /** Takes back the learner's last command of this step. */
    public Outcome undo() {
        if (solved && playground == null) {
            return told("This step is done. The word back goes to the step before, reset begins this one again.");
        }
        String undone = playground == null ? current.undone() : null;
        if (undone != null) {
            return told(undone);
        }
        Outcome own = playground == null ? current.undo() : null;
        if (own != null) {
            return own;
        }
        List<Line> lines = playground != null ? playground.history() : current.ownLines();
        int fixed = playground != null ? playedFrom : 0;
        if (lines.size() <= fixed) {
            return told("There is nothing to undo in this step.");
        }
        List<Line> left = lines.subList(0, lines.size() - 1);
        if (playground != null) {
            playground = playground.at(left);
        } else {
            StepRun before = current;
            beginAgain(index);
            current.takeOver(before);
            current.runAgain(left);
        }
        return told("Taken back: " + lines.get(lines.size() - 1).typed());
    }
}
