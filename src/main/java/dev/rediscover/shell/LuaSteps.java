package dev.rediscover.shell;

import dev.rediscover.render.LuaStyle;
import dev.rediscover.tutor.LessonRun;

/** What is typed at the prompt in a step whose answer is a Lua text: words, or what opens the editor. */
final class LuaSteps {
    private final Session session;

    LuaSteps(Session session) {
        this.session = session;
    }

    /** Whether a Lua text is being written in {@code run}. */
    static boolean isWriting(LessonRun run) {
        return run != null && run.scriptText() != null && !run.isSolved() && !run.isPlaying();
    }

    /** Does what a line asks for; {@code null} if it is for the lesson. */
    Result line(String typed, LessonRun run) {
        if (!isWriting(run)) {
            return null;
        }
        if (typed.isEmpty() || typed.equals("edit")) {
            return new LuaStepDesk(session, run).open();
        }
        if (typed.equals("list")) {
            session.screen().page(LuaStyle.numbered(new LuaStepDesk(session, run).text(), 0));
            return Result.FINE;
        }
        if (LessonWords.has(typed) || typed.indexOf('\n') >= 0) {
            before(typed, run);
            return null;
        }
        if (session.screen().canRedraw()) {
            return session.refuse(Language.say(
                    session.settings(),
                    "Enter opens the editor, where the script is written; hint, skip and back are"
                            + " words of the lesson."));
        }
        LuaStepDesk desk = new LuaStepDesk(session, run);
        String kept = session.scripting().steps().read(LuaStepDesk.key(session, run));
        if (session.screen().isInteractive() && kept != null && !kept.isBlank()) {
            return session.scripting().type(desk); // what was typed may be a word with a slip: it replaces nothing
        }
        return session.scripting().type(desk, typed);
    }

    /** Before a word that looks at the text, the lesson is given what is kept of it. */
    private void before(String word, LessonRun run) {
        if (isWriting(run) && (word.equals("check") || word.equals("run"))) {
            String kept = session.scripting().steps().read(LuaStepDesk.key(session, run));
            if (kept != null && !kept.isBlank() && !kept.equals(run.scriptText())) {
                session.classroom().answer(kept);
            }
        }
    }

    /** After a word that changes the text, what is kept of it follows. */
    void after(String word, LessonRun run) {
        if (!isWriting(run)) {
            return;
        }
        if (word.equals("reset")) {
            session.scripting().steps().drop(LuaStepDesk.key(session, run));
        } else if (word.equals("undo")) {
            session.scripting().steps().write(LuaStepDesk.key(session, run), run.scriptText());
        }
    }
}
