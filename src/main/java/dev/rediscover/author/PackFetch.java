package dev.rediscover.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Gets the files of a pack from where somebody says that it is: a zip file, a folder, or a git repository. */
public final class PackFetch {
    private PackFetch() {}

    /**
     * Which of several packs or versions is wanted.
     *
     * @param version the version, by which a git repository names the tag; empty for any
     * @param folder the pack's folder where there are several; empty for the only one
     */
    public record Wanted(String version, String folder) {}

    /** What to remember of where a pack came from: an address as it is, a path from the root. */
    public static String origin(String name) {
        Path path = GitClone.isAddress(name) ? null : path(name);
        return path == null ? name : path.toAbsolutePath().normalize().toString();
    }

    /**
     * The files of a pack; {@code null} if {@code name} is neither a file or folder nor an address.
     *
     * @param watcher is told how far getting them has come
     * @throws PackRefused if they are not a pack's, or cannot be had
     */
    public static PackFiles of(String name, Wanted wanted, Watcher watcher) throws IOException {
        if (GitClone.isAddress(name)) {
            return GitClone.of(GitClone.checked(name), wanted.version(), watcher)
                    .rooted(wanted.folder());
        }
        Path path = path(name);
        if (path == null) {
            return null;
        }
        if (!Files.isDirectory(path)) {
            if (!Files.isRegularFile(path)) {
                throw new PackRefused(name + " is neither a folder nor a zip file");
            }
            return PackZip.read(path).rooted(wanted.folder());
        }
        boolean repository = Files.exists(path.resolve(".git"), LinkOption.NOFOLLOW_LINKS)
                || Files.isRegularFile(path.resolve("HEAD")) && Files.isDirectory(path.resolve("objects"));
        boolean pack = Files.isRegularFile(path.resolve(wanted.folder()).resolve("pack.yaml"));
        if (repository && !pack || repository && !wanted.version().isEmpty()) {
            String address = path.toAbsolutePath().normalize().toString();
            return GitClone.of(address, wanted.version(), watcher).rooted(wanted.folder());
        }
        if (!wanted.folder().isEmpty() && pack) {
            return PackFolder.read(path.resolve(wanted.folder()));
        }
        return PackFolder.read(path).rooted(wanted.folder());
    }

    private static Path path(String name) {
        try {
            Path path = Path.of(name);
            return Files.exists(path) ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
