package dev.rediscover.lesson;

import dev.rediscover.spec.Catalog;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads packs and lessons. Every fault found is reported with its place and its cure, and reading goes on after it; a
 * pack with errors must not be run.
 */
public final class PackReader {
    /** The format that this reader knows. */
    static final int FORMAT = 1;

    private static final int MOST_LESSONS = 200;

    private final Catalog catalog;

    /** {@code catalog}: the commands that lessons may use; {@code null} if they are not to be checked. */
    public PackReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What was read.
     *
     * @param pack {@code null} if there was nothing that could be a pack
     * @param faults in the order of files and lines
     */
    public record PackResult(Pack pack, List<Fault> faults) {
        /** Whether the pack can be used. */
        public boolean ok() {
            return pack != null && faults.stream().noneMatch(Fault::isError);
        }
    }

    /**
     * What was read.
     *
     * @param lesson {@code null} if there was nothing that could be a lesson
     * @param faults in the order of lines
     */
    public record LessonResult(Lesson lesson, List<Fault> faults) {
        /** Whether the lesson can be used. */
        public boolean ok() {
            return lesson != null && faults.stream().noneMatch(Fault::isError);
        }
    }

    /** Reads the pack in a folder, with all its lessons. */
    public PackResult readFolder(Path folder) {
        return read(PackSource.folder(folder));
    }

    /** Reads a pack that is part of this program, such as {@code basics}, with all its lessons. */
    public PackResult readBundled(String pack) {
        return read(PackSource.bundled("lessons/" + pack));
    }

    /** Reads a pack with all its lessons. */
    public PackResult read(PackSource source) {
        Faults faults = new Faults();
        Form form = packForm(source, faults);
        if (form == null) {
            return new PackResult(null, faults.all());
        }
        Pack bare = bare(form);
        List<Lesson> lessons = new ArrayList<>();
        Skills skills = new Skills(bare.skills().keySet());
        for (Node item : form.items("lessons", false)) {
            if (item instanceof Node.Scalar scalar && Form.isId(scalar.text(), "-")) {
                Lesson lesson = lesson(source, scalar.text() + ".yaml", scalar.place(), skills, bare.policy(), faults);
                if (lesson != null) {
                    lessons.add(lesson);
                }
            }
        }
        return new PackResult(with(bare, lessons), faults.all());
    }

    /** Reads one lesson of a pack, with what it inherits from the pack's file. */
    public LessonResult readLesson(PackSource source, String lessonId) {
        Faults faults = new Faults();
        Form form = packForm(source, faults);
        Pack pack = form == null ? null : bare(form);
        Skills skills = new Skills(pack == null ? null : pack.skills().keySet());
        Policy policy = pack == null ? Policy.DEFAULT : pack.policy();
        String file = lessonId + ".yaml";
        return new LessonResult(lesson(source, file, Place.whole(file), skills, policy, faults), faults.all());
    }

    /** Reads one lesson file alone: skills are not checked, the policy is the default one. */
    public LessonResult readLessonText(String file, String yaml) {
        Faults faults = new Faults();
        Node root = YamlTree.read(file, yaml, faults);
        Lesson lesson =
                new LessonReader(path -> null, catalog, new Skills(null), Policy.DEFAULT, faults).read(file, root);
        return new LessonResult(lesson, faults.all());
    }

    private Form packForm(PackSource source, Faults faults) {
        Node root = tree(source, "pack.yaml", Place.whole("pack.yaml"), faults);
        return root == null ? null : Form.of(Shape.PACK, root, faults);
    }

    private Lesson lesson(PackSource source, String file, Place named, Skills skills, Policy policy, Faults faults) {
        Node root = tree(source, file, named, faults);
        return root == null ? null : new LessonReader(source, catalog, skills, policy, faults).read(file, root);
    }

