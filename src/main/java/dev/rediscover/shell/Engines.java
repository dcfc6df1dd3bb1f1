package dev.rediscover.shell;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Engine;
import dev.rediscover.link.EmbeddedLink;

/** The engines of this program, with every family of commands there is. */
public final class Engines {
    private Engines() {}

    /** An empty engine with this time and this chance. */
    public static Engine make(Clock clock, RandomSource random) {
        return new Engine(CoreFamilies.all(), clock, random);
    }

    /** An empty engine in the world's time, and the link to it. */
    public static EmbeddedLink link() {
        VirtualClock clock = VirtualClock.running();
        return new EmbeddedLink(make(clock, RandomSource.unseeded()), clock);
    }
}
