package dev.rediscover.persist.backup;

import java.nio.file.Path;

/**
 * What a server calls the files in its folder.
 *
 * @param rdb the snapshot's name (dbfilename)
 * @param folder the name of the append-only file's folder (appenddirname)
 * @param file what the names in it begin with (appendfilename)
 */
public record DataNames(String rdb, String folder, String file) {
    /** As a server calls them unless it is told otherwise. */
    public static final DataNames USUAL = new DataNames("dump.rdb", "appendonlydir", "appendonly.aof");

    /** Those of a backup. */
    static DataNames of(BackupNote note) {
        KeptFile rdb = note.file(KeptFile.Role.RDB);
        KeptFile manifest = note.file(KeptFile.Role.MANIFEST);
        String dump = rdb == null ? USUAL.rdb : rdb.name();
        if (manifest == null
                || manifest.path().indexOf('/') < 0
                || !manifest.name().endsWith(".manifest")) {
            return new DataNames(dump, USUAL.folder, USUAL.file);
        }
        String folder = manifest.path().substring(0, manifest.path().indexOf('/'));
        String file = manifest.name().substring(0, manifest.name().length() - ".manifest".length());
        return new DataNames(dump, folder, file);
    }

    /** Checks that all are names and no paths. */
    void require() throws BackupFault {
        for (String name : new String[] {rdb, folder, file}) {
            if (!KeptFile.isName(name)) {
                throw new BackupFault("\"" + name + "\" is no name of a file");
            }
        }
    }

    Path manifest(Path dir) {
        return dir.resolve(folder).resolve(file + ".manifest");
    }

    /** The options that a server needs beside --dir to find the files, as one types them into a POSIX shell. */
    public String options() {
        return (rdb.equals(USUAL.rdb) ? "" : " --dbfilename " + shellWord(rdb))
                + (folder.equals(USUAL.folder) ? "" : " --appenddirname " + shellWord(folder))
                + (file.equals(USUAL.file) ? "" : " --appendfilename " + shellWord(file));
    }

    /** {@code text} as one word of a POSIX shell: bare if nothing in it means anything there, else in single quotes. */
    public static String shellWord(String text) {
        boolean bare = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bare &= c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || "._-/+:@%,".indexOf(c) >= 0;
        }
        return bare ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
