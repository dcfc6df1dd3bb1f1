package dev.rediscover.persist.aof;

import dev.rediscover.base.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The folder of an append-only file: which files are in it by which name, and the steps that change that. */
public final class AofFolder {
    private static final long LARGEST_MANIFEST = 16L << 20;
    private static final String TEMPORARY = "temp-";
    private static final String MANIFEST = ".manifest";

    private final Path home;
    private final Path folder;
    private final String filename;
    private final AofDisk disk;

    /**
     * @param home the server's own folder (dir)
     * @param folder the name of the one in it (appenddirname)
     * @param filename what the names of the files begin with (appendfilename)
     */
    public AofFolder(Path home, String folder, String filename, AofDisk disk) {
        this.home = home;
        this.folder = home.resolve(folder);
        this.filename = filename;
        this.disk = disk;
    }

    /** The folder that the files are in. */
    public Path path() {
        return folder;
    }

    /** Where the manifest is. */
    public Path manifest() {
        return folder.resolve(filename + MANIFEST);
    }

    /** Where an append-only file of a single file is, as servers before 7.0 have it. */
    public Path old() {
        return home.resolve(filename);
    }

    /** Where a file of the manifest is. */
    public Path path(AofPart part) {
        return folder.resolve(part.name());
    }

    String filename() {
        return filename;
    }

    AofDisk disk() {
        return disk;
    }

    /** Where a rewrite writes the base that is to come. */
    Path newBase() {
        return home.resolve(
                TEMPORARY + "rewriteaof-bg-" + ProcessHandle.current().pid() + ".aof");
    }

    /** Where changes go while there is no base that they could stand behind. */
    Path temporaryIncrement() {
        return folder.resolve(TEMPORARY + filename + ".incr");
    }

    /**
     * What the manifest says; {@link Manifest#EMPTY} if there is none.
     *
     * @throws AofFault if it is not well formed
     */
    public Manifest read() throws IOException {
        if (!Files.exists(manifest())) {
            return Manifest.EMPTY;
        }
        String name = manifest().getFileName().toString();
        if (Files.size(manifest()) > LARGEST_MANIFEST) {
            throw new AofFault(name, 1, name + ": a manifest of more than 16 MB is none");
        }
        return Manifest.parse(Bytes.wrap(Files.readAllBytes(manifest())), name);
    }

    /**
     * Puts {@code manifest} in the place of the one that is there, on disk when this returns.
     *
     * @throws IOException if that does not work; then the one that was there is there again, as far as can be
     */
    public void write(Manifest manifest) throws IOException {
        Manifest before = Files.exists(manifest()) ? read() : null;
        put(manifest);
        try {
            disk.syncFolder(folder);
        } catch (IOException e) {
            if (before != null) {
                put(before);
            } else {
                disk.delete(manifest());
            }
            throw e;
        }
    }

    private void put(Manifest manifest) throws IOException {
        Path temporary = folder.resolve(TEMPORARY + filename + MANIFEST);
        ByteBuffer text = ByteBuffer.wrap(manifest.text().getBytes(StandardCharsets.UTF_8));
        try (AofOutput out = disk.open(temporary, true)) {
            while (text.hasRemaining()) {
                out.write(text);
            }
            out.sync();
        }
        disk.rename(temporary, manifest());
    }

    /** The files that are there beside the parts, by the name of the manifest: no part may be one of them. */
    static Set<String> ownNames(String manifest) {
        String filename =
                manifest.endsWith(MANIFEST) ? manifest.substring(0, manifest.length() - MANIFEST.length()) : manifest;
        return Set.of(manifest, TEMPORARY + manifest, TEMPORARY + filename + ".incr");
    }

    /** Makes the folder, unless it is there. */
    public void make() throws IOException {
        disk.makeFolder(folder);
    }
}
