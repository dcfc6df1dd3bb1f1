package dev.rediscover.tutor;

import dev.rediscover.base.Clock;
import dev.rediscover.lesson.RaceLimits;
import java.util.List;

/**
 * Runs the programs of a race in every order there is: a walk that goes down one way and copies the scene wherever
 * somebody else could have had the turn.
 */
final class RaceWalk {
    /** Retries make more orders than the lines alone; beyond this the walk stops. */
    static final long MOST = 3 * RaceLimits.MOST_ORDERS;

    /** Lines that take long make a long walk; it stops after so many milliseconds of real time. */
    private static final long MOST_MILLIS = 30_000;

    private final RaceEnd end;
    private final long until = Clock.system().millis() + MOST_MILLIS;
    private long orders;
    private long misses;
    private List<String> worst;
    private long number;
    private final boolean untilFirst;
    private boolean stopped;

    private RaceWalk(RaceEnd end, boolean untilFirst) {
        this.end = end;
        this.untilFirst = untilFirst;
    }

    /**
     * What came of it.
     *
     * @param orders how many orders there are
     * @param misses how many do not end as wanted
     * @param miss of these the one in which the turn changes hands least; {@code null} for none
     * @param number the place of that one in the walk, from 1
     * @param stopped whether there were too many to run them all, or it took too long
     */
    record Result(long orders, long misses, List<String> miss, long number, boolean stopped) {}

    /** Runs all orders from where {@code scene} stands; the scene itself is used up. */
    static Result of(RaceScene scene, RaceEnd end) {
        RaceWalk walk = new RaceWalk(end, false);
        walk.go(scene);
        return new Result(walk.orders, walk.misses, walk.worst, walk.number, walk.stopped);
    }

    /** Whether all orders end as wanted; the first that does not ends the walk. */
    static boolean allEnd(RaceScene scene, RaceEnd end) {
        RaceWalk walk = new RaceWalk(end, true);
        walk.go(scene);
        return walk.misses == 0 && !walk.stopped;
    }

    private void go(RaceScene scene) {
        List<String> movers = scene.movers();
        if (movers.isEmpty()) {
            ended(scene);
            return;
        }
        int last = movers.size() - 1;
        for (int i = 0; i <= last && !stopped; i++) {
            RaceScene next = i == last ? scene : scene.copy();
            next.turnAndWait(movers.get(i));
            go(next);
        }
    }

    private void ended(RaceScene scene) {
        orders++;
        stopped = orders >= MOST || Clock.system().millis() > until;
        if (end.miss(scene) == null) {
            return;
        }
        misses++;
        stopped |= untilFirst;
        if (worst == null || changes(scene.order()) < changes(worst)) {
            worst = List.copyOf(scene.order());
            number = orders;
        }
    }

    /** How often the turn goes from one client to another. */
    private static int changes(List<String> order) {
        int changes = 0;
        for (int i = 1; i < order.size(); i++) {
            changes += order.get(i).equals(order.get(i - 1)) ? 0 : 1;
        }
        return changes;
    }
}
