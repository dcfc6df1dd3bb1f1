package dev.rediscover.persist;

/** A value that the version of RDB files which was asked for cannot hold; the message names the key. */
public final class RdbRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    RdbRefused(String message) {
        super(message, null, false, false);
    }
}
