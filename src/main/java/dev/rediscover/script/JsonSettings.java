package dev.rediscover.script;

/** What a script may choose of {@code cjson}; it is as before again when the script ends. */
final class JsonSettings {
    /** Numbers that JSON has not: refused, written as C writes them, or written as null. */
    static final int OFF = 0;

    static final int ON = 1;

    /** Whether lists with many gaps become objects, instead of an error. */
    int sparseConvert = OFF;

    /** A list has many gaps if its last index is more than so many times the number of its elements; 0 for never. */
    int sparseRatio = 2;

    /** Up to this index no list has many gaps. */
    int sparseSafe = 10;

    int encodeDepth = 1000;
    int decodeDepth = 1000;
    int precision = 14;
    int keepBuffer = ON;
    int encodeInvalid = OFF;
    int decodeInvalid = ON;
}
