package dev.rediscover.persist.exchange;

/** A file that cannot be taken, or data that a form cannot hold: the message says where and why. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message, null, false, false);
    }
}