    Node tree(PackSource source, String file, Place named, Faults faults) {
        byte[] bytes = source.read(file);
        if (bytes == null) {
            faults.add(
                    Rule.FILE_MISSING,
                    named,
                    "the file " + file + " is not there, or larger than " + PackSource.MOST_BYTES / 1024 + " KiB",
                    "add it to the pack, or correct the name");
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return YamlTree.read(file, text.startsWith("\ufeff") ? text.substring(1) : text, faults);
        } catch (CharacterCodingException e) {
            faults.add(Rule.FILE_ENCODING, Place.whole(file), "the file is not UTF-8", "save it as UTF-8");
            return null;
        }
    }

    static void checkFormat(Form form, boolean required) {
        if (required && !form.require("format", "write format: " + FORMAT)) {
            return;
        }
        boolean isNumber = form.node("format") instanceof Node.Scalar scalar
                && scalar.text().equals(Integer.toString(FORMAT));
        if (form.has("format") && !isNumber) {
            form.faults()
                    .add(
                            Rule.FORMAT_VERSION,
                            form.placeOf("format"),
                            "this is not format " + FORMAT + ", the one that this program reads",
                            "write format: " + FORMAT + ", or get a newer program");
        }
    }

    Pack bare(Form form) {
        checkFormat(form, true);
        Excuse.read(form);
        String id = form.id("id", "-.", "give the pack an id that never changes");
        String version = form.text("version", "write version: 1.0.0");
        if (form.has("version") && !isVersion(version)) {
            form.faults()
                    .add(
                            Rule.FIELD_CHOICE,
                            form.placeOf("version"),
                            "the version " + Texts.quoted(version) + " is not three numbers",
                            "write it as 1.0.0");
        }
        List<String> lessonIds = lessonIds(form);
        Form requires = form.has("requires") ? Form.of(Shape.REQUIRES, form.node("requires"), form.faults()) : null;
        return new Pack(
                id,
                version,
                form.text("title", "give the pack a title"),
                form.textOr("summary", ""),
                lessonIds,
                List.of(),
                form.textsByName("skills"),
                new PolicyReader(form.faults()).read(form, Policy.DEFAULT),
                ExamRules.read(form, lessonIds),
                requires == null ? List.of() : commands(requires),
                form.textOr("locale", "en"),
                form.texts("authors"),
                form.textOr("license", ""));
    }

    private List<String> commands(Form requires) {
        LineReader lines = new LineReader(catalog, requires.faults());
        List<String> names = new ArrayList<>();
        requires.texts("commands").forEach(name -> names.add(lines.commandName(name, requires.placeOf("commands"))));
        return names;
    }

    private static List<String> lessonIds(Form form) {
        form.require("lessons", "list the lessons in order: lessons: [hello, strings]");
        List<Node> items = form.items("lessons", false);
        if (items.size() > MOST_LESSONS) {
            form.faults()
                    .add(
                            Rule.LIST_TOO_LONG,
                            form.placeOf("lessons"),
                            "the pack has " + items.size() + " lessons",
                            "at most " + MOST_LESSONS + ": split the pack");
        }
        Set<String> ids = new LinkedHashSet<>();
        for (Node item : items) {
            String id = item instanceof Node.Scalar scalar ? scalar.text() : item.called();
            if (!Form.isId(id, "-")) {
                form.faults()
                        .add(
                                Rule.ID_FORM,
                                item.place(),
                                "the lesson " + Texts.quoted(id) + " is not an id",
                                "use lower-case letters, digits and -, beginning with a letter");
            } else if (!ids.add(id)) {
                form.faults()
                        .add(
                                Rule.LESSON_DUPLICATE,
                                item.place(),
                                "the lesson " + id + " is listed twice",
                                "list it once");
            }
        }
        return List.copyOf(ids);
    }

    private static boolean isVersion(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 6 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    static Pack with(Pack bare, List<Lesson> lessons) {
        return new Pack(
                bare.id(),
                bare.version(),
                bare.title(),
                bare.summary(),
                bare.lessonIds(),
                List.copyOf(lessons),
                Collections.unmodifiableMap(bare.skills()),
                bare.policy(),
                bare.exam(),
                bare.requires(),
                bare.locale(),
                bare.authors(),
                bare.license());
    }
}
