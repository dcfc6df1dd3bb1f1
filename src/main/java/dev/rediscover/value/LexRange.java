package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.Arrays;

/** The members from {@code min} to {@code max} in the order of their bytes. */
public record LexRange(Bound min, Bound max) {
    /**
     * One end of a range: a member, included or not, or one of the two ends that lie beyond every member.
     *
     * @param member null in {@link #LOWEST} and {@link #HIGHEST}
     */
    public record Bound(Bytes member, boolean exclusive) {
        /** Below every member, spelt {@code -}. */
        public static final Bound LOWEST = new Bound(null, false);

        /** Above every member, spelt {@code +}. */
        public static final Bound HIGHEST = new Bound(null, true);

        /** What {@code -}, {@code +}, {@code [member} or {@code (member} spells; null when it is none of them. */
        public static Bound parse(Bytes text) {
            if (text.isEmpty()) {
                return null;
            }
            int first = text.at(0);
            if (text.length() == 1 && (first == '-' || first == '+')) {
                return first == '-' ? LOWEST : HIGHEST;
            }
            return first == '[' || first == '(' ? new Bound(text.slice(1, text.length()), first == '(') : null;
        }

        private int compare(byte[] other) {
            return this == LOWEST ? -1 : this == HIGHEST ? 1 : Arrays.compareUnsigned(member.array(), other);
        }
    }

    /** Every member. */
    public static final LexRange ALL = new LexRange(Bound.LOWEST, Bound.HIGHEST);

    /** The range that two arguments such as {@code [a} and {@code +} spell; null when one of them is not valid. */
    public static LexRange parse(Bytes min, Bytes max) {
        Bound low = Bound.parse(min);
        Bound high = Bound.parse(max);
        return low == null || high == null ? null : new LexRange(low, high);
    }

    /** Whether {@code member} is not below this range. */
    boolean reaches(byte[] member) {
        int order = min.compare(member);
        return order < 0 || (order == 0 && !min.exclusive);
    }

    /** Whether {@code member} is not above this range. */
    boolean admits(byte[] member) {
        int order = max.compare(member);
        return order > 0 || (order == 0 && !max.exclusive);
    }

    public boolean contains(Bytes member) {
        return reaches(member.array()) && admits(member.array());
    }
}
