package dev.rediscover.lesson;

import dev.rediscover.spec.Catalog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what is legal in a pack but unwise: dishonest checks, missing help, feedback that nobody will see, texts that
 * not everybody can read. What the author has excused with {@code lint_ok} is left out.
 */
public final class Linter {
    private final PackSource source;
    private final Pack pack;
    private final Catalog catalog;
    private final PackReader reader;
    private final Faults faults = new Faults();
    private final List<Excuses> excuses = new ArrayList<>();
    private LuaReader lua = LuaReader.NONE;

    private Linter(PackSource source, Pack pack, Catalog catalog) {
        this.source = source;
        this.pack = pack;
        this.catalog = catalog;
        this.reader = new PackReader(catalog);
    }

    /**
     * What is unwise in a pack.
     *
     * @param source where it was read from
     * @param languages whose translations are looked at as well, with what is wrong in them
     */
    public static List<Fault> lint(PackSource source, Pack pack, Catalog catalog, List<String> languages) {
        return lint(source, pack, catalog, languages, LuaReader.NONE);
    }

    /**
     * What is unwise in a pack, and what is no Lua in it.
     *
     * @param lua reads the Lua texts of its lessons
     */
    public static List<Fault> lint(
            PackSource source, Pack pack, Catalog catalog, List<String> languages, LuaReader lua) {
        Linter linter = new Linter(source, pack, catalog);
        linter.lua = lua;
        Map<Lesson, Linted> lessons = linter.lessons();
        if (linter.tree("pack.yaml") instanceof Node.Fields tree) {
            SkillLint.lint(pack, tree, lessons, catalog, linter.faults);
            WordingLint.lint(tree, linter.faults);
        }
        languages.forEach(linter::translations);
        return linter.withoutExcused(lessons);
    }

    /**
     * What is unwise in a lesson that is in no file yet. The place of a finding is the step; what only the file or the
     * lessons before it can tell is left out.
     */
    public static List<Fault> lint(Lesson lesson) {
        Faults faults = new Faults();
        Node.Fields nothing = new Node.Fields(Place.whole(lesson.file()), List.of());
        groups(new Linted(lesson, nothing, null, faults), new Introduced());
        return faults.all().stream()
                .filter(fault -> fault.rule() != Rule.TEACH_NOT_INTRODUCED)
                .toList();
    }

    private static void groups(Linted on, Introduced introduced) {
        StructureLint.lint(on);
        HonestyLint.lint(on);
        TeachingLint.lint(on, introduced);
        FeedbackLint.lint(on);
        SafetyLint.lint(on);
        PortabilityLint.lint(on);
        WordingLint.lint(on.tree(), on.faults());
    }

    private Node tree(String file) {
        return reader.tree(source, file, Place.whole(file), new Faults());
    }

    private Map<Lesson, Linted> lessons() {
        Map<Lesson, Linted> lessons = new LinkedHashMap<>();
        Introduced introduced = new Introduced();
        for (Lesson lesson : pack.lessons()) {
            if (tree(lesson.file()) instanceof Node.Fields tree) {
                Linted on = new Linted(lesson, tree, catalog, faults);
                lessons.put(lesson, on);
                groups(on, introduced);
                LuaLint.lint(on, lua, written(lesson.file()));
            }
        }
        return lessons;
    }

    /** The lines of a file. */
    private List<String> written(String file) {
        return new String(source.read(file), StandardCharsets.UTF_8).lines().toList();
    }

    /** What a lesson has wrong by itself is told once, at the lesson. */
    private void translations(String language) {
        OverlayReader overlays = new OverlayReader(catalog);
        addTranslated(overlays.readPack(source, pack, language).faults());
        for (Lesson lesson : pack.lessons()) {
            addTranslated(overlays.read(source, pack, lesson, language).faults());
            Node overlay = source.read(OverlayReader.path(language, lesson.file())) == null
                    ? null
                    : tree(OverlayReader.path(language, lesson.file()));
            if (overlay != null) {
                WordingLint.lint(overlay, faults);
            }
        }
    }

    private void addTranslated(List<Fault> found) {
        for (Fault fault : found) {
            if (fault.place().file().startsWith(OverlayReader.FOLDER)) {
                faults.add(fault.rule(), fault.place(), fault.what(), fault.cure());
            }
        }
    }

    // ---- excuses

    /**
     * The excuses of a part of the pack.
     *
     * @param file the file that they hold for; {@code null} for all
     * @param from the first line
     * @param to behind the last line
     */
    private record Excuses(List<Excuse> all, String file, int from, int to) {
        boolean holdFor(Place place) {
            return file == null || place.file().equals(file) && place.line() >= from && place.line() < to;
        }
    }

    private List<Fault> withoutExcused(Map<Lesson, Linted> lessons) {
        lessons.forEach(this::excusesOf);
        excuse(Shape.PACK, tree("pack.yaml"), null, 0, 0);
        List<Excuse> unused = new ArrayList<>();
        excuses.forEach(some -> unused.addAll(some.all()));
        List<Fault> left = new ArrayList<>();
        for (Fault fault : faults.all()) {
            Excuse excuse = excuseFor(fault);
            unused.remove(excuse);
            if (excuse == null) {
                left.add(fault);
            }
        }
        for (Excuse excuse : unused) {
            left.add(new Fault(
                    Rule.LINT_UNUSED,
                    excuse.place(),
                    "nothing here breaks the rule " + excuse.rule().id(),
                    "remove the excuse"));
        }
        return left;
    }

    private Excuse excuseFor(Fault fault) {
        for (Excuses some : excuses) {
            for (Excuse excuse : some.all()) {
                if (excuse.rule() == fault.rule() && some.holdFor(fault.place())) {
                    return excuse;
                }
            }
        }
        return null;
    }

    /** The excuses of the steps come first: they are the nearest. */
    private void excusesOf(Lesson lesson, Linted on) {
        List<Step> steps = lesson.steps();
        for (int i = 0; i < steps.size(); i++) {
            int from = steps.get(i).head().place().line();
            int to = i + 1 < steps.size() ? steps.get(i + 1).head().place().line() : Integer.MAX_VALUE;
            excuse(Shape.of(steps.get(i).kind()), on.node(steps.get(i)), lesson.file(), from, Math.max(to, from + 1));
        }
        excuse(Shape.LESSON, on.tree(), lesson.file(), 0, Integer.MAX_VALUE);
    }

    private void excuse(Shape shape, Node node, String file, int from, int to) {
        if (node instanceof Node.Fields fields && fields.get("lint_ok") != null) {
            excuses.add(new Excuses(Excuse.read(Form.of(shape, fields, new Faults())), file, from, to));
        }
    }
}
