package dev.rediscover.author;

import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.IndexWriter;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.spec.Catalog;
import java.util.ArrayList;
import java.util.List;

/**
 * A pack from files, read and found sound.
 *
 * @param manifest of the files as they are
 * @param rows what the index of lessons says of it
 */
record CheckedPack(Pack pack, PackFiles files, Manifest manifest, String rows) {
    /**
     * Reads a pack.
     *
     * @param catalog the commands that lessons may use
     * @throws PackRefused if the pack has faults that are errors, or its files are not those of its manifest
     */
    static CheckedPack of(PackFiles files, Catalog catalog) throws PackRefused {
        PackReader.PackResult result = new PackReader(catalog).read(files.source());
        List<Fault> faults = new ArrayList<>(result.faults());
        String rows = "";
        if (result.pack() != null) {
            IndexWriter.Rows index = IndexWriter.rows(files.source(), result.pack());
            rows = index.text();
            faults.addAll(index.faults());
        }
        List<String> errors = new ArrayList<>();
        for (Fault fault : faults) {
            if (fault.isError()) {
                errors.add(fault.toString());
            }
        }
        if (result.pack() == null || !errors.isEmpty()) {
            throw new PackRefused("the pack has faults; its author finds them with rediscover pack lint", errors);
        }
        Pack pack = result.pack();
        if (pack.lessons().isEmpty()) {
            throw new PackRefused("the pack has no lessons");
        }
        String why = FileNames.unsafe(pack.id());
        if (why != null) {
            throw new PackRefused("the pack's id " + FileNames.shown(pack.id()) + " is refused: " + why);
        }
        Manifest manifest = Manifest.of(pack, files);
        if (files.manifest() != null) {
            List<String> differences = Manifest.read(files.manifest()).differences(manifest);
            if (!differences.isEmpty()) {
                throw new PackRefused(
                        "the files are not those that were bundled; get the pack again, or bundle it again",
                        differences);
            }
        }
        return new CheckedPack(pack, files, manifest, rows);
    }
}
