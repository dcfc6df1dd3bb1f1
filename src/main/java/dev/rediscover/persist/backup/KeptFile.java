package dev.rediscover.persist.backup;

/**
 * A file of a backup.
 *
 * @param path where it is in the backup's folder, with {@code /} between names
 * @param role what it is for
 * @param bytes how long it is
 * @param sha256 of its bytes, 64 hexadecimal digits in lower case
 */
public record KeptFile(String path, Role role, long bytes, String sha256) {
    /** What a file of a server is for. */
    public enum Role {
        /** A snapshot by itself: dump.rdb. */
        RDB,
        /** Names the parts of the append-only file. */
        MANIFEST,
        /** The data an append-only file begins with. */
        BASE,
        /** What changed after that. */
        INCREMENT
    }

    private static final int MOST_NAMES = 2;
    private static final int LONGEST = 300;

    /** Its own name, without the folder. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * Whether {@code path} can only lead into the folder it is taken from: at most two names, none of them empty,
     * hidden or a way up.
     */
    static boolean isInside(String path) {
        if (path.isEmpty() || path.length() > LONGEST || path.endsWith("/")) {
            return false;
        }
        String[] names = path.split("/", -1);
        for (String name : names) {
            if (!isName(name)) {
                return false;
            }
        }
        return names.length <= MOST_NAMES;
    }

    /** Whether {@code name} is that of a file in a folder, and of nothing else anywhere; an option is none either. */
    static boolean isName(String name) {
        if (name.isEmpty() || name.startsWith(".") || name.startsWith("-") || name.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c == 127 || c == '/' || c == '\\' || c == ':') {
                return false;
            }
        }
        return true;
    }
}
