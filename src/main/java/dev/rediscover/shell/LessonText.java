package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Blanks;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.LuaScript;
import dev.rediscover.lesson.Step;
import dev.rediscover.render.LuaStyle;
import dev.rediscover.render.Picture;
import dev.rediscover.render.Pictures;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.Reply;
import dev.rediscover.tutor.Confidence;
import dev.rediscover.tutor.Feedback;
import dev.rediscover.tutor.Goal;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Played;
import dev.rediscover.tutor.Rounds;
import java.util.List;

/** What a lesson says, as text for a screen. */
final class LessonText {
    private static final int WIDEST = 80;
    private static final int DIFF_LINES = 4;

    private final Session session;
    private final LessonRun run;
    private final Rounds rounds;

    LessonText(Session session, LessonRun run) {
        this(session, run, null);
    }

    /** {@code rounds}: what the exercise is one of; {@code null} in a lesson. */
    LessonText(Session session, LessonRun run, Rounds rounds) {
        this.session = session;
        this.run = run;
        this.rounds = rounds;
    }

    /** The text for {@code outcome}. */
    StyledText of(Outcome outcome) {
        StyledText.Builder out = new StyledText.Builder();
        race(outcome, out);
        crash(outcome, out);
        if (outcome instanceof Outcome.Began began) {
            began(began, out);
        } else if (outcome instanceof Outcome.Refused refused) {
            played(refused.played(), out);
            feedback(refused.feedback(), out);
        } else if (outcome instanceof Outcome.Ran ran) {
            played(ran.played(), out);
            goals(ran.goals(), out);
            note(ran.note(), out);
        } else if (outcome instanceof Outcome.Countered countered) {
            played(countered.played(), out);
            countered(countered, out);
        } else if (outcome instanceof Outcome.Edited edited) {
            script(edited.script(), out);
        } else if (outcome instanceof Outcome.Tried tried) {
            played(tried.played(), out);
            out.add(say("That ran on a copy. check has it judged."), Role.MUTED).newline();
        } else if (outcome instanceof Outcome.Solved solved) {
            solved(solved, out);
        } else if (outcome instanceof Outcome.Raced raced) {
            note(raced.note(), out);
        } else if (outcome instanceof Outcome.Crashed crashed) {
            note(crashed.note(), out);
        } else if (outcome instanceof Outcome.Told told) {
            out.add(markdown(say(told.text())));
            solution(told.solution(), out);
        } else if (outcome instanceof Outcome.HowSure) {
            out.add(say(Confidence.QUESTION), Role.MUTED).newline();
        } else if (outcome instanceof Outcome.Finished finished) {
            finished(finished, out);
        }
        return out.build();
    }

    private String say(String english, String... values) {
        return Language.say(session.settings(), english, values);
    }

    private boolean isPlain() {
        return session.settings().isOn(Setting.PLAIN);
    }

    StyledText markdown(String text) {
        int width = Math.min(WIDEST, session.screen().canvas().columns());
        return Markdown.of(text, width, !session.screen().isColoured());
    }

    // ---- a step begins

    private void began(Outcome.Began began, StyledText.Builder out) {
        heading(began, out);
        Step step = began.step();
        out.add(markdown(run.text(step.head().prompt())));
        for (Outcome.Shown shown : began.played()) {
            out.newline();
            echo(shown.played().line(), out);
            reply(shown.played(), out);
            if (shown.note() != null) {
                out.add(markdown(shown.note()));
            }
        }
        switch (step.kind()) {
            case PREDICT -> question((Step.Predict) step, out);
            case CHOICE -> options(out);
            case ORDER -> orderLines(out);
            case FILL ->
                out.newline()
                        .add("    " + ((Step.Fill) step).template(), Role.COMMAND)
                        .newline();
            case TASK, PROJECT -> goals(run.goals(), out.newline());
            case FIX, SCRIPT -> given(step, out);
            case RACE -> out.newline().add(new RaceText(session).of(run.race()));
            case CLIENT -> program((Step.Client) step, out);
            case CRASH -> out.newline().add(new CrashText(session).begun((Step.Crash) step, run.crash()));
            default -> {}
        }
        out.add(markdown(wanted(step)).plain(), Role.MUTED);
    }

