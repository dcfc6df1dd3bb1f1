package dev.rediscover.author;

import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.FileEdit;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.Step;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds a lesson to a pack, or a step to a lesson: a filled-in one that can be taken and proved at once, for the author
 * to change. What stands in the files already stays as it is, comments and all.
 */
public final class PackAdd {
    /** A script, and a script to mend, in Lua. */
    private static final List<String> LUA = List.of("lua", "lua-fix");

    private final PackPlace place;
    private final PackReader reader;

    /**
     * Adds to a pack.
     *
     * @param catalog the commands that lessons may use
     * @throws IOException with a sentence for the user, if the pack is not in a folder
     */
    public PackAdd(PackPlace place, Catalog catalog) throws IOException {
        if (place.folder() == null) {
            throw new IOException(place.name() + " is not in a folder, so nothing can be added to it");
        }
        this.place = place;
        this.reader = new PackReader(catalog);
    }

    /**
     * What was added.
     *
     * @param file the file that holds it
     * @param line where it begins in the file, from 1
     * @param id its id
     * @param lesson the id of the lesson that it is, or is in
     */
    public record Added(Path file, int line, String id, String lesson) {}

    /**
     * Adds a lesson, and names it in {@code pack.yaml}.
     *
     * @param id the name of the lesson and of its file
     * @param title {@code null}: made from the id
     * @throws IOException with a sentence for the user, if there is one of that id, or the pack cannot be read
     */
    public Added lesson(String id, String title) throws IOException {
        return lesson(id, title, null);
    }

    private Added lesson(String id, String title, String item) throws IOException {
        checkId(id, "lesson");
        Pack pack = pack(null);
        Path file = place.folder().resolve(id + ".yaml");
        if (pack.lessonIds().contains(id) || Files.exists(file)) {
            throw new IOException("there is a lesson " + id + " already, in " + place.file(id + ".yaml"));
        }
        Path packFile = place.folder().resolve("pack.yaml");
        FileEdit edit = FileEdit.of(Files.readString(packFile));
        boolean known = pack.skills().containsKey(id);
        String named = title == null ? NewPack.titleOf(id) : title;
        if (edit == null
                || !edit.addWord("lessons", id)
                || !known && !edit.addEntry("skills", id, Templates.yaml(named))) {
            throw new IOException(packFile + " is not written as `lessons: [a, b]` and `skills:` with one skill a line;"
                    + " add " + id + " to both by hand");
        }
        String text = Templates.of(
                "lesson.yaml", "SCHEMAS", schemas(packFile), "ID", id, "TITLE", Templates.yaml(named), "SKILL", id);
        String head = text.substring(0, text.indexOf("steps:\n") + 7).replaceFirst("(?m)^summary: .*\n", "");
        Templates.write(file, item == null ? text : head + item.replaceAll("(?m)^(?=.)", "  "));
        Templates.write(packFile, edit.text());
        return new Added(file, item == null ? 1 : (int) head.lines().count() + 1, id, id);
    }

    /** Where the pack's own file says that the schemas are; beside the packs if it says nothing. */
    private static String schemas(Path packFile) throws IOException {
        String first = Files.readString(packFile).lines().findFirst().orElse("");
        int at = first.indexOf("$schema=");
        int end = first.lastIndexOf("/pack.schema.json");
        return at < 0 || end < at ? ".." : first.substring(at + "$schema=".length(), end);
    }

    /**
     * Adds a step at the end of a lesson.
     *
     * @param lesson the id of the lesson; {@code null} if there is but one
     * @param id the id of the step; {@code null}: made from its kind
     * @throws IOException with a sentence for the user, if there is no such lesson, a step of that id, or the lesson
     *     cannot be read
     */
    public Added step(Step.Kind kind, String lesson, String id) throws IOException {
        return step(kind.word(), lesson, id);
    }

