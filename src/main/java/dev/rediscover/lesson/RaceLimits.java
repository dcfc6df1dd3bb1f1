package dev.rediscover.lesson;

import java.util.Collection;
import java.util.List;

/** How large a race may be, so that running all its orders takes a moment at most. */
public final class RaceLimits {
    /** How many clients there may be. */
    public static final int MOST_CLIENTS = 3;
    /** How many lines a client may have. */
    public static final int MOST_LINES = 8;
    /** In how many orders the lines may run. */
    public static final long MOST_ORDERS = 20_000;

    private RaceLimits() {}

    /** In how many orders the lines of these programs can run if nobody waits and nothing is tried again. */
    public static long orders(Collection<List<RaceLine>> programs) {
        long orders = 1;
        int lines = 0;
        for (List<RaceLine> program : programs) {
            for (int i = 1; i <= program.size(); i++) {
                orders = orders * ++lines / i;
            }
        }
        return orders;
    }
}
