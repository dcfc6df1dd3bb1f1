package dev.rediscover.persist.backup;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.aof.AofFault;
import dev.rediscover.persist.aof.AofPart;
import dev.rediscover.persist.aof.Manifest;
import dev.rediscover.persist.backup.BackupNote.Loads;
import dev.rediscover.persist.backup.KeptFile.Role;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder that a server keeps its data in, while it writes to it. Its files are opened before anything is copied: an
 * open file stays what it is, whatever the server deletes or renames meanwhile. The increment that is appended to is
 * taken as far as it is whole at that moment.
 */
public final class ServerFolder {
    /** How often the files may change while they are being opened. */
    private static final int TRIES = 50;

    private static final long LARGEST_MANIFEST = 1 << 20;
    private static final int MOST_PARTS = 5000;

    private final Path dir;
    private final DataNames names;

    /** What has been copied. */
    record Taken(Loads loads, List<KeptFile> files, List<String> remarks) {}

    /** A part of the append-only file that is held open. */
    private record Held(AofPart part, FileChannel channel, long length) {}

    /** The one at {@code dir}. */
    public ServerFolder(Path dir, DataNames names) throws BackupFault {
        this.dir = dir;
        this.names = names;
        names.require();
    }

    /** Whether there is an append-only file, or a snapshot. */
    public boolean hasData() {
        return Files.isRegularFile(names.manifest(dir)) || Files.isRegularFile(dir.resolve(names.rdb()));
    }

    /**
     * Copies what is there to {@code target}, which is empty.
     *
     * @param appendOnly whether the append-only file is wanted; a server that keeps none may have an old one there
     */
    Taken copyTo(Path target, FileCopy copy, boolean appendOnly, boolean snapshot) throws IOException {
        List<KeptFile> files = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        if (!Files.isDirectory(dir)) {
            throw new BackupFault(dir + " is no folder");
        }
        boolean aof = appendOnly && Files.exists(names.manifest(dir), LinkOption.NOFOLLOW_LINKS);
        if (aof) {
            copyAppendOnly(target, copy, files, remarks);
        }
        boolean rdb = snapshot && Files.exists(dir.resolve(names.rdb()), LinkOption.NOFOLLOW_LINKS);
        if (rdb) {
            copySnapshot(target, copy, files);
        }
        if (files.isEmpty()) {
            throw nothing();
        }
        if (aof && rdb && isNewer(names.rdb(), files)) {
            remarks.add("the snapshot is newer than the append-only file; if that server runs with appendonly no, take"
                    + " --only rdb");
        }
        return new Taken(aof ? Loads.AOF : Loads.RDB, files, remarks);
    }

    /**
     * How many bytes the append-only file has now; -1 if one of its parts is going just now.
     *
     * @param baseToo whether its base counts
     */
    static long size(Path dir, DataNames names, boolean baseToo) throws IOException {
        ServerFolder folder = new ServerFolder(dir, names);
        long size = 0;
        try {
            for (AofPart part : folder.parsed(folder.manifestText()).data()) {
                boolean counts = baseToo || part.kind() != AofPart.Kind.BASE;
                size += !counts ? 0 : Files.size(dir.resolve(names.folder()).resolve(part.name()));
            }
            return size;
        } catch (NoSuchFileException e) {
            return -1;
        }
    }

    private BackupFault nothing() {
        boolean old = Files.isRegularFile(dir.resolve(names.file()));
        return new BackupFault(
                old
                        ? dir + " has an append-only file of a single part, as servers before 7.0 write it; run"
                                + " BGSAVE there and take --only rdb"
                        : dir + " holds no data of a server: neither " + names.rdb() + " nor " + names.folder() + "/"
                                + names.file() + ".manifest");
    }

    private boolean isNewer(String rdb, List<KeptFile> files) throws IOException {
        long newest = 0;
        for (KeptFile file : files) {
            if (file.role() == Role.INCREMENT || file.role() == Role.BASE) {
                Path path = dir.resolve(file.path());
                newest = Math.max(
                        newest,
                        Files.exists(path) ? Files.getLastModifiedTime(path).toMillis() : newest);
            }
        }
        long slack = 60_000; // an idle file is older than the snapshot of the same data
        return newest > 0 && Files.getLastModifiedTime(dir.resolve(rdb)).toMillis() > newest + slack;
    }

    private void copySnapshot(Path target, FileCopy copy, List<KeptFile> files) throws IOException {
        Path file = dir.resolve(names.rdb());
        requirePlain(file);
        try (FileChannel channel = FileCopy.open(file)) {
            long length = channel.size();
            String sum = copy.copy(channel, length, target.resolve(names.rdb()));
            files.add(new KeptFile(names.rdb(), Role.RDB, length, sum));
        }
    }

