package dev.rediscover.persist.backup;

import dev.rediscover.base.Clock;
import dev.rediscover.persist.backup.BackupNote.Loads;
import dev.rediscover.persist.backup.KeptFile.Role;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A folder of backups, each a folder in it that is named after the moment it was taken: {@code 2026-11-21T14-03-05Z}.
 * One that is being made has another name until it is complete. What has another name, or no note in it, is not
 * touched.
 */
public final class BackupShelf {
    private static final String UNFINISHED = ".part";
    private static final int MOST_IN_A_SECOND = 100;
    private static final int SHOWN_DIGITS = 16;

    private final Path folder;
    private final Clock clock;
    private Path taken; // the last one that was taken here

    /** The one at {@code folder}, which need not be there yet. */
    public BackupShelf(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * A backup on the shelf.
     *
     * @param note {@code null} if it cannot be read
     * @param fault why it is none; empty if it seems to be one
     */
    public record Entry(Path path, BackupNote note, String fault) {
        /** Its name on the shelf. */
        public String name() {
            return path.getFileName().toString();
        }

        /** Whether its note can be read and its files are there, as long as they should be. */
        public boolean isGood() {
            return fault.isEmpty();
        }
    }

    // ---- taking one

    /**
     * Takes a backup.
     *
     * @param engines to verify it with; {@code null} if it is not to be
     * @throws IOException if it cannot be taken; then nothing is left of it
     */
    public Entry take(BackupOrigin origin, String program, Verification.Engines engines, Progress progress)
            throws IOException {
        makeFolder(folder);
        long now = clock.millis();
        Path part = begin(now);
        String name = part.getFileName().toString().substring(1);
        name = name.substring(0, name.length() - UNFINISHED.length());
        boolean done = false;
        try {
            BackupOrigin.Content content = origin.copyTo(part, new FileCopy(progress));
            BackupNote note = note(part, now, origin.name(), program, content);
            if (engines != null) {
                Verification seen = Verification.of(part, DataNames.of(note), note.loads(), now, engines);
                note = note.verified(seen.keys(), seen.digest());
            }
            NoteFile.write(part, note);
            FolderSync.sync(part);
            Path path = folder.resolve(name);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
            done = true;
            taken = path;
            FolderSync.sync(folder);
            return new Entry(path, note, "");
        } finally {
            if (!done) {
                removeAll(part);
            }
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new BackupFault(folder + " is no folder", e);
        }
        keepPrivate(folder);
    }

    /** Lets only its owner look into a folder, where the file system knows owners. */
    private static void keepPrivate(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private Path begin(long now) throws IOException {
        String stamp = Moment.folder(now);
        for (int i = 1; i <= MOST_IN_A_SECOND; i++) {
            String name = i == 1 ? stamp : stamp + "-" + i;
            if (!Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                try {
                    Path part = Files.createDirectory(folder.resolve("." + name + UNFINISHED));
                    keepPrivate(part);
                    return part;
                } catch (FileAlreadyExistsException e) {
                    continue; // somebody else takes one in the same second
                }
            }
        }
        throw new BackupFault("there are " + MOST_IN_A_SECOND + " backups of this second in " + folder + " already");
    }

    private static BackupNote note(Path part, long now, String name, String program, BackupOrigin.Content content)
            throws IOException {
        String version = content.redisVersion();
        for (KeptFile file : content.files()) {
            if (version.isEmpty() && (file.role() == Role.RDB || file.role() == Role.BASE)) {
                version = RdbHead.of(part.resolve(file.path())).redisVersion();
            }
        }
        return new BackupNote(
                now,
                name,
                content.how(),
                version,
                program,
                content.loads(),
                -1,
                "",
                content.files(),
                content.remarks());
    }

    /** Removes what is in a folder that was made here. */
    static void removeInside(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                removeAll(entry);
            }
        }
    }

