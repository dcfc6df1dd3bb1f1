package dev.rediscover.author;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import dev.rediscover.tutor.Feedback;
import dev.rediscover.tutor.Help;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Played;
import java.util.ArrayList;
import java.util.List;

/** A step being taken again, until it makes a {@link Take}. */
final class Taking {
    private static final String COVER = "****";

    private final int line;
    private final LessonRun run;
    private final Step step;
    private final List<Attempt> wrong = new ArrayList<>();
    private final List<String> typed = new ArrayList<>(); // since the step began, where several lines make an answer
    private final List<Played> played = new ArrayList<>();
    private final List<Line> begun;
    private List<String> answer = List.of();
    private int attempts;
    private Help help = new Help(0, false);
    private Mark mark;
    private Mark recorded;
    private long millis = -1;
    private boolean covered;

    Taking(int line, LessonRun run) {
        this.line = line;
        this.run = run;
        this.step = run.step();
        this.begun = run.history();
    }

    /** The step begins again, with the data as it was. */
    void beginsAgain() {
        typed.clear();
        played.clear();
    }

    /** Notes what became of a line, or of a word, that was typed in this step. */
    void typed(int at, String text, Outcome outcome) {
        covered |= text.contains(COVER);
        if (outcome instanceof Outcome.Ran ran) {
            add(text, ran.played());
        } else if (outcome instanceof Outcome.Refused refused) {
            add(text, refused.played());
            wrong(at, text, refused.feedback(), refused.played(), false);
        } else if (outcome instanceof Outcome.Countered countered) {
            add(text, countered.played());
            wrong(at, text, countered.feedback(), countered.example().yours(), true);
        } else if (outcome instanceof Outcome.Raced || outcome instanceof Outcome.Crashed) {
            typed.add(text);
        } else if (outcome instanceof Outcome.Solved solved) {
            add(text, solved.played());
            solved(text, solved);
        } else if (text.equals("undo")) {
            undone();
        }
        if (!(outcome instanceof Outcome.Began)) {
            help = run.help();
        }
    }

    private boolean isLive() {
        return switch (step.kind()) {
            case TASK, PROJECT, CLIENT -> true;
            default -> false;
        };
    }

    private void add(String text, List<Played> now) {
        if (isLive() && !now.isEmpty()) {
            typed.add(text);
            played.addAll(now);
        }
    }

    /** Forgets the last line of a task and what happened with it. */
    private void undone() {
        if (!typed.isEmpty()) {
            typed.remove(typed.size() - 1);
        }
        while (!played.isEmpty() && !played.remove(played.size() - 1).own()) {
            // what happened by itself was taken back with the line before it
        }
    }

    private void wrong(int at, String text, Feedback feedback, List<Played> now, boolean shownData) {
        if (!feedback.countsAsAttempt()) {
            return;
        }
        attempts++;
        List<Played> ran = now.isEmpty() ? List.copyOf(played) : now;
        wrong.add(new Attempt(at, whole(text), ran, feedback, shownData));
    }

    /** All lines that the answer consists of. */
    private List<String> whole(String text) {
        List<String> lines = new ArrayList<>();
        if (run.scriptText() != null) {
            lines.add(run.scriptText());
        } else if (step.kind() == Step.Kind.FIX || step.kind() == Step.Kind.SCRIPT) {
            run.script().forEach(one -> lines.add(one.typed()));
        } else {
            lines.addAll(typed);
            if (!isLive() && !text.equals("check")) {
                lines.add(text);
            }
        }
        return List.copyOf(lines);
    }

    private void solved(String text, Outcome.Solved solved) {
        Mark now = switch (solved.status()) {
            case UNAIDED, HINTED, READ -> Mark.PASS;
            case REVEALED -> Mark.REVEALED;
            case SKIPPED -> Mark.SKIPPED;
            case MISSED -> Mark.MISS;
        };
        attempts += now == Mark.SKIPPED ? 0 : 1;
        boolean isFirst = mark == null || now.compareTo(mark) < 0;
        mark = Mark.better(mark, now);
        if (isFirst) {
            answer = now == Mark.SKIPPED ? List.of() : taken(text, solved);
        }
    }

    private List<String> taken(String text, Outcome.Solved solved) {
        if (step.kind() != Step.Kind.COMMAND && step.kind() != Step.Kind.FILL) {
            return whole(text);
        }
        return solved.played().stream()
                .filter(Played::own)
                .map(one -> one.line().typed())
                .toList();
    }

    /** Notes what the file says. */
    void verdict(Mark said, long took) {
        recorded = Recorded.later(recorded, said);
        millis = took < 0 ? millis : Math.max(0, millis) + took;
    }

    /** What has become of it. */
    Take take() {
        Mark judged = mark != null ? mark : attempts > 0 ? Mark.FAIL : Mark.UNATTEMPTED;
        return new Take(
                line,
                step,
                judged,
                attempts,
                help.hints(),
                help.revealed(),
                millis,
                List.copyOf(wrong),
                answer,
                begun,
                recorded,
                covered);
    }
}
