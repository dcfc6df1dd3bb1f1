package dev.rediscover.base;

/**
 * Redis's glob patterns: {@code *}, {@code ?}, {@code [a-z]}, {@code [^a-z]} and backslash escapes, over bytes.
 *
 * <p>The corner cases are those of stringmatchlen: a class that is not closed ends with the pattern, a range may be
 * written backwards and compares signed bytes, and {@code *} does not match the empty text. When the rest of a
 * pattern after a star matches nowhere in the rest of the text, no earlier star need try longer matches, which keeps
 * patterns such as {@code a*a*a*b} from taking exponential time.
 */
public final class Glob {
    private static final int DEEPEST = 1000; // stars that can be open at once

    private final byte[] pattern;
    private final byte[] text;
    private final boolean ignoreCase;
    private boolean hopeless; // the rest after some star matched nowhere
    private boolean classMatched;

    private Glob(byte[] pattern, byte[] text, boolean ignoreCase) {
        this.pattern = pattern;
        this.text = text;
        this.ignoreCase = ignoreCase;
    }

    /** Whether the whole of {@code text} matches {@code pattern}. */
    public static boolean matches(Bytes pattern, Bytes text) {
        return matches(pattern, text, false);
    }

    /** The same, where {@code ignoreCase} makes ASCII letters of both cases equal. */
    public static boolean matches(Bytes pattern, Bytes text, boolean ignoreCase) {
        return new Glob(pattern.array(), text.array(), ignoreCase).match(0, 0, 0);
    }

    private int at(int p) {
        return p < pattern.length ? pattern[p] : 0;
    }

    private boolean match(int pStart, int tStart, int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        int p = pStart;
        int t = tStart;
        while (p < pattern.length && t < text.length) {
            if (pattern[p] == '*') {
                return matchStar(p, t, depth);
            }
            if (pattern[p] == '[') {
                p = matchClass(p + 1, text[t]);
                if (!classMatched) {
                    return false;
                }
            } else if (pattern[p] != '?') {
                if (pattern[p] == '\\' && p + 1 < pattern.length) {
                    p++;
                }
                if (fold(pattern[p]) != fold(text[t])) {
                    return false;
                }
            }
            p++;
            t++;
        }
        if (t == text.length && t > tStart) {
            while (at(p) == '*') {
                p++;
            }
        }
        return p >= pattern.length && t == text.length;
    }

    private boolean matchStar(int star, int tStart, int depth) {
        int p = star;
        while (at(p + 1) == '*') {
            p++;
        }
        if (p + 1 == pattern.length) {
            return true;
        }
        for (int t = tStart; t < text.length; t++) {
            if (match(p + 1, t, depth + 1)) {
                return true;
            }
            if (hopeless) {
                return false;
            }
        }
        hopeless = true;
        return false;
    }

    /** Sets {@link #classMatched} and returns the index of the class's last byte. */
    private int matchClass(int start, byte c) {
        int p = start;
        boolean not = at(p) == '^';
        if (not) {
            p++;
        }
        boolean found = false;
        while (p < pattern.length && pattern[p] != ']') {
            if (pattern[p] == '\\' && p + 1 < pattern.length) {
                p++;
                found |= pattern[p] == c;
            } else if (p + 2 < pattern.length && pattern[p + 1] == '-') {
                found |= inRange(pattern[p], pattern[p + 2], c);
                p += 2;
            } else {
                found |= fold(pattern[p]) == fold(c);
            }
            p++;
        }
        classMatched = found != not;
        return p < pattern.length ? p : pattern.length - 1;
    }

    private boolean inRange(byte from, byte to, byte c) {
        int low = fold((byte) Math.min(from, to));
        int high = fold((byte) Math.max(from, to));
        return fold(c) >= low && fold(c) <= high;
    }

    private int fold(byte b) {
        return ignoreCase && b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}
