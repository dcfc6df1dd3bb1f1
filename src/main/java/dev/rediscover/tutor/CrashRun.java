package dev.rediscover.tutor;

import dev.rediscover.lesson.Check;
import dev.rediscover.lesson.CrashEvent;
import dev.rediscover.lesson.CrashRules;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Match;
import dev.rediscover.lesson.Mistake;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A second server that is killed. Where a reply is predicted, everything happens after the guess, before the learner's
 * eyes; where commands are typed, they run there at once, and the word {@code check} lets the rest happen. What the
 * server replies then is the evidence. The lesson's own data stays as it was.
 */
final class CrashRun extends StepRun {
    private static final int MOST_LINES = 50;

    private final Step.Crash crash;
    private final List<Moment> moments = new ArrayList<>();
    private final List<Played> typed = new ArrayList<>();
    private CrashScene scene;
    private int fresh;
    private int told;
    private boolean answering;
    private Reply asked;
    private String name = "a second server";

    CrashRun(Step.Crash crash, Stage stage) {
        super(crash, stage);
        this.crash = crash;
    }

    /** What is shown: where commands are typed, what has happened before the first of them too. */
    CrashView view() {
        if (!crash.asks() && scene == null && moments.isEmpty()) {
            begin();
        }
        return seen();
    }

    private CrashView seen() {
        return new CrashView(name, List.copyOf(moments), fresh, told);
    }

    /** The reply that was to be predicted; {@code null} before. */
    Reply asked() {
        return asked;
    }

    // ---- what happens

    /** Starts a server and lets what comes first happen; what is wrong with this machine, or {@code null}. */
    private String begin() {
        end();
        moments.clear();
        typed.clear();
        fresh = 0;
        told = 0;
        SecondServer.Plan plan =
                new SecondServer.Plan(crash.server(), stage.link().clock().millis());
        try {
            SecondServer server = stage.maker().second(plan);
            scene = new CrashScene(server, stage.maker());
            String refusal = server.start();
            name = server.name();
            return refusal != null ? refusal : play(crash.happens());
        } catch (IOException e) {
            end();
            return e.getMessage();
        }
    }

