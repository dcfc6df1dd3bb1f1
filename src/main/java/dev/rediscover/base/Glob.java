package dev.rediscover.base;

/** Redis's glob patterns: {@code *}, {@code ?}, {@code [a-z]}, {@code [^a-z]} and backslash escapes, over bytes. */
public final class Glob {
    private Glob() {}

    /** Whether the whole of {@code text} matches {@code pattern}. */
    public static boolean matches(Bytes pattern, Bytes text) {
        return matches(pattern, text, false);
    }

    /** The same, where {@code ignoreCase} makes ASCII letters of both cases equal. */
    public static boolean matches(Bytes pattern, Bytes text, boolean ignoreCase) {
        throw new UnsupportedOperationException();
    }
}
