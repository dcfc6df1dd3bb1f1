package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.List;

/**
 * Under which circumstances a command ran: enough to run it again as it ran then.
 *
 * @param number how many commands had been sent before it, by any client
 * @param who the name of the client; empty for what time did
 * @param argv its words; empty for what time did
 * @param db the database it ran in
 * @param before when the command (or tick) before it ended, in ms since 1970
 * @param millis when it ran, in ms since 1970
 * @param chance what it was to draw; not to be drawn from
 * @param scriptChance where the chance of scripts stood
 * @param repeatable whether it does the same once more: not what ends the wait of others, and no transaction
 */
record Moment(
        long number,
        String who,
        List<Bytes> argv,
        int db,
        long before,
        long millis,
        RandomSource chance,
        long scriptChance,
        boolean repeatable) {
    boolean isTime() {
        return argv.isEmpty();
    }
}
