package dev.rediscover.cli;

import dev.rediscover.author.PackStore;
import dev.rediscover.lesson.Shelf;
import dev.rediscover.lesson.ShelfIndex;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares the files of installed packs with their manifests. */
@Command(
        name = "verify",
        description = "Check that the files of installed packs are those that were installed.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover pack verify",
            "  rediscover pack verify queues",
            "",
            "Exit codes: 0 all are, 1 a file was changed, is missing or too many, 2 wrong usage."
        })
final class PackVerifyCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "One pack; without it all that are installed.")
    private String id = "";

    PackVerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Shelf shelf = PackShelf.of(streams);
        PackStore store = new PackStore(shelf, PackShelf.catalog());
        if (!id.isEmpty()) {
            store.require(id, "");
        }
        int looked = 0;
        int wrong = 0;
        for (ShelfIndex.Entry entry : shelf.installed().entries()) {
            if (id.isEmpty() || id.equals(entry.id())) {
                List<String> found = store.verify(entry);
                looked++;
                wrong += found.isEmpty() ? 0 : 1;
                streams.print(text(entry, found));
            }
        }
        streams.print(looked == 0 ? "No packs are installed.\n" : "");
        return wrong == 0 ? 0 : 1;
    }

    private static String text(ShelfIndex.Entry entry, List<String> found) {
        String name = entry.id() + " " + entry.version();
        if (found.isEmpty()) {
            return "ok  " + name + "\n";
        }
        StringBuilder out = new StringBuilder("-   " + name);
        out.append(": remove it and install it again\n");
        found.forEach(line -> out.append("    ").append(line).append('\n'));
        return out.toString();
    }
}
