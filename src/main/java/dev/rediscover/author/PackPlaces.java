package dev.rediscover.author;

import dev.rediscover.lesson.PackSource;
import dev.rediscover.lesson.Shelf;
import dev.rediscover.lesson.ShelfIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds packs by what somebody types: the folder of a pack, a folder of packs, the zip file of a pack, or the id of a
 * pack that is part of the program or installed, of one installed version {@code id@version}.
 */
public final class PackPlaces {
    private static final String FILE = "pack.yaml";

    private PackPlaces() {}

    /**
     * What was found.
     *
     * @param places the packs, in the order of the names, each once
     * @param passedOver plain files among several names, as {@code lessons/*} brings them along
     */
    public record Found(List<PackPlace> places, List<String> passedOver) {}

    /** {@link #all(List, Shelf)} without installed packs. */
    public static Found all(List<String> names) throws IOException {
        return all(names, Shelf.BUNDLED);
    }

    /**
     * All packs behind several names.
     *
     * @param shelf where installed packs are looked for
     * @throws IOException with a sentence for the user, if a name leads to no pack
     */
    public static Found all(List<String> names, Shelf shelf) throws IOException {
        List<PackPlace> places = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        for (String name : names) {
            Path path = path(name);
            boolean plainFile = path != null && Files.isRegularFile(path) && !path.endsWith(FILE) && !isZip(path);
            if (plainFile && names.size() > 1) {
                passedOver.add(name);
            } else {
                places.addAll(named(name, path, shelf));
            }
        }
        if (places.isEmpty()) {
            throw new IOException("none of these is a pack: " + String.join(" ", names));
        }
        return new Found(places.stream().distinct().toList(), passedOver);
    }

    /** {@link #one(String, Shelf)} without installed packs. */
    public static PackPlace one(String name) throws IOException {
        return one(name, Shelf.BUNDLED);
    }

    /**
     * The one pack behind a name.
     *
     * @param shelf where installed packs are looked for
     * @throws IOException with a sentence for the user, if the name leads to no pack, or to several
     */
    public static PackPlace one(String name, Shelf shelf) throws IOException {
        List<PackPlace> places = named(name, path(name), shelf);
        if (places.size() > 1) {
            throw new IOException(name + " holds " + places.size() + " packs; name one, such as "
                    + places.get(0).name());
        }
        return places.get(0);
    }

    private static List<PackPlace> named(String name, Path path, Shelf shelf) throws IOException {
        if (path != null && path.endsWith(FILE) && Files.isRegularFile(path)) {
            return List.of(PackPlace.of(parent(path)));
        }
        if (path != null && Files.isRegularFile(path.resolve(FILE))) {
            return List.of(PackPlace.of(path));
        }
        if (path != null && Files.isDirectory(path)) {
            return inside(path);
        }
        if (path != null && isZip(path)) {
            return List.of(
                    new PackPlace(name, null, PackZip.read(path).rooted("").source()));
        }
        PackSource source = onShelf(name, shelf);
        if (source != null) {
            return List.of(new PackPlace(name, null, source));
        }
        throw new IOException("there is no pack " + name + ": give its folder (the one with " + FILE
                + " in it), its zip file, or the id of one that `rediscover pack list` shows");
    }

    /** A pack by its id, or one of several installed versions by {@code id@version}. */
    private static PackSource onShelf(String name, Shelf shelf) {
        int at = name.indexOf('@');
        if (at < 0) {
            return shelf.source(name);
        }
        ShelfIndex.Entry entry = shelf.installed().version(name.substring(0, at), name.substring(at + 1));
        return entry == null ? null : shelf.source(entry);
    }

    private static boolean isZip(Path path) {
        return path.toString().endsWith(".zip") && Files.isRegularFile(path);
    }

    private static Path parent(Path file) {
        return file.getParent() == null ? Path.of(".") : file.getParent();
    }

    private static List<PackPlace> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<PackPlace> places = all.filter(one -> Files.isRegularFile(one.resolve(FILE)))
                    .sorted()
                    .map(PackPlace::of)
                    .toList();
            if (places.isEmpty()) {
                throw new IOException("there is no " + FILE + " in " + folder + ", nor in a folder inside it");
            }
            return places;
        }
    }

    private static Path path(String name) {
        try {
            Path path = Path.of(name);
            return Files.exists(path) ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
