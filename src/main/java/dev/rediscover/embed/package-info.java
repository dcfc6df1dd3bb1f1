/**
 * The whole engine in the hands of another Java program: what it is made of, and a server for the tests of programs
 * that use Redis.
 *
 * <p>Main types: {@link dev.rediscover.embed.EmbeddedRedis}, {@link dev.rediscover.embed.RedisClock}; {@link
 * dev.rediscover.embed.Families} lists the families of commands of all rooms.
 *
 * <p>It knows no terminal, no lesson and no shell.
 */
package dev.rediscover.embed;