    private String play(List<CrashEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            boolean goesOn = i + 1 < events.size() && isCommand(events.get(i)) && isCommand(events.get(i + 1));
            String problem = play(events.get(i), false, !goesOn);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static boolean isCommand(CrashEvent event) {
        return event.kind() == CrashEvent.Kind.RUN;
    }

    private String play(CrashEvent event, boolean own, boolean rests) {
        stage.patience().check();
        try {
            Moment moment = scene.play(event, own, rests);
            moments.add(moment);
            if (answering && stage.maker().shows(seen())) {
                told = moments.size();
            }
            if (own) {
                typed.add(new Played(event.line(), moment.reply(), List.of(), List.of(), 0, 2, true));
            }
            return null;
        } catch (IOException e) {
            end();
            return e.getMessage();
        }
    }

    private void end() {
        if (scene != null) {
            scene.server().close();
            scene = null;
        }
    }

    /** The reply to a question at the end; {@code null} if the server is gone. */
    private Reply ask(Line line) {
        try {
            return scene == null ? null : scene.ask(line);
        } catch (IOException e) {
            end();
            return null;
        }
    }

    private Outcome impossible(String problem) {
        String text = "The second server cannot go on here: " + ended(problem) + " The word skip shows the answer.";
        return refused(new Feedback(Feedback.Kind.UNREADABLE, null, text), List.of());
    }

    // ---- what the learner types

    @Override
    Outcome submit(String line) {
        if (line.isBlank()) {
            return empty(
                    crash.asks()
                            ? "what do you think " + crash.answer().ask().text() + " will reply"
                            : "commands for the second server; check lets the rest happen");
        }
        fresh = moments.size();
        answering = true;
        return crash.asks() ? guessed(line) : line.strip().equals("check") ? check() : typed(line);
    }

    private Outcome guessed(String line) {
        String problem = predicted();
        if (problem != null) {
            return impossible(problem);
        }
        boolean hit = Guess.hits(line, asked, crash.answer().is());
        return solved(hit, List.of(), hit ? null : missed(line), List.of());
    }

    /** Lets everything happen and asks; what is wrong with this machine, or {@code null}. */
    private String predicted() {
        String problem = begin();
        if (problem == null) {
            Line ask = crash.answer().ask();
            problem = play(CrashEvent.run(ask), false, true);
            asked = problem == null ? moments.get(moments.size() - 1).reply() : null;
        }
        if (problem == null) {
            problem = play(crash.then());
        }
        end();
        return problem;
    }

    private Feedback missed(String line) {
        Mistake mistake = Mistakes.typed(crash.mistakes(), line);
        AttemptFacts facts = new AttemptFacts(line, null, asked, null, 0);
        if (mistake != null) {
            return new Feedback(
                    Feedback.Kind.MISTAKE, mistake.id(), mistake.say().fill(facts));
        }
        String truth = "it replies " + ReplyText.show(asked);
        return new Feedback(Feedback.Kind.DIFFERENCE, null, "You said " + line.strip() + "; " + truth + ".");
    }

    private Outcome typed(String line) {
        Typed read = Typed.read(line);
        String problem = read.line() == null ? read.problem() : refusal(read.line());
        if (problem != null) {
            return refused(refusal(Feedback.Kind.UNREADABLE, null, sentence(problem)), List.of());
        }
        if (scene == null) {
            String why = begin();
            if (why != null) {
                return impossible(why);
            }
        }
        String why = play(CrashEvent.run(read.line()), true, true);
        return why == null ? new Outcome.Crashed(null) : impossible(why);
    }

    /** Why a line does not run on the second server; {@code null} if it does. */
    private String refusal(Line line) {
        if (line.isTick() || line.isOther()) {
            return "the second server has one client, and real time";
        }
        if (typed.size() >= MOST_LINES) {
            return "that is enough; check lets the rest happen, reset begins again";
        }
        CommandSpec spec = stage.link().engine().catalog().find(line.words().get(0));
        if (spec == null) {
            return "there is no command called \"" + line.words().get(0).utf8() + "\"";
        }
        return CrashRules.refusal(line.words());
    }

    // ---- judging commands

    @Override
    boolean waitsForCheck() {
        return !crash.asks();
    }

    @Override
    Outcome check() {
        if (crash.asks()) {
            return super.check();
        }
        answering = true;
        String problem = scene == null ? begin() : null;
        fresh = Math.min(fresh, moments.size());
        problem = problem == null ? play(crash.then()) : problem;
        if (problem != null) {
            return impossible(problem);
        }
        Feedback feedback = judged();
        end();
        List<Line> other = feedback == null && !isSolution() ? crash.answer().solution() : List.of();
        return feedback == null ? solved(true, List.of(), null, other) : refused(feedback, List.of());
    }

    private boolean isSolution() {
        return typed.stream()
                .map(one -> one.line().words())
                .toList()
                .equals(crash.answer().solution().stream().map(Line::words).toList());
    }

    /** What to say against the answer; {@code null} if the server replies as wanted. */
    private Feedback judged() {
        Performance performance = new Performance(stage, List.copyOf(typed));
        for (Check check : crash.answer().state()) {
            Check.Run run = (Check.Run) check;
            Reply reply = ask(run.run());
            Match match = reply == null ? null : run.expect().match(reply);
            if (match == null || !match.ok()) {
                return feedback(verdict(run, reply, match, performance));
            }
        }
        return null;
    }

    private Verdict verdict(Check.Run run, Reply reply, Match match, Performance performance) {
        String line = typed.isEmpty() ? "" : typed.get(typed.size() - 1).line().text();
        AttemptFacts facts = new AttemptFacts(line, performance, null, null, 0);
        Mistake mistake = Mistakes.first(crash.mistakes(), line, performance, 0);
        if (mistake != null) {
            return Verdict.mistake(mistake, mistake.say().fill(facts.about(reply)));
        }
        String said = run.label().say() == null ? null : run.label().say().fill(facts.about(reply));
        String text = run.run().text()
                + (reply == null ? " gets no reply" : " replies " + ReplyText.show(reply))
                + (match == null ? "" : "; wanted: " + run.expect().wanted());
        return Verdict.differs(new dev.rediscover.lesson.Difference("the reply", text, text, text), said);
    }

    @Override
    String undone() {
        return "What has happened to the second server stays; the word reset begins again with a new one.";
    }

    // ---- the model solution

    @Override
    List<Played> playSolution() {
        answering = true;
        if (crash.asks()) {
            predicted();
            return List.of();
        }
        String problem = begin();
        for (Line line : crash.answer().solution()) {
            problem = problem == null ? play(CrashEvent.run(line), true, true) : problem;
        }
        if (problem == null) {
            play(crash.then());
        }
        end();
        return List.of();
    }

    @Override
    void leave() {
        end();
    }

    @Override
    void passBy() {
        // what happens to the second server changes nothing for the steps behind it
    }

    @Override
    List<Line> solution() {
        return crash.answer().solution();
    }

    @Override
    String solutionText() {
        return crash.asks() ? crash.answer().is().wanted() : null;
    }
}
