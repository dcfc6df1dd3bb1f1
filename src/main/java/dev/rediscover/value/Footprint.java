package dev.rediscover.value;

/**
 * How many bytes things take on the heap of a 64-bit Java with compressed references, as every heap below 32 GB has
 * them: 12 bytes of header an object, 16 an array, everything rounded up to 8.
 */
public final class Footprint {
    /** A reference. */
    static final int REFERENCE = 4;

    private Footprint() {}

    /** An object whose fields take {@code fields} bytes. */
    public static long object(int fields) {
        return round(12L + fields);
    }

    /** An array of {@code length} elements of {@code each} bytes. */
    public static long array(long length, int each) {
        return round(16 + length * each);
    }

    /** An array of {@code length} bytes. */
    public static long bytes(long length) {
        return round(16 + length);
    }

    /** An array of {@code length} references. */
    static long references(long length) {
        return array(length, REFERENCE);
    }

    private static long round(long bytes) {
        return (bytes + 7) & ~7L;
    }
}
