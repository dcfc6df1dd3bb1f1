package dev.rediscover.author;

import dev.rediscover.lesson.PackSource;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names of the files of one pack, as strangers give them: each must be a plain path inside the pack on every
 * system, and no two may be the same file on a system that does not tell {@code A} from {@code a}.
 */
final class FileNames {
    /** Names that are devices on Windows, whatever their extension. */
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private static final int SHOWN = 80;

    /** Files and folders: what they are called where letters' case does not count, and how they were written. */
    private final Map<String, String> seen = new HashMap<>();

    private final Map<String, Boolean> isFile = new HashMap<>();

    /** Takes the name of a file. */
    void add(String path) throws PackRefused {
        String why = unsafe(path);
        if (why != null) {
            throw new PackRefused("the file name " + shown(path) + " is refused: " + why);
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            add(path.substring(0, slash), false);
        }
        add(path, true);
    }

    private void add(String path, boolean file) throws PackRefused {
        String folded = folded(path);
        String before = seen.putIfAbsent(folded, path);
        Boolean wasFile = isFile.putIfAbsent(folded, file);
        if (before == null || !file && !wasFile && before.equals(path)) {
            return;
        }
        if (file != wasFile) {
            throw new PackRefused(shown(path) + " is both a file and a folder");
        }
        throw new PackRefused(
                before.equals(path)
                        ? "the file " + shown(path) + " is there twice"
                        : "the files " + shown(before) + " and " + shown(path) + " are the same on some systems");
    }

    private static String folded(String path) {
        String one = Normalizer.normalize(path, Normalizer.Form.NFKC);
        return Normalizer.normalize(one.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }

    /** Whether a path is passed over: a file or folder that is hidden by its name, or what a Mac adds to zip files. */
    static boolean isPassedOver(String path) {
        if (path.indexOf('\\') >= 0 || path.indexOf(':') >= 0) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (part.startsWith(".") && !part.equals(".") && !part.equals("..")) {
                return true;
            }
        }
        return path.startsWith("__MACOSX/");
    }

    /** Why a path may not be used; {@code null} if it may. */
    static String unsafe(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (!isPlain(path.charAt(i))) {
                return "it holds a character that does not belong in a name";
            }
        }
        if (path.indexOf('\\') >= 0 || path.indexOf(':') >= 0) {
            return "a path has forward slashes and no colon";
        }
        if (!PackSource.isSafe(path)) {
            return path.length() > 200 ? "it is too long" : "it leads out of the pack";
        }
        for (String part : path.split("/", -1)) {
            String stem = part.indexOf('.') < 0 ? part : part.substring(0, part.indexOf('.'));
            if (part.endsWith(".") || part.endsWith(" ") || DEVICES.contains(stem.toLowerCase(Locale.ROOT))) {
                return "it is no name for a file on Windows";
            }
        }
        return null;
    }

    /** Neither control nor invisible, nor one of the few that Windows has no room for. */
    private static boolean isPlain(char c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.UNASSIGNED
                && "<>\"|?*".indexOf(c) < 0;
    }

    /** A name as messages may show it: no control characters, not too long. */
    static String shown(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length() && out.length() < SHOWN; i++) {
            char c = name.charAt(i);
            int type = Character.getType(c);
            boolean invisible = type == Character.CONTROL || type == Character.FORMAT || Character.isSurrogate(c);
            out.append(invisible ? String.format("\\u%04x", (int) c) : c);
        }
        return out.length() < SHOWN ? out.toString() : out + "...";
    }
}
