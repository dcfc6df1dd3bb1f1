/**
 * An engine served to programs: RESP over TCP, TLS and Unix sockets, by one event loop that never blocks.
 *
 * <p>{@link dev.rediscover.server.Endpoints} says where it listens. It comes to its engine through an
 * {@link dev.rediscover.engine.Gate}, so it may share it with others.
 *
 * <p>It knows no command and no terminal: what it needs to know of a client is in {@link dev.rediscover.engine.Client},
 * and how it behaves is in the engine's {@link dev.rediscover.engine.Config}.
 */
package dev.rediscover.server;
