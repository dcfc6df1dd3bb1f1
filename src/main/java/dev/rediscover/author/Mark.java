package dev.rediscover.author;

import java.util.Locale;

/** How a step went, the best first. */
public enum Mark {
    /** Right, with or without hints. */
    PASS,
    /** Right after the solution was shown. */
    REVEALED,
    /** Passed over: the program did it. */
    SKIPPED,
    /** A prediction that was wrong. */
    MISS,
    /** Tried, and never right. */
    FAIL,
    /** Not tried. */
    UNATTEMPTED;

    /** The word in reports and files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The better one of two; {@code null} is none. */
    static Mark better(Mark one, Mark other) {
        return one == null || other != null && other.compareTo(one) < 0 ? other : one;
    }
}
