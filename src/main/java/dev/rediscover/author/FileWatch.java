package dev.rediscover.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells whether files of a folder have changed since it was last asked: by their names, times and sizes. It asks the
 * file system and keeps no thread, so whoever waits decides how often.
 */
final class FileWatch {
    private static final int DEEPEST = 4;
    private static final int MOST_FILES = 2000;

    private final Path folder;
    private Map<Path, String> seen;

    /** {@code folder}: {@code null} for what never changes. */
    FileWatch(Path folder) {
        this.folder = folder;
        this.seen = look();
    }

    /** Whether anything has changed; asked again at once it has not. */
    boolean hasChanged() {
        Map<Path, String> now = look();
        boolean changed = !now.equals(seen);
        seen = now;
        return changed;
    }

    private Map<Path, String> look() {
        Map<Path, String> found = new HashMap<>();
        if (folder == null) {
            return found;
        }
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .limit(MOST_FILES)
                    .forEach(path -> note(path, found));
        } catch (IOException | java.io.UncheckedIOException e) {
            found.put(folder, "cannot be read"); // an editor may be moving files about: what is there next time counts
        }
        return found;
    }

    private static void note(Path path, Map<Path, String> found) {
        try {
            BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
            if (facts.isRegularFile()) {
                found.put(path, facts.lastModifiedTime() + " " + facts.size());
            }
        } catch (IOException e) {
            found.put(path, "gone"); // between listing and looking
        }
    }
}
