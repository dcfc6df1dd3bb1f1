/**
 * How data look outside memory: the payloads of DUMP and RESTORE, and RDB files.
 *
 * <p>Main types: {@link dev.rediscover.persist.RdbEncoder} and {@link dev.rediscover.persist.RdbDecoder} turn a value
 * into bytes and back. Files are written by {@link dev.rediscover.persist.RdbWriter} to a
 * {@link dev.rediscover.persist.RdbFile}, read by {@link dev.rediscover.persist.RdbReader}, loaded by
 * {@link dev.rediscover.persist.RdbLoad} and looked through by {@link dev.rediscover.persist.RdbCheck}.
 * {@link dev.rediscover.persist.DumpCommands} is the family of DUMP and RESTORE,
 * {@link dev.rediscover.persist.MigrateCommands} sends keys to another server. Payloads and files are untrusted input:
 * every length is checked against what is really there. It knows no terminal, and not when anything is saved.
 */
package dev.rediscover.persist;
