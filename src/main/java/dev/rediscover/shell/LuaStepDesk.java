package dev.rediscover.shell;

import dev.rediscover.lesson.Step;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.ScriptCauses;
import dev.rediscover.tutor.ScriptFault;

/** The script of a step in the editor: it is judged, and tried on a copy, as the words check and run do. */
final class LuaStepDesk extends LuaDesk {
    private final LessonRun run;
    private final LessonText text;
    private final Step step;

    LuaStepDesk(Session session, LessonRun run) {
        super(session, session.scripting().steps(), key(session, run));
        this.run = run;
        this.text = new LessonText(session, run);
        this.step = run.step();
    }

    /** The name under which the text of the step under way is kept. */
    static String key(Session session, LessonRun run) {
        return (session.exam() == null ? "" : "exam.") + run.pack() + "."
                + run.lesson().id() + "." + run.step().id() + Scripting.LUA;
    }

    @Override
    public String title() {
        return run.lesson().title() + " " + (run.stepIndex() + 1) + "/"
                + run.lesson().steps().size();
    }

    @Override
    public StyledText task(int columns) {
        return text.task(step, columns);
    }

    @Override
    public String verb() {
        return "check";
    }

    @Override
    public String trial() {
        return "try";
    }

    @Override
    public StyledText hint() {
        taken();
        session.classroom().answer("hint");
        return taken();
    }

    @Override
    String given() {
        return run.scriptText();
    }

    private StyledText taken() {
        return session.screen().taken();
    }

    @Override
    Ran perform(String script) {
        return said(script, "check");
    }

    @Override
    Ran attempted(String script) {
        return said(script, "run");
    }

    private Ran said(String script, String word) {
        taken();
        if (!script.isBlank() && !stands(script)) {
            session.classroom().answer(script);
            if (!stands(script)) {
                return new Ran(taken(), 0, -1, false); // it was not taken, as it is too long
            }
        }
        taken();
        session.classroom().answer(script.isBlank() ? "" : word);
        boolean done = session.lesson() != run || run.step() != step || run.isSolved();
        ScriptFault fault = done ? null : run.scriptFault();
        StyledText told = taken();
        String plain = fault == null ? null : ScriptCauses.plain(fault);
        if (plain != null) {
            told = told.concat(StyledText.of(session.wrapped(plain), Role.MUTED));
        }
        return new Ran(told, fault == null ? 0 : fault.line(), fault == null ? -1 : fault.column(), done);
    }

    /** Whether it is what the lesson has already; the line that the editor begins with does not count. */
    private boolean stands(String script) {
        return script.stripTrailing().equals(run.scriptText().stripTrailing());
    }

    @Override
    Result left(Ran ran, String script, boolean shown) {
        boolean done = ran != null && ran.done();
        if (done) {
            forget();
        }
        if (ran != null && !shown) {
            session.screen().page(ran.said());
        }
        if (ran != null && ran.line() > 0) {
            session.screen().note(fault(ran, script));
        }
        if (!done && session.screen().isInteractive()) {
            session.note(Language.say(session.settings(), "Your script is kept; Enter goes on with it."));
        }
        return done || ran == null ? Result.FINE : Result.ERROR;
    }
}
