package dev.rediscover.author;

import dev.rediscover.lesson.PackSource;
import java.nio.file.Path;

/**
 * Where a pack is read from.
 *
 * @param name what messages call it: the path or the id that was typed
 * @param folder its folder, to which an author may write; {@code null} for a pack that is part of the program or in a
 *     zip file
 * @param source its files
 */
public record PackPlace(String name, Path folder, PackSource source) {
    /** A pack in a folder. */
    static PackPlace of(Path folder) {
        return new PackPlace(folder.toString(), folder, PackSource.folder(folder));
    }

    /** How messages name a file of this pack: its path from here, so that editors can open it. */
    public String file(String inside) {
        return folder == null ? name + ":" + inside : folder.resolve(inside).toString();
    }
}
