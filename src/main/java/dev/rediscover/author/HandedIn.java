package dev.rediscover.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file that somebody handed in.
 *
 * @param folder the folder under the one that was named, as classes are often collected; {@code null} for none
 * @param named whether the file itself was named, not a folder that it is in
 */
record HandedIn(Path file, String folder, boolean named) {
    private static final String SUFFIX = ".session.md";
    private static final int DEEPEST = 16;

    /**
     * All transcripts behind files and folders, each once, in the order of their names: sessions are named after the
     * time at which they began, so an earlier one comes first whatever the order in which they are given.
     *
     * @throws IOException with a sentence for the user
     */
    static List<HandedIn> all(List<String> names) throws IOException {
        Map<Path, HandedIn> found = new LinkedHashMap<>();
        for (String name : names) {
            Path path = path(name);
            if (Files.isDirectory(path)) {
                inside(path).forEach(one -> found.putIfAbsent(real(one.file()), one));
            } else {
                found.put(real(path), new HandedIn(path, null, true));
            }
        }
        List<HandedIn> all = new ArrayList<>(found.values());
        all.sort(Comparator.comparing((HandedIn one) -> one.file().getFileName().toString())
                .thenComparing(one -> one.file().toString()));
        return all;
    }

    private static Path real(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Path path(String name) throws IOException {
        try {
            Path path = Path.of(name);
            if (path.getFileName() != null && Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new IOException(name + " cannot be the name of a file");
        }
        throw new IOException("there is no " + name);
    }

    private static List<HandedIn> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(Files::isRegularFile)
                    .map(file -> new HandedIn(file, first(folder.relativize(file)), false))
                    .toList();
        } catch (java.io.UncheckedIOException e) {
            throw new IOException(folder + " cannot be read: " + e.getCause().getMessage());
        }
    }

    private static String first(Path inside) {
        return inside.getNameCount() > 1 ? inside.getName(0).toString() : null;
    }

    /** Whose it is where its header does not say: the folder it is in, else the name of the file. */
    String owner() {
        String name = file.getFileName().toString();
        return folder != null
                ? folder
                : name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }
}
