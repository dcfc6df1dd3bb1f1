package dev.rediscover.author;

import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.Linter;
import dev.rediscover.lesson.OverlayReader;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.PackSource;
import dev.rediscover.lesson.Place;
import dev.rediscover.lesson.Rule;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds what is wrong or unwise in packs, without running any of their steps. */
public final class PackLint {
    private static final String TRANSLATIONS = "i18n";

    private final Catalog catalog;

    /** {@code catalog}: the commands that lessons may use. */
    public PackLint(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Something found.
     *
     * @param pack the pack that it was found in
     * @param fault what, where in the pack, and how to mend it
     */
    public record Found(PackPlace pack, Fault fault) {
        /** The file, named so that an editor can open it. */
        public String file() {
            return pack.file(fault.place().file());
        }

        /** {@code file:line:column: what — cure [rule]}. */
        public String text() {
            String place = fault.place().toString();
            String behind = place.substring(fault.place().file().length());
            return file() + behind + ": " + fault.what() + " — " + fault.cure() + " ["
                    + fault.rule().id() + "]";
        }
    }

    /**
     * Everything found.
     *
     * @param packs the packs that were looked at
     * @param found by pack, file, line and column
     */
    public record Report(List<PackPlace> packs, List<Found> found) {
        /** How many make a pack unusable. */
        public int errors() {
            return (int) found.stream().filter(one -> one.fault().isError()).count();
        }

        /** How many are advice. */
        public int warnings() {
            return found.size() - errors();
        }

        /** What is left when only some rules count. */
        public Report only(Set<String> rules, boolean errorsOnly) {
            List<Found> left = found.stream()
                    .filter(one ->
                            rules.isEmpty() || rules.contains(one.fault().rule().id()))
                    .filter(one -> !errorsOnly || one.fault().isError())
                    .toList();
            return new Report(packs, left);
        }
    }

    /** Looks at every file of some packs. */
    public Report lint(List<PackPlace> packs, Watcher watcher) {
        List<Found> found = new ArrayList<>();
        for (PackPlace pack : packs) {
            watcher.at(packs.indexOf(pack), packs.size(), pack.name());
            for (Fault fault : lint(pack)) {
                found.add(new Found(pack, fault));
            }
        }
        return new Report(packs, found);
    }

    /** Looks at every file of one pack. What was found comes by file, line and column. */
    public List<Fault> lint(PackPlace place) {
        PackReader.PackResult read = new PackReader(catalog).read(place.source());
        Set<Fault> faults = new LinkedHashSet<>(read.faults());
        if (read.pack() != null) {
            faults.addAll(Linter.lint(place.source(), read.pack(), catalog, languages(place), new LuaLook()));
            faults.addAll(unused(place, read.pack()));
        }
        List<Fault> sorted = new ArrayList<>(faults);
        sorted.sort(Comparator.comparing((Fault fault) -> fault.place().file())
                .thenComparingInt(fault -> fault.place().line())
                .thenComparingInt(fault -> fault.place().column()));
        return sorted;
    }

    // ---- files

    /** Files that nothing leads to; a pack that is no folder cannot be asked for its files. */
    private static List<Fault> unused(PackPlace place, Pack pack) {
        if (place.folder() == null) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        for (String file : files(place.folder(), "")) {
            String id = file.endsWith(".yaml") ? file.substring(0, file.length() - ".yaml".length()) : null;
            if (id != null && !id.equals("pack") && !pack.lessonIds().contains(id)) {
                faults.add(new Fault(
                        Rule.STRUCTURE_NOT_LISTED,
                        new Place(file, 1, 1),
                        "pack.yaml does not list this lesson, so nobody comes to it",
                        "add " + id + " to lessons: in pack.yaml, or remove the file"));
            }
        }
        for (String file : files(place.folder(), "data/")) {
            if (!isNamed(place.source(), pack, file)) {
                faults.add(unused(file, "no setup names this file", "name it in setup: {file: " + file + "}"));
            }
        }
        for (String language : languages(place)) {
            for (String file : files(place.folder(), TRANSLATIONS + "/" + language + "/")) {
                String id = file.substring(file.lastIndexOf('/') + 1).replace(".yaml", "");
                if (!id.equals("pack") && !pack.lessonIds().contains(id)) {
                    faults.add(unused(file, "the pack has no lesson " + id, "give the file the name of a lesson"));
                }
            }
        }
        return faults;
    }

    private static Fault unused(String file, String what, String cure) {
        return new Fault(Rule.STRUCTURE_FILE_UNUSED, new Place(file, 1, 1), what, cure + ", or remove the file");
    }

    private static boolean isNamed(PackSource source, Pack pack, String file) {
        return pack.lessonIds().stream()
                .map(id -> source.read(id + ".yaml"))
                .anyMatch(bytes -> bytes != null && new String(bytes, StandardCharsets.UTF_8).contains(file));
    }

    /** The plain files in a folder of the pack, as paths inside the pack. */
    private static List<String> files(Path pack, String inside) {
        return children(pack.resolve(inside), Files::isRegularFile).stream()
                .filter(name -> !name.startsWith("."))
                .map(name -> inside + name)
                .toList();
    }

    private static List<String> languages(PackPlace place) {
        return place.folder() == null
                ? OverlayReader.LANGUAGES
                : children(place.folder().resolve(TRANSLATIONS), Files::isDirectory);
    }

    private static List<String> children(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(wanted)
                    .map(one -> one.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
