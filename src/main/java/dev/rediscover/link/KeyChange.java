package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.Value;

/**
 * What one command did to one key.
 *
 * @param kept whether {@code before} says what was there; very large values are not kept
 * @param before what it held before, {@code null} if it was not there; not to be changed
 * @param expireAtBefore when it would have expired, in ms since 1970; -1 for never
 * @param after what it holds now, {@code null} if it is gone; not to be changed
 * @param expireAtAfter when it expires now, in ms since 1970; -1 for never
 */
public record KeyChange(
        int db, Bytes key, boolean kept, Value before, long expireAtBefore, Value after, long expireAtAfter) {
    /** The same change the other way round. */
    public KeyChange reversed() {
        return new KeyChange(db, key, kept, after, expireAtAfter, before, expireAtBefore);
    }
}
