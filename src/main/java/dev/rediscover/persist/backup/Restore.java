package dev.rediscover.persist.backup;

import dev.rediscover.base.Clock;
import dev.rediscover.persist.aof.Manifest;
import dev.rediscover.persist.backup.BackupNote.Loads;
import dev.rediscover.persist.backup.BackupOrigin.Only;
import dev.rediscover.persist.backup.KeptFile.Role;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts the files of a backup into a folder that a server starts from. They are written under another name first and
 * take their places only when they are complete, so that whatever ends this early leaves the folder as it was.
 */
public final class Restore {
    /** Stands for no moment: all of the backup is restored. */
    public static final long ALL = -1;

    private final Path backup;
    private final BackupNote note;
    private final Progress progress;
    private final List<String> remarks = new ArrayList<>();
    private long untilSeconds = ALL;
    private boolean force;
    private Only only = Only.BOTH;

    /**
     * What has been restored.
     *
     * @param dir the folder that a server starts from now
     * @param names of the files in it
     * @param loads what a server loads of it
     * @param seen what loading it gave; {@code null} if nobody looked
     * @param files how many files were written
     * @param bytes how many bytes these have
     * @param aside where the data are that were in the folder before; {@code null} if there were none
     * @param remarks what else there is to know
     */
    public record Done(
            Path dir,
            DataNames names,
            Loads loads,
            Verification seen,
            int files,
            long bytes,
            Path aside,
            List<String> remarks) {}

    private Restore(Path backup, BackupNote note, Progress progress) {
        this.backup = backup;
        this.note = note;
        this.progress = progress;
    }

