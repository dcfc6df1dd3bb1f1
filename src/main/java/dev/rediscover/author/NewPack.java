package dev.rediscover.author;

import dev.rediscover.lesson.LessonIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Makes the folder of a new pack: one lesson that can be taken, and proved, from its first second. */
public final class NewPack {
    private static final List<String> SCHEMAS = List.of("pack.schema.json", "lesson.schema.json");

    /** Where the schemas of a pack lie that has them to itself. */
    private static final String OWN_SCHEMAS = ".schema";

    private NewPack() {}

    /**
     * Makes a pack.
     *
     * @param into the folder in which the folder of the pack is made
     * @param id the name of the pack and of its folder
     * @param title {@code null}: made from the id
     * @param authors who writes it; may be empty
     * @return every file that was written
     * @throws IOException with a sentence for the user, if the id cannot be one or something stands there already
     */
    public static List<Path> create(Path into, String id, String title, List<String> authors) throws IOException {
        check(id);
        Path folder = into.resolve(id);
        if (Files.exists(folder) && !isEmptyFolder(folder)) {
            throw new IOException(folder + " is there already; choose another name, or another folder with --dir");
        }
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        String schemas = schemas(into, folder, written);
        String named = title == null ? titleOf(id) : title;
        written.add(write(folder.resolve("pack.yaml"), pack(schemas, id, named, authors)));
        written.add(write(folder.resolve("first.yaml"), Templates.of("first.yaml", "SCHEMAS", schemas)));
        return written;
    }

    private static String pack(String schemas, String id, String title, List<String> authors) throws IOException {
        List<String> names = new ArrayList<>();
        authors.forEach(name -> names.add(Templates.yaml(name).replace(",", "")));
        String line = names.isEmpty() ? "" : "authors: [" + String.join(", ", names) + "]\n";
        return Templates.of("pack.yaml", "SCHEMAS", schemas, "ID", id, "TITLE", Templates.yaml(title))
                .replace("@AUTHORS@\n", line);
    }

    private static void check(String id) throws IOException {
        if (!isId(id)) {
            throw new IOException("\"" + printable(id) + "\" cannot be the name of a pack: lower-case letters, digits, "
                    + "- and . only, beginning with a letter" + suggestion(id));
        }
        if (LessonIndex.bundled().packs().stream().anyMatch(pack -> pack.id().equals(id))) {
            throw new IOException("the program brings a pack " + id + " with it, and learners could not tell them"
                    + " apart; choose another name, such as edu.example." + id);
        }
    }

    private static String suggestion(String id) {
        String better = printable(id)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("^[^a-z]+|[.-]+$", "");
        return isId(better) ? ", such as " + better : "";
    }

    /** Whether a text may be the id of a pack and the name of its folder. */
    static boolean isId(String text) {
        return text.matches("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)*") && text.length() <= 80;
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** {@code edu.example.book-loans} is titled Book loans. */
    static String titleOf(String id) {
        String words = id.substring(id.lastIndexOf('.') + 1).replace('-', ' ').strip();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    /** Where the schemas are, seen from the pack: beside it among other packs, else written into it. */
    private static String schemas(Path into, Path folder, List<Path> written) throws IOException {
        if (SCHEMAS.stream().allMatch(schema -> Files.exists(into.resolve(schema)))) {
            return "..";
        }
        Path own = Files.createDirectories(folder.resolve(OWN_SCHEMAS));
        for (String schema : SCHEMAS) {
            Path file = own.resolve(schema);
            Files.write(file, Templates.bytes("/lessons/" + schema));
            written.add(file);
        }
        return OWN_SCHEMAS;
    }

    private static Path write(Path file, String text) throws IOException {
        Templates.write(file, text);
        return file;
    }
}
