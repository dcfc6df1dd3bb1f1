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

    /** About how many keys the database has, and how many of them expire; anybody may claim anything here. */
    default void sizes(int db, long keys, long expires) {}

    /** A library of functions. */
    default void function(Bytes code) {}

    /** A key. */
    void entry(RdbEntry entry) throws RdbException;

    /**
     * The end.
     *
     * @param checksum as it stands there; 0 if there is none
     */
    default void end(long checksum) {}
}
