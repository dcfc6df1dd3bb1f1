package dev.rediscover.shell;

import dev.rediscover.base.Clock;
import dev.rediscover.engine.Client;
import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.LessonIndex;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.OverlayReader;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.Shelf;
import dev.rediscover.lesson.Step;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.spec.Suggest;
import dev.rediscover.tutor.Ledger;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.OwnData;
import dev.rediscover.tutor.Patience;
import dev.rediscover.tutor.Progress;
import dev.rediscover.tutor.Rounds;
import java.io.IOException;
import java.util.List;

/** The lesson under way in a session, and which comes next. */
final class Classroom {
    private final Session session;
    private final TakenBack takenBack = new TakenBack();
    private Progress progress;
    private LessonRun run;
    private LessonText text;
    private LessonIndex.LessonEntry entry;
    private LessonIndex.LessonEntry proposed;
    private long began; // in ms since 1970
    private Rounds rounds; // a review or a drill; null in a lesson
    private Exam exam; // null outside of one
    private final ProgramDesk programs;
    private final Notebook notebook;
    private final LuaSteps luaSteps;
    private final SecondProcesses seconds;
    private OnServer server; // where the commands run as well; null for nowhere

    Classroom(Session session) {
        this.session = session;
        this.programs = new ProgramDesk(session);
        this.notebook = new Notebook(session);
        this.luaSteps = new LuaSteps(session);
        this.seconds = new SecondProcesses(session);
    }

    /** Who makes the second servers of lessons. */
    SecondProcesses seconds() {
        return seconds;
    }

    /** The lesson under way, or {@code null}. */
    LessonRun run() {
        return exam == null ? run : exam.run();
    }

    /** The exam under way; {@code null} if there is none. */
    Exam exam() {
        return exam != null && exam.run() != null ? exam : null;
    }

    /** An exam begins in the place of what was under way; {@code null} ends it. */
    void sit(Exam wanted) {
        notebook.close();
        run = null;
        rounds = null;
        exam = wanted;
    }

    /** Takes a lesson whose commands run on a server as well. */
    Result learn(String name, OnServer there) {
        LessonRun before = run;
        stopServer();
        server = there;
        Result begun = learn(name);
        if (run == null || run == before) {
            stopServer();
        }
        return begun;
    }

    private void stopServer() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** What {@code :learn NAME} does; without a name it goes on with the first lesson that is not done. */
    Result learn(String name) {
        try {
            LessonIndex index = Lessons.in(session);
            LessonIndex.LessonEntry wanted = name.isEmpty() ? firstOpen(index) : index.find(name);
            if (wanted == null) {
                return name.isEmpty() ? session.refuse("There are no lessons in this program.") : unknown(name);
            }
            return begin(wanted, false);
        } catch (IOException e) {
            return session.refuse("The lesson cannot be taken: " + e.getMessage());
        } catch (Patience.TooSlow e) {
            notebook.close();
            run = null;
            return session.refuse("The lesson cannot be taken: " + e.getMessage() + ".");
        }
    }

    private Result unknown(String name) {
        List<String> near = Suggest.nearest(name, Lessons.names(shelf()), 1);
        return session.refuse("There is no lesson \"" + name + "\""
                + (near.isEmpty() ? "; \":lessons\" lists them." : "; did you mean \"" + near.get(0) + "\"?"));
    }

    private LessonIndex.LessonEntry firstOpen(LessonIndex index) throws IOException {
        LessonIndex.LessonEntry first = null;
        for (LessonIndex.PackEntry pack : index.packs()) {
            for (LessonIndex.LessonEntry lesson : pack.lessons()) {
                first = first == null ? lesson : first;
                if (progress().solved(pack.id(), lesson.id()) < lesson.exercises()) {
                    return lesson;
                }
            }
        }
        return first;
    }

    Progress progress() throws IOException {
        if (progress == null) {
            StateFolder state = session.state();
            if (state != null) {
                state.make();
            }
            progress = state == null
                    ? Progress.unkept(Clock.system())
                    : Progress.in(state.folder().toPath(), Clock.system());
        }
        return progress;
    }

