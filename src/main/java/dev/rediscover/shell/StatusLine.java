package dev.rediscover.shell;

import dev.rediscover.base.Clock;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.tutor.LessonRun;

/** The line below the prompt: the kind of step in a lesson, database and keys, the clock, the key that helps. */
final class StatusLine {
    /** In a window of fewer rows no line is spared for it. */
    static final int FEWEST_ROWS = 12;

    private StatusLine() {}

    /** What the line says. */
    static String text(Session session) {
        StringBuilder out = new StringBuilder();
        LessonRun run = session.lesson();
        if (run != null) {
            out.append(run.step().kind().word()).append(" step | "); // which step it is stands in the prompt
        }
        int db = session.db();
        if (session.link() == null) {
            return out.append("db ")
                    .append(db)
                    .append(" of ")
                    .append(session.people().ground().link().name())
                    .append(" | Alt-H help")
                    .toString();
        }
        int keys;
        synchronized (session.link()) {
            keys = session.link().engine().db(db).size();
        }
        out.append("db ").append(db).append(", ").append(keys).append(keys == 1 ? " key" : " keys");
        out.append(" | clock ").append(clock(session.link().clock(), run));
        return out.append(run == null ? " | Alt-H help" : " | Alt-? hint").toString();
    }

    /** In a lesson the clock stands still, and what counts is how far it was moved. */
    private static String clock(VirtualClock clock, LessonRun run) {
        if (clock.isReal()) {
            return "real";
        }
        long begin = run != null ? run.lesson().clockMillis() : Clock.system().millis();
        long ahead = clock.millis() - begin;
        boolean moved = run == null ? !clock.isFrozen() : ahead != 0;
        return moved ? (ahead < 0 ? "-" : "+") + Spans.brief(ahead) : "stands still";
    }
}
