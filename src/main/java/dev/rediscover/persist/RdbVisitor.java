package dev.rediscover.persist;

import dev.rediscover.base.Bytes;

/** Is told what an RDB file holds, from its beginning to its end. */
public interface RdbVisitor {
    /** It is an RDB file of this version. */
    default void version(int version) {}

    /** A field beside the data, as redis-ver, ctime, used-mem, aof-base. */
    default void aux(Bytes name, Bytes value) {}

    /** From here on keys belong to this database. */
    default void database(int db) {}

    /**
     * About how many keys the database has, and how many of them expire. Anybody may claim anything here; sure is only
     * that no more than {@code left} bytes follow.
     */
    default void sizes(int db, long keys, long expires, long left) {}

    /**
     * A library of functions.
     *
     * @throws RdbException if it is none; then nothing more is read
     */
    default void function(Bytes code) throws RdbException {}

    /**
     * A key.
     *
     * @throws RdbException if it cannot be; then nothing more is read
     */
    void entry(RdbEntry entry) throws RdbException;

    /** The first {@code bytes} bytes are whole: they end with a key or with something between keys. */
    default void whole(long bytes) {}

    /** Whether what modules have written is passed over, instead of refused; their keys have no value then. */
    default boolean passesOverModules() {
        return false;
    }

    /**
     * The end.
     *
     * @param checksum as it stands there; 0 if there is none
     */
    default void end(long checksum) {}
}
