package dev.rediscover.author.recording;

import dev.rediscover.lesson.Line;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.resp.Reply;
import dev.rediscover.tutor.Played;
import dev.rediscover.tutor.Rehearsal;
import dev.rediscover.tutor.Stage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A step being played by its author, line by line: first what prepares the data, then the solution, then answers that
 * people get wrong. {@link #line} takes what is typed and shows what comes of it; {@code :save} proves the step and
 * writes it.
 */
public final class Recording {
    /** What lines are at the moment. */
    enum Phase {
        SETUP,
        SOLUTION,
        WRONG,
        ALSO
    }

    /** Whether to go on after a line. */
    public enum Next {
        GO_ON,
        /** The line was no good, and has changed nothing. */
        REFUSED,
        /** The step was written. */
        SAVED,
        /** The author leaves without writing. */
        LEFT
    }

    /**
     * All that a recording remembers, so that undo is going back to the one before.
     *
     * @param named the name that was given to the wrong answers to come; {@code null} for none
     * @param open the lines of the answer that is being typed
     * @param accepted the last wrong answer, if it turned out to be right
     */
    private record State(Draft draft, Phase phase, String named, List<String> open, List<String> accepted) {}

    private final Workshop workshop;
    private final Desk desk;
    private final Saver saver;
    private final Deque<State> earlier = new ArrayDeque<>();
    private State now;
    private Stage stage;
    private List<String> text; // a text being typed line by line; null if none is

    Recording(Workshop workshop, Desk desk, Saver saver, String id, String kind) {
        this.workshop = workshop;
        this.desk = desk;
        this.saver = saver;
        this.now = new State(Draft.EMPTY.withId(id).withKind(kind), Phase.SETUP, null, List.of(), null);
        this.stage = workshop.stage(List.of());
    }

    // ---- for the prompt

    /** What stands before the cursor. */
    public String prompt() {
        return text != null ? "...> " : phase() + "> ";
    }

    private String phase() {
        return switch (now.phase()) {
            case SETUP -> "setup";
            case SOLUTION -> isPrediction() ? "asked" : "solution";
            case WRONG -> isPrediction() ? "wrong guess" : "wrong";
            case ALSO -> "also";
        };
    }

    /** The engine behind the prompt: another one after each phase, so ask each time. */
    public EmbeddedLink link() {
        return stage.link();
    }

    /** The number of the database that is selected. */
    public int db() {
        return stage.database();
    }

    /** Whether what is typed now is a command, not a text or a guess. */
    public boolean takesCommands() {
        return text == null && !(now.phase() == Phase.WRONG && isPrediction());
    }

    /** Whether a text is being typed, line by line. */
    public boolean isText() {
        return text != null;
    }

    /** Whether nothing would be lost by leaving. */
    public boolean isEmpty() {
        return now.draft().prompt() == null && now.draft().solution().isEmpty();
    }

    private boolean isPrediction() {
        return "predict".equals(now.draft().kind());
    }

    /** Says what this is; once, before the first line. */
    public void welcome() {
        int steps = workshop.lesson().steps().size();
        String where = steps == 0
                ? "the first step of the lesson " + workshop.lesson().id()
                : "a step at the end of the lesson " + workshop.lesson().id() + ", after its " + steps
                        + (steps == 1 ? " step" : " steps");
        desk.note("You play " + where + "; the YAML is written for you. :help lists the words.");
        desk.note("1. Setup: type the commands that prepare the data, if any. Then :ask TEXT says what the learner"
                + " is to do.");
    }

    // ---- lines

    /** Takes a line as it was typed. */
    public Next line(String typed) {
        String line = typed.strip();
        if (text != null) {
            return textLine(typed);
        }
        if (line.isEmpty() || line.startsWith("#")) {
            return Next.GO_ON;
        }
        if (line.startsWith(":") && !line.startsWith(":tick")) {
            return word(line.substring(1).strip());
        }
        return now.phase() == Phase.WRONG && isPrediction() ? wrongDone(List.of(line)) : command(line);
    }

    private Next refuse(String why) {
        desk.warn(why);
        return Next.REFUSED;
    }

    private void become(State next) {
        earlier.push(now);
        now = next;
    }

    private void become(Draft draft) {
        become(new State(draft, now.phase(), now.named(), now.open(), null));
    }

    private Next command(String typed) {
        Rehearsal.Read read = Rehearsal.read(typed);
        if (read.line() == null) {
            return refuse(
                    read.problem().isEmpty() ? "There is no command in that." : "Not kept: " + read.problem() + ".");
        }
        Line line = read.line();
        if (!line.isTick() && stage.isWaiting(line.client())) {
            return refuse("Not kept: " + line.client() + " still waits for the command before. Let another client act"
                    + " (@bob COMMAND), move the clock (:tick 5s), or :undo.");
        }
        boolean mayErr = now.phase() == Phase.WRONG;
        String fault = mayErr ? null : workshop.fault(line); // there may be no such command
        if (fault != null) {
            return refuse("Not kept: " + fault + ".");
        }
        Played played = stage.run(line);
        desk.played(played);
        boolean error = played.reply() instanceof Reply.Err;
        if (error && now.phase() == Phase.SETUP) {
            stage = stageOf(now);
            return refuse("Not kept: what prepares the data may not fail.");
        }
        if (played.waits()) {
            desk.note("It waits. Another client (@bob COMMAND) or the clock (:tick 5s) may end that.");
        }
        return kept(typed, error);
    }

    private Next kept(String typed, boolean error) {
        List<String> open = Draft.plus(now.open(), typed);
        switch (now.phase()) {
            case SETUP -> become(now.draft().withSetup(Draft.plus(now.draft().setup(), typed)));
            case SOLUTION -> {
                become(now.draft().withSolution(Draft.plus(now.draft().solution(), typed)));
                if (error && !isPrediction()) {
                    desk.note("Kept, although Redis refuses it; :undo takes it back.");
                }
            }
            case WRONG -> {
                return isWhole() ? answerGoesOn(open) : wrongDone(open);
            }
            default -> {
                return isWhole() ? answerGoesOn(open) : alsoDone(open);
            }
        }
        return Next.GO_ON;
    }

    /** Whether an answer may have several lines. */
    private boolean isWhole() {
        String kind = Workshop.kind(now.draft());
        boolean lines = kind.equals(Workshop.LUA) && now.draft().solution().size() > 1;
        return kind.equals("task") || kind.equals("script") || lines;
    }

    private Next answerGoesOn(List<String> open) {
        become(new State(now.draft(), now.phase(), now.named(), open, null));
        if (now.phase() == Phase.ALSO && workshop.judge(now.draft(), open).accepted()) {
            return alsoDone(open);
        }
        if (now.phase() == Phase.WRONG && open.size() == 1) {
            desk.note("Type more of this answer, or :done to have it judged.");
        }
        return Next.GO_ON;
    }

    // ---- answers

    /** Judges a wrong answer and keeps it as an example of a mistake. */
    private Next wrongDone(List<String> typed) {
        List<String> answer = Workshop.kept(now.draft(), typed);
        Rehearsal.Judgement judgement = workshop.judge(now.draft(), answer);
        State closed = new State(now.draft(), now.phase(), now.named(), List.of(), null);
        if (judgement.accepted()) {
            desk.note(
                    isPrediction()
                            ? "That is right, so it is no mistake."
                            : "Accepted: that is no mistake. :also keeps it as another right way.");
            become(new State(now.draft(), now.phase(), now.named(), List.of(), answer));
            stage = stageOf(now);
            return Next.GO_ON;
        }
        String told = judgement.feedback() == null ? "" : judgement.feedback().text();
        if (Workshop.isSlip(judgement) && now.named() == null && !isPrediction()) {
            desk.note("Refused, and needs no message of yours: \"" + told + "\"");
            stage = stageOf(closed);
            return Next.GO_ON;
        }
        Draft draft = withTry(now.draft(), answer);
        become(new State(draft, now.phase(), now.named(), List.of(), null));
        stage = stageOf(now);
        tell(draft, judgement);
        return Next.GO_ON;
    }

    private Draft withTry(Draft draft, List<String> answer) {
        List<Draft.Try> tries = new ArrayList<>(draft.tries());
        for (int i = 0; i < tries.size(); i++) {
            if (now.named() != null && now.named().equals(tries.get(i).id())) {
                tries.set(i, tries.get(i).with(answer));
                return draft.withTries(List.copyOf(tries));
            }
        }
        tries.add(new Draft.Try(now.named(), List.of(answer), null));
        return draft.withTries(List.copyOf(tries));
    }

    private void tell(Draft draft, Rehearsal.Judgement judgement) {
        if (judgement.fullest() != null) {
            desk.note("Refused: " + judgement.fullest());
        }
        Draft.Try last = tryOf(draft);
        MistakeChoice.Named named = new MistakeChoice(workshop, draft)
                .all().stream().filter(one -> one.of() == last).findFirst().orElseThrow();
        desk.note("Kept as the mistake " + named.text().id() + ", when "
                + named.text().when() + "; it says:\n  " + named.text().say()
                + (last.say() == null ? "\n:say TEXT puts that in your words." : ""));
        if (!named.speaks()) {
            desk.warn("No condition tells this answer from a right one; save will not prove it. :undo takes it back.");
        }
    }

    /** The wrong answer that was typed last. */
    private Draft.Try tryOf(Draft draft) {
        for (Draft.Try one : draft.tries()) {
            if (now.named() != null && now.named().equals(one.id())) {
                return one;
            }
        }
        return draft.tries().get(draft.tries().size() - 1);
    }

    private Next alsoDone(List<String> typed) {
        List<String> answer = Workshop.kept(now.draft(), typed);
        Rehearsal.Judgement judgement = workshop.judge(now.draft(), answer);
        if (judgement.accepted()) {
            become(new State(now.draft().withAlso(answer), now.phase(), null, List.of(), null));
            desk.note("Accepted, and kept as another right way.");
        } else {
            earlierIfOpen();
            become(new State(now.draft(), now.phase(), null, List.of(), null));
            desk.warn("Not kept: a learner who types that is refused. " + judgement.fullest());
        }
        stage = stageOf(now);
        return judgement.accepted() ? Next.GO_ON : Next.REFUSED;
    }

    private void earlierIfOpen() {
        while (!earlier.isEmpty() && !now.open().isEmpty()) {
            now = earlier.pop();
        }
    }

    /** Judges an answer of several lines that is not finished yet. */
    private Next finish() {
        if (now.open().isEmpty()) {
            return Next.GO_ON;
        }
        List<String> answer = now.open();
        return now.phase() == Phase.WRONG ? wrongDone(answer) : alsoDone(answer);
    }

    // ---- words

    private Next word(String said) {
        boolean forced = said.equals("save!");
        int end = said.indexOf(' ') < 0 ? said.length() : said.indexOf(' ');
        String name = forced ? "save" : said.substring(0, end);
        String rest = said.substring(end).strip();
        List<RecordingWord> found = RecordingWord.startingWith(name);
        if (found.size() != 1) {
            return refuse("There is no word :" + name + " here; :help lists them.");
        }
        RecordingWord word = found.get(0);
        boolean closes = switch (word) {
            case ASK, WRONG, ALSO, SETUP, SOLUTION, SAVE, HINT, AFTER, SAY -> true;
            default -> false;
        };
        Next finished = closes ? finish() : Next.GO_ON;
        return finished == Next.REFUSED ? finished : said(word, rest, forced);
    }

    private Next said(RecordingWord word, String rest, boolean forced) {
        return switch (word) {
            case ASK -> ask(rest);
            case WRONG -> wrong(rest);
            case DONE -> now.open().isEmpty() ? refuse("There is no answer to be judged.") : finish();
            case SAY -> say(rest);
            case ALSO -> also(rest);
            case HINT ->
                rest.isEmpty() ? refuse(":hint TEXT") : keep(now.draft().withHint(rest), "Kept as a hint.");
            case AFTER ->
                rest.isEmpty() ? refuse(":after TEXT") : keep(now.draft().withAfter(rest), "Kept.");
            case PREDICT -> kind("predict");
            case KIND -> kind(rest);
            case ID -> id(rest);
            case SETUP -> enter(Phase.SETUP, null, "Setup: commands that prepare the data. Then :solution.");
            case SOLUTION -> solution();
            case UNDO -> undo();
            case AGAIN -> again();
            case SHOW -> show();
            case SAVE -> save(forced);
            case HELP -> help();
            case QUIT -> Next.LEFT;
        };
    }

    private Next keep(Draft draft, String told) {
        become(draft);
        desk.note(told);
        return Next.GO_ON;
    }

    private Next enter(Phase phase, String named, String told) {
        become(new State(now.draft(), phase, named, List.of(), null));
        stage = stageOf(now);
        desk.note(told);
        return Next.GO_ON;
    }

    /** The data that the next line finds. */
    private Stage stageOf(State state) {
        List<String> lines = new ArrayList<>(state.draft().setup());
        if (state.phase() == Phase.SOLUTION) {
            lines.addAll(state.draft().solution());
        }
        lines.addAll(state.open());
        return workshop.stage(lines);
    }

    private Next ask(String words) {
        if (!words.isEmpty()) {
            return asked(words);
        }
        try {
            String written =
                    desk.write(now.draft().prompt() == null ? "" : now.draft().prompt());
            if (written != null) {
                desk.note(written.strip());
                return written.isBlank() ? refuse("Nothing was written, nothing is kept.") : asked(written);
            }
        } catch (IOException e) {
            return refuse("Your editor did not do it: " + e.getMessage() + ". Write :ask TEXT.");
        }
        text = new ArrayList<>();
        desk.note("Type the text, then a line with only a dot.");
        return Next.GO_ON;
    }

    private Next textLine(String typed) {
        if (!typed.strip().equals(".")) {
            text.add(typed);
            return Next.GO_ON;
        }
        String whole = String.join("\n", text);
        text = null;
        return whole.isBlank() ? refuse("Nothing was written, nothing is kept.") : asked(whole);
    }

    private Next asked(String prompt) {
        boolean first = now.draft().prompt() == null;
        Draft draft = now.draft().withPrompt(prompt);
        Phase phase = now.phase() == Phase.SETUP ? Phase.SOLUTION : now.phase();
        become(new State(draft, phase, null, List.of(), null));
        stage = stageOf(now);
        String next = isPrediction()
                ? "2. Type the command whose reply is to be predicted. Then :wrong for guesses that people make."
                : "2. Solution: play it as a learner should. Then :wrong for answers that people get wrong, :hint TEXT,"
                        + " and :save.";
        desk.note(first ? next : "Kept.");
        return Next.GO_ON;
    }

    private Next wrong(String rest) {
        if (now.draft().solution().isEmpty()) {
            return refuse(
                    "Play the solution first" + (now.draft().prompt() == null ? ": :ask TEXT leads to it." : "."));
        }
        int end = rest.indexOf(' ') < 0 ? rest.length() : rest.indexOf(' ');
        String id = rest.substring(0, end);
        if (!id.isEmpty() && !isId(id)) {
            return refuse("\"" + id + "\" cannot be the name of a mistake: lower-case letters, digits and - only.");
        }
        boolean first = now.phase() != Phase.WRONG;
        String what = isPrediction() ? "3. Wrong guesses: type each as a learner would." : wrongText();
        return enter(
                Phase.WRONG,
                id.isEmpty() ? null : id,
                first ? what : id.isEmpty() ? "Another one." : "Now " + id + ".");
    }

    private String wrongText() {
        return isWhole()
                ? "3. A wrong answer: type its lines as a learner would, then :done."
                : "3. Wrong answers: type each as a learner would; it is judged and taken back at once.";
    }

    private static boolean isId(String text) {
        return text.matches("[a-z][a-z0-9-]{0,79}");
    }

    private Next say(String words) {
        if (now.draft().tries().isEmpty() || words.isEmpty()) {
            return refuse(words.isEmpty() ? ":say TEXT" : "There is no wrong answer yet; :wrong begins one.");
        }
        List<Draft.Try> tries = new ArrayList<>(now.draft().tries());
        Draft.Try last = tryOf(now.draft());
        tries.set(tries.lastIndexOf(last), last.saying(words));
        boolean plain = Workshop.message(words).equals(words);
        return keep(
                now.draft().withTries(List.copyOf(tries)),
                plain
                        ? "Kept."
                        : "Kept, with braces as braces. What is filled in: {reply} {typed} {command} {changed_keys}"
                                + " {value:KEY} {type:KEY} {ttl:KEY} {len:KEY}.");
    }

    private Next also(String command) {
        if (now.draft().solution().isEmpty() || isPrediction()) {
            return refuse(isPrediction() ? "A prediction has one right answer." : "Play the solution first.");
        }
        List<String> accepted = now.accepted();
        if (command.isEmpty() && accepted != null) {
            become(new State(now.draft().withAlso(accepted), now.phase(), now.named(), List.of(), null));
            desk.note("Kept as another right way.");
            return Next.GO_ON;
        }
        Next entered = enter(Phase.ALSO, null, "Another right way: type it; it is judged at once.");
        return command.isEmpty() ? entered : command(command);
    }

    private Next kind(String kind) {
        if (!List.of("command", "task", "script", Workshop.LUA, "predict").contains(kind)) {
            return refuse("The kinds that can be recorded are command, task, script, lua and predict; this is a "
                    + Workshop.kind(now.draft()) + ".");
        }
        if (Workshop.lacksLua(now.draft().withKind(kind))) {
            return refuse(Workshop.NO_LUA);
        }
        if (kind.equals("command")
                && now.draft().solution().size() > 1
                && Workshop.own(now.draft().solution()) > 1) {
            return refuse("The solution has several lines, so this is a task or a script.");
        }
        if (kind.equals("predict") != isPrediction() && !now.draft().tries().isEmpty()) {
            return refuse("The wrong answers would not fit any more; :undo them first.");
        }
        return keep(now.draft().withKind(kind), "A step of kind " + kind + ".");
    }

    private Next id(String id) {
        if (!isId(id)) {
            return refuse("An id has lower-case letters, digits and - only, and begins with a letter.");
        }
        return workshop.lesson().step(id) != null
                ? refuse("The lesson has a step " + id + " already.")
                : keep(now.draft().withId(id), "The step is called " + id + ".");
    }

    private Next solution() {
        return now.draft().prompt() == null
                ? refuse(":ask TEXT first: what is the learner to do?")
                : enter(Phase.SOLUTION, null, "Solution: go on, or :again to play it anew.");
    }

    private Next undo() {
        if (earlier.isEmpty()) {
            return refuse("There is nothing to take back.");
        }
        now = earlier.pop();
        stage = stageOf(now);
        desk.note("Taken back.");
        return Next.GO_ON;
    }

    private Next again() {
        Draft draft = now.draft();
        switch (now.phase()) {
            case SETUP -> draft = draft.withSetup(List.of());
            case SOLUTION -> draft = draft.withSolution(List.of());
            default -> {}
        }
        become(new State(draft, now.phase(), now.named(), List.of(), null));
        stage = stageOf(now);
        desk.note("The data is as it was when this began.");
        return Next.GO_ON;
    }

    private Next show() {
        if (now.draft().solution().isEmpty()) {
            return refuse("There is no solution yet, so there is no step to be shown.");
        }
        desk.yaml(workshop.make(now.draft()).yaml());
        return Next.GO_ON;
    }

    private Next help() {
        StringBuilder out = new StringBuilder();
        for (RecordingWord word : RecordingWord.values()) {
            String form = ":" + word.label() + (word.syntax().isEmpty() ? "" : " " + word.syntax());
            out.append(String.format("%-15s ", form)).append(word.brief()).append('\n');
        }
        out.append("@bob COMMAND    another client's command; :tick 60s moves the clock");
        desk.note(out.toString());
        return Next.GO_ON;
    }

    // ---- saving

    private Next save(boolean forced) {
        if (now.draft().prompt() == null || now.draft().solution().isEmpty()) {
            return refuse(
                    now.draft().prompt() == null ? "Not yet: :ask TEXT first." : "Not yet: play the solution first.");
        }
        if (Workshop.lacksLua(now.draft())) {
            return refuse(Workshop.NO_LUA);
        }
        Workshop.Made made = workshop.make(now.draft());
        if (made.step() == null) {
            desk.yaml(made.yaml());
            return refuse("Not written, for it cannot be read:\n  " + String.join("\n  ", made.faults()));
        }
        Workshop.Proof proof = workshop.prove(made.step());
        made.remarks().forEach(desk::note);
        proof.unwise().forEach(text -> desk.note("Advice: " + text));
        if (!proof.wrong().isEmpty()) {
            String all = "Wrong: " + String.join("\nWrong: ", proof.wrong());
            if (!forced) {
                return refuse(
                        all + "\nNot written. Mend it (:undo, :also, :ask, …), or :save! writes it all the same.");
            }
            desk.warn(all);
        }
        try {
            String place = saver.save(made.step().id(), made.yaml());
            desk.note((proof.wrong().isEmpty() ? "Proved, and written: " : "Written: ") + place + ", a step of kind "
                    + made.step().kind().word() + " called " + made.step().id() + ".");
            return Next.SAVED;
        } catch (IOException e) {
            desk.yaml(made.yaml());
            return refuse("Not written: " + e.getMessage());
        }
    }
}
