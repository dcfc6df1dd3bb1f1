package dev.rediscover.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of a pack are read from. Nothing outside the pack's folder can be reached through it. */
public interface PackSource {
    /** Larger files are not read. */
    int MOST_BYTES = 256 * 1024;

    /**
     * The bytes of a file; {@code null} if it is not there, not a plain file inside the pack, or larger than {@link
     * #MOST_BYTES}.
     *
     * @param path inside the pack, with forward slashes
     */
    byte[] read(String path);

    /** A pack in a folder. Links that lead out of the folder are not followed. */
    static PackSource folder(Path folder) {
        return path -> isSafe(path) ? readInside(folder, path) : null;
    }

    /** A pack in this program's own resources, such as {@code lessons/basics}. */
    static PackSource bundled(String prefix) {
        return path -> {
            if (!isSafe(path)) {
                return null;
            }
            try (InputStream in = PackSource.class.getResourceAsStream("/" + prefix + "/" + path)) {
                return in == null ? null : limited(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** Whether a path stays inside: relative, forward slashes, no dots for folders. */
    static boolean isSafe(String path) {
        if (path.isEmpty() || path.length() > 200 || path.startsWith("/") || path.indexOf('\\') >= 0) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.startsWith(".") || part.indexOf(':') >= 0 || part.indexOf('\0') >= 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] readInside(Path folder, String path) {
        try {
            Path file = folder.resolve(path);
            if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder.toRealPath())) {
                return null;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return limited(in);
            }
        } catch (IOException e) {
            return null;
        }
    }

    private static byte[] limited(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        return bytes.length > MOST_BYTES ? null : bytes;
    }
}
