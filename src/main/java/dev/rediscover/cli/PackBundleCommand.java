package dev.rediscover.cli;

import dev.rediscover.author.PackBundle;
import dev.rediscover.author.PackPlaces;
import dev.rediscover.author.PackRefused;
import dev.rediscover.author.Watcher;
import dev.rediscover.shell.Engines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs a pack into one file to hand out. */
@Command(
        name = "bundle",
        description = "Pack a pack into one zip file to hand out; refused if lint or test finds anything.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover pack bundle mypack",
            "  rediscover pack bundle mypack -o /tmp/mypack.zip",
            "",
            "The same pack gives the same bytes, whenever and wherever it is bundled. MANIFEST.tsv in it has the",
            "SHA-256 of every file. Hidden files and earlier bundles are left out.",
            "Exit codes: 0 bundled, 1 something was found, 2 wrong usage."
        })
final class PackBundleCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(arity = "0..1", paramLabel = "PACK", description = "The pack's folder; else the one you are in.")
    private String pack = ".";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.zip",
            description = "Where to; without it ID-VERSION.zip here.")
    private Path output;

    @Option(names = "--progress", description = "Say how far it has come off a terminal as well, a line each.")
    private boolean progress;

    PackBundleCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        ProgressBar bar = new ProgressBar(streams);
        Watcher lines = (done, of, what) -> streams.complain(done + "/" + of + " " + what + "\n");
        PackBundle bundler = new PackBundle(PackShelf.catalog(), Engines::forLesson);
        try {
            Watcher watcher = progress && !streams.outIsTerminal() ? lines : bar::at;
            PackBundle.Bundle bundle = bundler.of(PackPlaces.one(pack, PackShelf.of(streams)), watcher);
            bar.clear();
            Path file = output == null ? Path.of(bundle.name()) : output;
            bundle.write(file);
            streams.print(file + ": " + bundle.id() + " " + bundle.version() + ", "
                    + bundle.files() + (bundle.files() == 1 ? " file, " : " files, ")
                    + (bundle.zip().length + 1023) / 1024 + " KiB\nsha256 " + bundle.digest() + "\n");
            return 0;
        } catch (PackRefused e) {
            bar.clear();
            return PackShelf.refuse(streams, e);
        }
    }
}
