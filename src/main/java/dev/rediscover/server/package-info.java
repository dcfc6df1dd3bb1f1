/**
 * An engine served to programs: RESP over TCP, TLS and Unix sockets, by one event loop that never blocks.
 *
 * <p>{@link dev.rediscover.server.Server} starts and ends it, {@link dev.rediscover.server.Endpoints} says where
 * it listens, {@link dev.rediscover.server.ServerLog} hears what happens to it. The {@code EventLoop} is its one
 * thread, the {@code Door} lets clients in, a {@code Connection} runs what one sends, its {@code Output} holds
 * what one is sent, and a {@code Transport} moves the bytes. It comes to its engine through an {@link
 * dev.rediscover.engine.Gate}, so it may share it with others.
 *
 * <p>It knows no command and no terminal: what it needs to know of a client is in {@link dev.rediscover.engine.Client},
 * and how it behaves is in the engine's {@link dev.rediscover.engine.Config}.
 */
package dev.rediscover.server;
