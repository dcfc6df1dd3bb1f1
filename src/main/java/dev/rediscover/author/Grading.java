package dev.rediscover.author;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.OverlayReader;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.Step;
import dev.rediscover.spec.Catalog;
import dev.rediscover.tutor.EngineMaker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Grades what a class has handed in for a pack: every session is judged again by the lessons as they are now. */
public final class Grading {
    /** How long one session may take to be judged, in ms. */
    static final long LIMIT_MILLIS = 60_000;

    private final PackPlace place;
    private final Pack pack;
    private final EngineMaker maker;
    private final Map<String, Map<String, Lesson>> translated = new HashMap<>();
    private final OverlayReader overlays;
    private final Catalog catalog;
    private Pseudonyms pseudonyms;
    private Merge.Count count = Merge.Count.BEST;
    private HeldData held;
    private Watcher watcher = Watcher.NONE;

    private Grading(PackPlace place, Pack pack, EngineMaker maker, Catalog catalog) {
        this.place = place;
        this.pack = pack;
        this.maker = maker;
        this.catalog = catalog;
        this.overlays = new OverlayReader(catalog);
    }

    /**
     * A grading by a pack.
     *
     * @throws IOException with a sentence for the user, if the pack has errors
     */
    public static Grading by(PackPlace place, Catalog catalog, EngineMaker maker) throws IOException {
        PackReader.PackResult read = new PackReader(catalog).read(place.source());
        if (!read.ok()) {
            throw new IOException(
                    "the pack " + place.name() + " has errors; rediscover pack lint " + place.name() + " shows them");
        }
        return new Grading(place, read.pack(), maker, catalog);
    }

    /** Other names in the place of learners'; {@code null} for their own. */
    public Grading under(Pseudonyms names) {
        pseudonyms = names;
        return this;
    }

    /** The last time that a step was taken counts, not the best. */
    public Grading countingTheLast() {
        count = Merge.Count.LAST;
        return this;
    }

    /**
     * Answers that pass are tried on an instructor's own data as well.
     *
     * @param path a file, or a folder of them
     * @throws IOException with a sentence for the user, if it cannot be read
     */
    public Grading with(Path path) throws IOException {
        held = HeldData.read(path, place.source(), pack, catalog, maker);
        return this;
    }

    /** Tells how far it has come. */
    public Grading watchedBy(Watcher one) {
        watcher = one;
        return this;
    }

    /**
     * Grades files and folders.
     *
     * @throws IOException with a sentence for the user, if there is nothing to grade
     */
    public GradeReport of(List<String> names) throws IOException {
        List<GradedFile> sheets = judged(handedIn(names));
        List<String> notes = new ArrayList<>(held == null ? List.of() : held.notes());
        List<String> problems = new ArrayList<>();
        int passedOver = 0;
        Twins twins = new Twins();
        Map<String, List<GradedFile>> byLearner = new TreeMap<>();
        for (GradedFile sheet : sheets) {
            passedOver += sheet.passedOver() ? 1 : 0;
            if (sheet.problem() != null) {
                problems.add(Cleaned.sentence(sheet.problem()));
            }
            if (sheet.regraded() != null && twins.isNew(sheet, notes)) {
                byLearner
                        .computeIfAbsent(sheet.learner(), learner -> new ArrayList<>())
                        .add(sheet);
                GradeNotes.add(sheet, pack, notes);
            }
        }
        twins.tell(notes);
        int graded = (int) sheets.stream().filter(one -> one.regraded() != null).count();
        return new GradeReport(
                pack.id(), pack.version(), learners(byLearner), problems, List.copyOf(notes), graded, passedOver);
    }

    /**
     * Sessions, judged again.
     *
     * @param sittings each session once
     * @param problems files that could not be judged, each a sentence with its place
     */
    public record Judged(List<Sitting> sittings, List<String> problems) {}