    private void given(Step step, StyledText.Builder out) {
        LuaScript lua = step.luaOrNull();
        if (lua == null) {
            if (step.kind() == Step.Kind.FIX) {
                script(run.script(), out.newline());
            }
            return;
        }
        calls(lua, out.newline());
        if (!lua.given().isBlank()) {
            lua(lua.given(), out);
        }
    }

    private void calls(LuaScript lua, StyledText.Builder out) {
        out.add(say("It is run as:"), Role.MUTED).newline();
        for (Line line : lua.call()) {
            out.add("    " + line.text(), Role.COMMAND).newline();
        }
    }

    /** A script with numbered lines; where nothing is drawn, told line by line. */
    private void lua(String script, StyledText.Builder out) {
        if (!isPlain()) {
            out.add(LuaStyle.numbered(script, 0));
            return;
        }
        int number = 1;
        for (String line : LuaScript.trimmed(script).split("\n", -1)) {
            out.add(number++ + ": " + line + "\n");
        }
    }

    /** What a step wants, for above an editor. */
    StyledText task(Step step, int columns) {
        StyledText.Builder out = new StyledText.Builder();
        int width = Math.min(WIDEST, columns);
        out.add(Markdown.of(
                run.text(step.head().prompt()), width, !session.screen().isColoured()));
        calls(step.luaOrNull(), out);
        return out.build();
    }

    private void program(Step.Client step, StyledText.Builder out) {
        ProgramText text = new ProgramText(session, run);
        text.program(step, false, out);
        text.how(step, session.classroom().port(), out);
        goals(run.goals(), out);
    }

    /** In a race, what it has come to. */
    private void race(Outcome outcome, StyledText.Builder out) {
        boolean refused = outcome instanceof Outcome.Refused no && no.feedback().countsAsAttempt();
        if (run.race() != null && (refused || outcome instanceof Outcome.Solved || outcome instanceof Outcome.Raced)) {
            out.add(new RaceText(session).of(run.race()));
        }
    }

    /** What has happened to a second server since the last answer. */
    private void crash(Outcome outcome, StyledText.Builder out) {
        boolean answered = outcome instanceof Outcome.Refused
                || outcome instanceof Outcome.Solved
                || outcome instanceof Outcome.Crashed;
        if (answered && run.crash() != null) {
            out.add(new CrashText(session).happened(run.crash()));
        }
    }

    private void heading(Outcome.Began began, StyledText.Builder out) {
        if (rounds != null) {
            rule(rounds.heading(), out);
            return;
        }
        String place = " " + began.number() + "/" + began.of();
        if (isPlain()) {
            out.newline()
                    .add(say(
                            "{0}, step {1} of {2}.",
                            run.lesson().title(), Integer.toString(began.number()), Integer.toString(began.of())))
                    .newline();
            return;
        }
        int width = width();
        boolean fits = run.lesson().title().length() + place.length() + 7 <= width;
        String title = (fits ? run.lesson().title() : run.lesson().id()) + place;
        rule(title, out);
    }

    private int width() {
        return Math.min(WIDEST, session.screen().canvas().columns());
    }

    private void rule(String title, StyledText.Builder out) {
        if (isPlain()) {
            out.newline().add(title + ".").newline();
            return;
        }
        String rule = session.screen().canvas().rule(Math.max(2, width() - title.length() - 5));
        out.newline().add(session.screen().canvas().rule(2) + " ", Role.BORDER).add(title, Role.HEADING);
        out.add(" " + rule, Role.BORDER).newline();
    }

    private void question(Step.Predict predict, StyledText.Builder out) {
        out.newline();
        for (Line line : predict.run()) {
            echo(line, out);
        }
        if (predict.ask() != null) {
            echo(predict.ask(), out);
        }
        predict.then().forEach(line -> echo(line, out));
    }

    private void options(StyledText.Builder out) {
        out.newline();
        int number = 1;
        for (Step.Option option : run.options()) {
            out.add("  " + number++ + "  ", Role.EMPHASIS)
                    .add(indented(option.text()))
                    .newline();
        }
    }

