package dev.rediscover.persist.backup;

import dev.rediscover.persist.backup.BackupNote.How;
import dev.rediscover.persist.backup.BackupNote.Loads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the data of a backup come from. */
public interface BackupOrigin {
    /** The folder or the address, for whoever reads the note; without a password. */
    String name();

    /**
     * Puts the files into {@code target}, an empty folder, where a server would have them.
     *
     * @throws IOException if they cannot be had; what has been put there is removed by the caller
     */
    Content copyTo(Path target, FileCopy copy) throws IOException;

    /**
     * What has been put there.
     *
     * @param redisVersion of the server; empty if it is not known, then the files may tell
     */
    record Content(How how, Loads loads, String redisVersion, List<KeptFile> files, List<String> remarks) {}

    /**
     * Whether an append-only file, a snapshot, or whatever there is, is wanted of a folder.
     */
    enum Only {
        BOTH,
        RDB,
        AOF
    }

    /** The folder of a server on this machine, running or not. */
    static BackupOrigin folder(Path dir, DataNames names, Only only) throws BackupFault {
        ServerFolder folder = new ServerFolder(dir, names);
        return new BackupOrigin() {
            @Override
            public String name() {
                return dir.toAbsolutePath().normalize().toString();
            }

            @Override
            public Content copyTo(Path target, FileCopy copy) throws IOException {
                ServerFolder.Taken taken = folder.copyTo(target, copy, only != Only.RDB, only != Only.AOF);
                return new Content(How.FILES, taken.loads(), "", taken.files(), taken.remarks());
            }
        };
    }
}
