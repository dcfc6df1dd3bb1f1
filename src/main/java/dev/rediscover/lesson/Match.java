package dev.rediscover.lesson;

/**
 * Whether a reply is as wanted.
 *
 * @param difference the first difference; {@code null} if there is none
 */
public record Match(Difference difference) {
    /** It is as wanted. */
    public static final Match OK = new Match(null);

    /** Whether it is as wanted. */
    public boolean ok() {
        return difference == null;
    }

    static Match no(Difference difference) {
        return new Match(difference);
    }
}
