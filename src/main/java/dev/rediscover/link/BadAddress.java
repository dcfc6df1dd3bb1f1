package dev.rediscover.link;

/** An address, or an option of {@code connect}, that cannot be meant; the message is one sentence with the cure. */
public final class BadAddress extends Exception {
    private static final long serialVersionUID = 1L;

    /** {@code sentence}: what is wrong, and the cure. */
    public BadAddress(String sentence) {
        super(sentence);
    }
}
