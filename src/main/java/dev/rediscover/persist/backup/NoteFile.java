package dev.rediscover.persist.backup;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.backup.BackupNote.How;
import dev.rediscover.persist.backup.BackupNote.Loads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes and reads {@code backup.json}. What is read may be anybody's: sizes are bounded, paths stay inside. */
final class NoteFile {
    private static final long FORMAT = 1;
    private static final long LARGEST = 4 << 20;
    private static final int MOST_FILES = 10_000;
    private static final int SHA256_DIGITS = 64;
    private static final int SHA1_DIGITS = 40;

    private final Map<?, ?> fields;

    private NoteFile(Map<?, ?> fields) {
        this.fields = fields;
    }

    // ---- writing

    /** Writes it into {@code folder}, and onto the disk. */
    static void write(Path folder, BackupNote note) throws IOException {
        Path file = folder.resolve(BackupNote.FILE);
        Files.write(
                file,
                Bytes.of(text(note)).array(),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        FolderSync.syncFile(file);
    }

    static String text(BackupNote note) {
        StringBuilder out = new StringBuilder("{\n");
        field(out, "format", Long.toString(FORMAT));
        field(out, "made", quoted(Moment.text(note.madeMillis())));
        field(out, "made_millis", Long.toString(note.madeMillis()));
        field(out, "source", quoted(note.source()));
        field(out, "how", quoted(note.how().name().toLowerCase(Locale.ROOT)));
        field(out, "consistent", Boolean.toString(note.how().isConsistent()));
        field(out, "redis_version", quoted(note.redisVersion()));
        field(out, "program", quoted(note.program()));
        field(out, "loads", quoted(note.loads().name().toLowerCase(Locale.ROOT)));
        field(out, "keys", note.keys() < 0 ? "null" : Long.toString(note.keys()));
        field(out, "digest", note.isVerified() ? quoted(note.digest()) : "null");
        field(out, "remarks", list(note.remarks()));
        out.append("  \"files\": [");
        for (int i = 0; i < note.files().size(); i++) {
            KeptFile file = note.files().get(i);
            out.append(i == 0 ? "\n" : ",\n").append("    {\"path\": ").append(quoted(file.path()));
            out.append(", \"role\": ").append(quoted(file.role().name().toLowerCase(Locale.ROOT)));
            out.append(", \"bytes\": ").append(file.bytes());
            out.append(", \"sha256\": ").append(quoted(file.sha256())).append('}');
        }
        return out.append("\n  ]\n}\n").toString();
    }

    private static void field(StringBuilder out, String name, String value) {
        out.append("  \"").append(name).append("\": ").append(value).append(",\n");
    }

    private static String list(List<String> texts) {
        List<String> quoted = new ArrayList<>();
        for (String text : texts) {
            quoted.add(quoted(text));
        }
        return "[" + String.join(", ", quoted) + "]";
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    // ---- reading

    /** Whether {@code folder} says that it is a backup. */
    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(BackupNote.FILE), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads the note in {@code folder}.
     *
     * @throws BackupFault with the place, if it is none, or says what cannot be believed
     */
    static BackupNote read(Path folder) throws IOException {
        Path file = folder.resolve(BackupNote.FILE);
        if (!isIn(folder)) {
            throw new BackupFault(folder + " is no backup: there is no " + BackupNote.FILE + " in it");
        }
        if (Files.size(file) > LARGEST) {
            throw new BackupFault(file + " has more than " + (LARGEST >> 20) + " MB; it is not what was written there");
        }
        try {
            Object value = JsonScanner.read(Bytes.wrap(Files.readAllBytes(file)).utf8());
            if (!(value instanceof Map<?, ?> map)) {
                throw new BackupFault("1:1: an object is wanted");
            }
            return new NoteFile(map).note();
        } catch (BackupFault e) {
            throw new BackupFault(file + ":" + e.getMessage(), e);
        }
    }

    private BackupNote note() throws BackupFault {
        if (number("format") != FORMAT) {
            throw new BackupFault(" format " + number("format") + " is not known; a newer program wrote it");
        }
        String digest = fields.get("digest") == null ? "" : hex("digest", text("digest"), SHA1_DIGITS);
        return new BackupNote(
                number("made_millis"),
                text("source"),
                choice("how", How.values()),
                text("redis_version"),
                text("program"),
                choice("loads", Loads.values()),
                fields.get("keys") == null ? -1 : number("keys"),
                digest,
                files(),
                texts("remarks"));
    }

    private static BackupFault wants(String field, String what) {
        return new BackupFault(" \"" + field + "\" must be " + what);
    }

    private String text(String field) throws BackupFault {
        if (fields.get(field) instanceof String text) {
            return text;
        }
        throw wants(field, "a text");
    }

    private long number(String field) throws BackupFault {
        if (fields.get(field) instanceof Long number && number >= 0) {
            return number;
        }
        throw wants(field, "a number from 0 up");
    }

    private <E extends Enum<E>> E choice(String field, E[] values) throws BackupFault {
        List<String> names = new ArrayList<>();
        for (E value : values) {
            String name = value.name().toLowerCase(Locale.ROOT);
            names.add(name);
            if (name.equals(fields.get(field))) {
                return value;
            }
        }
        throw wants(field, "one of " + String.join(", ", names));
    }

    private List<String> texts(String field) throws BackupFault {
        List<String> texts = new ArrayList<>();
        if (!(fields.get(field) instanceof List<?> items)) {
            throw wants(field, "a list");
        }
        for (Object item : items) {
            if (!(item instanceof String text)) {
                throw wants(field, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    private List<KeptFile> files() throws BackupFault {
        if (!(fields.get("files") instanceof List<?> items) || items.isEmpty() || items.size() > MOST_FILES) {
            throw wants("files", "a list of 1 to " + MOST_FILES + " files");
        }
        List<KeptFile> files = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> map)) {
                throw wants("files", "a list of objects");
            }
            KeptFile file = new NoteFile(map).file();
            if (!paths.add(file.path().toLowerCase(Locale.ROOT))) {
                throw new BackupFault(" the file \"" + file.path() + "\" is there twice");
            }
            files.add(file);
        }
        for (KeptFile file : files) {
            requirePlace(file, files, paths);
        }
        return files;
    }

    /** A server has one snapshot, in its folder itself, and one manifest; and no file is a folder too. */
    private static void requirePlace(KeptFile file, List<KeptFile> all, Set<String> paths) throws BackupFault {
        int slash = file.path().indexOf('/');
        if (slash > 0 && paths.contains(file.path().substring(0, slash).toLowerCase(Locale.ROOT))) {
            throw new BackupFault(" \"" + file.path().substring(0, slash) + "\" is a file and a folder");
        }
        boolean rdb = file.role() == KeptFile.Role.RDB;
        if (rdb && slash > 0) {
            throw new BackupFault(" the snapshot \"" + file.path() + "\" is in a folder of its own");
        }
        if (rdb || file.role() == KeptFile.Role.MANIFEST) {
            for (KeptFile other : all) {
                if (other.role() == file.role() && !other.equals(file)) {
                    throw new BackupFault(" \"" + file.path() + "\" and \"" + other.path() + "\" are both "
                            + (rdb ? "the snapshot" : "the manifest") + "; there can be one");
                }
            }
        }
    }

    private KeptFile file() throws BackupFault {
        String path = text("path");
        if (!KeptFile.isInside(path) || path.equals(BackupNote.FILE)) {
            throw new BackupFault(" \"" + path + "\" is no path that stays inside the backup");
        }
        String sum = hex("sha256", text("sha256"), SHA256_DIGITS);
        return new KeptFile(path, choice("role", KeptFile.Role.values()), number("bytes"), sum);
    }

    private static String hex(String field, String text, int digits) throws BackupFault {
        boolean fits = text.length() == digits;
        for (int i = 0; i < text.length(); i++) {
            fits &= "0123456789abcdef".indexOf(text.charAt(i)) >= 0;
        }
        if (!fits) {
            throw wants(field, digits + " hexadecimal digits");
        }
        return text;
    }
}
