/**
 * Copies of a server's data that are whole, and the way back from them: the BACKUP command of a running server, backups
 * of a folder while a server writes to it, and restoring, up to a moment if need be.
 *
 * <p>Main types: {@link dev.rediscover.persist.backup.OnlineBackup} is what the BACKUP command is about, {@link
 * dev.rediscover.persist.backup.BackupSource} what it asks of whoever writes the files. Everything that is read from a
 * folder is untrusted: names that lead out of it, links and sizes without bound are refused. It knows no terminal and
 * no network.
 */
package dev.rediscover.persist.backup;
