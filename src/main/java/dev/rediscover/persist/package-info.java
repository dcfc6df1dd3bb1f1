/**
 * How values look outside memory: the payloads of DUMP and RESTORE, in the format of Redis's RDB files.
 *
 * <p>Main types: {@link dev.rediscover.persist.RdbEncoder} and {@link dev.rediscover.persist.RdbDecoder} turn a value
 * into bytes and back, {@link dev.rediscover.persist.DumpCommands} is the family of DUMP and
 * RESTORE, {@link dev.rediscover.persist.MigrateCommands} sends keys to another server. Payloads are
 * untrusted input: every length is checked against what is really there. It knows
 * no terminal.
 */
package dev.rediscover.persist;
