/**
 * The data types as pure values: string, list, set, hash and sorted set, with the encodings that OBJECT ENCODING shows.
 *
 * <p>Main types: {@link dev.rediscover.value.Value} and its subclasses; {@link dev.rediscover.value.HashTable}, which
 * also carries the keyspace; {@link dev.rediscover.value.EncodingLimits}. Values know nothing of commands, keys,
 * clients or the time of day: expiry times are numbers they are told, and chance comes as an argument. They take no
 * locks, because one command runs at a time.
 */
package dev.rediscover.value;
