/**
 * Configuration files as Redis has them: read at the start with what the command line adds, and written back by CONFIG
 * REWRITE with their comments and their order kept.
 *
 * <p>Main types: {@link dev.rediscover.server.conf.ConfigReader} makes {@link dev.rediscover.server.conf.Directive}s of
 * files and arguments, {@link dev.rediscover.server.conf.ConfigLoader} sets an engine by them, {@link
 * dev.rediscover.server.conf.ConfigRewrite} writes a file anew. They know no network.
 */
package dev.rediscover.server.conf;
