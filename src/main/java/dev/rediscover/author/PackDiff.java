package dev.rediscover.author;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.OverlayReader;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.PackSource;
import dev.rediscover.lesson.Step;
import dev.rediscover.lesson.Written;
import dev.rediscover.spec.Catalog;
import dev.rediscover.tutor.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between two versions of a pack, step by step, told by what it means to somebody who has done the older
 * one: whether a step counts as done or is asked again. From that follows which number of the version has to rise.
 */
public final class PackDiff {
    /** What became of a part. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It is not there any more. */
        REMOVED,
        /** It asks for something else, so it is to be done again. */
        JUDGED,
        /** It reads or looks otherwise and asks for the same, so it stays done. */
        TEXT;

        /** The word for it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Which number of a version has to rise. */
    public enum Bump {
        NONE,
        PATCH,
        MINOR,
        MAJOR;

        /** The word for it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One difference.
     *
     * @param lesson empty for the pack itself
     * @param step empty for the pack or lesson itself
     * @param fields what differs, as the files call it; empty for what was added or removed
     */
    public record Change(Kind kind, String lesson, String step, List<String> fields) {
        /** Such as {@code counters/incr}. */
        public String where() {
            return lesson.isEmpty() ? "pack" : step.isEmpty() ? lesson : lesson + "/" + step;
        }
    }

    /** Fields of a step that say how it is told, not what is asked. */
    private static final Set<String> TELLING = Set.of(
            "prompt",
            "hints",
            "after",
            "docs",
            "skills",
            "points",
            "optional",
            "policy",
            "mistakes",
            "notes",
            "also",
            "survivor_ok");

    private final PackSource oldSource;
    private final PackSource newSource;
    private final List<Change> changes = new ArrayList<>();
    private Pack older;
    private Pack newer;

    private PackDiff(PackSource oldSource, PackSource newSource) {
        this.oldSource = oldSource;
        this.newSource = newSource;
    }

    /**
     * Compares two versions; {@code null} if one of them cannot be read.
     *
     * @param catalog the commands that lessons may use
     */
    public static PackDiff of(PackSource older, PackSource newer, Catalog catalog) {
        PackDiff diff = new PackDiff(older, newer);
        diff.older = new PackReader(catalog).read(older).pack();
        diff.newer = new PackReader(catalog).read(newer).pack();
        if (diff.older == null || diff.newer == null) {
            return null;
        }
        diff.compare();
        return diff;
    }

    /** The older version. */
    public Pack older() {
        return older;
    }

    /** The newer version. */
    public Pack newer() {
        return newer;
    }

    /** The differences: of the pack, then lesson by lesson. */
    public List<Change> changes() {
        return changes;
    }

    /** How many steps are of this kind. */
    public int steps(Kind kind) {
        int count = 0;
        for (Change change : changes) {
            count += change.kind() == kind && !change.step().isEmpty() ? 1 : 0;
        }
        return count;
    }