    /**
     * Judges files and folders without adding anything up.
     *
     * @throws IOException with a sentence for the user, if there is nothing to judge
     */
    public Judged sessions(List<String> names) throws IOException {
        List<Sitting> sittings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Twins twins = new Twins();
        for (GradedFile sheet : judged(handedIn(names))) {
            if (sheet.problem() != null) {
                problems.add(Cleaned.sentence(sheet.problem()));
            }
            if (sheet.regraded() != null && twins.isNew(sheet, new ArrayList<>())) {
                sittings.add(new Sitting(sheet.learner(), sheet.regraded()));
            }
        }
        return new Judged(List.copyOf(sittings), List.copyOf(problems));
    }

    private static List<HandedIn> handedIn(List<String> names) throws IOException {
        List<HandedIn> files = HandedIn.all(names);
        if (files.isEmpty()) {
            throw new IOException("there is no *.session.md in " + String.join(" ", names));
        }
        return files;
    }

    // ---- the files

    private List<GradedFile> judged(List<HandedIn> files) {
        int workers = Math.max(1, Math.min(files.size(), Runtime.getRuntime().availableProcessors()));
        ExecutorService service = Executors.newFixedThreadPool(workers);
        try {
            AtomicInteger done = new AtomicInteger();
            List<Future<GradedFile>> futures = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                HandedIn file = files.get(i);
                String shown = pseudonyms == null ? file.file().toString() : "file " + (i + 1);
                futures.add(service.submit(() -> judged(file, shown, done, files.size())));
            }
            List<GradedFile> sheets = new ArrayList<>();
            for (Future<GradedFile> future : futures) {
                sheets.add(future.get());
            }
            return sheets;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            service.shutdownNow();
        }
    }

    private GradedFile judged(HandedIn file, String shown, AtomicInteger done, int of) {
        GradedFile sheet = GradedFile.of(file, shown, this);
        synchronized (watcher) {
            watcher.at(done.incrementAndGet(), of, shown);
        }
        return sheet;
    }

    /** The pack by which is judged. */
    public Pack pack() {
        return pack;
    }

    EngineMaker maker() {
        return maker;
    }

    String shownName(String learner) {
        String name = Cleaned.name(learner);
        return pseudonyms == null ? name : pseudonyms.of(name);
    }

    /** A lesson in the language in which it was taken; {@code null} if the pack has none of that id. */
    synchronized Lesson lesson(String id, String language) {
        Lesson lesson = pack.lesson(id);
        if (lesson == null || language == null || language.equals(pack.locale())) {
            return lesson;
        }
        return translated
                .computeIfAbsent(Cleaned.name(language), name -> new HashMap<>())
                .computeIfAbsent(id, same -> {
                    PackReader.LessonResult read = overlays.read(place.source(), pack, lesson, language);
                    return read.ok() ? read.lesson() : lesson;
                });
    }

    // ---- the learners

    private List<GradeReport.Learner> learners(Map<String, List<GradedFile>> byLearner) {
        List<String> handedIn = new ArrayList<>();
        byLearner
                .values()
                .forEach(sheets -> sheets.forEach(
                        sheet -> handedIn.add(sheet.regraded().lesson().id())));
        List<GradeReport.Learner> learners = new ArrayList<>();
        byLearner.forEach((name, sheets) -> {
            List<GradeReport.Row> rows = new ArrayList<>();
            for (Lesson lesson : pack.lessons()) {
                if (handedIn.contains(lesson.id())) {
                    rows.addAll(rows(lesson, sheets));
                }
            }
            learners.add(new GradeReport.Learner(name, rows));
        });
        return learners;
    }

    private List<GradeReport.Row> rows(Lesson lesson, List<GradedFile> sheets) {
        List<GradeReport.Row> rows = new ArrayList<>();
        for (Step step : lesson.steps()) {
            List<Take> takes = new ArrayList<>();
            for (GradedFile sheet : sheets) {
                if (sheet.regraded().lesson().id().equals(lesson.id())) {
                    sheet.regraded().takes().stream()
                            .filter(take -> take.step().id().equals(step.id()))
                            .forEach(takes::add);
                }
            }
            if (step.isExercise()) {
                boolean withheld = held != null && !step.head().policy().ownData(); // those differ anyway
                rows.add(Merge.row(lesson, step, takes, count, withheld ? held : Held.NONE));
            }
        }
        return rows;
    }
}
