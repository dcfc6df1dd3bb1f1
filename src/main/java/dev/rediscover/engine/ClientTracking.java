package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import java.util.TreeSet;

/** How one client lets the server track what it has read: CLIENT TRACKING. A client that does not has none of this. */
public final class ClientTracking {
    /**
     * What CLIENT TRACKING ON is told.
     *
     * @param redirect the number of the client that gets the messages instead, 0 for none
     * @param broadcast whether keys count by their prefix, whoever has read them
     * @param optIn whether only those keys count that are read after CLIENT CACHING YES
     * @param optOut whether those keys do not count that are read after CLIENT CACHING NO
     * @param noLoop whether the client's own changes are not to be told
     */
    public record Options(long redirect, boolean broadcast, boolean optIn, boolean optOut, boolean noLoop) {}

    final TreeSet<Bytes> prefixes = new TreeSet<>();
    private Options options;
    private boolean caching;
    private boolean brokenRedirect;

    ClientTracking(Options options) {
        this.options = options;
    }

    public Options options() {
        return options;
    }

    void options(Options wanted) {
        options = wanted;
        brokenRedirect = false;
    }

    /** The prefixes of the keys it wants to hear of, in order; none but in the broadcasting mode. */
    public Iterable<Bytes> prefixes() {
        return prefixes;
    }

    /** Whether CLIENT CACHING has spoken of the next command. */
    public boolean isCaching() {
        return caching;
    }

    /** CLIENT CACHING: YES where keys are opted in, NO where they are opted out. */
    public void caching(boolean nextCommand) {
        caching = nextCommand;
    }

    /** Whether the client that was to get the messages was gone when there was one. */
    public boolean isRedirectBroken() {
        return brokenRedirect;
    }

    void redirectIsBroken() {
        brokenRedirect = true;
    }

    /** Whether keys that are read now are to be remembered. */
    boolean remembers() {
        if (options.broadcast()) {
            return false;
        }
        return options.optIn() ? caching : !(options.optOut() && caching);
    }
}