    /** Refuses links and whatever else is no file: they might lead anywhere. */
    private static void requirePlain(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            throw new BackupFault(
                    file + " is a symbolic link, which is not followed; name the folder that it leads to");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new BackupFault(file + " is no file");
        }
    }

    // ---- the append-only file

    private void copyAppendOnly(Path target, FileCopy copy, List<KeptFile> files, List<String> remarks)
            throws IOException {
        if (Files.isSymbolicLink(dir.resolve(names.folder()))) {
            throw new BackupFault(dir.resolve(names.folder()) + " is a symbolic link, which is not followed");
        }
        List<Held> held = new ArrayList<>();
        try {
            Manifest manifest = hold(held);
            Path folder = Files.createDirectory(target.resolve(names.folder()));
            for (Held one : held) {
                boolean last = one.part.equals(manifest.last());
                long length = last ? wholeLength(one, remarks) : one.length;
                String name = one.part.name();
                String sum = copy.copy(one.channel, length, folder.resolve(name));
                Role role = one.part.kind() == AofPart.Kind.BASE ? Role.BASE : Role.INCREMENT;
                files.add(new KeptFile(names.folder() + "/" + name, role, length, sum));
            }
            files.add(0, writeManifest(folder, manifest.withoutHistory()));
            FolderSync.sync(folder);
        } finally {
            for (Held one : held) {
                one.channel.close();
            }
        }
    }

    private KeptFile writeManifest(Path folder, Manifest manifest) throws IOException {
        byte[] text = Bytes.of(manifest.text()).array();
        Path file = folder.resolve(names.file() + ".manifest");
        Files.write(file, text);
        FolderSync.syncFile(file);
        String sum = FileCopy.hex(FileCopy.sha256().digest(text));
        return new KeptFile(names.folder() + "/" + names.file() + ".manifest", Role.MANIFEST, text.length, sum);
    }

    /** Opens every part of one and the same manifest. */
    private Manifest hold(List<Held> held) throws IOException {
        String missing = "";
        for (int i = 0; i < TRIES; i++) {
            Bytes before = manifestText();
            Manifest manifest = parsed(before);
            try {
                for (AofPart part : manifest.data()) {
                    held.add(open(part));
                }
                if (manifestText().equals(before)) {
                    return manifest;
                }
                missing = "its manifest changes all the time";
            } catch (NoSuchFileException e) {
                missing = e.getFile() + " is missing";
            }
            for (Held one : held) {
                one.channel.close();
            }
            held.clear();
        }
        throw new BackupFault(
                "the append-only file in " + dir.resolve(names.folder()) + " cannot be copied: " + missing);
    }

    private Held open(AofPart part) throws IOException {
        Path file = dir.resolve(names.folder()).resolve(part.name());
        if (!KeptFile.isName(part.name())) {
            throw new BackupFault(
                    names.manifest(dir) + " names a file \"" + part.name() + "\", which is no plain name");
        }
        requirePlain(file);
        FileChannel channel = FileCopy.open(file);
        try {
            return new Held(part, channel, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private Bytes manifestText() throws IOException {
        Path file = names.manifest(dir);
        requirePlain(file);
        if (Files.size(file) > LARGEST_MANIFEST) {
            throw new BackupFault(file + " has more than " + (LARGEST_MANIFEST >> 20) + " MB; that is no manifest");
        }
        return Bytes.wrap(Files.readAllBytes(file));
    }

    private Manifest parsed(Bytes text) throws IOException {
        try {
            Manifest manifest = Manifest.parse(text, names.manifest(dir).toString());
            if (manifest.data().isEmpty() || manifest.data().size() > MOST_PARTS) {
                throw new BackupFault(names.manifest(dir) + " names "
                        + manifest.data().size() + " files; 1 to " + MOST_PARTS + " are taken");
            }
            return manifest;
        } catch (AofFault e) {
            throw new BackupFault(e.getMessage(), e);
        }
    }

    private static long wholeLength(Held last, List<String> remarks) throws IOException {
        if (AofScan.isRdb(last.channel)) {
            return last.length;
        }
        AofScan scan = AofScan.of(last.channel, last.length, AofScan.END_OF_TIME);
        if (scan.broken() != AofScan.NONE) {
            throw new BackupFault(
                    last.part.name() + " is broken at byte " + scan.broken() + "; rediscover check-aof tells more");
        }
        if (scan.whole() < last.length) {
            remarks.add("the last " + (last.length - scan.whole()) + " bytes of " + last.part.name()
                    + " were left out: the command or transaction was not written to its end");
        }
        return scan.whole();
    }
}
