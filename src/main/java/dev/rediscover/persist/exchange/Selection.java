package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;

/**
 * Which keys are meant.
 *
 * @param db the only database; -1 for all of them
 * @param pattern what names must match, as in KEYS; {@code null} for all names
 */
public record Selection(int db, Bytes pattern) {
    /** Everything, libraries of functions too. */
    public static final Selection ALL = new Selection(-1, null);

    /** Whether this key is meant. */
    boolean holds(int itsDb, Bytes key) {
        return (db < 0 || db == itsDb) && (pattern == null || Glob.matches(pattern, key));
    }

    /** Whether libraries of functions are meant too: they belong to no database and have no key. */
    boolean holdsLibraries() {
        return db < 0 && pattern == null;
    }
}
