package dev.rediscover.author;

import dev.rediscover.lesson.PackSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds packs by what somebody types: the folder of a pack, a folder of packs, or the id of a pack that is part of the
 * program.
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

    /**
     * All packs behind several names.
     *
     * @throws IOException with a sentence for the user, if a name leads to no pack
     */
    public static Found all(List<String> names) throws IOException {
        List<PackPlace> places = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        for (String name : names) {
            Path path = path(name);
            boolean plainFile = path != null && Files.isRegularFile(path) && !name.endsWith("/" + FILE);
            if (plainFile && names.size() > 1) {
                passedOver.add(name);
            } else {
                places.addAll(named(name, path));
            }
        }
        if (places.isEmpty()) {
            throw new IOException("none of these is a pack: " + String.join(" ", names));
        }
        return new Found(places.stream().distinct().toList(), passedOver);
    }

    /**
     * The one pack behind a name.
     *
     * @throws IOException with a sentence for the user, if the name leads to no pack, or to several
     */
    public static PackPlace one(String name) throws IOException {
        List<PackPlace> places = named(name, path(name));
        if (places.size() > 1) {
            throw new IOException(name + " holds " + places.size() + " packs; name one, such as "
                    + places.get(0).name());
        }
        return places.get(0);
    }

    private static List<PackPlace> named(String name, Path path) throws IOException {
        if (path != null && path.endsWith(FILE) && Files.isRegularFile(path)) {
            return List.of(PackPlace.of(parent(path)));
        }
        if (path != null && Files.isRegularFile(path.resolve(FILE))) {
            return List.of(PackPlace.of(path));
        }
        if (path != null && Files.isDirectory(path)) {
            return inside(path);
        }
        PackSource bundled = PackSource.isSafe(name) ? PackSource.bundled("lessons/" + name) : null;
        if (bundled != null && bundled.read(FILE) != null) {
            return List.of(new PackPlace(name, null, bundled));
        }
        throw new IOException("there is no pack " + name + ": give its folder (the one with " + FILE
                + " in it), or the id of one that `rediscover pack list` shows");
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
