/**
 * What everything else stands on: binary strings, time, chance, Redis's strict numbers, patterns and checksums;
 * certificates and keys from files.
 *
 * <p>Main types: {@link dev.rediscover.base.Bytes}, {@link dev.rediscover.base.Clock}, {@link
 * dev.rediscover.base.RandomSource}, {@link dev.rediscover.base.Numbers}, {@link dev.rediscover.base.TlsFiles}. This
 * is the only room that may ask the operating system for the time. It knows nothing of commands, replies or keys.
 */
package dev.rediscover.base;
