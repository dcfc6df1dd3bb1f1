/**
 * The append-only file in the parts that Redis 7 keeps it in: a base, increments behind it, and a manifest that names
 * them. What a real server has written loads here, and the other way round.
 *
 * <p>Main types: {@link dev.rediscover.persist.aof.AppendOnlyFile} (all of it: load, append, rewrite), {@link
 * dev.rediscover.persist.aof.Manifest} and {@link dev.rediscover.persist.aof.AofFolder} (which files there are), {@link
 * dev.rediscover.persist.aof.AofWriter} (appends and syncs), {@link dev.rediscover.persist.aof.AofLoad} (runs what is
 * there), {@link dev.rediscover.persist.aof.CommandWriter} (data as commands that make them), {@link
 * dev.rediscover.persist.aof.AofCheck} (looks for faults and mends a cut tail). Files are untrusted input: nothing that
 * they announce is believed before it is there.
 *
 * <p>It must not know who decides when to rewrite and to sync, nor the server.
 */
package dev.rediscover.persist.aof;
