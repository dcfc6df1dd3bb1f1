package dev.rediscover.author;

import dev.rediscover.lesson.Shelf;
import dev.rediscover.lesson.ShelfIndex;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder of installed packs, as it is written. What is installed is what its index says, and the index is put in
 * place whole, as the last thing: whoever is interrupted before has changed nothing, and what is left over from that is
 * taken away the next time. Several programs may do so at once; one waits for the other.
 */
public final class PackStore {
    private static final String INCOMING = "_incoming";
    private static final String LOCK = "_lock";

    private final Shelf shelf;
    private final Path folder;
    private final Catalog catalog;

    /**
     * The packs on a shelf.
     *
     * @param catalog the commands that lessons may use
     */
    public PackStore(Shelf shelf, Catalog catalog) {
        this.shelf = shelf;
        this.folder = shelf.folder().toPath();
        this.catalog = catalog;
    }

    /**
     * What came of installing.
     *
     * @param before the version that was in use before; {@code null} if there was none
     * @param first by which name its first lesson begins
     * @param again whether this version was installed already, with the same files
     * @param changes what is new against {@code before}; {@code null} if there is nothing to compare
     */
    public record Installed(
            String id, String version, String title, String first, String before, boolean again, PackDiff changes) {}

    /** Something to do while no other program changes the folder. */
    private interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Installs a pack and takes it into use.
     *
     * @param from where it came from, for lists
     * @param wanted the version that it must be; empty for any
     * @throws PackRefused if it is not sound, or something else of that name is there already
     */
    public Installed install(PackFiles files, String from, String wanted) throws IOException {
        CheckedPack checked = CheckedPack.of(files, catalog);
        String id = checked.pack().id();
        String version = checked.pack().version();
        if (Shelf.isBundled(id)) {
            throw new PackRefused(
                    "a pack with the id " + id + " is part of this program: its author must give it another");
        }
        if (!wanted.isEmpty() && !wanted.equals(version)) {
            throw new PackRefused("this is " + id + " " + version + ", not " + FileNames.shown(wanted));
        }
        return alone(() -> put(checked, from));
    }

    /**
     * Takes an installed version into use again.
     *
     * @throws IOException if it is not installed
     */
    public Installed use(String id, String version) throws IOException {
        ShelfIndex.Entry entry = version.isEmpty()
                ? shelf.installed().current(id)
                : shelf.installed().version(id, version);
        if (entry == null) {
            throw new IOException("there is no pack " + FileNames.shown(id)
                    + (version.isEmpty() ? "" : " " + FileNames.shown(version))
                    + " to install: give a folder, a zip file"
                    + " or the address of a git repository");
        }
        PackFiles files = PackFolder.read(folder.resolve(entry.path()));
        return install(files, entry.from(), entry.version());
    }

