package dev.rediscover.cli;

import dev.rediscover.author.PackRefused;
import dev.rediscover.author.PackStore;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes an installed pack away. */
@Command(
        name = "remove",
        description = "Remove an installed pack. What you have done of it is kept.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover pack remove queues",
            "  rediscover pack remove queues --version 1.0.0 --yes",
            "",
            "Exit codes: 0 removed, 1 you said no, 2 wrong usage."
        })
final class PackRemoveCommand implements Callable<Integer> {
    private static final int MOST_TYPED = 100;

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The pack's id, from `rediscover pack list`.")
    private String id;

    @Option(names = "--version", paramLabel = "VERSION", description = "This version alone; without it all of them.")
    private String version = "";

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    PackRemoveCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        PackStore store = PackShelf.store(streams);
        store.require(id, version);
        if (!yes && !streams.isTerminal()) {
            throw new ParameterException(spec.commandLine(), "nobody can be asked here; say --yes to remove it");
        }
        String name = version.isEmpty() ? id : id + " " + version;
        if (!yes && !agreed("Remove " + name + "? What you have done of it is kept. [y/N] ")) {
            streams.print("Nothing was removed.\n");
            return 1;
        }
        try {
            streams.print(text(store.remove(id, version)));
            return 0;
        } catch (PackRefused e) {
            return PackShelf.refuse(streams, e);
        }
    }

    private boolean agreed(String question) throws IOException {
        streams.print(question);
        streams.flush();
        StringBuilder typed = new StringBuilder();
        for (int c = streams.in().read();
                c >= 0 && c != '\n' && typed.length() < MOST_TYPED;
                c = streams.in().read()) {
            typed.append((char) c);
        }
        String answer = typed.toString().strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    private static String text(PackStore.Removed removed) {
        return removed.id() + " " + String.join(", ", removed.versions())
                + (removed.versions().size() == 1 ? " is" : " are") + " removed"
                + (removed.now() == null ? "" : "; " + removed.now() + " is in use now")
                + ". What you have done of it is kept.\n";
    }
}