    private StyledText indented(String text) {
        int width = Math.min(WIDEST, session.screen().canvas().columns()) - 6;
        List<StyledText> lines =
                Markdown.of(text, width, !session.screen().isColoured()).lines();
        StyledText.Builder out = new StyledText.Builder();
        for (int i = 0; i < lines.size(); i++) {
            out.add(i == 0 ? "" : "\n     ").add(lines.get(i));
        }
        return out.build();
    }

    private void orderLines(StyledText.Builder out) {
        out.newline();
        int number = 1;
        for (Line line : run.orderLines()) {
            String lead = "  " + number++ + "  ";
            out.add(lead, Role.EMPHASIS)
                    .add(command(line.typed(), lead.length()), Role.COMMAND)
                    .newline();
        }
    }

    private void script(List<Line> lines, StyledText.Builder out) {
        if (lines.isEmpty()) {
            out.add("The script is empty.", Role.MUTED).newline();
        }
        for (int i = 0; i < lines.size(); i++) {
            String lead = (i < 9 ? "   " : "  ") + (i + 1) + "  ";
            out.add(lead, Role.EMPHASIS)
                    .add(command(lines.get(i).typed(), lead.length()), Role.COMMAND)
                    .newline();
        }
    }

    private String wanted(Step step) {
        if (step.luaOrNull() != null) {
            return say(
                    session.screen().canRedraw()
                            ? "Enter opens the editor; there F5 has your script judged."
                            : "Type the script line by line; a line with a single . ends it and has it judged."
                                    + " edit goes on with what you have, list shows it.");
        }
        return switch (step.kind()) {
            case PREDICT -> asked((Step.Predict) step) + say(" Type it, without quotes.");
            case RACE -> RaceText.wanted(run.race());
            case CRASH -> CrashText.wanted((Step.Crash) step);
            default -> say(wantedOf(step));
        };
    }

    private static String wantedOf(Step step) {
        return switch (step.kind()) {
            case SAY, DEMO -> "Enter goes on.";
            case CHOICE ->
                ((Step.Choice) step).many() ? "Type the numbers of all that are right." : "Type the number of one.";
            case ANSWER -> "Type your answer.";
            case FILL -> {
                String blanks = Blanks.count(((Step.Fill) step).template()) > 1 ? "blanks" : "blank";
                yield "Type what belongs in the " + blanks + ", or the whole command.";
            }
            case ORDER -> "Type the numbers in the right order, such as 2 1 3.";
            case COMMAND -> "Type the command.";
            case TASK ->
                ((Step.Task) step).live()
                        ? "As many commands as you like; the step ends when every goal is reached."
                        : "As many commands as you like; then type check.";
            case FIX ->
                "Type 2 COMMAND for another line 2, +2 COMMAND for one before it, -2 to drop it; run tries it,"
                        + " check has it judged.";
            case SCRIPT ->
                "Type the lines one by one; 2 COMMAND replaces line 2, -2 drops it, run tries it, check has it"
                        + " judged.";
            case PROJECT -> "Any order, as many commands as you like; what you reach is ticked off.";
            case REFLECT -> "Write it in your own words; nobody judges it.";
            case CLIENT -> "Run the program in another terminal; whatever arrives is shown here and judged.";
            case PREDICT, RACE, CRASH -> "";
        };
    }

    private String asked(Step.Predict predict) {
        boolean last = predict.then().isEmpty();
        return last
                ? say("What will the reply be?")
                : say("What will the reply to {0} be?", predict.asked().text());
    }

    // ---- lines that ran

    private void echo(Line line, StyledText.Builder out) {
        String lead = line.isOther() ? line.client() + "> " : "> ";
        out.add(lead, Role.MUTED)
                .add(command(text(line), lead.length()), Role.COMMAND)
                .newline();
    }

