package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Busy;
import dev.rediscover.engine.Bystander;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.ScriptStop;

/** Tells who has typed a script that it runs on and how to end it, and what a server would have done instead. */
final class SlowScripts implements Bystander {
    private final Session session;
    private final Thread thread = Thread.currentThread(); // the one that runs lines
    private EmbeddedLink link;
    private long toldOf;

    SlowScripts(Session session) {
        this.session = session;
    }

    /** Who watches scripts, if a command of this name may run one on the built-in engine. */
    static SlowScripts beside(SlowScripts before, Bytes name, Session session) {
        if (!session.screen().isInteractive() || session.remote() != null || !mayRunOne(name)) {
            return before;
        }
        SlowScripts watching = before == null ? new SlowScripts(session) : before;
        watching.attend(session.people().ground().own());
        return watching;
    }

    private static boolean mayRunOne(Bytes name) {
        return ScriptStop.ender(name) != null || name.is("EXEC");
    }

    private void attend(EmbeddedLink here) {
        if (link != here) {
            synchronized (here) {
                here.engine().busy().attend(this);
            }
            link = here;
        }
    }

    @Override
    public boolean turn(Busy busy, boolean slow) {
        if (slow && toldOf != busy.runs() && Thread.currentThread() == thread) {
            toldOf = busy.runs();
            session.note("The " + (busy.kind() == Busy.Kind.FUNCTION ? "function" : "script")
                    + " is still running and holds everybody else up. Ctrl-C ends it.");
        }
        return true;
    }

    /** Says what a server would have done with a script that Ctrl-C has ended here, if one was. */
    static void tellOfStop(SlowScripts watching) {
        ScriptStop stop = watching == null ? null : watching.link.takeStop();
        if (stop != null) {
            watching.session.note(told(stop));
        }
    }

    /** Says that nobody waits for the reply of {@code name} any more. */
    static String gaveUp(Bytes name, boolean remote) {
        if (!remote) {
            return name.utf8() + " was stopped; it changed nothing.";
        }
        return ScriptStop.ender(name) == null
                ? name.utf8() + " was stopped."
                : "You no longer wait for " + name.utf8() + ".";
    }

    private static String told(ScriptStop stop) {
        String kill = stop.function() ? "FUNCTION KILL" : "SCRIPT KILL";
        if (!stop.wrote()) {
            return "Ctrl-C ended it here. On a server Ctrl-C ends only redis-cli: there you would send " + kill
                    + " on another connection.";
        }
        String kept = stop.clean() ? "was taken back" : "stays, for it is too large to be taken back";
        return "Ctrl-C ended it, and what it had written " + kept + ". A server refuses " + kill
                + " once a script has written (UNKILLABLE): there only SHUTDOWN NOSAVE ends it, with the server.";
    }
}
