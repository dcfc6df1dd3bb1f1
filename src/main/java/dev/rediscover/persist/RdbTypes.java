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
    static final int STREAM_4 = 26;
    static final int STREAM_5 = 27;
    static final int ARRAY = 28;

    /** The versions of the format with which types came. */
    static final int VERSION_WITH_SET_LISTPACKS = 11;

    static final int VERSION_WITH_STREAM_3 = 11;
    static final int VERSION_WITH_FIELD_EXPIRY = 12;
    static final int VERSION_WITH_STREAM_4 = 13;
    static final int VERSION_WITH_STREAM_5 = 14;
    static final int VERSION_WITH_ARRAYS = 14;

    /** What stands between keys, beside types. */
    static final int SLOT_INFO = 244;

    static final int FUNCTION = 245;
    static final int FUNCTION_EARLY = 246;
    static final int MODULE_AUX = 247;
    static final int IDLE = 248;
    static final int FREQUENCY = 249;
    static final int AUX = 250;
    static final int RESIZE_DB = 251;
    static final int EXPIRY_MILLIS = 252;
    static final int EXPIRY_SECONDS = 253;
    static final int SELECT_DB = 254;
    static final int END = 255;

    static final int MODULE_EARLY = 6;
    static final int MODULE = 7;

    /** What stands before each value of an array. */
    static final int ARRAY_TEXT = 0;

    static final int ARRAY_INTEGER = 1;
    static final int ARRAY_DOUBLE = 2;
    static final int ARRAY_SHORT_TEXT = 3;

    /** The longest short text. */
    static final int ARRAY_SHORT = 7;

    /** The first byte of a string that is packed. */
    static final int LZF = 0xc3;

    /** The first byte of a length of 32 or 64 bits. */
    static final int LENGTH_32 = 0x80;

    static final int LENGTH_64 = 0x81;

    private RdbTypes() {}
}
