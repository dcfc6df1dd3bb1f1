package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.Step;
import dev.rediscover.render.ReplyStyle;
import dev.rediscover.render.ReplyText;
import dev.rediscover.resp.Reply;
import dev.rediscover.transcript.Disguise;
import dev.rediscover.transcript.Header;
import dev.rediscover.transcript.Secrets;
import dev.rediscover.transcript.TranscriptWriter;
import dev.rediscover.tutor.CrashView;
import dev.rediscover.tutor.Feedback;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Meaning;
import dev.rediscover.tutor.Moment;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.OwnData;
import dev.rediscover.tutor.Played;
import dev.rediscover.tutor.RaceTurn;
import dev.rediscover.tutor.RaceView;
import dev.rediscover.tutor.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The transcript of a lesson: every line, reply and verdict, in the folder {@code transcripts} of the state folder.
 * What the transcript tells is run beside the lesson as well. Where that is not what led to the lesson's data (a setup,
 * a step done in an earlier session, going back, undo), the transcript begins again and tells it in a hidden block, so
 * that it always runs as it stands.
 */
final class LessonRecord {
    private static final String LEARNER = "A";
    private static final long PAUSE_MILLIS = 5 * 60_000; // what is longer was spent elsewhere

    private final Clock clock;
    private final LessonRun run;
    private final TranscriptWriter writer;
    private final Stage empty;
    private final Disguise disguise;
    private Stage beside;
    private Copy copy = Copy.NONE;
    private long lastMillis;
    private long activeMillis; // in the step under way, since the last verdict
    private List<Line> tried = new ArrayList<>(); // in the step under way, if it is one to read

    /** What lines run on. */
    private enum Copy {
        /** The lesson's data. */
        NONE,
        /** A copy to play on. */
        PLAY,
        /** The copy to try things on of a step that is only read. */
        READ
    }

    /** A transcript that goes to {@code writer}, with times by {@code clock}. */
    LessonRecord(LessonRun run, TranscriptWriter writer, Clock clock) {
        this.run = run;
        this.writer = writer;
        this.clock = clock;
        this.lastMillis = clock.millis();
        String told = run.lesson().toString(); // all its texts: records print what they hold
        this.disguise = new Disguise(told::contains);
        this.empty = Stage.empty(
                Engines::forLesson, run.lesson().clockMillis(), run.lesson().seed());
        this.beside = empty.copy();
    }

    /** A new transcript for {@code run}. */
    static LessonRecord in(StateFolder state, Pack pack, LessonRun run, Settings settings) throws IOException {
        Lesson lesson = run.lesson();
        Path folder = state.file("transcripts").toPath();
        Files.createDirectories(folder);
        String time = Instant.ofEpochMilli(Clock.system().millis()).toString().replace(":", "");
        Path file = folder.resolve(time + "-" + lesson.id() + ".session.md");
        Lesson written = OwnData.of(pack.lesson(lesson.id()), pack.id(), Learner.of(settings));
        Header header = header(pack, lesson)
                .with("locale", lesson.equals(written) ? null : Language.of(settings))
                .with("learner", Learner.of(settings))
                .with("data", Learner.of(settings) == null ? null : data(pack, lesson));
        return new LessonRecord(run, TranscriptWriter.create(file, header), Clock.system());
    }

    /** Says whether a learner with a name has data of his own in a lesson; {@code null} if not. */
    static String data(Pack pack, Lesson lesson) {
        return OwnData.isIn(pack.lesson(lesson.id())) ? "own" : null;
    }

    /** What the top of a transcript of {@code lesson} says about it. */
    static Header header(Pack pack, Lesson lesson) {
        return Header.empty()
                .with("tutor", tutor())
                .with("pack", pack.id() + " " + pack.version())
                .with("digest", Meaning.of(lesson))
                .with("lesson", lesson.id())
                .with("seed", Long.toString(lesson.seed()))
                .with("clock", Instant.ofEpochMilli(lesson.clockMillis()).toString());
    }

