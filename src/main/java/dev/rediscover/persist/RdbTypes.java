package dev.rediscover.persist;

/** The bytes by which RDB files tell the encodings of values apart (rdb.h of Redis 7 and 8). */
final class RdbTypes {
    static final int STRING = 0;
    static final int LIST = 1;
    static final int SET = 2;
    static final int ZSET = 3;
    static final int HASH = 4;
    static final int ZSET_2 = 5;
    static final int HASH_ZIPMAP = 9;
    static final int LIST_ZIPLIST = 10;
    static final int SET_INTSET = 11;
    static final int ZSET_ZIPLIST = 12;
    static final int HASH_ZIPLIST = 13;
    static final int LIST_QUICKLIST = 14;
    static final int STREAM = 15;
    static final int HASH_LISTPACK = 16;
    static final int ZSET_LISTPACK = 17;
    static final int LIST_QUICKLIST_2 = 18;
    static final int STREAM_2 = 19;
    static final int SET_LISTPACK = 20;
    static final int STREAM_3 = 21;
    /** Field expiry as the release candidates of 7.4 wrote it: each time stands by itself. */
    static final int HASH_METADATA_EARLY = 22;

    static final int HASH_LISTPACK_EX_EARLY = 23;
    static final int HASH_METADATA = 24;
    static final int HASH_LISTPACK_EX = 25;
    static final int ARRAY = 28;

    /** What stands before each value of an array. */
    static final int ARRAY_TEXT = 0;

    static final int ARRAY_INTEGER = 1;
    static final int ARRAY_DOUBLE = 2;
    static final int ARRAY_SHORT_TEXT = 3;

    /** The longest short text. */
    static final int ARRAY_SHORT = 7;

    /** The first byte of a length of 32 or 64 bits. */
    static final int LENGTH_32 = 0x80;

    static final int LENGTH_64 = 0x81;

    private RdbTypes() {}
}