    private Result begin(LessonIndex.LessonEntry wanted, boolean fromTheStart) throws IOException {
        PackReader.PackResult pack = shelf().read(wanted.pack(), new PackReader(session.catalog()));
        Lesson lesson = pack.pack() == null ? null : pack.pack().lesson(wanted.id());
        if (lesson == null) {
            for (Fault fault : pack.faults()) {
                session.refuse(fault.toString());
            }
            return session.refuse("The lesson \"" + wanted.id() + "\" cannot be read.");
        }
        lesson = Language.isGerman(session.settings()) ? translated(pack.pack(), lesson) : lesson;
        lesson = OwnData.of(lesson, wanted.pack(), Learner.of(session.settings()));
        rounds = null;
        exam = null;
        entry = wanted;
        began = progress().now();
        run = new LessonRun(wanted.pack(), lesson, seconds, progress());
        text = new LessonText(session, run);
        Outcome outcome = fromTheStart ? run.startAt(0) : run.start();
        introduce(lesson);
        notebook.open(pack.pack(), run);
        return show("", outcome);
    }

    private Shelf shelf() {
        return Lessons.shelf(session.state());
    }

    private Lesson translated(Pack pack, Lesson lesson) {
        return new OverlayReader(session.catalog()).onShelf(shelf(), pack, lesson, Language.of(session.settings()));
    }

    private String aboutLanguage() {
        boolean translated = shelf().lessons().isTranslated(entry, Language.GERMAN);
        return German.aboutLanguage(
                translated, session.settings().get(Setting.LANGUAGE).equals("auto"));
    }

    private String say(String english, String... values) {
        return Language.say(session.settings(), english, values);
    }

    private void introduce(Lesson lesson) {
        StyledText.Builder out = new StyledText.Builder();
        out.add(lesson.title(), Role.HEADING).newline();
        String minutes = lesson.minutes() > 0 ? say("About {0} minutes. ", Integer.toString(lesson.minutes())) : "";
        String words = say("Words that help: hint, why, skip, back, reset, play, menu; exit leaves. ");
        String clock = say("The lesson has data of its own, and its clock stands still until :tick moves it.");
        out.add(text.markdown(minutes + words + clock));
        String language = Language.isGerman(session.settings()) ? aboutLanguage() : "";
        if (!language.isEmpty()) {
            out.add(text.markdown(language));
        }
        session.screen().page(out.build());
    }

    /** Begins a review or a drill. */
    Result begin(Rounds wanted) throws IOException {
        notebook.close();
        exam = null;
        rounds = wanted;
        began = progress().now();
        return nextRound();
    }

    private Result nextRound() throws IOException {
        run = rounds.next();
        if (run == null) {
            endRounds();
            return Result.FINE;
        }
        text = new LessonText(session, run, rounds);
        Outcome began = rounds.begin();
        programs.begins(began);
        programs.follow(run);
        session.screen().page(text.of(began));
        return Result.FINE;
    }

    private void endRounds() {
        run = null;
        programs.follow(null);
        session.screen().page(StyledText.of(session.wrapped(rounds.summary())));
        rounds = null;
        showLedger();
    }

    private Result roundsLine(String line) throws IOException {
        if (run.isSolved() && (line.isEmpty() || line.equals("next"))) {
            return nextRound();
        }
        if (List.of("menu", "back", "next").contains(line)) {
            return session.refuse("Answer, or say skip to see the answer and go on; exit ends.");
        }
        run.askHowSure(!rounds.goesOn() && asksHowSure());
        Outcome outcome = entered(line, false);
        programs.follow(run);
        session.screen().page(text.of(outcome));
        session.showWatched();
        boolean right = true;
        if (outcome instanceof Outcome.Solved solved) {
            right = solved.hit() && solved.status() != Outcome.Status.SKIPPED;
            if (rounds.goesOn()) {
                nextRound();
            }
        }
        boolean refused = outcome instanceof Outcome.Refused || outcome instanceof Outcome.Countered;
        return right && !refused ? Result.FINE : Result.ERROR;
    }

    /** Runs a line typed in the lesson. */
    synchronized Result line(String typed) {
        String word = Language.word(session.settings(), typed).strip();
        Result done = luaSteps.line(word, run());
        if (done == null) {
            done = answer(typed);
            luaSteps.after(word, run());
        }
        return done;
    }

    /** Takes a line for the step under way, which may be a whole script. */
    synchronized Result answer(String typed) {
        return exam != null ? exam.line(typed) : lessonLine(typed);
    }

    // ---- programs that connect

    /** Does what is due: an exam looks at its clock, and in a lesson it is told what has come from programs. */
    void tick() {
        Exam sat = exam();
        if (sat == null) {
            programsTick();
        } else {
            sat.tick();
        }
    }

    /** Lets time pass for programs that are connected, and tells what has come from them. */
    private synchronized void programsTick() {
        try {
            StepPort.News news = run == null ? null : programs.tick();
            if (news != null) {
                session.screen().late(told(news));
            }
        } catch (IOException e) {
            session.refuse("Your progress could not be kept: " + e.getMessage());
        } catch (Patience.TooSlow e) {
            tooSlow(e);
        }
    }

