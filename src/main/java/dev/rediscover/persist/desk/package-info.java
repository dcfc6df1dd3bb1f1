/**
 * What keeps an engine's data in files: when a snapshot is saved and on which thread, what the append-only file is
 * asked for, what is read at the start, and what becomes of all that when the disk fails.
 *
 * <p>Main types: {@link dev.rediscover.persist.desk.FilePersistence} is what commands, the clock and the program around
 * an engine talk to; {@link dev.rediscover.persist.desk.DryPersistence} stands in its place in copies of an engine and
 * touches no file. It knows no format of files, which is {@code persist}'s and {@code persist/aof}'s business, and no
 * network.
 */
package dev.rediscover.persist.desk;
