package dev.rediscover.base;

/**
 * Thrown where a string does not spell the number that was asked for. One object without a stack trace, because
 * commands meet it as often as people mistype; whoever catches it knows which error text belongs there.
 */
public final class NotANumber extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The only one. */
    public static final NotANumber INSTANCE = new NotANumber();

    private NotANumber() {
        super("not a number of the kind that was asked for", null, false, false);
    }
}