    private Installed put(CheckedPack checked, String from) throws IOException {
        String id = checked.pack().id();
        String version = checked.pack().version();
        ShelfIndex index = shelf.installed();
        ShelfIndex.Entry before = index.current(id);
        ShelfIndex.Entry same = index.version(id, version);
        Path target = folder.resolve(id).resolve(version);
        if (same != null && !differences(same, checked).isEmpty()) {
            throw new PackRefused("another " + id + " " + version + " is installed, with other files: its author must"
                    + " give this one a new version, or remove that one first: rediscover pack remove " + id
                    + " --version " + version);
        }
        PackDiff changes = before == null || before.version().equals(version) ? null : changes(before, checked);
        if (same == null) {
            SortedMap<String, byte[]> files = new TreeMap<>(checked.files().all());
            files.put(Manifest.FILE, checked.manifest().bytes());
            Path incoming = folder.resolve(INCOMING);
            PackFolder.write(incoming, files);
            PackFolder.delete(target);
            Files.createDirectories(target.getParent());
            Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE);
        }
        write(with(index, new ShelfIndex.Entry(id, version, true, origin(from), checked.rows())));
        String old = before == null || before.version().equals(version) ? null : before.version();
        String first = id + "/" + checked.pack().lessonIds().get(0);
        return new Installed(id, version, checked.pack().title(), first, old, same != null, changes);
    }

    private PackDiff changes(ShelfIndex.Entry before, CheckedPack checked) {
        return PackDiff.of(shelf.source(before), checked.files().source(), catalog);
    }

    private List<String> differences(ShelfIndex.Entry entry, CheckedPack checked) throws IOException {
        byte[] manifest = shelf.source(entry).read(Manifest.FILE);
        return manifest == null
                ? List.of(Manifest.FILE + ": the file is missing")
                : Manifest.read(manifest).differences(checked.manifest());
    }

    /** An address as it may be kept: without passwords in it, on one line. */
    private static String origin(String from) {
        String line = FileNames.shown(from.replace('\t', ' ').replace('\n', ' '));
        int scheme = line.indexOf("://");
        int at = line.indexOf('@');
        int slash = scheme < 0 ? -1 : line.indexOf('/', scheme + 3);
        boolean secret = scheme > 0 && at > scheme && (slash < 0 || at < slash);
        return secret ? line.substring(0, scheme + 3) + line.substring(at + 1) : line;
    }

    private static List<ShelfIndex.Entry> with(ShelfIndex index, ShelfIndex.Entry entry) {
        List<ShelfIndex.Entry> entries = new ArrayList<>();
        for (ShelfIndex.Entry one : index.entries()) {
            boolean same = one.id().equals(entry.id());
            if (!same) {
                entries.add(one);
            } else if (!one.version().equals(entry.version())) {
                entries.add(new ShelfIndex.Entry(one.id(), one.version(), false, one.from(), ""));
            }
        }
        entries.add(entry);
        entries.sort(Comparator.comparing(ShelfIndex.Entry::id).thenComparing(PackStore::byVersion));
        return entries;
    }

    private static int byVersion(ShelfIndex.Entry one, ShelfIndex.Entry two) {
        return PackVersion.compare(one.version(), two.version());
    }

    /**
     * What was removed.
     *
     * @param versions in order
     * @param now the version that is in use from now on; {@code null} if none is left
     */
    public record Removed(String id, List<String> versions, String now) {}

    /**
     * Removes a pack; what was done of it stays known.
     *
     * @param version empty for all versions
     * @throws IOException if it is not installed
     */
    public Removed remove(String id, String version) throws IOException {
        return alone(() -> take(id, version));
    }

    private Removed take(String id, String version) throws IOException {
        List<ShelfIndex.Entry> left = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        ShelfIndex.Entry newest = null;
        boolean inUse = false;
        for (ShelfIndex.Entry entry : shelf.installed().entries()) {
            boolean mine = entry.id().equals(id);
            if (mine && (version.isEmpty() || entry.version().equals(version))) {
                gone.add(entry.version());
            } else {
                left.add(entry);
                newest = mine ? entry : newest;
                inUse |= mine && entry.current();
            }
        }
        if (gone.isEmpty()) {
            throw notInstalled(id, version);
        }
        write(newest == null || inUse ? left : promoted(left, newest));
        for (String one : gone) {
            PackFolder.delete(folder.resolve(id).resolve(one));
        }
        if (newest == null) {
            PackFolder.delete(folder.resolve(id));
        }
        ShelfIndex.Entry now = shelf.installed().current(id);
        return new Removed(id, gone, now == null ? null : now.version());
    }

    /** The versions with the newest that is left in use; as they are if it is not sound any more. */
    private List<ShelfIndex.Entry> promoted(List<ShelfIndex.Entry> left, ShelfIndex.Entry newest) throws IOException {
        try {
            CheckedPack checked = CheckedPack.of(PackFolder.read(folder.resolve(newest.path())), catalog);
            String rows = checked.rows();
            return with(
                    new ShelfIndex(left),
                    new ShelfIndex.Entry(newest.id(), newest.version(), true, newest.from(), rows));
        } catch (PackRefused e) {
            return left;
        }
    }

    /**
     * Sees to it that a pack is installed.
     *
     * @param version empty for any version
     * @throws IOException if it is not
     */
    public void require(String id, String version) throws IOException {
        ShelfIndex index = shelf.installed();
        for (ShelfIndex.Entry entry : index.entries()) {
            if (entry.id().equals(id) && (version.isEmpty() || entry.version().equals(version))) {
                return;
            }
        }
        throw notInstalled(id, version);
    }

    /** What to say of a pack that is not installed. */
    private static IOException notInstalled(String id, String version) {
        String name = FileNames.shown(id) + (version.isEmpty() ? "" : " " + FileNames.shown(version));
        return new IOException(
                Shelf.isBundled(id)
                        ? name + " is part of this program, not installed"
                        : name + " is not installed: rediscover pack list shows what is");
    }

    /** Where the files of an installed version differ from its manifest, a line each; empty if nowhere. */
    public List<String> verify(ShelfIndex.Entry entry) throws IOException {
        byte[] manifest = shelf.source(entry).read(Manifest.FILE);
        if (manifest == null) {
            return List.of(Manifest.FILE + ": the file is missing");
        }
        try {
            PackFiles files = PackFolder.read(folder.resolve(entry.path()));
            SortedMap<String, String> digests = new TreeMap<>();
            files.all().forEach((path, bytes) -> digests.put(path, Manifest.digest(bytes) + "\t" + bytes.length));
            return Manifest.read(manifest).differences(new Manifest(entry.id(), entry.version(), digests));
        } catch (PackRefused e) {
            return List.of(e.getMessage());
        }
    }

    private void write(List<ShelfIndex.Entry> entries) throws IOException {
        Path incoming = folder.resolve(INCOMING + ".tsv");
        byte[] text = new ShelfIndex(entries).text().getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(
                incoming, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            out.write(java.nio.ByteBuffer.wrap(text));
            out.force(true);
        }
        Files.move(
                incoming,
                folder.resolve(ShelfIndex.FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Does something while no other program changes the folder, after taking away what an interruption left. */
    private <T> T alone(Work<T> work) throws IOException {
        synchronized (PackStore.class) {
            Files.createDirectories(folder);
            try (FileChannel lock = FileChannel.open(
                            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                if (!held.isValid()) {
                    throw new IOException("the folder " + folder + " cannot be locked");
                }
                tidy();
                return work.run();
            }
        }
    }

    /** Takes away what an interruption left behind. */
    private void tidy() throws IOException {
        PackFolder.delete(folder.resolve(INCOMING));
    }
}
