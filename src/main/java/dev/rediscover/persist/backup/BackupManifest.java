package dev.rediscover.persist.backup;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.aof.AofPart;
import dev.rediscover.persist.aof.Manifest;
import dev.rediscover.persist.backup.KeptFile.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The manifest of a backup's append-only file: it may name the files of the backup, and no others. */
final class BackupManifest {
    private static final long LARGEST = 16L << 20;

    private BackupManifest() {}

    /** Reads the one of {@code note}; {@code null} if there is none. */
    static Manifest read(Path backup, BackupNote note) throws IOException {
        KeptFile kept = note.file(Role.MANIFEST);
        if (kept == null) {
            return null;
        }
        Path file = BackupShelf.plain(backup, kept);
        if (Files.size(file) > LARGEST) {
            throw new BackupFault(file + " has more than " + (LARGEST >> 20) + " MB; that is no manifest");
        }
        return Manifest.parse(Bytes.wrap(Files.readAllBytes(file)), kept.path());
    }

    /** Refuses a backup whose manifest does not name exactly the parts that the note lists. */
    static void require(Path backup, BackupNote note) throws IOException {
        Set<String> listed = new HashSet<>();
        for (KeptFile file : note.files()) {
            if (file.role() == Role.BASE || file.role() == Role.INCREMENT) {
                listed.add(file.path());
            }
        }
        Manifest manifest = read(backup, note);
        Set<String> named = new HashSet<>();
        if (manifest != null) {
            String folder = DataNames.of(note).folder();
            for (AofPart part : manifest.data()) {
                named.add(folder + "/" + part.name());
            }
        }
        if (note.loads() == BackupNote.Loads.AOF && named.isEmpty()) {
            throw new BackupFault(backup + " has no manifest that names an append-only file");
        }
        if (note.loads() == BackupNote.Loads.RDB && note.file(Role.RDB) == null) {
            throw new BackupFault(backup + " has no snapshot");
        }
        if (!named.equals(listed)) {
            throw new BackupFault(backup + ": the manifest of the append-only file and " + BackupNote.FILE
                    + " do not name the same files");
        }
    }
}
