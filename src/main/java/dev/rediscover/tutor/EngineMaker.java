package dev.rediscover.tutor;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.engine.Engine;

/** Makes empty engines: which families of commands they have is decided by whoever wires the program. */
public interface EngineMaker {
    /** An empty engine with this time and this chance. */
    Engine make(Clock clock, RandomSource random);
}
