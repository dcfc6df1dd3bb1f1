package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;

/**
 * One element of a value.
 *
 * @param place its index, rank, position or id as commands write it; empty in sets and hashes
 * @param name its field or member; {@code null} in lists, arrays and streams
 * @param value what is there: a score as text in a sorted set, fields and values in turn of a stream's entry; {@code
 *     null} in sets
 * @param expireAt when a hash's field expires, in milliseconds since 1970; -1 for never
 */
public record Item(String place, Bytes name, Bytes value, long expireAt) {}
