package dev.rediscover.author;

import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.OverlayReader;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.Step;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A pack that is being written, step by step: which step is looked at, and what the files say of it now. Where they
 * cannot be read the faults stand in the place of the step; when they can again, the step is there again.
 */
public final class Preview {
    private final PackPlace place;
    private final Catalog catalog;
    private final String language;
    private final FileWatch watch;
    private Pack pack;
    private String lessonId;
    private String stepId;
    private int index;

    /**
     * What there is to see.
     *
     * @param faults why there is nothing to see: each {@code file:line:column: what — cure}; empty if there is
     * @param pack the id of the pack
     * @param lesson {@code null} if it cannot be read
     * @param step the place of the step in the lesson, from 0
     * @param advice what else lint says of this step
     */
    public record Page(List<String> faults, String pack, Lesson lesson, int step, List<String> advice) {}

    /**
     * A preview.
     *
     * @param language of an overlay, such as {@code de}; {@code null} for the pack's own
     * @param lesson {@code null} for the first
     * @param step {@code null} for the first
     * @throws IOException with a sentence for the user, if there is no such lesson or step
     */
    public Preview(PackPlace place, Catalog catalog, String language, String lesson, String step) throws IOException {
        this.place = place;
        this.catalog = catalog;
        this.language = language;
        this.watch = new FileWatch(place.folder());
        this.lessonId = lesson;
        this.stepId = step;
        if (language != null && !OverlayReader.LANGUAGES.contains(language)) {
            throw new IOException("there are no translations to " + language + ", only to "
                    + String.join(", ", OverlayReader.LANGUAGES));
        }
        Page first = page();
        if (lesson != null && pack != null && !pack.lessonIds().contains(lesson)) {
            throw new IOException(
                    "there is no lesson " + lesson + "; the pack has " + String.join(", ", pack.lessonIds()));
        }
        if (first.lesson() != null && step != null && first.lesson().step(step) == null) {
            throw new IOException("the lesson " + lessonId + " has no step " + step + "; it has "
                    + String.join(
                            ", ", first.lesson().steps().stream().map(Step::id).toList()));
        }
    }

    /** Whether the files have changed since this was last asked. */
    public boolean hasChanged() {
        return watch.hasChanged();
    }

    /** What the files say now. */
    public Page page() {
        PackReader.PackResult read = new PackReader(catalog).read(place.source());
        if (read.pack() != null) {
            pack = read.pack();
            lessonId = lessonId == null && !pack.lessonIds().isEmpty()
                    ? pack.lessonIds().get(0)
                    : lessonId;
        }
        List<Fault> faults = new ArrayList<>();
        for (Fault fault : read.faults()) {
            String file = fault.place().file();
            if (fault.isError() && (file.equals("pack.yaml") || file.equals(lessonId + ".yaml"))) {
                faults.add(fault);
            }
        }
        Lesson lesson =
                read.pack() == null || lessonId == null ? null : read.pack().lesson(lessonId);
        if (lesson != null && faults.isEmpty() && language != null) {
            PackReader.LessonResult translated =
                    new OverlayReader(catalog).read(place.source(), read.pack(), lesson, language);
            translated.faults().stream().filter(Fault::isError).forEach(faults::add);
            lesson = translated.lesson() == null ? lesson : translated.lesson();
        }
        if (!faults.isEmpty() || lesson == null || lesson.steps().isEmpty()) {
            return new Page(lines(faults), pack == null ? place.name() : pack.id(), null, index, List.of());
        }
        settle(lesson);
        return new Page(List.of(), pack.id(), lesson, index, advice(lesson));
    }

    /** The step of that id; if it is gone, the one that stands in its place now. */
    private void settle(Lesson lesson) {
        List<Step> steps = lesson.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(stepId)) {
                index = i;
                return;
            }
        }
        index = Math.max(0, Math.min(index, steps.size() - 1));
        stepId = steps.get(index).id();
    }

    private List<String> lines(List<Fault> faults) {
        List<String> lines = new ArrayList<>();
        faults.forEach(fault -> lines.add(new PackLint.Found(place, fault).text()));
        if (lines.isEmpty()) {
            lines.add(place.file("pack.yaml") + " names no lesson that can be read");
        }
        return lines;
    }

    /** What lint says of the lines of this step. */
    private List<String> advice(Lesson lesson) {
        int from = lesson.steps().get(index).head().place().line();
        boolean last = index + 1 == lesson.steps().size();
        int to = last
                ? Integer.MAX_VALUE
                : lesson.steps().get(index + 1).head().place().line();
        List<String> advice = new ArrayList<>();
        for (Fault fault : new PackLint(catalog).lint(place)) {
            boolean here = fault.place().file().equals(lesson.file())
                    && fault.place().line() >= from
                    && fault.place().line() < to;
            if (here) {
                advice.add(new PackLint.Found(place, fault).text());
            }
        }
        return advice;
    }

    /** Goes on by one step, or back for -1; over the end of a lesson into the next. False where there is none. */
    public boolean turn(int by) {
        Lesson lesson = pack == null ? null : pack.lesson(lessonId);
        int to = index + by;
        if (lesson != null && to >= 0 && to < lesson.steps().size()) {
            index = to;
            stepId = lesson.steps().get(to).id();
            return true;
        }
        int next = pack == null ? -1 : pack.lessonIds().indexOf(lessonId) + by;
        if (next < 0 || next >= pack.lessonIds().size()) {
            return false;
        }
        lessonId = pack.lessonIds().get(next);
        lesson = pack.lesson(lessonId);
        index = by > 0 || lesson == null ? 0 : lesson.steps().size() - 1;
        stepId = lesson == null || lesson.steps().isEmpty()
                ? null
                : lesson.steps().get(index).id();
        return true;
    }

    /** {@code lesson 3/14 step}. */
    public String where() {
        Lesson lesson = pack == null ? null : pack.lesson(lessonId);
        String count =
                lesson == null ? "" : " " + (index + 1) + "/" + lesson.steps().size();
        return (lessonId == null ? place.name() : lessonId) + count + (stepId == null ? "" : " " + stepId);
    }
}
