package dev.rediscover.persist.backup;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.backup.BackupSource.Part;
import dev.rediscover.resp.Quoting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The manifest of a backup: one base and one increment, as a multi-part append-only file of Redis 7 lists them. */
final class OwnManifest {
    private static final String SUFFIX = ".manifest";

    private OwnManifest() {}

    /** The manifest's name where {@code base} is called {@code appendonly.aof.3.base.rdb}. */
    static String name(String base) {
        int end = base.lastIndexOf(".base.");
        int number = end < 0 ? -1 : base.lastIndexOf('.', end - 1);
        return (number < 0 ? base : base.substring(0, number)) + SUFFIX;
    }

    static void write(Path manifest, Part base, Part increment) throws IOException {
        Files.write(manifest, Bytes.of(line(base, 'b') + line(increment, 'i')).array());
        FolderSync.syncFile(manifest);
    }

    private static String line(Part part, char type) {
        String name = part.file().getFileName().toString();
        return "file " + Quoting.word(Bytes.of(name)) + " seq " + part.sequence() + " type " + type + "\n";
    }
}
