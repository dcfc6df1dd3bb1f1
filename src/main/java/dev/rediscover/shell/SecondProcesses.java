package dev.rediscover.shell;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.engine.Engine;
import dev.rediscover.tutor.CrashView;
import dev.rediscover.tutor.EngineMaker;
import dev.rediscover.tutor.SecondServer;
import java.io.IOException;

/** The engines of lessons, and beside them second servers that are processes of their own, one at a time. */
final class SecondProcesses implements EngineMaker {
    private final Session session;
    private SecondProcess last;
    private boolean within;

    SecondProcesses(Session session) {
        this.session = session;
    }

    /** From now on no process is started: second servers are within this program. */
    void stayWithin() {
        within = true;
    }

    @Override
    public Engine make(Clock clock, RandomSource random) {
        return Engines.forLesson(clock, random);
    }

    @Override
    public synchronized SecondServer second(SecondServer.Plan plan) throws IOException {
        close();
        if (within) {
            return EngineMaker.super.second(plan);
        }
        last = SecondProcess.ofThisProgram(plan);
        return last;
    }

    @Override
    public boolean shows(CrashView view) {
        CrashView news =
                new CrashView(view.name(), view.moments(), view.moments().size() - 1, view.told());
        session.screen().page(new CrashText(session).happened(news));
        return true;
    }

    /** Ends the one that is left. */
    synchronized void close() {
        if (last != null) {
            last.close();
            last = null;
        }
    }
}
