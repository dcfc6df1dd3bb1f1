/**
 * Redis's wire protocol as values: {@link dev.rediscover.resp.Reply} is every type of RESP2 and RESP3, {@link
 * dev.rediscover.resp.RespReader} and {@link dev.rediscover.resp.RespWriter} turn it from and into bytes, {@link
 * dev.rediscover.resp.CommandReader} reads what clients send, {@link dev.rediscover.resp.CommandLine} splits a typed
 * line as redis-cli does and {@link dev.rediscover.resp.Quoting} writes one.
 *
 * <p>Knows no command, no key and no socket.
 */
package dev.rediscover.resp;
