package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;

/**
 * A key of the tree.
 *
 * @param name the last part of its name, which the tree shows
 * @param size elements, or bytes of a string; -1 if that is not known
 * @param bytes on the heap; 0 if that is not known
 * @param expireAt milliseconds since 1970, -1 for never
 */
public record KeyLeaf(Bytes key, Bytes name, String type, long size, long bytes, long expireAt) {}
