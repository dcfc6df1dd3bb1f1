package dev.rediscover.author;

import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.Linter;
import dev.rediscover.lesson.OverlayReader;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
            faults.addAll(Linter.lint(place.source(), read.pack(), catalog, languages(place)));
        }
        List<Fault> sorted = new ArrayList<>(faults);
        sorted.sort(Comparator.comparing((Fault fault) -> fault.place().file())
                .thenComparingInt(fault -> fault.place().line())
                .thenComparingInt(fault -> fault.place().column()));
        return sorted;
    }

    private static List<String> languages(PackPlace place) {
        if (place.folder() == null) {
            return OverlayReader.LANGUAGES;
        }
        Path folder = place.folder().resolve(TRANSLATIONS);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .map(one -> one.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
