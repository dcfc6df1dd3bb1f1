package dev.rediscover.shell;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.link.EmbeddedLink;

/** A session on an engine whose clock stands still, and the screen it shows things on. */
final class Sessions {
    static final long NOW = 1_700_000_000_000L;

    final RecordingScreen screen;
    final Settings settings = Settings.fallback();
    final VirtualClock clock = VirtualClock.frozenAt(NOW);
    final Session session;

    Sessions() {
        this(null);
    }

    /** As {@link #Sessions()}, and keeps progress and transcripts in {@code state}. */
    Sessions(StateFolder state) {
        this(state, new RecordingScreen());
    }

    /** As {@link #Sessions(StateFolder)}, on a screen of one's own. */
    Sessions(StateFolder state, RecordingScreen screen) {
        this.screen = screen;
        Engine engine = Engines.forLesson(clock, new RandomSource(7));
        session = new Session(EngineSource.of(new EmbeddedLink(engine, clock)), screen, settings, state);
        session.classroom().seconds().stayWithin(); // no processes: CrashLessonTest starts some
    }

    /** Runs lines and returns what was shown for the last of them. */
    String run(String... lines) {
        for (String line : lines) {
            screen.take();
            session.run(line);
        }
        return screen.take();
    }
}