    /** A line as it is shown: a whole Lua text in it is left out, as its writer has it before his eyes. */
    private String text(Line line) {
        LuaScript lua = run.step().luaOrNull();
        for (Line call : lua == null ? List.<Line>of() : lua.call()) {
            int at = call.words().indexOf(Bytes.of(LuaScript.SCRIPT));
            boolean same = at >= 0 && call.words().size() == line.words().size();
            for (int i = 0; same && i < call.words().size(); i++) {
                same = i == at || call.words().get(i).equals(line.words().get(i));
            }
            if (same) {
                return call.text();
            }
        }
        return line.text();
    }

    /** A command that begins behind {@code used} columns; a long one goes on below, indented, if nothing is quoted. */
    private String command(String text, int used) {
        int width = Math.min(WIDEST, session.screen().canvas().columns());
        if (used + text.length() <= width || text.indexOf('"') >= 0 || text.indexOf('\'') >= 0) {
            return text;
        }
        String indent = " ".repeat(used + 2);
        StringBuilder out = new StringBuilder();
        int column = used;
        for (String word : text.split(" ")) {
            boolean begins = out.length() == 0;
            boolean fits = begins || column + 1 + word.length() <= width;
            out.append(begins ? "" : fits ? " " : "\n" + indent).append(word);
            column = (fits ? column + (begins ? 0 : 1) : indent.length()) + word.length();
        }
        return out.toString();
    }

    private void solution(List<Line> lines, StyledText.Builder out) {
        if (!lines.isEmpty() && run.step() instanceof Step.Client client) {
            new ProgramText(session, run).program(client, true, out);
        } else if (!lines.isEmpty() && run.step().luaOrNull() != null) {
            lua(run.step().luaOrNull().solution(), out);
        } else {
            lines(lines, out);
        }
    }

    private void lines(List<Line> lines, StyledText.Builder out) {
        for (Line line : lines) {
            out.add("    ").add(command(line.typed(), 4), Role.COMMAND).newline();
        }
    }

    private void played(List<Played> all, StyledText.Builder out) {
        played(all, all.size() > 1, out);
    }

    private void played(List<Played> all, boolean echoed, StyledText.Builder out) {
        for (Played played : all) {
            if (!played.own() || echoed) {
                echo(played.line(), out);
            }
            reply(played, out);
        }
    }

    private void reply(Played played, StyledText.Builder out) {
        if (played.reply() != null) {
            out.add(session.printed(played.line().words(), played.reply(), played.protocol()));
            if (session.settings().isOn(Setting.WIRE)) {
                out.add(session.watching().bytes(played.line().words(), played.reply()));
            }
            if (played.own() && run.step().luaOrNull() == null) {
                out.add(session.scripting().fault(played.line().words(), played.reply()));
            }
            advice(played, out);
        } else if (played.waits()) {
            String who =
                    played.line().isOther() ? say("{0} waits.", played.line().client()) : say("You wait.");
            out.add(who, Role.MUTED).newline();
        }
        for (Played.Late late : played.late()) {
            StyledText reply = session.unasked(late.reply(), late.protocol());
            out.add(late.client() + ":", Role.EMPHASIS)
                    .add(reply.lines().size() > 1 ? "\n" : " ")
                    .add(reply);
        }
        if (session.settings().isOn(Setting.DIFF)
                && played.own()
                && !played.changes().isEmpty()) {
            Picture diff = Pictures.diff(played.changes(), played.at());
            out.add(
                    isPlain()
                            ? StyledText.of(session.wrapped(diff.sentence()), Role.MUTED)
                            : diff.draw(session.screen().canvas().withLines(DIFF_LINES)));
        }
    }

    private void advice(Played played, StyledText.Builder out) {
        if (run.isPlaying() && played.reply() instanceof Reply.Err error) {
            String advice = Advice.on(error, played.line().words(), session.catalog());
            if (advice != null) {
                out.add(advice, Role.MUTED).newline();
            }
        }
    }

    void goals(List<Goal> goals, StyledText.Builder out) {
        for (Goal goal : goals) {
            if (isPlain()) {
                out.add(say(goal.done() ? "Done: " : "Open: ")).add(goal.text()).newline();
            } else {
                out.add(goal.done() ? "  [x] " : "  [ ] ", goal.done() ? Role.SUCCESS : Role.MUTED)
                        .add(indented(goal.text()))
                        .newline();
            }
        }
    }

