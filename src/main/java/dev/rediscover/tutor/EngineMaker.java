package dev.rediscover.tutor;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.engine.Engine;
import java.io.IOException;

/** Makes empty engines: which families of commands they have is decided by whoever wires the program. */
public interface EngineMaker {
    /** An empty engine with this time and this chance. */
    Engine make(Clock clock, RandomSource random);

    /**
     * A second server that has not started.
     *
     * @throws IOException with a sentence, if there cannot be one here
     */
    default SecondServer second(SecondServer.Plan plan) throws IOException {
        return InnerServer.of(this, plan);
    }

    /**
     * Is told what happens to a second server as it happens.
     *
     * @param view all of it so far, this last
     * @return whether it has shown it to the learner
     */
    default boolean shows(CrashView view) {
        return false;
    }
}