    /** Removes a folder that was made here, with what was put into it; links are removed, not followed. */
    static void removeAll(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                for (Path entry : entries) {
                    removeAll(entry);
                }
            }
        }
        Files.deleteIfExists(path);
    }

    // ---- what is there

    /** All backups, the newest first; what is no backup is not among them. */
    public List<Entry> entries() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BackupFault("there is no folder " + folder);
        }
        List<Entry> found = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                if (isNamedAsBackup(path) && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(entry(path));
                }
            }
        }
        found.sort(Comparator.comparing(Entry::name, BackupShelf::compareNames).reversed());
        return found;
    }

    /** Folders of backups that were begun and not finished: under way, or left by a program that was killed. */
    public List<Path> unfinished() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, ".*" + UNFINISHED)) {
            paths.forEach(found::add);
        }
        return found;
    }

    private static boolean isNamedAsBackup(Path path) {
        String name = path.getFileName().toString();
        int end = name.indexOf('Z') + 1;
        boolean numbered = end > 0 && end < name.length() && name.substring(end).matches("-[1-9][0-9]{0,2}");
        return Moment.isFolder(numbered ? name.substring(0, end) : name);
    }

    /** By moment, and of one second by number. */
    private static int compareNames(String a, String b) {
        int moments = a.substring(0, a.indexOf('Z')).compareTo(b.substring(0, b.indexOf('Z')));
        return moments != 0 ? moments : a.length() != b.length() ? a.length() - b.length() : a.compareTo(b);
    }

    /** The backup at {@code path}, with what is wrong with it at first sight. */
    public static Entry entry(Path path) {
        BackupNote note = null;
        try {
            note = NoteFile.read(path);
            for (KeptFile file : note.files()) {
                requireThere(path, file);
            }
            return new Entry(path, note, "");
        } catch (IOException e) {
            return new Entry(path, note, e.getMessage());
        }
    }

    private static void requireThere(Path backup, KeptFile kept) throws IOException {
        Path file = plain(backup, kept);
        long bytes = Files.size(file);
        if (bytes != kept.bytes()) {
            throw new BackupFault(file + " has " + bytes + " bytes and had " + kept.bytes() + " when it was made");
        }
    }

    /** Where a file of a backup is; it is a file, and no link leads out of the backup on the way to it. */
    static Path plain(Path backup, KeptFile kept) throws BackupFault {
        Path file = unlinked(backup, kept);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new BackupFault(file + " is missing");
        }
        return file;
    }

    /** Where a file of a backup is or was; nothing on the way to it is a link, nor is it one. */
    private static Path unlinked(Path backup, KeptFile kept) throws BackupFault {
        Path file = backup;
        for (String name : kept.path().split("/")) {
            file = file.resolve(name);
            if (Files.isSymbolicLink(file)) {
                throw new BackupFault(file + " is a symbolic link; a backup has none");
            }
        }
        return file;
    }

    // ---- retention

    /**
     * Removes backups that no rule keeps. The newest good one stays, whatever the rules say, and so do the one that was
     * taken here last and what has anything in it that is not its own. What is named after a moment to come stays too
     * and counts for nothing: a clock that was wrong once, or somebody's prank, must not push out all that follows.
     *
     * @param keep how many of the good ones are kept at least; 0 if this is no rule
     * @param days those younger than so many days are kept; 0 if this is no rule
     * @return what was done, a line each
     */
    public List<String> prune(int keep, int days) throws IOException {
        List<String> done = new ArrayList<>();
        long oldest = clock.millis() - days * 86_400_000L;
        String now = Moment.folder(clock.millis());
        int good = 0;
        for (Entry entry : entries()) {
            if (compareNames(moment(entry), now) > 0 && !entry.path().equals(taken)) {
                if (keep > 0 || days > 0) {
                    done.add("left " + entry.name() + " alone: it is named after a moment to come");
                }
                continue;
            }
            good += entry.isGood() ? 1 : 0;
            boolean newest =
                    good == 0 || entry.isGood() && good == 1 || entry.path().equals(taken);
            boolean kept = entry.isGood() && good <= keep
                    || days > 0 && entry.note() != null && entry.note().madeMillis() >= oldest;
            if (!newest && !kept && (keep > 0 || days > 0)) {
                done.add(remove(entry));
            }
        }
        return done;
    }

    private static String moment(Entry entry) {
        return entry.name().substring(0, entry.name().indexOf('Z') + 1);
    }

    private static String remove(Entry entry) throws IOException {
        if (entry.note() == null) {
            return "left " + entry.name() + " alone: " + entry.fault();
        }
        String stranger = stranger(entry.path(), entry.note());
        if (!stranger.isEmpty()) {
            return "left " + entry.name() + " alone: " + stranger + " in it does not belong to it";
        }
        try {
            for (KeptFile file : entry.note().files()) {
                unlinked(entry.path(), file);
            }
            for (KeptFile file : entry.note().files()) {
                Files.deleteIfExists(unlinked(entry.path(), file));
            }
        } catch (BackupFault e) {
            return "left " + entry.name() + " alone: " + e.getMessage();
        }
        for (KeptFile file : entry.note().files()) {
            Path parent = entry.path().resolve(file.path()).getParent();
            if (!parent.equals(entry.path())) {
                Files.deleteIfExists(parent);
            }
        }
        Files.delete(entry.path().resolve(BackupNote.FILE)); // last: whatever ends this early, it is still ours
        Files.delete(entry.path());
        return "removed " + entry.name();
    }

    /** The path of something in a backup that its note does not name; empty if there is nothing. */
    static String stranger(Path backup, BackupNote note) throws IOException {
        List<String> own = new ArrayList<>(List.of(BackupNote.FILE));
        for (KeptFile file : note.files()) {
            own.add(file.path());
            int slash = file.path().indexOf('/');
            if (slash > 0) {
                own.add(file.path().substring(0, slash) + "/");
            }
        }
        return stranger(backup, "", own);
    }

    private static String stranger(Path folder, String prefix, List<String> own) throws IOException {
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                String name = prefix + path.getFileName();
                boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
                if (!own.contains(isFolder ? name + "/" : name)) {
                    return name;
                }
                String inside = isFolder ? stranger(path, name + "/", own) : "";
                if (!inside.isEmpty()) {
                    return inside;
                }
            }
        }
        return "";
    }

    // ---- looking closely

    /**
     * Looks at all of a backup: each file's length and sum, and what loading it gives.
     *
     * @param engines to load it with; {@code null} if it is not to be loaded
     * @return what was found, a line each
     * @throws BackupFault with the first thing that is wrong
     */
    public static List<String> verify(Path backup, Verification.Engines engines, Progress progress) throws IOException {
        BackupNote note = NoteFile.read(backup);
        List<String> found = new ArrayList<>();
        FileCopy copy = new FileCopy(progress);
        for (KeptFile file : note.files()) {
            requireThere(backup, file);
            requireSum(file, copy.sum(plain(backup, file), file.bytes()));
            found.add("ok  " + file.path() + ": " + file.bytes() + " bytes, SHA-256 "
                    + file.sha256().substring(0, SHOWN_DIGITS) + "...");
        }
        BackupManifest.require(backup, note);
        String stranger = stranger(backup, note);
        if (!stranger.isEmpty()) {
            found.add("??  " + stranger + " does not belong to it");
        }
        if (engines != null) {
            found.add(loaded(backup, note, engines));
        }
        return found;
    }

    static void requireSum(KeptFile file, String sum) throws BackupFault {
        if (!sum.equals(file.sha256())) {
            throw new BackupFault(
                    file.path() + " is not what was written: its SHA-256 is " + sum + " and was " + file.sha256());
        }
    }

    private static String loaded(Path backup, BackupNote note, Verification.Engines engines) throws IOException {
        Verification seen = Verification.of(backup, DataNames.of(note), note.loads(), note.madeMillis(), engines);
        if (note.isVerified() && !seen.digest().equals(note.digest())) {
            throw new BackupFault("it loads to " + seen.keys() + " keys with digest " + seen.digest() + ", and had "
                    + note.keys() + " with " + note.digest());
        }
        return "ok  loads to " + seen.keys() + " keys, digest " + seen.digest()
                + (note.isVerified() ? ", as when it was made" : "")
                + (note.loads() == Loads.AOF ? " (AOF)" : " (RDB)");
    }
}