    /** The same by one of the words of {@link #kinds}. */
    public Added step(String kind, String lesson, String id) throws IOException {
        Pack bare = pack(lesson);
        String name = lesson == null ? onlyLesson(bare) : lesson;
        Lesson into = bare.lesson(name);
        if (into == null) {
            throw new IOException(
                    "there is no lesson " + name + "; the pack has " + String.join(", ", bare.lessonIds()));
        }
        String stepId = id == null ? freeId(into, kind) : id;
        checkId(stepId, "step");
        if (into.step(stepId) != null) {
            throw new IOException("the lesson " + name + " has a step " + stepId + " already, at "
                    + place.file(into.step(stepId).head().place().toString()));
        }
        String item = Templates.of("step/" + kind + ".yaml", "ID", stepId);
        return append(into, stepId, item);
    }

    /**
     * Adds a step that is given as YAML at the end of a lesson; a lesson that is not there is made, with this step.
     *
     * @param lesson the id of the lesson
     * @param id the step's, as the YAML has it
     * @param item begins with {@code "- "} and has no indentation of its own
     * @throws IOException with a sentence for the user, if that cannot be done
     */
    public Added written(String lesson, String id, String item) throws IOException {
        Lesson into = pack(lesson).lesson(lesson);
        if (into != null) {
            return append(into, id, item);
        }
        Added made = lesson(lesson, null, item);
        return new Added(made.file(), made.line(), id, lesson);
    }

    /** Adds a step that is given as YAML, beginning with {@code "- "}. */
    private Added append(Lesson into, String stepId, String item) throws IOException {
        Path file = place.folder().resolve(into.file());
        FileEdit edit = FileEdit.of(Files.readString(file));
        int line = edit == null ? 0 : edit.addItem("steps", item);
        List<Fault> faults = line == 0
                ? List.of()
                : reader.readLessonText(into.file(), edit.text()).faults();
        if (line == 0 || faults.stream().anyMatch(PackAdd::isSyntax)) {
            throw new IOException(
                    file + " does not list its steps one below the other; add this to it by hand:\n\n" + item);
        }
        Templates.write(file, edit.text());
        return new Added(file, line, stepId, into.id());
    }

    private static boolean isSyntax(Fault fault) {
        return fault.rule().id().startsWith("yaml.");
    }

    private static String onlyLesson(Pack pack) throws IOException {
        if (pack.lessonIds().size() != 1) {
            throw new IOException("say to which lesson: --lesson " + String.join("|", pack.lessonIds()));
        }
        return pack.lessonIds().get(0);
    }

    private static String freeId(Lesson lesson, String word) {
        String id = word;
        for (int number = 2; lesson.step(id) != null; number++) {
            id = word + "-" + number;
        }
        return id;
    }

    private static void checkId(String id, String what) throws IOException {
        if (!id.matches("[a-z][a-z0-9-]{0,79}")) {
            throw new IOException("\"" + id.replaceAll("\\p{Cntrl}", "?") + "\" cannot be the id of a " + what
                    + ": lower-case letters, digits and - only, beginning with a letter");
        }
    }

    /** The pack, if its own file and that of a lesson can be read. */
    private Pack pack(String lesson) throws IOException {
        PackReader.PackResult result = reader.read(place.source());
        for (Fault fault : result.faults()) {
            boolean concerns = fault.place().file().equals("pack.yaml")
                    || lesson == null
                    || fault.place().file().equals(lesson + ".yaml");
            if (fault.isError() && concerns) {
                throw new IOException("mend this first: " + place.file(fault.toString()));
            }
        }
        if (result.pack() == null) {
            throw new IOException(place.file("pack.yaml") + " cannot be read as a pack");
        }
        return result.pack();
    }

    /** The words for all kinds of step, and for those of them whose answer is a Lua text. */
    public static List<String> kinds() {
        List<String> words = new ArrayList<>();
        for (Step.Kind kind : Step.Kind.values()) {
            words.add(kind.word());
        }
        words.addAll(LUA);
        return words;
    }
}
