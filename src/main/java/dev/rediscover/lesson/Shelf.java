package dev.rediscover.lesson;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * All packs that lessons can be taken from: those that are part of the program, and those that were installed. What
 * they hold is known from two small text files, without reading any YAML. Where two packs have the same id, the one
 * that is part of the program counts.
 *
 * <p>Installed packs lie in {@code packs/<id>/<version>/} inside the folder of what the program remembers.
 */
public final class Shelf {
    /** The name of the folder of installed packs. */
    public static final String FOLDER = "packs";

    /** The shelf of a program that remembers nothing. */
    public static final Shelf BUNDLED = new Shelf(null);

    private static final int MOST_BYTES = 8 << 20;

    private final File folder;

    private Shelf(File folder) {
        this.folder = folder;
    }

    /** The shelf of a user. {@code home}: the folder of what the program remembers; it need not be there. */
    public static Shelf in(File home) {
        return new Shelf(new File(home, FOLDER));
    }

    /** Where installed packs lie; {@code null} if none can be installed. */
    public File folder() {
        return folder;
    }

    /** What is installed, as it is now. */
    public ShelfIndex installed() {
        if (folder == null) {
            return ShelfIndex.parse("");
        }
        try (InputStream in = new FileInputStream(new File(folder, ShelfIndex.FILE))) {
            return ShelfIndex.parse(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return ShelfIndex.parse("");
        }
    }

    /** The lessons of all packs: first those that are part of the program. */
    public LessonIndex lessons() {
        return LessonIndex.bundled().and(installed().lessons());
    }

    /** Whether a pack of this id is part of the program. */
    public static boolean isBundled(String pack) {
        return Form.isId(pack, "-.") && bundled(pack).read("pack.yaml") != null;
    }

    private static PackSource bundled(String pack) {
        return PackSource.bundled("lessons/" + pack);
    }

    /** The files of a pack, of an installed one in the version in use; {@code null} if there is no such pack. */
    public PackSource source(String pack) {
        if (isBundled(pack)) {
            return bundled(pack);
        }
        ShelfIndex.Entry entry = installed().current(pack);
        return entry == null ? null : source(entry);
    }

    /** The files of one installed version. */
    public PackSource source(ShelfIndex.Entry entry) {
        return PackSource.folder(new File(folder, entry.path()).toPath());
    }

    /** Reads a pack with all its lessons; one that is not there any more is a fault. */
    public PackReader.PackResult read(String pack, PackReader reader) {
        PackSource source = source(pack);
        return source == null ? reader.readBundled(pack) : reader.read(source);
    }
}