    /**
     * Reads what there is to know of the backup at {@code path}.
     *
     * @throws BackupFault if it is none
     */
    public static Restore of(Path path, Progress progress) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new BackupFault("there is no folder " + path);
        }
        if (!NoteFile.isIn(path)) {
            List<BackupShelf.Entry> inside = new BackupShelf(path, Clock.system()).entries();
            if (!inside.isEmpty()) {
                throw new BackupFault(path + " holds backups and is none itself; the newest in it is "
                        + path.resolve(inside.get(0).name()));
            }
        }
        BackupNote note = NoteFile.read(path);
        BackupManifest.require(path, note);
        return new Restore(path, note, progress);
    }

    /** What is written down about the backup. */
    public BackupNote note() {
        return note;
    }

    /** Leaves out all that came after this moment, in s since 1970; {@link #ALL} for nothing. */
    public Restore until(long seconds) {
        untilSeconds = seconds;
        return this;
    }

    /** Whether data that are in the folder are put aside; else they are a reason to refuse. */
    public Restore force(boolean wanted) {
        force = wanted;
        return this;
    }

    /** What of the backup is wanted. */
    public Restore only(Only wanted) {
        only = wanted;
        return this;
    }

    /**
     * Restores to {@code dir}.
     *
     * @param engines to load it with before it takes its place; {@code null} for not at all
     * @throws IOException if it cannot be; then {@code dir} is as it was
     */
    public Done to(Path dir, Clock clock, Verification.Engines engines) throws IOException {
        List<KeptFile> wanted = wanted();
        Loads loads = only == Only.RDB ? Loads.RDB : only == Only.AOF ? Loads.AOF : note.loads();
        if (untilSeconds != ALL && loads == Loads.RDB) {
            throw new BackupFault("a snapshot holds one moment only, " + Moment.text(note.madeMillis())
                    + "; --until needs an append-only file");
        }
        DataNames names = DataNames.of(note);
        Path target = dir.toAbsolutePath().normalize();
        List<Path> inTheWay = inTheWay(target, names, wanted);
        if (!inTheWay.isEmpty() && !force) {
            throw new BackupFault(target + " has data in it (" + inTheWay.get(0).getFileName()
                    + "); give an empty folder, or --force to put them aside");
        }
        Files.createDirectories(target);
        String stamp = Moment.folder(clock.millis());
        Path part = fresh(target, ".restore-" + stamp);
        try {
            fill(part, wanted, names);
            Tally tally = Tally.of(part);
            long at = untilSeconds == ALL ? note.madeMillis() : Math.min(note.madeMillis(), untilSeconds * 1000 + 999);
            Verification seen = engines == null ? null : Verification.of(part, names, loads, at, engines);
            requireDigest(seen, loads);
            Path aside = inTheWay.isEmpty() ? null : putAside(target, inTheWay, stamp);
            moveInBeside(part, target, aside);
            return new Done(target, names, loads, seen, tally.files, tally.bytes, aside, List.copyOf(remarks));
        } finally {
            BackupShelf.removeAll(part);
        }
    }

    private List<KeptFile> wanted() throws BackupFault {
        List<KeptFile> wanted = new ArrayList<>();
        for (KeptFile file : note.files()) {
            boolean rdb = file.role() == Role.RDB;
            // cut at a moment, the snapshot would be of another one than the append-only file
            boolean other = rdb ? only == Only.AOF || untilSeconds != ALL : only == Only.RDB;
            if (!other) {
                wanted.add(file);
            }
        }
        boolean aof = note.file(Role.MANIFEST) != null;
        if (only == Only.AOF && !aof || only == Only.RDB && note.file(Role.RDB) == null) {
            throw new BackupFault(backup + " has no " + (only == Only.AOF ? "append-only file" : "snapshot"));
        }
        return wanted;
    }

    /** What would be written over, and what a server would load beside what is restored. */
    private static List<Path> inTheWay(Path target, DataNames names, List<KeptFile> wanted) throws IOException {
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new BackupFault(target + " is no folder");
        }
        Set<String> data = new LinkedHashSet<>(List.of(
                names.rdb(),
                names.folder(),
                names.file(),
                DataNames.USUAL.rdb(),
                DataNames.USUAL.folder(),
                DataNames.USUAL.file()));
        for (KeptFile file : wanted) {
            data.add(file.path().split("/")[0]);
        }
        List<Path> found = new ArrayList<>();
        for (String name : data) {
            Path path = target.resolve(name);
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                found.add(path);
            }
        }
        return found;
    }

    private static Path fresh(Path parent, String name) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return Files.createDirectory(parent.resolve(i == 1 ? name : name + "-" + i));
            } catch (FileAlreadyExistsException e) {
                if (i == 100) {
                    throw e;
                }
            }
        }
    }

    // ---- the files

    private void fill(Path part, List<KeptFile> wanted, DataNames names) throws IOException {
        FileCopy copy = new FileCopy(progress);
        for (KeptFile file : wanted) {
            Path target = part.resolve(file.path());
            if (!Files.isDirectory(target.getParent())) {
                Files.createDirectory(target.getParent());
            }
            try (FileChannel source = FileCopy.open(BackupShelf.plain(backup, file))) {
                if (source.size() != file.bytes()) {
                    throw new BackupFault(file.path() + " has " + source.size() + " bytes and had " + file.bytes());
                }
                BackupShelf.requireSum(file, copy.copy(source, file.bytes(), target));
            }
        }
        if (untilSeconds != ALL) {
            cut(part, names);
        }
    }

    private void cut(Path part, DataNames names) throws IOException {
        Manifest whole = BackupManifest.read(part, note);
        MomentCut cut = new MomentCut(part.resolve(names.folder()), whole, untilSeconds);
        String left = cut.apply().text();
        Path manifest = names.manifest(part);
        Files.write(manifest, left.getBytes(StandardCharsets.UTF_8));
        FolderSync.syncFile(manifest);
        remarks.addAll(cut.remarks());
    }

    private record Tally(int files, long bytes) {
        static Tally of(Path folder) throws IOException {
            int files = 0;
            long bytes = 0;
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    boolean inside = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
                    Tally one = inside ? of(entry) : new Tally(1, Files.size(entry));
                    files += one.files;
                    bytes += one.bytes;
                }
            }
            return new Tally(files, bytes);
        }
    }

    private void requireDigest(Verification seen, Loads loads) throws BackupFault {
        boolean same = untilSeconds == ALL && loads == note.loads() && note.isVerified();
        if (seen != null && same && !seen.digest().equals(note.digest())) {
            throw new BackupFault("the backup loads to " + seen.keys() + " keys with digest " + seen.digest()
                    + ", and had " + note.keys() + " with " + note.digest() + " when it was made");
        }
    }

    // ---- the places

    private static Path putAside(Path target, List<Path> old, String stamp) throws IOException {
        Path aside = fresh(target, "before-restore-" + stamp);
        for (Path path : old) {
            Files.move(path, aside.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        FolderSync.sync(aside);
        return aside;
    }

    private static void moveInBeside(Path part, Path target, Path aside) throws IOException {
        try {
            moveIn(part, target);
        } catch (IOException e) {
            String before = aside == null ? "" : "; what was there before is in " + aside;
            throw new BackupFault("the restored files could not take their places: " + e.getMessage() + before, e);
        }
    }

    private static void moveIn(Path part, Path target) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(part)) {
            paths.forEach(entries::add);
        }
        for (Path entry : entries) {
            if (Files.exists(target.resolve(entry.getFileName()), LinkOption.NOFOLLOW_LINKS)) {
                throw new BackupFault(target.resolve(entry.getFileName()) + " is there all of a sudden");
            }
        }
        for (Path entry : entries) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                FolderSync.sync(entry);
            }
            Files.move(entry, target.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        FolderSync.sync(target);
    }
}
