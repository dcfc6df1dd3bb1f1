package dev.rediscover.tutor;

import java.util.List;

/**
 * An answer that is nearly the solution.
 *
 * @param lines as typed
 * @param adds whether it only asks for more than the solution, such as NX: where the data fulfils that, it does no
 *     harm
 */
record Mutant(List<String> lines, boolean adds) {}