    /** What has come from programs; it is noted as well. */
    private StyledText told(StepPort.News news) throws IOException {
        StyledText shown = programs.text(news, run, text);
        if (news.outcome() != null) {
            session.why().note(news.outcome());
            notebook.noteArrived(news.outcome());
            if (rounds != null) {
                rounds.noted(news.outcome());
            }
        }
        return shown;
    }

    /** Takes a line, after all that has come from programs before it. */
    private Outcome entered(String line, boolean isWord) throws IOException {
        synchronized (run.stageLink()) {
            StepPort.News news = programs.pull();
            if (news != null) {
                session.screen().page(told(news));
            }
            if (rounds != null) {
                return rounds.enter(line);
            }
            return isWord ? run.word(line) : run.enter(line);
        }
    }

    /** The open port; 0 for none. */
    int port() {
        return programs.number();
    }

    /** What {@code :listen} does in a lesson. */
    Result listen(String rest) {
        return run == null ? session.refuse("An exam has no port.") : programs.listen(rest, run);
    }

    /** The language of programs was changed. */
    void programsChanged() {
        if (run != null && run.step() instanceof Step.Client) {
            programs.show(run);
        }
    }

    /** Hangs up on programs, and leaves the server. */
    void close() {
        programs.follow(null);
        seconds.close();
        stopServer();
    }

    private Result lessonLine(String typed) {
        String line = Language.word(session.settings(), typed);
        try {
            if (rounds != null) {
                return roundsLine(line);
            }
            Result own = besidesLesson(line);
            if (own != null) {
                return own;
            }
            if (line.isEmpty() && run.isPlaying() && run.isSolved()) {
                return show(line, run.next());
            }
            if (isPutForEditing(line)) {
                return Result.FINE;
            }
            boolean played = run.isPlaying();
            run.askHowSure(asksHowSure());
            List<Line> before = line.equals("undo") ? run.playedHistory() : List.of();
            Outcome outcome = entered(line, false);
            Result result = show(line, outcome);
            if (!before.isEmpty()) {
                takenBack.note(before, run);
            }
            if (outcome instanceof Outcome.Solved solved && solved.status() == Outcome.Status.READ) {
                return show(line, run.next()); // there was nothing to answer, so there is nothing to wait for
            }
            if (run != null && run.isPlaying() && !played && !line.equals("play")) {
                session.note(say(
                        "That ran on a copy. Go on trying; {0} brings you back.", run.isSolved() ? "Enter" : "done"));
            }
            return result;
        } catch (IOException e) {
            return session.refuse("Your progress could not be kept: " + e.getMessage());
        } catch (Patience.TooSlow e) {
            return tooSlow(e);
        }
    }

    /** What a line does that is not the lesson's own matter; {@code null} if it is. */
    private Result besidesLesson(String line) throws IOException {
        if (line.equals("menu")) {
            return menu();
        }
        if (line.equals("redo") && session.takesCommands()) {
            return redo();
        }
        if (line.equals("program") && run.step() instanceof Step.Client) {
            programs.show(run);
            return Result.FINE;
        }
        String refusal = programs.refusal(line, run);
        return refusal == null ? null : session.refuse(refusal);
    }

    /** A lesson that takes too long by itself would do so again: it is left. */
    private Result tooSlow(Patience.TooSlow fault) {
        leave();
        return session.refuse("The lesson is left: " + fault.getMessage() + ". What you did in it before is kept.");
    }

    /** Whether the line is the number of another, which now stands in the prompt. */
    private boolean isPutForEditing(String line) {
        String edit = LineToEdit.of(run, line);
        return edit != null && session.screen().prefill(edit);
    }

    private Result redo() {
        String typed = takenBack.next(run);
        if (typed == null) {
            session.note(say("There is nothing to do again."));
            return Result.FINE;
        }
        session.note(say("Again: {0}", typed));
        return line(typed);
    }

    private boolean asksHowSure() {
        String wanted = session.settings().get(Setting.CONFIDENCE);
        return wanted.equals("on") || wanted.equals("auto") && session.screen().isInteractive();
    }

    /** Runs a word of the shell that is about the lesson. */
    Result word(ShellWord word, String rest) {
        try {
            return switch (word) {
                case LEARN -> learn(rest);
                case REVIEW -> Practice.review(session, this);
                case EXAM -> Exams.begin(session, this, rest);
                case DRILL -> Practice.drill(session, this, rest);
                case LESSONS -> Lessons.list(session, progress());
                case PROGRESS -> ProgressText.show(session, progress());
                case RESTART -> restart();
                case RESET -> run == null && exam() == null ? restart() : inLesson(word);
                default -> inLesson(word);
            };
        } catch (IOException e) {
            return session.refuse("The progress cannot be read or kept: " + e.getMessage());
        }
    }

