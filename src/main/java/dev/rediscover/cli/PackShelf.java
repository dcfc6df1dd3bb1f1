package dev.rediscover.cli;

import dev.rediscover.author.PackRefused;
import dev.rediscover.author.PackStore;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Shelf;
import dev.rediscover.shell.Engines;
import dev.rediscover.shell.Lessons;
import dev.rediscover.shell.StateFolder;
import dev.rediscover.spec.Catalog;
import java.io.IOException;

/** What the commands about installed packs have in common. */
final class PackShelf {
    private PackShelf() {}

    /** The user's packs. */
    static Shelf of(Streams streams) {
        return Lessons.shelf(StateFolder.of(streams.env()));
    }

    /** The commands that lessons may use. */
    static Catalog catalog() {
        return Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(0)).catalog();
    }

    /** The user's packs, to be changed; the folder that holds them is made. */
    static PackStore store(Streams streams) throws IOException {
        StateFolder state = StateFolder.of(streams.env());
        if (!state.make()) {
            throw new IOException("the folder " + state.folder() + " cannot be made: name another in REDISCOVER_HOME");
        }
        return new PackStore(of(streams), catalog());
    }

    /** Says why a pack was refused, and returns the exit code. */
    static int refuse(Streams streams, PackRefused refused) {
        for (String finding : refused.findings()) {
            streams.complain(finding + "\n");
        }
        streams.complain("rediscover: " + refused.getMessage() + "\n");
        return 1;
    }
}
