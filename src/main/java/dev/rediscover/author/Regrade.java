package dev.rediscover.author;

import dev.rediscover.base.Clock;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import dev.rediscover.transcript.Event;
import dev.rediscover.transcript.Transcript;
import dev.rediscover.tutor.EngineMaker;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a lesson once more as a transcript tells it: what the learner typed is typed again, and judged by the lesson as
 * it is now. What the file says of verdicts and replies is only compared.
 *
 * <p>What was typed: a line after {@code #<}; the words {@code check}, {@code hint}, {@code solution}, {@code skip},
 * {@code undo}, {@code reset} after {@code #!}; and in steps whose answers are commands every command, but the {@code
 * ran=N} that an input brought along. Going back and forth shows in the headings of steps. Blocks {@code :play} and
 * {@code :hide} are not judged.
 */
public final class Regrade {
    private static final String LEARNER = "A";

    private final Transcript transcript;
    private final LessonRun run;
    private final List<Take> takes = new ArrayList<>();
    private final List<Regraded.UnknownStep> unknown = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean started;
    private Taking taking; // the step under way; null between steps and in one that is only read
    private Event.Step foreign; // the step under way, if the lesson does not have it
    private Mark foreignMark;
    private boolean aside; // in a block that is not judged
    private boolean playing;
    private boolean arrived; // a word has led to a step whose heading is yet to come
    private int brought; // commands to come that were not typed

    private Regrade(Transcript transcript, LessonRun run) {
        this.transcript = transcript;
        this.run = run;
    }

    /** Judges a session again, however long that takes; {@code pack}: the id of the lesson's pack. */
    public static Regraded of(Transcript transcript, String pack, Lesson lesson, EngineMaker maker) {
        try {
            return of(transcript, pack, lesson, maker, Long.MAX_VALUE);
        } catch (IOException e) {
            throw new IllegalStateException("progress that is kept nowhere cannot fail", e);
        }
    }

    /**
     * Judges a session again.
     *
     * @param pack the id of the lesson's pack
     * @param limitMillis how long it may take; looked at between lines
     * @throws IOException with a sentence for the user, if it takes longer
     */
    public static Regraded of(Transcript transcript, String pack, Lesson lesson, EngineMaker maker, long limitMillis)
            throws IOException {
        Progress progress = Progress.unkept(VirtualClock.frozenAt(0));
        Regrade regrade = new Regrade(transcript, new LessonRun(pack, lesson, maker, progress));
        long began = Clock.system().millis();
        for (Event event : transcript.events()) {
            if (Clock.system().millis() - began > limitMillis) {
                throw new IOException(transcript.where(event) + ": it was not judged further: it took longer than "
                        + limitMillis / 1000 + " s");
            }
            regrade.take(event);
        }
        regrade.end();
        return new Regraded(
                transcript,
                lesson,
                List.copyOf(regrade.takes),
                List.copyOf(regrade.unknown),
                List.copyOf(regrade.notes));
    }

    private void take(Event event) throws IOException {
        if (event instanceof Event.Step step) {
            step(step);
        } else if (event instanceof Event.Block block) {
            aside = block.isPlay() || block.isHidden();
            playing = false;
            brought = 0;
        } else if (event instanceof Event.Command command) {
            String text =
                    command.client().equals(LEARNER) ? command.text() : "@" + command.client() + " " + command.text();
            command(command.line(), text);
        } else if (event instanceof Event.Input input) {
            input(input);
        } else if (event instanceof Event.Control control) {
            control(control);
        } else if (event instanceof Event.Verdict verdict) {
            verdict(verdict);
        }
    }

    // ---- where the session is

    private void step(Event.Step heading) throws IOException {
        aside = false;
        playing = false;
        brought = 0;
        int index = index(heading.id());
        boolean again = started && foreign == null && index == run.stepIndex();
        if (!again) {
            end();
        }
        if (index < 0) {
            foreign = heading;
            foreignMark = null;
            return;
        }
        go(index, again, heading);
        foreign = null;
        started = true;
        arrived = false;
        boolean goesOn = again && taking != null;
        if (run.step().isExercise() && !goesOn) {
            taking = new Taking(heading.line(), run);
        } else if (goesOn) {
            taking.beginsAgain();
        }
    }

    /** Leads the lesson to the step that the session came to. */
    private void go(int index, boolean again, Event.Step heading) throws IOException {
        if (!started) {
            run.startAt(index);
        } else if (again) {
            if (!arrived) {
                run.reset();
            }
        } else if (index == run.stepIndex() + 1) {
            run.next();
        } else if (index == run.stepIndex() - 1) {
            run.back();
        }
        if (run.stepIndex() != index) {
            notes.add(transcript.where(heading) + ": the session comes to " + heading.id() + " although "
                    + run.step().id() + " is not done; the steps before are taken as the model solutions do them");
            run.startAt(index);
        }
    }

    private int index(String id) {
        List<Step> steps = run.lesson().steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private void end() {
        if (taking != null) {
            takes.add(taking.take());
            taking = null;
        }
        if (foreign != null) {
            unknown.add(new Regraded.UnknownStep(foreign.line(), foreign.id(), foreignMark));
            foreign = null;
        }
    }

    // ---- what was typed

    private boolean isJudged() {
        return taking != null && foreign == null && !aside && !playing;
    }

    private void command(int line, String text) throws IOException {
        if (brought > 0) {
            brought--;
            return;
        }
        boolean isTyped = switch (run.step().kind()) {
            case COMMAND, FILL, TASK, PROJECT, CLIENT -> true;
            case SAY, DEMO, PREDICT, CHOICE, ANSWER, ORDER, FIX, SCRIPT, REFLECT, RACE, CRASH -> false;
        };
        if (isJudged() && isTyped && !run.isSolved()) {
            arrived = false;
            taking.typed(line, text, run.submit(text));
        }
    }

    private void input(Event.Input input) throws IOException {
        String sure = input.value("confidence");
        boolean answers = isJudged() && input.value("on") == null && !"?".equals(sure);
        if (!answers || List.of("play", "done").contains(input.text())) {
            return;
        }
        boolean fills = run.step().kind() == Step.Kind.FILL; // what ran is the whole line, up to the verdict
        brought = fills ? Integer.MAX_VALUE : number(input.value("ran"));
        arrived = false;
        run.askHowSure(sure != null);
        String step = run.step().id();
        Outcome outcome = run.enter(input.text());
        if (outcome instanceof Outcome.HowSure) {
            outcome = run.enter(sure);
        }
        came(input.line(), input.text(), step, outcome);
    }

    private void came(int line, String typed, String step, Outcome outcome) {
        if (run.step().id().equals(step)) {
            taking.typed(line, typed, outcome);
        } else {
            end();
        }
        arrived = outcome instanceof Outcome.Began;
    }

    private static int number(String text) {
        boolean small = text != null && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return small && !text.isEmpty() ? Integer.parseInt(text) : 0;
    }

    private void control(Event.Control control) throws IOException {
        String word = control.words().isEmpty() ? "" : control.words().get(0);
        String rest = control.words().size() > 1 ? control.words().get(1) : "";
        switch (word) {
            case "play" -> playing = true;
            case "done" -> playing = false;
            case "tick" -> command(control.line(), ":tick " + rest);
            case "hint", "solution" -> help(control.line(), word);
            case "check", "skip", "undo" -> word(control.line(), word);
            case "reset" -> {
                if (isJudged()) {
                    run.reset();
                    taking.beginsAgain();
                    arrived = true;
                }
            }
            case "cancel" -> {
                if (isJudged()) {
                    run.cancel(rest.equals(LEARNER) || rest.isEmpty() ? Line.YOU : rest);
                }
            }
            default -> {}
        }
    }

    /** Help counts on a copy as well; in an exam it is asked for in vain. */
    private void help(int line, String word) throws IOException {
        boolean given = transcript.header().get("exam") == null;
        if (given && taking != null && foreign == null && !run.isSolved()) {
            taking.typed(line, word, run.word(word));
        }
    }

    private void word(int line, String word) throws IOException {
        if (isJudged() && !run.isSolved()) {
            arrived = false;
            taking.typed(line, word, run.word(word));
        }
    }

    private void verdict(Event.Verdict verdict) {
        brought = 0;
        Mark mark = Recorded.mark(verdict);
        if (foreign != null) {
            foreignMark = Recorded.later(foreignMark, mark);
        } else if (taking != null) {
            taking.verdict(mark, Recorded.millis(verdict));
        }
    }
}
