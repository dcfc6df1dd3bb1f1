package dev.rediscover.shell;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.engine.Engine;
import dev.rediscover.tutor.EngineMaker;
import dev.rediscover.tutor.SecondServer;
import java.io.IOException;

/** The engines of lessons, and beside them second servers that are processes of their own, one at a time. */
final class SecondProcesses implements EngineMaker {
    private SecondProcess last;

    @Override
    public Engine make(Clock clock, RandomSource random) {
        return Engines.forLesson(clock, random);
    }

    @Override
    public synchronized SecondServer second(SecondServer.Plan plan) throws IOException {
        close();
        last = SecondProcess.ofThisProgram(plan);
        return last;
    }

    /** Ends the one that is left. */
    synchronized void close() {
        if (last != null) {
            last.close();
            last = null;
        }
    }
}
