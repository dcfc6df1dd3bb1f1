package dev.rediscover.persist;

import dev.rediscover.engine.Args;
import dev.rediscover.engine.Errors;

/**
 * The options of RESTORE.
 *
 * @param replace whether an existing key is written over
 * @param absolute whether the time to live is a moment in ms since 1970
 * @param idleSeconds for how long nobody is to have used the key; -1 if not said
 * @param frequency how often it is to have been used, 0 to 255; -1 if not said
 */
record RestoreOptions(boolean replace, boolean absolute, long idleSeconds, int frequency) {
    private static final int MOST_FREQUENT = 255;

    static RestoreOptions read(Args args) {
        boolean replace = false;
        boolean absolute = false;
        long idle = -1;
        int frequency = -1;
        while (args.hasNext()) {
            if (args.take("REPLACE")) {
                replace = true;
            } else if (args.take("ABSTTL")) {
                absolute = true;
            } else if (frequency < 0 && args.remaining() > 1 && args.take("IDLETIME")) {
                idle = args.integer();
                if (idle < 0) {
                    throw Errors.INVALID_IDLETIME.raise();
                }
            } else if (idle < 0 && args.remaining() > 1 && args.take("FREQ")) {
                long given = args.integer();
                if (given < 0 || given > MOST_FREQUENT) {
                    throw Errors.INVALID_FREQ.raise();
                }
                frequency = (int) given;
            } else {
                throw Errors.SYNTAX.raise();
            }
        }
        return new RestoreOptions(replace, absolute, idle, frequency);
    }
}
