package dev.rediscover.cli;

import dev.rediscover.author.PackDiff;
import dev.rediscover.author.PackFetch;
import dev.rediscover.author.PackFiles;
import dev.rediscover.author.PackRefused;
import dev.rediscover.author.PackStore;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a pack that somebody else wrote among the user's own. */
@Command(
        name = "install",
        description = "Install a pack from a zip file, a folder or a git repository.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover pack install queues-1.0.0.zip",
            "  rediscover pack install https://example.org/queues.git --version 1.0.0",
            "  rediscover pack install queues --version 1.0.0     use a version that is installed",
            "",
            "A pack is data: nothing in it is run but Redis commands, on an engine of its own. What you have done",
            "is kept when a newer version comes; steps that ask for something else are asked again.",
            "Exit codes: 0 installed, 1 refused, 2 wrong usage."
        })
final class PackInstallCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "FILE.zip|FOLDER|GIT-URL|ID", description = "Where the pack is; https, ssh or a path.")
    private String from;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "The version wanted: of a git repository the tag, of an installed pack the one to use.")
    private String version = "";

    @Option(names = "--folder", paramLabel = "FOLDER", description = "The pack's folder where there are several.")
    private String folder = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    PackInstallCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        ProgressBar bar = new ProgressBar(streams);
        PackStore store = PackShelf.store(streams);
        try {
            PackFiles files = PackFetch.of(from, new PackFetch.Wanted(version, folder), bar::at);
            bar.clear();
            PackStore.Installed done =
                    files == null ? store.use(from, version) : store.install(files, PackFetch.origin(from), version);
            streams.print(text(done));
            return 0;
        } catch (PackRefused e) {
            bar.clear();
            return PackShelf.refuse(streams, e);
        }
    }

    private static String text(PackStore.Installed done) {
        String name = done.id() + " " + done.version();
        if (done.again() && done.before() == null) {
            return name + " is installed already\n";
        }
        StringBuilder out = new StringBuilder(name);
        out.append(done.again() ? " is in use again" : " is installed: " + done.title());
        if (done.before() != null) {
            out.append(", in place of ").append(done.before());
        }
        PackDiff changes = done.changes();
        if (changes != null) {
            out.append("\nAgainst ").append(done.before()).append(": ").append(changes.sentence());
            out.append("\nWhat you have done is kept.");
        }
        return out.append("\nTake it: rediscover learn ")
                .append(done.first())
                .append('\n')
                .toString();
    }
}