    // ---- what is said to an answer

    private void feedback(Feedback feedback, StyledText.Builder out) {
        if (feedback.countsAsAttempt()) {
            out.add(say("Not yet. "), Role.WARNING);
        }
        out.add(said(
                say(feedback.text()),
                feedback.countsAsAttempt() ? say("Not yet. ").length() : 0));
        if (run.mayHint() && !run.step().head().hints().isEmpty() && feedback.countsAsAttempt()) {
            out.add(say(run.mayReveal() ? "The words hint and solution help." : "The word hint helps."), Role.MUTED)
                    .newline();
        }
    }

    /** Text that begins behind {@code used} columns of its first line. */
    private StyledText said(String text, int used) {
        String lead = "x".repeat(used);
        StyledText wrapped = markdown(lead + text);
        if (used == 0) {
            return wrapped;
        }
        StyledText.Builder out = new StyledText.Builder();
        boolean first = true;
        for (StyledText.Span span : wrapped.spans()) {
            out.add(first ? span.text().substring(Math.min(used, span.text().length())) : span.text(), span.role());
            first = false;
        }
        return out.build();
    }

    private void countered(Outcome.Countered countered, StyledText.Builder out) {
        out.add(say("Not yet. "), Role.WARNING);
        out.add(said(say(countered.feedback().text()), say("Not yet. ").length()));
        new CounterexampleText(session, this::text).add(countered.example(), out);
        String again = run.step() instanceof Step.Task ? "; reset begins the step again" : "";
        String text = "play puts you on that data, done brings you back" + again + ".";
        out.add(markdown(text).plain(), Role.MUTED);
    }

    private void note(Feedback note, StyledText.Builder out) {
        if (note != null) {
            out.add(markdown(say(note.text())));
        }
    }

    private void solved(Outcome.Solved solved, StyledText.Builder out) {
        boolean byItself = solved.status() == Outcome.Status.SKIPPED || solved.step() instanceof Step.Choice;
        boolean shown = solved.step() instanceof Step.Predict; // with the question
        played(solved.played(), byItself && !shown || solved.played().size() > 1, out);
        switch (solved.status()) {
            case READ -> {}
            case SKIPPED ->
                out.add(say(rounds == null ? "Skipped." : "This comes again."), Role.CHANGED)
                        .newline();
            case MISSED ->
                out.add(say("Not what you expected."), Role.CHANGED)
                        .add(
                                run.confidence() < Confidence.SURE
                                        ? ""
                                        : say(" You were sure, so it comes back in :review."))
                        .newline();
            case HINTED -> out.add(say("Right, with a hint."), Role.SUCCESS).newline();
            case REVEALED ->
                out.add(say("Right, after the solution."), Role.SUCCESS).newline();
            case UNAIDED -> out.add(say("Right."), Role.SUCCESS).newline();
        }
        note(solved.note(), out);
        if (!solved.solution().isEmpty() && solved.status() != Outcome.Status.SKIPPED) {
            out.add(say("Another way:"), Role.MUTED).newline();
            solution(solved.solution(), out);
        }
        if (solved.status() == Outcome.Status.SKIPPED && solved.step().luaOrNull() != null) {
            lua(solved.step().luaOrNull().solution(), out);
        }
        if (solved.after() != null) {
            out.add(markdown(solved.after()));
        }
        if (solved.status() != Outcome.Status.READ && (rounds == null || !rounds.goesOn())) {
            out.add(say("Enter goes on."), Role.MUTED).newline();
        }
    }

    private void finished(Outcome.Finished finished, StyledText.Builder out) {
        out.newline()
                .add(say("That was \"{0}\".", run.lesson().title()), Role.HEADING)
                .newline();
        if (finished.exercises() > 0) {
            String line = say(
                    "{0} of {1} exercises without help.",
                    Integer.toString(finished.unaided()), Integer.toString(finished.exercises()));
            out.add(line).newline();
        }
        if (!finished.missed().isEmpty()) {
            out.add(markdown(say("Worth meeting again: {0}.", String.join(", ", finished.missed()))));
        }
    }
}
