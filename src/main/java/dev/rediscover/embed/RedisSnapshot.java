package dev.rediscover.embed;

import dev.rediscover.engine.Engine;
import dev.rediscover.link.Snapshots;

/** What an {@link EmbeddedRedis} held at some moment. */
public final class RedisSnapshot {
    private final EmbeddedRedis of;
    private final Engine engine;

    RedisSnapshot(EmbeddedRedis of, Engine engine) {
        this.of = of;
        this.engine = engine;
    }

    EmbeddedRedis of() {
        return of;
    }

    /** The copy; nothing runs on it. */
    Engine engine() {
        return engine;
    }

    void putInto(Engine target) {
        Snapshots.restore(engine, target);
    }
}
