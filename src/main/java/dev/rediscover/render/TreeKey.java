package dev.rediscover.render;

import dev.rediscover.base.Bytes;

/**
 * A key as the tree shows it.
 *
 * @param type what TYPE replies
 * @param ttl milliseconds left to live, -1 without an expiry
 */
public record TreeKey(Bytes key, String type, long ttl) {}