    private static String tutor() {
        String version = LessonRecord.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** A line as it may be written down: passwords that the lesson does not tell have stand-ins. */
    String covered(String line) {
        return Secrets.disguise(line, disguise);
    }

    /** Notes what became of what was {@code typed}. */
    void note(String typed, Outcome outcome) throws IOException {
        String line = covered(typed);
        passTime();
        endCopy(line, outcome);
        if (outcome instanceof Outcome.Began began) {
            began(began);
        } else if (outcome instanceof Outcome.Refused refused) {
            refused(line, refused);
        } else if (outcome instanceof Outcome.Ran ran) {
            ran(line, ran);
        } else if (outcome instanceof Outcome.Countered countered) {
            countered(line, countered);
        } else if (outcome instanceof Outcome.Edited || outcome instanceof Outcome.Written) {
            writer.input(line);
        } else if (outcome instanceof Outcome.Tried tried) {
            tried(line, tried.played());
        } else if (outcome instanceof Outcome.Solved solved) {
            solved(line, solved);
        } else if (outcome instanceof Outcome.Raced raced) {
            raced(line, raced);
        } else if (outcome instanceof Outcome.Crashed crashed) {
            crashed(line, crashed);
        } else if (outcome instanceof Outcome.Told told) {
            told(line, told);
        } else if (outcome instanceof Outcome.Finished finished) {
            writer.verdict("finished", "unaided=" + finished.unaided() + "/" + finished.exercises());
        }
    }

    /** Leaves the copy where the lesson has left it, or where what is told next is no matter of the copy. */
    private void endCopy(String line, Outcome outcome) throws IOException {
        boolean tries = outcome instanceof Outcome.Ran || outcome instanceof Outcome.Told;
        boolean slips = outcome instanceof Outcome.Refused && !isWord(line, "check");
        boolean stays = copy == Copy.PLAY ? run.isPlaying() && (tries || slips) : tries && !run.isPlaying();
        if (copy == Copy.NONE || stays) {
            return;
        }
        copy = Copy.NONE;
        writer.control("done");
        boolean goesOn = outcome instanceof Outcome.Solved solved
                ? solved.status() != Outcome.Status.READ
                : !(outcome instanceof Outcome.Began || outcome instanceof Outcome.Finished);
        if (goesOn) {
            writer.block(); // what comes now is graded
        }
    }

    /** Counts the time in which the learner was there: of a long pause, its beginning. */
    private void passTime() {
        long now = clock.millis();
        activeMillis += Math.min(Math.max(0, now - lastMillis), PAUSE_MILLIS);
        lastMillis = now;
    }

    /** Writes a verdict with the time since the one before, or since the step began. */
    private void verdict(List<String> words) throws IOException {
        List<String> all = new ArrayList<>(words);
        all.add("t=+" + activeMillis / 1000 + "." + activeMillis % 1000 / 100);
        activeMillis = 0;
        writer.verdict(all.toArray(new String[0]));
    }

    // ---- keeping up with the lesson's data

    /** Sees to it that the transcript leads to the data as it was before the last {@code count} lines. */
    private void catchUp(int count) throws IOException {
        List<Line> all = run.history();
        List<Line> before = all.subList(0, all.size() - count);
        List<Line> told = beside.history();
        boolean goesOn = told.size() <= before.size() && told.equals(before.subList(0, told.size()));
        if (goesOn && told.size() == before.size()) {
            return;
        }
        writer.block("hide");
        if (!goesOn) {
            writer.control("restart");
            beside = empty.copy();
        }
        for (Line line : List.copyOf(before.subList(goesOn ? told.size() : 0, before.size()))) {
            write(beside.run(line));
        }
        writer.block();
    }

    /** Writes lines that ran on the lesson's data. */
    private void played(List<Played> all) throws IOException {
        for (Played played : all) {
            beside.run(played.line());
            write(played);
        }
    }

    // ---- what has come from programs

    /** Notes what programs have sent and what became of it. */
    void noteArrived(Outcome outcome) throws IOException {
        passTime();
        endCopy("", outcome);
        if (outcome instanceof Outcome.Ran ran && run.isSolved()) {
            ran("", ran);
        } else if (outcome instanceof Outcome.Ran ran) {
            arrived(ran.played());
        } else if (outcome instanceof Outcome.Refused refused) {
            arrived(refused.played());
            writer.control("check");
            said(refused.feedback(), List.of());
        } else if (outcome instanceof Outcome.Solved solved) {
            arrived(solved.played());
            writer.control("check");
            passed(solved);
        }
    }

    /** A new run of a program begins with the step's data: so does the transcript. */
    private void arrived(List<Played> all) throws IOException {
        List<Line> history = run.history();
        List<Line> before = history.subList(0, history.size() - all.size());
        List<Line> told = beside.history();
        if (told.size() > before.size() || !told.equals(before.subList(0, told.size()))) {
            writer.step(run.step().id(), run.step().kind().word());
        }
        catchUp(all.size());
        for (int i = 0; i < all.size(); ) {
            int end = i + 1;
            while (end < all.size() && !all.get(end).own()) {
                end++;
            }
            arrived(all.get(i).line(), all.subList(i, end));
            i = end;
        }
    }

    /** A line with what followed it by itself. Replies are those of the lines run again: what is replayed gets them. */
    private void arrived(Line line, List<Played> all) throws IOException {
        if (line.joined() || all.size() > 1) {
            writer.input(covered(recorded(line).typed()), "ran=" + all.size());
        }
        for (Played played : all) {
            write(beside.run(played.line()));
        }
    }

    private static Line recorded(Line line) {
        return new Line(line.text(), client(line.client()), line.words(), line.tickMillis(), line.joined());
    }

    // ---- what became of a line

    private void began(Outcome.Began began) throws IOException {
        Step step = began.step();
        activeMillis = 0;
        writer.step(step.id(), step.kind().word());
        tried = new ArrayList<>();
        catchUp(began.played().size());
        for (Outcome.Shown shown : began.played()) {
            played(List.of(shown.played()));
        }
        if (run.scriptText() != null
                && !run.scriptText().equals(step.luaOrNull().given())) {
            writer.input(run.scriptText()); // begun in an earlier session
        }
    }

    private void refused(String line, Outcome.Refused refused) throws IOException {
        catchUp(0);
        if (run.isAskingHowSure()) {
            writer.input(line, "confidence=?");
            writer.tutor(refused.feedback().text());
            return;
        }
        input(line, refused.played());
        write(refused.played());
        crash();
        race(refused.feedback().countsAsAttempt());
        said(refused.feedback(), refused.played());
    }

    private void said(Feedback feedback, List<Played> undone) throws IOException {
        List<String> words = new ArrayList<>();
        if (feedback.countsAsAttempt()) {
            words.addAll(List.of("attempt", Integer.toString(run.attempts()), "fail"));
        } else {
            words.add("slip");
        }
        if (!undone.isEmpty()) {
            words.add("undone");
        }
        if (feedback.id() != null) {
            words.add("mistake=" + feedback.id());
        }
        verdict(words);
        writer.tutor(feedback.text());
    }

    /** Writes what was typed unless it shows as the one command that ran. */
    private void input(String line, List<Played> played) throws IOException {
        boolean isCommand = switch (run.step().kind()) {
            case PREDICT, CHOICE, ANSWER, FILL, ORDER, FIX, SCRIPT, REFLECT, RACE, CRASH -> false;
            case SAY, DEMO, COMMAND, TASK, PROJECT, CLIENT -> true;
        };
        boolean shows =
                isCommand && played.size() == 1 && shows(line, played.get(0).line());
        if (line.isEmpty() || shows) {
            return;
        }
        if (isCommand && !played.isEmpty()) {
            writer.input(line, "ran=" + played.size());
        } else {
            writer.input(line);
        }
    }

    /** Whether what was typed can be read off the line that ran. */
    private boolean shows(String typed, Line line) {
        boolean sameName = client(line.client()).equals(line.isOther() ? line.client() : LEARNER);
        return line.isTick() || sameName && covered(line.typed()).equals(typed);
    }

    /** Whether a word of the lesson was typed as such, not as an answer. */
    private boolean isWord(String line, String word) {
        Step.Kind kind = run.step().kind();
        return line.equals(word) && kind != Step.Kind.ANSWER && kind != Step.Kind.CHOICE;
    }

    /** What goes wrong goes wrong on other data, which the transcript does not lead to: it is told, not run. */
    private void countered(String line, Outcome.Countered countered) throws IOException {
        catchUp(countered.played().size());
        if (isWord(line, "check")) {
            writer.control("check");
        } else {
            input(line, countered.played());
        }
        played(countered.played());
        verdict(List.of("attempt", Integer.toString(run.attempts()), "fail"));
        writer.tutor(countered.feedback().text());
    }

    private void tried(String line, List<Played> all) throws IOException {
        catchUp(0);
        writer.input(line);
        write(all);
        writer.verdict("tried", "undone");
    }

    private void ran(String line, Outcome.Ran ran) throws IOException {
        if (run.isOnOtherData()) {
            writer.input(line, "on=other-data");
        } else if (run.isPlaying()) {
            goOnPlaying(ran.played().size());
            write(ran.played());
        } else if (!run.step().isExercise()) {
            begin(Copy.READ, tried);
            write(ran.played());
            for (Played played : ran.played()) {
                tried.add(played.line());
            }
        } else {
            catchUp(ran.played().size());
            input(line, ran.played());
            played(ran.played());
            if (ran.played().get(0).line().isTick()) {
                writer.verdict("kept"); // an attempt that is taken back later began after it
            }
        }
        if (ran.note() != null) {
            writer.tutor(ran.note().text());
        }
    }

    /** From now on lines run on a copy on which {@code before} has been run. */
    private void begin(Copy wanted, List<Line> before) throws IOException {
        if (copy == wanted) {
            return;
        }
        catchUp(0);
        copy = wanted;
        writer.block("play");
        writer.control("play");
        write(beside.copy().run(before));
    }

    /** From now on lines run on the copy on which the learner plays, with all but the last {@code count} done. */
    private void goOnPlaying(int count) throws IOException {
        List<Line> all = run.playedHistory();
        begin(Copy.PLAY, all.subList(run.history().size(), all.size() - count));
    }

    private void solved(String line, Outcome.Solved solved) throws IOException {
        catchUp(solved.played().size());
        if (solved.status() == Outcome.Status.READ) {
            return;
        }
        if (solved.status() == Outcome.Status.SKIPPED) {
            writer.control("skip");
        } else if (isWord(line, "check")) {
            writer.control("check");
        } else {
            answer(line, solved);
        }
        played(solved.played());
        crash();
        race(true);
        passed(solved);
    }

    private void passed(Outcome.Solved solved) throws IOException {
        List<String> words = new ArrayList<>(List.of("attempt", Integer.toString(run.attempts() + 1)));
        words.add(solved.hit() ? "pass" : "miss");
        words.add(solved.status().name().toLowerCase(Locale.ROOT));
        if (run.confidence() > 0 && !solved.hit()) {
            words.add("surprise=" + run.confidence());
        }
        verdict(words);
    }

    /** Writes what was typed; to a prediction belongs how sure the learner is of it. */
    private void answer(String line, Outcome.Solved solved) throws IOException {
        if (run.confidence() > 0) {
            writer.input(covered(run.said()), "confidence=" + run.confidence());
        } else {
            input(line, solved.played());
        }
    }

    private void raced(String line, Outcome.Raced raced) throws IOException {
        catchUp(0);
        writer.input(line);
        race(run.race().repairs());
        if (raced.note() != null) {
            writer.tutor(raced.note().text());
        }
    }

    private void crashed(String line, Outcome.Crashed crashed) throws IOException {
        catchUp(0);
        writer.input(line);
        crash();
        if (crashed.note() != null) {
            writer.tutor(crashed.note().text());
        }
    }

    /** Writes down what a second server did, as words: it does not run again when the transcript is replayed. */
    private void crash() throws IOException {
        CrashView crash = run.crash();
        for (Moment moment : crash == null ? List.<Moment>of() : crash.news()) {
            writer.tutor(CrashText.told(moment));
        }
    }

    /** Writes a race that is over, so that it runs again on a copy as it ran here. */
    private void race(boolean told) throws IOException {
        RaceView race = run.race();
        if (!told || race == null || !race.over() || race.turns().isEmpty()) {
            return;
        }
        writer.block("play");
        writer.control("play");
        Stage copy = beside.copy();
        for (Line given : race.given()) {
            write(copy.run(given));
        }
        for (RaceTurn turn : race.turns()) {
            boolean ran = turn.kind() != RaceTurn.Kind.PASSED && turn.kind() != RaceTurn.Kind.STUCK;
            if (ran) {
                write(new Played(turn.line(), turn.reply(), turn.late(), List.of(), 0, 2, true));
            }
        }
        writer.control("done");
        writer.block();
    }

    private void told(String line, Outcome.Told told) throws IOException {
        boolean plays = run.isPlaying() && !run.isOnOtherData();
        if (copy == Copy.PLAY && line.equals("undo")) {
            writer.control("done");
            copy = Copy.NONE;
        }
        if (plays) {
            goOnPlaying(0);
        } else if (line.equals("undo") && !run.isPlaying()) {
            writer.input(line); // not as a control: what it did is told by how the transcript goes on
        }
        if (!LessonRun.words().contains(line) && !line.isEmpty()) {
            writer.input(line); // a command that there is not, after the step was done
        } else if (!List.of("undo", "play", "done").contains(line)) {
            writer.control(line.isEmpty() ? "next" : line);
        }
        writer.tutor(told.text());
    }

    // ---- writing

    private void write(List<Played> all) throws IOException {
        for (Played played : all) {
            write(played);
        }
    }

    private void write(Played played) throws IOException {
        Line line = played.line();
        if (line.isTick()) {
            writer.control("tick", line.tickMillis() + "ms");
        } else {
            writer.command(client(line.client()), covered(line.text()));
        }
        if (played.reply() != null) {
            String text = printed(line.words(), played.reply(), played.protocol());
            boolean ofThisRun = line.words().get(0).is("INFO") && text.indexOf('\n') > 0; // memory, ports, times
            writer.reply(ofThisRun ? text.substring(0, text.indexOf('\n')).strip() + "\n..." : text);
        }
        for (Played.Late late : played.late()) {
            writer.late(client(late.client()), printed(List.of(), late.reply(), late.protocol()));
        }
    }

    /** The name of a client in the file, which allows fewer than a learner may make up. */
    private static String client(String name) {
        if (name.equals(Line.YOU)) {
            return LEARNER;
        }
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < name.length() && safe.length() < 24; i++) {
            char c = name.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            safe.append(plain ? c : '_');
        }
        boolean same = name.contentEquals(safe) && Character.isLetter(name.charAt(0)) && !name.equals(LEARNER);
        return same ? name : "x" + safe + "_" + Integer.toHexString(name.hashCode() & 0xffff);
    }

    private static String printed(List<Bytes> words, Reply reply, int protocol) {
        return ReplyText.print(words, protocol == 2 ? reply.resp2() : reply, ReplyStyle.CLASSIC)
                .plain();
    }

    /** Leaves the copy that lines run on, if there is one. */
    void end() throws IOException {
        if (copy != Copy.NONE) {
            writer.control("done");
            copy = Copy.NONE;
        }
    }

    /** Ends the transcript. */
    void close() throws IOException {
        end();
        writer.close();
    }
}
