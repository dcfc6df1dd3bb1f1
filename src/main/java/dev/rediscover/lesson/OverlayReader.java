package dev.rediscover.lesson;

import dev.rediscover.spec.Catalog;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what others have translated: {@code i18n/<language>/<lesson>.yaml} and {@code i18n/<language>/pack.yaml} inside
 * a pack. An overlay has texts only. What it leaves out is shown in the pack's own language.
 */
public final class OverlayReader {
    /** The languages that this program itself has words for, besides that of the lessons. */
    public static final List<String> LANGUAGES = List.of("de");

    /** Where translations lie in a pack. */
    static final String FOLDER = "i18n/";

    private final PackReader reader;
    private final Catalog catalog;

    /** {@code catalog}: the commands that lessons may use; {@code null} if they are not to be checked. */
    public OverlayReader(Catalog catalog) {
        this.catalog = catalog;
        this.reader = new PackReader(catalog);
    }

    /** Where the overlay of a file lies in its pack. */
    static String path(String language, String file) {
        return FOLDER + language + "/" + file;
    }

    /** A lesson of a pack on the shelf in a language; as it is where nobody has translated it. */
    public Lesson onShelf(Shelf shelf, Pack pack, Lesson lesson, String language) {
        PackSource source = shelf.source(pack.id());
        PackReader.LessonResult result = source == null ? null : read(source, pack, lesson, language);
        return result != null && result.ok() ? result.lesson() : lesson;
    }

    /**
     * A lesson in a language.
     *
     * @param pack the pack as read, which the lesson belongs to
     * @return the lesson with what is translated, {@code null} if there is no overlay for it or one that is no overlay
     *     at all; faults also say what is missing and what is older than its original
     */
    public PackReader.LessonResult read(PackSource source, Pack pack, Lesson lesson, String language) {
        Faults faults = new Faults();
        Form overlay = form(source, language, lesson.file(), Shape.OVERLAY, faults);
        Node original = overlay == null ? null : reader.tree(source, lesson.file(), Place.whole(lesson.file()), faults);
        if (!(original instanceof Node.Fields fields)) {
            return new PackReader.LessonResult(null, faults.all());
        }
        Node.Fields merged = new Overlay(faults).lesson(fields, overlay);
        Skills skills = new Skills(pack.skills().keySet());
        Lesson read = new LessonReader(source, catalog, skills, pack.policy(), faults).read(lesson.file(), merged);
        return new PackReader.LessonResult(read == null ? null : withOriginals(read, lesson), faults.all());
    }

    /** The title, summary and skills of a pack in a language, its lessons as they are; {@code null} as above. */
    public PackReader.PackResult readPack(PackSource source, Pack pack, String language) {
        Faults faults = new Faults();
        Form overlay = form(source, language, "pack.yaml", Shape.OVERLAY_PACK, faults);
        Node original = overlay == null ? null : reader.tree(source, "pack.yaml", Place.whole("pack.yaml"), faults);
        if (!(original instanceof Node.Fields fields)) {
            return new PackReader.PackResult(null, faults.all());
        }
        Form merged = Form.of(Shape.PACK, new Overlay(faults).pack(fields, overlay), faults);
        return new PackReader.PackResult(PackReader.with(reader.bare(merged), pack.lessons()), faults.all());
    }

    private Form form(PackSource source, String language, String file, Shape shape, Faults faults) {
        String path = path(language, file);
        if (!Form.isId(language, "-") || source.read(path) == null) {
            return null;
        }
        Node root = reader.tree(source, path, Place.whole(path), faults);
        return root == null ? null : Form.of(shape, root, faults);
    }

    /** Progress hangs on what a choice offers, so the options remember what they are a translation of. */
    private static Lesson withOriginals(Lesson read, Lesson original) {
        List<Step> steps = new ArrayList<>();
        for (Step step : read.steps()) {
            Step before = original.step(step.id());
            steps.add(before == null ? step : withOriginal(step, before));
        }
        return read.with(steps);
    }

    private static Step withOriginal(Step step, Step original) {
        if (step instanceof Step.Reflect reflect) {
            return new Step.Reflect(
                    reflect.head(), reflect.answer(), original.head().prompt());
        }
        if (!(step instanceof Step.Choice choice) || !(original instanceof Step.Choice before)) {
            return step;
        }
        List<Step.Option> options = new ArrayList<>();
        for (int i = 0; i < choice.options().size(); i++) {
            Step.Option option = choice.options().get(i);
            String text = before.options().get(i).original();
            options.add(new Step.Option(option.text(), option.ok(), option.why(), text));
        }
        return new Step.Choice(choice.head(), choice.many(), choice.shuffle(), options, choice.run());
    }
}
