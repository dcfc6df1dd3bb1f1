/**
 * A server as a program of its own: what stands around it from its start to its end.
 *
 * <p>Main types: {@link dev.rediscover.server.process.RunningServer} starts it by its configuration, takes over what
 * CONFIG SET changes and ends it; {@link dev.rediscover.server.process.ProcessLog} writes its log. They know no command
 * line and no signals.
 */
package dev.rediscover.server.process;
