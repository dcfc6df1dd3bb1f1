/**
 * A server for tests with JUnit Jupiter: {@link dev.rediscover.embed.junit.RedisExtension}, {@link
 * dev.rediscover.embed.junit.WithRedis}.
 *
 * <p>Only this package knows JUnit, which whoever uses it has anyway; nothing else in the program needs it.
 */
package dev.rediscover.embed.junit;
