package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import java.security.MessageDigest;

/**
 * Who may run commands. There is one user, {@code default}, and one password for it, {@code requirepass}; without a
 * password everybody is that user from the start. Whoever came while there was none stays in when one is set.
 */
public final class Access {
    private static final Bytes DEFAULT_USER = Bytes.of("default");

    private Bytes password = Bytes.EMPTY;
    private boolean open;

    Access() {}

    /** Lets everybody in, whatever is set: for copies of an engine, which nobody reaches from outside. */
    void open() {
        open = true;
    }

    /** Asks for this password from now on; for none if it is empty. */
    void password(Bytes wanted) {
        password = wanted;
    }

    /** Whether {@code client} has to say the password before anything else. */
    public boolean bars(Client client) {
        return !client.isAuthenticated() && needsPassword();
    }

    /** Sets a client to what it is before it has said any password. */
    void greet(Client client) {
        client.authenticated(!needsPassword());
    }

    private boolean needsPassword() {
        return !password.isEmpty() && !open;
    }

    /**
     * Lets a client in that says {@code secret}: AUTH with one argument.
     *
     * @throws RedisException if that is not the password, or there is none
     */
    public void authenticate(Client client, Bytes secret) {
        if (password.isEmpty()) {
            throw Errors.NO_PASSWORD_SET.raise();
        }
        authenticate(client, DEFAULT_USER, secret);
    }

    /**
     * Lets a client in as {@code user}. Any password will do where none is asked for.
     *
     * @throws RedisException if there is no such user, or that is not the password
     */
    public void authenticate(Client client, Bytes user, Bytes secret) {
        boolean right = password.isEmpty() || MessageDigest.isEqual(password.array(), secret.array());
        if (!user.equals(DEFAULT_USER) || !right) {
            throw Errors.WRONG_PASSWORD.raise();
        }
        client.authenticated(true);
    }
}