    private boolean has(Kind kind) {
        for (Change change : changes) {
            if (change.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** Which number has to rise: the first for other meaning, the second for more, the third for other words. */
    public Bump due() {
        return has(Kind.REMOVED) || has(Kind.JUDGED)
                ? Bump.MAJOR
                : has(Kind.ADDED) ? Bump.MINOR : has(Kind.TEXT) ? Bump.PATCH : Bump.NONE;
    }

    /** Whether the version of the newer one has risen as far as is due. */
    public boolean versionFits() {
        int[] before = PackVersion.numbers(older.version());
        int[] after = PackVersion.numbers(newer.version());
        int differs = Arrays.mismatch(before, after);
        if (due() == Bump.NONE || differs < 0) {
            return due() == Bump.NONE;
        }
        int place = Bump.MAJOR.ordinal() - due().ordinal();
        return after[differs] > before[differs] && differs <= place;
    }

    /** The least version that would do for the newer one. */
    public String versionDue() {
        int[] next = PackVersion.numbers(older.version());
        if (due() != Bump.NONE) {
            int place = Bump.MAJOR.ordinal() - due().ordinal();
            next[place]++;
            Arrays.fill(next, place + 1, 3, 0);
        }
        return next[0] + "." + next[1] + "." + next[2];
    }

    private void compare() {
        Map<String, String> before = Written.pack(oldSource);
        Map<String, String> after = Written.pack(newSource);
        List<String> fields = differing(before, after);
        fields.remove("version");
        if (!Set.copyOf(older.lessonIds()).equals(Set.copyOf(newer.lessonIds()))) {
            fields.remove("lessons"); // told lesson by lesson
        }
        fields.addAll(translations("pack.yaml"));
        if (!fields.isEmpty()) {
            changes.add(new Change(Kind.TEXT, "", "", fields));
        }
        Set<String> ids = new LinkedHashSet<>(newer.lessonIds());
        ids.addAll(older.lessonIds());
        ids.forEach(this::lesson);
    }

    private void lesson(String id) {
        Lesson before = older.lesson(id);
        Lesson after = newer.lesson(id);
        if (before == null || after == null) {
            Kind kind = before == null ? Kind.ADDED : Kind.REMOVED;
            Lesson there = before == null ? after : before;
            if (there != null) {
                changes.add(new Change(kind, id, "", List.of()));
                there.steps().forEach(step -> changes.add(new Change(kind, id, step.id(), List.of())));
            }
            return;
        }
        Written.WrittenLesson wrote = Written.lesson(oldSource, id);
        Written.WrittenLesson writes = Written.lesson(newSource, id);
        List<String> fields = differing(wrote.fields(), writes.fields());
        boolean otherSetup = fields.contains("setup");
        fields.addAll(translations(id + ".yaml"));
        if (!sameOrder(wrote.steps().keySet(), writes.steps().keySet())) {
            fields.add("order of steps");
        }
        if (!fields.isEmpty()) {
            changes.add(new Change(Kind.TEXT, id, "", fields));
        }
        Set<String> steps = new LinkedHashSet<>(writes.steps().keySet());
        steps.addAll(wrote.steps().keySet());
        for (String step : steps) {
            List<String> differ = differing(
                    wrote.steps().getOrDefault(step, Map.of()), writes.steps().getOrDefault(step, Map.of()));
            step(before, after, step, differ, otherSetup);
        }
    }

    private void step(Lesson before, Lesson after, String id, List<String> differ, boolean otherSetup) {
        Step was = before.step(id);
        Step is = after.step(id);
        if (was == null || is == null) {
            changes.add(new Change(was == null ? Kind.ADDED : Kind.REMOVED, after.id(), id, List.of()));
        } else if (!Meaning.of(before, was).equals(Meaning.of(after, is))) {
            List<String> asked = new ArrayList<>(differ);
            asked.removeAll(TELLING);
            if (otherSetup) {
                asked.add("setup of the lesson");
            }
            changes.add(new Change(
                    Kind.JUDGED,
                    after.id(),
                    id,
                    !asked.isEmpty() ? asked : differ.isEmpty() ? List.of("a file it names") : differ));
        } else if (!differ.isEmpty()) {
            changes.add(new Change(Kind.TEXT, after.id(), id, differ));
        }
    }

    /** Whether the steps that both have come in the same order. */
    private static boolean sameOrder(Set<String> before, Set<String> after) {
        List<String> one = new ArrayList<>(before);
        List<String> two = new ArrayList<>(after);
        one.retainAll(after);
        two.retainAll(before);
        return one.equals(two);
    }

    private static List<String> differing(Map<String, String> before, Map<String, String> after) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, String> field : after.entrySet()) {
            if (!field.getValue().equals(before.get(field.getKey()))) {
                names.add(field.getKey());
            }
        }
        for (String name : before.keySet()) {
            if (!after.containsKey(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Translations of a file that differ. */
    private List<String> translations(String file) {
        List<String> found = new ArrayList<>();
        for (String language : OverlayReader.LANGUAGES) {
            String path = "i18n/" + language + "/" + file;
            if (!Arrays.equals(oldSource.read(path), newSource.read(path))) {
                found.add("translation " + language);
            }
        }
        return found;
    }

    /** What is new in a line for somebody who learns from the pack. */
    public String sentence() {
        List<String> parts = new ArrayList<>();
        part(parts, Kind.ADDED, "new");
        part(parts, Kind.REMOVED, "gone");
        part(parts, Kind.JUDGED, "to be done again, because they ask for something else");
        part(parts, Kind.TEXT, "said otherwise and still done");
        return parts.isEmpty() ? "the steps are the same" : String.join("; ", parts);
    }

    private void part(List<String> parts, Kind kind, String what) {
        int count = steps(kind);
        if (count > 0) {
            parts.add(count
                    + (count == 1 ? " step " : " steps ")
                    + (count == 1 ? what.replace("they ask", "it asks") : what));
        }
    }
}