    private Result inLesson(ShellWord word) throws IOException {
        if (exam() != null) {
            return exam.line(word.label());
        }
        if (run == null) {
            return session.refuse("\":" + word.label() + "\" belongs into a lesson; \":learn\" begins one.");
        }
        if (rounds != null) {
            return roundsLine(word.label());
        }
        return word == ShellWord.MENU ? menu() : show(word.label(), entered(word.label(), true));
    }

    private Result restart() throws IOException {
        if (rounds != null) {
            return session.refuse("A lesson can begin again, this cannot; exit ends it.");
        }
        if (run != null) {
            return begin(entry, true);
        }
        session.link().empty(":restart");
        session.note("The engine is empty again; \":undo\" brings back what was there.");
        return Result.FINE;
    }

    private Result show(String typed, Outcome outcome) {
        programs.begins(outcome);
        programs.follow(run);
        if (outcome instanceof Outcome.Began || outcome instanceof Outcome.Finished) {
            seconds.close();
        }
        StyledText shown = text.of(outcome);
        session.screen().page(typed.equals("why") ? session.why().inLesson(shown, outcome) : shown);
        session.showWatched();
        session.why().note(outcome);
        notebook.note(typed, outcome);
        if (server != null && !server.follow(run, outcome)) {
            stopServer();
        }
        if (outcome instanceof Outcome.Finished) {
            showLedger();
            proposed = Lessons.in(session).after(Lessons.in(session).find(entry.pack() + "/" + entry.id()));
            notebook.close();
            run = null;
            stopServer();
            if (proposed != null) {
                session.note(say("Next: {0}. Enter begins it; any command is free play.", proposed.title()));
            } else {
                session.note(say("That was the last lesson."));
            }
        }
        return outcome instanceof Outcome.Refused ? Result.ERROR : Result.FINE;
    }

    private void showLedger() {
        StyledText ledger = LedgerText.of(Ledger.since(progress, began), session.screen(), session.settings());
        if (!ledger.isEmpty()) {
            session.screen().page(ledger);
        }
    }

    /** Whether an empty line begins the lesson that was proposed just before; any other line forgets it. */
    boolean takesProposal(String line) {
        LessonIndex.LessonEntry next = proposed;
        proposed = null;
        if (next == null || !line.isEmpty() && !line.equals("next")) {
            return false;
        }
        try {
            begin(next, false);
        } catch (IOException e) {
            session.refuse("The lesson cannot be taken: " + e.getMessage());
        }
        return true;
    }

    private Result menu() throws IOException {
        StyledText.Builder out = new StyledText.Builder();
        List<Step> steps = run.lesson().steps();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Progress.Entry done = progress().entry(entry.pack(), run.lesson(), step);
            String mark = say(done == null ? "     " : "done ");
            out.add(i == run.stepIndex() ? "> " : "  ", Role.EMPHASIS)
                    .add(mark, Role.SUCCESS)
                    .add(i + 1 + ". " + step.id())
                    .add(" " + step.kind().word(), Role.MUTED)
                    .newline();
        }
        session.screen().page(out.build());
        return Result.FINE;
    }

    /** Leaves the lesson. */
    void leave() {
        if (exam != null) {
            exam.leave();
            exam = null;
            return;
        }
        if (rounds != null) {
            endRounds();
            return;
        }
        notebook.close();
        run = null;
        seconds.close();
        stopServer();
        programs.follow(null);
        showLedger();
        session.note(say("You left the lesson; \":learn {0}\" goes on where you stopped.", entry.id()));
    }

    /** Where the learner is, for the prompt. */
    String place() {
        if (exam != null) {
            return exam.place();
        }
        String where = rounds != null
                ? rounds.place()
                : entry.id() + " " + (run.stepIndex() + 1) + "/"
                        + run.lesson().steps().size();
        if (run.isOnOtherData()) {
            return where + say(" other data");
        }
        return run.isPlaying() ? where + say(" play") : run.isAskingHowSure() ? where + say(" sure?") : where;
    }

    /** The data that the learner sees now. */
    EmbeddedLink link() {
        return run().link();
    }

    /** The database that the learner has selected. */
    int db() {
        for (Client client : run().link().engine().clients()) {
            return client.db();
        }
        return 0;
    }
}
