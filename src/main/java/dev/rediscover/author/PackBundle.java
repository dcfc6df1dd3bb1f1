package dev.rediscover.author;

import dev.rediscover.lesson.Fault;
import dev.rediscover.spec.Catalog;
import dev.rediscover.tutor.EngineMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Packs a pack into one zip file to hand out, which is the same bytes whenever and wherever it is made. A pack of which
 * anything is to be said is not handed out.
 */
public final class PackBundle {
    /** What {@code pack test} takes if nobody says otherwise. */
    private static final double MIN_KILL = 0.95;

    private static final long SEED = 1;
    private static final long STEP_MILLIS = 20_000;

    private final Catalog catalog;
    private final EngineMaker maker;

    /** {@code catalog}: the commands that lessons may use; {@code maker}: makes the engines that prove them. */
    public PackBundle(Catalog catalog, EngineMaker maker) {
        this.catalog = catalog;
        this.maker = maker;
    }

    /**
     * A pack that is ready to be handed out.
     *
     * @param files how many files it has, without the manifest
     * @param zip the bytes of the zip file
     */
    public record Bundle(String id, String version, int files, byte[] zip) {
        /** The name that the file is given if nobody gives another. */
        public String name() {
            return id + "-" + version + ".zip";
        }

        /** The SHA-256 of the zip file. */
        public String digest() {
            return Manifest.digest(zip);
        }

        /** Writes the zip file, whole or not at all. */
        public void write(Path file) throws IOException {
            Path beside = file.resolveSibling(file.getFileName() + ".part");
            Files.write(beside, zip);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Bundles a pack.
     *
     * @throws PackRefused with every finding of reader, linter and proof, if there is any
     */
    public Bundle of(PackPlace place, Watcher watcher) throws IOException {
        if (place.folder() == null) {
            throw new IOException(place.name() + " is no folder: give the folder that its author works in");
        }
        PackFiles files = PackFolder.read(place.folder());
        List<String> findings = new ArrayList<>();
        for (Fault fault : new PackLint(catalog).lint(place)) {
            findings.add(new PackLint.Found(place, fault).text());
        }
        refuse(findings, "lint");
        SortedMap<String, byte[]> unsigned = new TreeMap<>(files.all());
        CheckedPack checked = CheckedPack.of(PackFiles.of(unsigned), catalog);
        prove(place, watcher);
        unsigned.put(Manifest.FILE, checked.manifest().bytes());
        return new Bundle(checked.pack().id(), checked.pack().version(), files.count(), PackZip.write(unsigned));
    }

    private void prove(PackPlace place, Watcher watcher) throws PackRefused {
        int threads = Runtime.getRuntime().availableProcessors();
        PackTest.Options options = new PackTest.Options(null, null, threads, SEED, STEP_MILLIS);
        PackTestReport report = new PackTest(maker, catalog, options).run(List.of(place), watcher);
        if (!report.ok(MIN_KILL)) {
            List<String> findings = new ArrayList<>();
            report.packs().forEach(pack -> pack.found().forEach(found -> findings.add(found.text())));
            refuse(findings, "test");
        }
    }

    private static void refuse(List<String> findings, String command) throws PackRefused {
        if (!findings.isEmpty()) {
            throw new PackRefused(
                    "not bundled: " + findings.size() + (findings.size() == 1 ? " finding" : " findings")
                            + " of pack " + command + "; mend "
                            + (findings.size() == 1 ? "it" : "them") + " first",
                    findings);
        }
    }
}
