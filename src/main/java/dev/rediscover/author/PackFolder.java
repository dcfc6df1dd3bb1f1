package dev.rediscover.author;

import dev.rediscover.lesson.PackSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/** Packs as folders: reading one with all its files, writing one, and taking one away. */
final class PackFolder {
    /** Enough for any pack; a folder inside itself, as some systems allow, ends here. */
    private static final int MOST_DEPTH = 20;

    private final Path folder;
    private final SortedMap<String, Path> found = new TreeMap<>();

    private PackFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The files in a folder. Zip files directly in it are left out: they are earlier bundles.
     *
     * @throws PackRefused if there is a link, or something is over a limit
     */
    static PackFiles read(Path folder) throws IOException {
        PackFolder all = new PackFolder(folder);
        all.find();
        PackFiles.Reading reading = new PackFiles.Reading();
        for (var file : all.found.entrySet()) {
            reading.expect(file.getKey(), Files.size(file.getValue()));
            try (InputStream in = Files.newInputStream(file.getValue(), LinkOption.NOFOLLOW_LINKS)) {
                byte[] bytes = in.readNBytes(PackSource.MOST_BYTES + 1);
                if (bytes.length > PackSource.MOST_BYTES) {
                    throw new PackRefused("the file " + FileNames.shown(file.getKey()) + " grew while it was read");
                }
                reading.put(file.getKey(), bytes);
            }
        }
        return reading.done();
    }

    private void find() throws IOException {
        Files.walkFileTree(folder, java.util.Set.of(), MOST_DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                boolean skip = !inner.equals(folder) && FileNames.isPassedOver(path(inner));
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                take(file, attributes);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void take(Path file, BasicFileAttributes attributes) throws PackRefused {
        String path = path(file);
        boolean bundle = path.endsWith(".zip") && path.indexOf('/') < 0;
        if (FileNames.isPassedOver(path) || bundle) {
            return;
        }
        if (!attributes.isRegularFile()) {
            throw new PackRefused("the file " + FileNames.shown(path) + " is "
                    + (attributes.isSymbolicLink() ? "a link" : "no plain file")
                    + ": a pack has the files themselves");
        }
        if (found.size() > PackFiles.MOST_FILES) {
            throw new PackRefused("there are more than " + PackFiles.MOST_FILES
                    + " files in it: give the folder of one pack, the one with pack.yaml in it");
        }
        found.put(path, file);
    }

    private String path(Path file) {
        StringBuilder path = new StringBuilder();
        for (Path part : folder.relativize(file)) {
            path.append(path.length() == 0 ? "" : "/").append(part);
        }
        return path.toString();
    }

    /** Writes a file for every entry into a folder, which must not be there yet. */
    static void write(Path folder, SortedMap<String, byte[]> files) throws IOException {
        Files.createDirectories(folder.getParent());
        Files.createDirectory(folder);
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /** Takes away a folder with all that is in it, if it is there. Links in it are removed, not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, IOException fault) throws IOException {
                Files.delete(inner);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
