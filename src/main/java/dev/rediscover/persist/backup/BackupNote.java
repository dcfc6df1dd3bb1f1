package dev.rediscover.persist.backup;

import java.util.List;

/**
 * What is written down about a backup, in {@code backup.json} beside its files.
 *
 * @param madeMillis the moment that it holds, in ms since 1970
 * @param source the folder or the address it is from, without a password
 * @param how the way it was taken
 * @param redisVersion of the server that wrote the data; empty if nobody knows
 * @param program who made it
 * @param loads what is loaded of it
 * @param keys how many keys it holds; -1 if nobody looked
 * @param digest of all data at the moment {@code madeMillis}, as DEBUG DIGEST tells it; empty if nobody looked
 * @param files all of them but this one
 * @param remarks what whoever restores it should know
 */
public record BackupNote(
        long madeMillis,
        String source,
        How how,
        String redisVersion,
        String program,
        Loads loads,
        long keys,
        String digest,
        List<KeptFile> files,
        List<String> remarks) {
    /** The name of the file that it is written to. */
    public static final String FILE = "backup.json";

    /** A way to take a backup. */
    public enum How {
        /** Copied from the folder of a server. */
        FILES(true),
        /** BGSAVE, then its file copied. */
        BGSAVE(true),
        /** BACKUP START and SEAL. */
        BACKUP(true),
        /** Sent by the server as to a replica. */
        SYNC(true),
        /** Key by key: each is whole, but one may be older than another. */
        SCAN(false);

        private final boolean consistent;

        How(boolean consistent) {
            this.consistent = consistent;
        }

        /** Whether all of it is of one moment. */
        public boolean isConsistent() {
            return consistent;
        }
    }

    /** What a server loads of a backup. */
    public enum Loads {
        RDB,
        AOF
    }

    /** Makes the lists immutable. */
    public BackupNote {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }

    /** Whether it was loaded once, to see that it can be. */
    public boolean isVerified() {
        return !digest.isEmpty();
    }

    /** How many bytes all files have. */
    public long bytes() {
        long sum = 0;
        for (KeptFile file : files) {
            sum += file.bytes();
        }
        return sum;
    }

    /** The file with this role; {@code null} if there is none. */
    public KeptFile file(KeptFile.Role role) {
        for (KeptFile file : files) {
            if (file.role() == role) {
                return file;
            }
        }
        return null;
    }

    /** The same, looked at. */
    BackupNote verified(long count, String sum) {
        return new BackupNote(madeMillis, source, how, redisVersion, program, loads, count, sum, files, remarks);
    }
}
