package dev.rediscover.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes the index of lessons: of the bundled ones when the program is built, of a pack when it is installed. */
public final class IndexWriter {
    /** In this order the packs are offered; others follow by name. */
    private static final List<String> ORDER =
            List.of("basics", "datatypes", "talking", "operations", "stack", "patterns", "clients", "myths");

    private IndexWriter() {}

    /**
     * Reads every pack below the folder {@code args[0]} and writes the index beside them, or into {@code args[1]}.
     *
     * @throws IOException if a file cannot be read or written
     * @throws IllegalStateException if a pack has errors; the message lists them
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Path into = args.length > 1 ? Path.of(args[1]) : folder.resolve(LessonIndex.FILE);
        Files.createDirectories(into.toAbsolutePath().getParent());
        Files.writeString(into, index(folder));
    }

    /** The index of the packs below a folder. */
    static String index(Path folder) throws IOException {
        PackReader reader = new PackReader(null);
        StringBuilder out = new StringBuilder();
        StringBuilder errors = new StringBuilder();
        for (Path packFolder : packFolders(folder)) {
            PackReader.PackResult result = reader.readFolder(packFolder);
            for (Fault fault : result.faults()) {
                if (fault.isError()) {
                    errors.append('\n')
                            .append(packFolder.getFileName())
                            .append('/')
                            .append(fault);
                }
            }
            if (result.pack() != null) {
                Rows rows = rows(PackSource.folder(packFolder), result.pack());
                out.append(rows.text());
                errors.append(rows.errors(result.pack().id()));
            }
        }
        if (errors.length() > 0) {
            throw new IllegalStateException("the bundled lessons have faults:" + errors);
        }
        return out.toString();
    }

    /**
     * What the index says of one pack.
     *
     * @param text its lines
     * @param faults what is wrong with its translations
     */
    public record Rows(String text, List<Fault> faults) {
        private String errors(String pack) {
            StringBuilder errors = new StringBuilder();
            for (Fault fault : faults) {
                if (fault.isError()) {
                    errors.append('\n').append(pack).append('/').append(fault);
                }
            }
            return errors.toString();
        }
    }

    /** What the index says of a pack that was read from {@code source}. */
    public static Rows rows(PackSource source, Pack pack) {
        StringBuilder out = new StringBuilder();
        List<Fault> faults = new ArrayList<>();
        append(out, pack);
        for (String language : OverlayReader.LANGUAGES) {
            translated(out, source, pack, language, faults);
        }
        return new Rows(out.toString(), faults);
    }

    private static List<Path> packFolders(Path folder) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(entry -> Files.isRegularFile(entry.resolve("pack.yaml")))
                    .forEach(folders::add);
        }
        folders.sort((a, b) -> {
            int byOrder = Integer.compare(rank(a), rank(b));
            return byOrder != 0 ? byOrder : a.compareTo(b);
        });
        return folders;
    }

    private static int rank(Path folder) {
        int at = ORDER.indexOf(folder.getFileName().toString());
        return at < 0 ? ORDER.size() : at;
    }

    private static void append(StringBuilder out, Pack pack) {
        row(out, "pack", pack.id(), pack.version(), pack.title(), pack.summary());
        pack.skills().forEach((id, text) -> row(out, "skill", pack.id(), id, text));
        for (Lesson lesson : pack.lessons()) {
            row(
                    out,
                    "lesson",
                    pack.id(),
                    lesson.id(),
                    Integer.toString(lesson.exercises()),
                    Integer.toString(lesson.minutes()),
                    lesson.title(),
                    lesson.summary());
            for (Step step : lesson.steps()) {
                if (step.isExercise()) {
                    String skills = String.join(" ", step.head().skills());
                    row(out, "step", pack.id(), lesson.id(), step.id(), skills);
                }
            }
        }
    }

    /** Lists what is translated. */
    private static void translated(
            StringBuilder out, PackSource source, Pack pack, String language, List<Fault> faults) {
        OverlayReader reader = new OverlayReader(null);
        PackReader.PackResult head = reader.readPack(source, pack, language);
        faults.addAll(head.faults());
        if (head.pack() != null) {
            row(
                    out,
                    "said",
                    language,
                    pack.id(),
                    "",
                    head.pack().title(),
                    head.pack().summary());
            head.pack().skills().forEach((id, text) -> row(out, "said-skill", language, pack.id(), id, text));
        }
        for (Lesson lesson : pack.lessons()) {
            PackReader.LessonResult result = reader.read(source, pack, lesson, language);
            faults.addAll(result.faults());
            if (result.lesson() != null) {
                row(
                        out,
                        "said",
                        language,
                        pack.id(),
                        lesson.id(),
                        result.lesson().title(),
                        result.lesson().summary());
            }
        }
    }

    private static void row(StringBuilder out, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            out.append(i == 0 ? "" : "\t")
                    .append(cells[i].replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
        }
        out.append('\n');
    }
}
