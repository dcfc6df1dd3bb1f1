package dev.rediscover.shell;

import dev.rediscover.base.Clock;
import dev.rediscover.base.Heap;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Ceilings;
import dev.rediscover.engine.Engine;
import dev.rediscover.link.EmbeddedLink;

/** The engines of this program. */
public final class Engines {
    private Engines() {}

    /**
     * An empty engine with this time and this chance, which cannot reach anything outside it, nor fill the memory or
     * hold the program up: anybody may have written the lesson.
     */
    public static Engine forLesson(Clock clock, RandomSource random) {
        return new Engine(Families.forLessons(), clock, random, Ceilings.LESSON);
    }

    /**
     * An empty engine that goes by the time of {@code link}'s, to read a file of somebody's into; it cannot reach
     * anything outside it, nor fill the memory.
     */
    static Engine forFile(EmbeddedLink link) {
        long most = Heap.most() / 3;
        Ceilings ceilings = new Ceilings(most, most / 2, most / 2, Long.MAX_VALUE, Long.MAX_VALUE);
        return new Engine(Families.forLessons(), link.clock().fork(), RandomSource.unseeded(), ceilings);
    }

    /** An empty engine in the world's time, and the link to it. */
    public static EmbeddedLink link() {
        VirtualClock clock = VirtualClock.running();
        return new EmbeddedLink(own(clock, RandomSource.unseeded()), clock);
    }

    /** An empty engine of the user's own, with this time and this chance. */
    static Engine own(Clock clock, RandomSource random) {
        return new Engine(Families.all(), clock, random);
    }
}
