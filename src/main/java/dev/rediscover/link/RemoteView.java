package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import java.io.IOException;
import java.util.List;

/**
 * Keys of a remote server, copied into an engine of our own so that pictures can be drawn of them. Everything is read
 * with limits, by a connection of its own that only reads; what did not fit is said.
 */
public final class RemoteView {
    /** Elements of one key that are fetched unless somebody says otherwise. */
    public static final int MOST_ELEMENTS = 1000;

    /** Keys that a walk looks at unless somebody says otherwise. */
    public static final int MOST_KEYS = 10_000;

    /**
     * What is known of a key.
     *
     * @param type as TYPE names it; {@code none} if there is no such key
     * @param encoding as OBJECT ENCODING says it; empty if the server does not tell
     * @param size its elements, or bytes of a string; -1 if unknown
     * @param fetched how many of these were fetched; -1 if its value cannot be fetched at all
     * @param ttl milliseconds; -1 for no expiry
     * @param remark a sentence that says what part of it was fetched, and why; empty if it is whole
     */
    public record Seen(Bytes key, String type, String encoding, long size, long fetched, long ttl, String remark) {
        /** Whether there is such a key. */
        public boolean exists() {
            return !type.equals("none");
        }
    }

    /**
     * Keys that a walk found.
     *
     * @param keys in the order of the walk, type and time to live known, nothing of their values
     * @param remark a sentence that says what was not looked at; empty if these are all
     */
    public record Walk(List<Seen> keys, String remark) {}

    private final RemoteLink link;
    private final EmbeddedLink mirror;

    /** {@code mirror} is an engine that nothing else uses; its keys become those that are looked at. */
    public RemoteView(RemoteLink link, EmbeddedLink mirror) {
        this.link = link;
        this.mirror = mirror;
    }

    /** The engine of our own. */
    public EmbeddedLink mirror() {
        return mirror;
    }

    /** The server that is looked at. */
    public RemoteLink link() {
        return link;
    }

    /**
     * Fetches {@code key} into the same database of the mirror, in place of what was there; {@code atMost} elements
     * of it (or as many kB of a string).
     *
     * @throws LinkTrouble if the server cannot be asked
     */
    public Seen fetch(int db, Bytes key, int atMost) throws IOException {
        return new Seen(key, "none", "", -1, -1, -1, "");
    }

    /**
     * Finds keys whose names begin with {@code prefix}, with SCAN, and their types and times to live. The walk ends
     * when it has {@code atMost} of them, when it has looked at many more, or when it has taken long.
     *
     * @throws LinkTrouble if the server cannot be asked
     */
    public Walk walk(int db, Bytes prefix, int atMost) throws IOException {
        return new Walk(List.of(), "");
    }
}
