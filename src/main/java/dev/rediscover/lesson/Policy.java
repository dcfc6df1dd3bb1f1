package dev.rediscover.lesson;

/**
 * What a learner may do.
 *
 * @param skip whether steps may be skipped
 * @param hints after how many wrong attempts hints open; {@link #NEVER} for never
 * @param reveal after how many wrong attempts the solution opens; {@link #NEVER} for never
 * @param play whether the learner may try things on a copy
 * @param review whether missed steps come back
 * @param ownData whether each learner who has a name gets one of the instances that {@code vary} makes
 */
public record Policy(Skip skip, int hints, int reveal, boolean play, boolean review, boolean ownData) {
    /** The number of attempts that nobody reaches. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** What holds where a pack says nothing. */
    public static final Policy DEFAULT = new Policy(Skip.RECORD, 1, 3, true, true, false);

    /** Whether a step may be skipped. */
    public enum Skip {
        ALLOW,
        RECORD,
        FORBID
    }
}
