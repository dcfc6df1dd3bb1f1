package dev.rediscover.persist;

import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;

/**
 * How an RDB file is written. Taken once, at the moment whose state the file holds, and read by any thread.
 *
 * @param version the version that whoever reads the file knows; 0 for whichever the data need, 12 at least
 * @param compress whether strings of more than 20 bytes are packed with LZF where that saves any
 * @param notes what is written of how keys are used
 * @param nowMillis that moment, in ms since 1970
 * @param decayMinutes lfu-decay-time
 */
public record RdbOptions(int version, boolean compress, Notes notes, long nowMillis, long decayMinutes) {
    /** The version that is written if nobody asks for another: that of Redis 8.0. */
    public static final int USUAL_VERSION = 12;

    /** The newest version that is known. */
    public static final int NEWEST_VERSION = 14;

    /** The oldest version that can be asked for: that of Redis 7.0. */
    public static final int OLDEST_WRITTEN = 10;

    /** What the file says of how a key is used, by maxmemory-policy. */
    public enum Notes {
        NONE,
        IDLE_TIME,
        FREQUENCY
    }

    /** Checks the version. */
    public RdbOptions {
        if (version != 0 && (version < OLDEST_WRITTEN || version > NEWEST_VERSION)) {
            throw new IllegalArgumentException("RDB version " + version + " cannot be written");
        }
    }

    /** As {@code engine} is set now. */
    public static RdbOptions of(Engine engine, int version, boolean compress) {
        String policy = engine.config().word(Parameter.MAXMEMORY_POLICY);
        Notes notes =
                policy.endsWith("-lru") ? Notes.IDLE_TIME : policy.endsWith("-lfu") ? Notes.FREQUENCY : Notes.NONE;
        long decay = engine.config().number(Parameter.LFU_DECAY_TIME);
        return new RdbOptions(version, compress, notes, engine.now(), decay);
    }

    /** For how many seconds a value with this note ({@link dev.rediscover.value.Value#access()}) had not been used. */
    long idleSeconds(int access) {
        return nowMillis / 1000 - access & 0xffffff;
    }

    /** How often a value with this note had been used, 0 to 255. */
    int frequency(int access) {
        long passed = nowMillis / 60_000 - (access >>> 8) & 0xffff;
        int counter = access & 0xff;
        return decayMinutes == 0 ? counter : (int) Math.max(0, counter - passed / decayMinutes);
    }
}
